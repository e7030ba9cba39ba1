// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_list_model.h"

#include "app/profiles/profile_store.h"
#include "app/workspace/workspace.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/connections/connector.h"

#include <algorithm>
#include <chrono>

namespace topicscope::ui {

using client::ConnectionState;
using profiles::Profile;

ConnectionListModel::ConnectionListModel(profiles::ProfileStore& profiles, workspace::Workspace& workspace,
                                         Connector& connector, QObject* parent)
    : QAbstractListModel(parent), m_profiles(profiles), m_workspace(workspace), m_connector(connector)
{
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &ConnectionListModel::tick);
    connect(&m_profiles, &profiles::ProfileStore::changed, this, &ConnectionListModel::update);
    connect(&m_workspace, &workspace::Workspace::added, this, &ConnectionListModel::opened);
    connect(&m_workspace, &workspace::Workspace::removed, this, &ConnectionListModel::update);
    connect(&m_connector, &Connector::fetchingChanged, this, &ConnectionListModel::changed);
    const auto connections = m_workspace.connections();
    for (workspace::OpenConnection* connection : connections)
        opened(connection);
    update();
}

QList<ConnectionListModel::Row> ConnectionListModel::wantedRows() const
{
    QList<Row> rows;
    const auto connections = m_workspace.connections();
    for (const workspace::OpenConnection* connection : connections) {
        if (!m_profiles.find(connection->id()))
            rows << Row{connection->profile(), false, 0, 0};
    }
    for (const Profile& profile : m_profiles.profiles())
        rows << Row{profile, true, 0, 0};
    return rows;
}

void ConnectionListModel::update()
{
    const auto idOf = [](const Row& row) { return row.profile.id; };
    const QList<Row> wanted = wantedRows();
    const auto rowIn = [&idOf](const QList<Row>& rows, const QString& id) {
        const auto found = std::ranges::find(rows, id, idOf);
        return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
    };
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (rowIn(wanted, m_rows.at(row).profile.id) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const int now = rowIn(m_rows, wanted.at(row).profile.id);
        if (now < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, wanted.at(row));
            endInsertRows();
        } else if (now != row) {
            beginMoveRows({}, now, now, {}, row);
            m_rows.move(now, row);
            endMoveRows();
        }
        m_rows[row].profile = wanted.at(row).profile;
        m_rows[row].saved = wanted.at(row).saved;
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
    if (m_workspace.connections().isEmpty()) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_sinceTick.start();
        m_timer.start();
    }
}

void ConnectionListModel::opened(workspace::OpenConnection* connection)
{
    connect(&connection->connection(), &client::Connection::statusChanged, this,
            [this, id = connection->id()] { changed(id); });
    connect(connection, &workspace::OpenConnection::profileChanged, this, &ConnectionListModel::update);
    update();
}

QModelIndex ConnectionListModel::indexOf(const QString& id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).profile.id == id)
            return index(row);
    }
    return {};
}

void ConnectionListModel::changed(const QString& id)
{
    if (const QModelIndex row = indexOf(id); row.isValid())
        emit dataChanged(row, row);
}

void ConnectionListModel::tick()
{
    const double seconds = static_cast<double>(m_sinceTick.restart()) / 1000.0;
    for (int row = 0; row < m_rows.size(); ++row) {
        Row& entry = m_rows[row];
        const workspace::OpenConnection* connection = m_workspace.find(entry.profile.id);
        if (!connection)
            continue;
        const quint64 now = connection->connection().counters().messagesReceived.load(std::memory_order_relaxed);
        const double rate = seconds > 0 ? static_cast<double>(now - entry.messages) / seconds : 0;
        entry.messages = now;
        const bool countsDown = connection->connection().state() == ConnectionState::WaitingToRetry;
        if (std::exchange(entry.rate, rate) != rate || countsDown)
            emit dataChanged(index(row), index(row));
    }
}

int ConnectionListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

client::ConnectionStatus ConnectionListModel::statusOf(const Row& row) const
{
    const auto* connection = m_workspace.find(row.profile.id);
    return connection ? connection->connection().status() : client::ConnectionStatus();
}

QString ConnectionListModel::details(const Row& row) const
{
    const QString scheme = profiles::schemeName(row.profile.transport);
    if (m_connector.isFetching(row.profile.id))
        return tr("waiting for the keychain…");
    const client::ConnectionStatus status = statusOf(row);
    switch (status.state) {
    case ConnectionState::Connecting:
        return tr("connecting…");
    case ConnectionState::Connected: {
        const auto info = m_workspace.find(row.profile.id)->connection().info();
        const QString version = !info                                    ? QString()
                                : info->version == mqtt::Version::V5_0   ? QStringLiteral("5.0")
                                : info->version == mqtt::Version::V3_1_1 ? QStringLiteral("3.1.1")
                                                                         : QStringLiteral("3.1");
        return version.isEmpty() ? scheme : QStringLiteral("%1 · %2").arg(scheme, version);
    }
    case ConnectionState::WaitingToRetry: {
        const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(status.retryAt);
        return tr("retry in %n s", nullptr, static_cast<int>(qMax<qint64>(0, (left + 999) / 1000)));
    }
    case ConnectionState::Failed:
        return tr("failed");
    case ConnectionState::Closing:
        return tr("disconnecting…");
    case ConnectionState::Disconnected:
        break;
    }
    return m_workspace.find(row.profile.id) ? tr("disconnected") : scheme;
}

QString ConnectionListModel::toolTip(const Row& row) const
{
    QStringList lines{row.profile.displayUrl()};
    if (const QString text = statusOf(row).text; !text.isEmpty())
        lines << text;
    if (const QString advice = statusOf(row).error.advice; !advice.isEmpty())
        lines << advice;
    if (!row.profile.group.isEmpty())
        lines << tr("Group: %1").arg(row.profile.group);
    if (!row.saved)
        lines << tr("Not saved.");
    return plainToolTip(lines.join(u'\n'));
}

QVariant ConnectionListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    const bool isConnected = statusOf(row).state == ConnectionState::Connected;
    switch (role) {
    case Qt::DisplayRole:
        return row.profile.displayName();
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::AccessibleTextRole: {
        QStringList parts{row.profile.displayName(), details(row)};
        if (isConnected)
            parts << tr("connected") << tr("%1 messages per second").arg(formatRate(row.rate));
        return parts.join(QStringLiteral(", "));
    }
    case IdRole:
        return row.profile.id;
    case StateRole:
        return static_cast<int>(statusOf(row).state);
    case DetailsRole:
        return details(row);
    case RateRole:
        return isConnected ? tr("%1 /s").arg(formatRate(row.rate)) : QString();
    case ProductionRole:
        return row.profile.production;
    case ColourRole:
        return row.profile.colour;
    case SavedRole:
        return row.saved;
    case OpenRole:
        return m_workspace.find(row.profile.id) != nullptr;
    default:
        return {};
    }
}

} // namespace topicscope::ui
