// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_list_model.h"

#include "app/profiles/profile_store.h"
#include "app/workspace/workspace.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/connections/connector.h"
#include "ui/connections/profile_tag.h"

#include <algorithm>
#include <chrono>

namespace topicscope::ui {

using client::ConnectionState;
using profiles::Profile;

ConnectionListModel::ConnectionListModel(profiles::ProfileStore& profiles, workspace::Workspace& workspace,
                                         Connector& connector, QObject* parent)
    : QAbstractListModel(parent), m_profiles(profiles), m_workspace(workspace), m_connector(connector)
{
    m_timer.setInterval(std::chrono::milliseconds(200)); // as the notice, so that both show the same second
    connect(&m_timer, &QTimer::timeout, this, &ConnectionListModel::countDown);
    connect(&m_profiles, &profiles::ProfileStore::changed, this, &ConnectionListModel::update);
    connect(&m_workspace, &workspace::Workspace::added, this, &ConnectionListModel::opened);
    connect(&m_workspace, &workspace::Workspace::removed, this, &ConnectionListModel::update);
    connect(&m_connector, &Connector::fetchingChanged, this, &ConnectionListModel::changed);
    const auto connections = m_workspace.connections();
    for (workspace::OpenConnection* connection : connections)
        opened(connection);
    update();
}

bool ConnectionListModel::Row::isSameAs(const Row& other) const
{
    return profile.id == other.profile.id && (!isHeading() || profile.group == other.profile.group);
}

QList<ConnectionListModel::Row> ConnectionListModel::wantedRows() const
{
    QList<Row> rows;
    const auto connections = m_workspace.connections();
    for (const workspace::OpenConnection* connection : connections) {
        if (!m_profiles.find(connection->id()))
            rows << Row{connection->profile(), false};
    }
    const auto addGroup = [this, &rows](const QString& group) {
        for (const Profile& profile : m_profiles.profiles()) {
            if (profile.group == group)
                rows << Row{profile, true};
        }
    };
    addGroup({});
    for (const QString& group : m_profiles.groups()) {
        Row heading;
        heading.profile.group = group;
        rows << heading;
        addGroup(group);
    }
    return rows;
}

void ConnectionListModel::update()
{
    const QList<Row> wanted = wantedRows();
    const auto rowIn = [](const QList<Row>& rows, const Row& row) {
        const auto found = std::ranges::find_if(rows, [&row](const Row& each) { return each.isSameAs(row); });
        return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
    };
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (rowIn(wanted, m_rows.at(row)) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const int now = rowIn(m_rows, wanted.at(row));
        if (now < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, wanted.at(row));
            endInsertRows();
        } else if (now != row) {
            beginMoveRows({}, now, now, {}, row);
            m_rows.move(now, row);
            endMoveRows();
        }
        m_rows[row] = wanted.at(row);
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
}

void ConnectionListModel::opened(workspace::OpenConnection* connection)
{
    connect(&connection->connection(), &client::Connection::statusChanged, this,
            [this, id = connection->id(), link = &connection->connection()] {
                changed(id);
                if (link->state() == ConnectionState::WaitingToRetry && !m_timer.isActive())
                    m_timer.start();
            });
    connect(connection, &workspace::OpenConnection::rateRead, this, [this, id = connection->id()] { changed(id); });
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

void ConnectionListModel::countDown()
{
    bool any = false;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (statusOf(m_rows.at(row)).state != ConnectionState::WaitingToRetry)
            continue;
        any = true;
        emit dataChanged(index(row), index(row));
    }
    if (!any)
        m_timer.stop();
}

double ConnectionListModel::rateOf(const Row& row) const
{
    const auto* connection = m_workspace.find(row.profile.id);
    return connection ? connection->messagesPerSecond() : 0;
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
    if (m_connector.wanted(row.profile.id).kinds)
        return tr("waits for your input");
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
    case ConnectionState::WaitingToRetry:
        return tr("retry in %n s", nullptr, static_cast<int>(secondsUntil(status.retryAt)));
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

Qt::ItemFlags ConnectionListModel::flags(const QModelIndex& index) const
{
    const bool isHeading = index.isValid() && m_rows.at(index.row()).isHeading();
    return isHeading ? Qt::ItemFlags(Qt::ItemNeverHasChildren) : QAbstractListModel::flags(index);
}

QVariant ConnectionListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    if (row.isHeading())
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(row.profile.group)
               : role == HeadingRole                                     ? QVariant(true)
                                                                         : QVariant();
    const bool isConnected = statusOf(row).state == ConnectionState::Connected;
    switch (role) {
    case Qt::DisplayRole:
        return row.profile.displayName();
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::AccessibleTextRole: {
        QStringList parts{row.profile.displayName(), details(row)};
        if (isConnected)
            parts << tr("connected") << tr("%1 messages per second").arg(formatRate(rateOf(row)));
        if (const QString tag = tagOf(row.profile).text; !tag.isEmpty())
            parts << tag;
        return parts.join(QStringLiteral(", "));
    }
    case IdRole:
        return row.profile.id;
    case StateRole:
        return static_cast<int>(statusOf(row).state);
    case DetailsRole:
        return details(row);
    case RateRole:
        return isConnected ? tr("%1 /s").arg(formatRate(rateOf(row))) : QString();
    case TagRole:
        return tagOf(row.profile).text;
    case ProductionRole:
        return row.profile.production;
    case ColourRole:
        return row.profile.colour;
    case SavedRole:
        return row.saved;
    case HeadingRole:
        return false;
    case OpenRole:
        return m_workspace.find(row.profile.id) != nullptr;
    default:
        return {};
    }
}

} // namespace topicscope::ui
