// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offline_queue/queue_model.h"

#include "app/payload/preview.h"
#include "app/payload/visible_text.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <algorithm>
#include <numeric>

namespace topicscope::ui {

using Outcome = client::PublishResult::Outcome;

namespace {

constexpr int readingMs = 50;

bool isNumber(int column)
{
    return column == QueueModel::QoS || column == QueueModel::Size;
}

} // namespace

QueueModel::QueueModel(QObject* parent) : QAbstractTableModel(parent)
{
    m_reading.setSingleShot(true);
    m_reading.setInterval(readingMs);
    connect(&m_reading, &QTimer::timeout, this, &QueueModel::read);
}

void QueueModel::setConnection(client::Connection* connection)
{
    if (m_connection)
        disconnect(m_connection, nullptr, this, nullptr);
    m_reading.stop();
    beginResetModel();
    m_connection = connection;
    m_waiting.clear();
    m_finished.clear();
    m_takenOut.clear();
    endResetModel();
    if (connection) {
        connect(connection, &client::Connection::offlineQueueChanged, &m_reading, qOverload<>(&QTimer::start));
        connect(connection, &client::Connection::published, this, &QueueModel::published);
        if (connection->counters().offlineQueued.load(std::memory_order_relaxed) > 0)
            read();
    }
    emit changed();
}

/// The order is the queue's; selection stays with the publishes, for the view keeps persistent indexes.
void QueueModel::read()
{
    if (!m_connection)
        return;
    std::vector<client::QueuedPublish> now = m_connection->offlineQueue();
    const auto sameIds = [](const auto& a, const auto& b) {
        return std::ranges::equal(a, b, {}, &client::QueuedPublish::id, &client::QueuedPublish::id);
    };
    if (sameIds(now, m_waiting))
        return;
    const bool grown = now.size() > m_waiting.size() &&
                       sameIds(std::vector(now.begin(), now.begin() + qsizetype(m_waiting.size())), m_waiting);
    if (grown) {
        beginInsertRows({}, waiting(), int(now.size()) - 1);
        m_waiting = std::move(now);
        endInsertRows();
    } else {
        emit layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex& index : before) {
            int row = index.row() - waiting() + int(now.size());
            if (index.row() < waiting()) {
                const auto found =
                    std::ranges::find(now, m_waiting[std::size_t(index.row())].id, &client::QueuedPublish::id);
                row = found == now.end() ? -1 : int(found - now.begin());
            }
            after << (row < 0 ? QModelIndex() : createIndex(row, index.column()));
        }
        m_waiting = std::move(now);
        changePersistentIndexList(before, after);
        emit layoutChanged();
    }
    emit changed();
}

void QueueModel::published(const QList<client::PublishResult>& results)
{
    bool any = false;
    for (const client::PublishResult& result : results) {
        const auto found = std::ranges::find(m_waiting, result.id, &client::QueuedPublish::id);
        if (found == m_waiting.end())
            continue;
        if (!any)
            beginResetModel(); // rarely: once, when the queue goes out
        any = true;
        if (std::erase(m_takenOut, result.id) == 0)
            m_finished.push_front({std::move(*found), result});
        m_waiting.erase(found);
        if (m_finished.size() > MaximumFinished)
            m_finished.pop_back();
    }
    if (!any)
        return;
    endResetModel();
    emit changed();
}

void QueueModel::takeOut(const std::vector<int>& rows)
{
    std::vector<quint64> ids;
    std::ranges::transform(rows, std::back_inserter(ids), [this](int row) { return publish(row).id; });
    m_takenOut.insert(m_takenOut.end(), ids.begin(), ids.end());
    if (m_connection)
        m_connection->removeQueued(ids);
}

void QueueModel::clearFinished()
{
    beginResetModel();
    m_finished.clear();
    endResetModel();
    emit changed();
}

qint64 QueueModel::waitingBytes() const
{
    return std::accumulate(m_waiting.begin(), m_waiting.end(), qint64(0), [](qint64 sum, const auto& each) {
        return sum + qint64(each.request.topic.size() + each.request.payload.size());
    });
}

int QueueModel::unsent() const
{
    return int(std::ranges::count_if(m_finished, [](const Finished& each) {
        return each.result.outcome == Outcome::Refused || each.result.outcome == Outcome::NotSent ||
               each.result.outcome == Outcome::Unknown;
    }));
}

const client::QueuedPublish& QueueModel::at(int row) const
{
    return row < waiting() ? m_waiting[std::size_t(row)] : m_finished[std::size_t(row - waiting())].publish;
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_waiting.size() + m_finished.size());
}

int QueueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString QueueModel::stateText(int row) const
{
    if (row < waiting())
        return tr("waits");
    const client::PublishResult& result = m_finished[std::size_t(row - waiting())].result;
    switch (result.outcome) {
    case Outcome::Sent:
        return tr("sent");
    case Outcome::Acknowledged:
        return result.reason.isEmpty() ? tr("acknowledged") : tr("acknowledged: %1").arg(result.reason);
    case Outcome::Refused:
        return tr("refused by the broker: %1").arg(result.reason);
    case Outcome::NotSent:
        return tr("not sent: %1").arg(result.reason);
    case Outcome::Unknown:
        break;
    }
    return result.reason;
}

ChipKind QueueModel::kind(int row) const
{
    if (row < waiting())
        return ChipKind::Neutral;
    switch (m_finished[std::size_t(row - waiting())].result.outcome) {
    case Outcome::Sent:
    case Outcome::Acknowledged:
        return ChipKind::Good;
    case Outcome::Unknown:
        return ChipKind::Warning;
    default:
        return ChipKind::Bad;
    }
}

QString QueueModel::text(int row, int column) const
{
    const client::QueuedPublish& publish = at(row);
    const mqtt::PublishRequest& request = publish.request;
    switch (column) {
    case Queued:
        return formatTime(publish.queuedAt.toMSecsSinceEpoch() * 1000);
    case Topic:
        return payload::visibleText(payload::BytesView(request.topic).substr(0, 1000));
    case QoS:
        return QString::number(int(request.qos));
    case Retain:
        return request.retain ? tr("retain") : QString();
    case Size:
        return formatBytes(std::int64_t(request.payload.size()));
    case Value:
        return payload::previewLine(payload::BytesView(request.payload).substr(0, 2000),
                                    qsizetype(request.payload.size()), 160);
    case State:
        return stateText(row);
    default:
        return {};
    }
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return plainToolTip(text(index.row(), index.column()));
    case Qt::TextAlignmentRole:
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        return index.column() == Topic || index.column() == Value ? QVariant(fixedFont()) : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == State && kind(index.row()) == ChipKind::Bad)
            return tokens().bad;
        if (index.column() == State && kind(index.row()) == ChipKind::Warning)
            return tokens().warning;
        return index.row() < waiting() && index.column() != State ? QVariant() : QVariant(tokens().dim);
    case WaitingRole:
        return index.row() < waiting();
    case KindRole:
        return int(kind(index.row()));
    default:
        return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Queued:
        return tr("Published");
    case Topic:
        return tr("Topic");
    case QoS:
        return tr("QoS");
    case Retain:
        return tr("Retain");
    case Size:
        return tr("Size");
    case Value:
        return tr("Value");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace topicscope::ui
