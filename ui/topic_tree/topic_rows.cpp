// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_rows.h"

#include "app/payload/preview.h"
#include "app/payload/visible_text.h"
#include "app/topics/store_reader.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"

#include <algorithm>

namespace topicscope::ui {
namespace {

constexpr std::int64_t microsecondsPerSecond = 1'000'000;
/// No topic counts as stale earlier.
constexpr std::int64_t shortestPatience = 10 * microsecondsPerSecond;
/// Steps through a branch that a row may take each time it is painted.
constexpr std::size_t lookedAtBelow = 200;
constexpr int previewCharacters = 200;
constexpr int toolTipCharacters = 600;

std::int64_t arrivalOf(const topics::NodeSnapshot& snapshot)
{
    return snapshot.isTopic ? snapshot.latest.arrival : snapshot.subtreeArrival;
}

QString preview(const topics::NodeSnapshot& snapshot, int characters)
{
    return payload::previewLine(snapshot.latest.payloadPrefix, static_cast<qsizetype>(snapshot.latest.payloadSize),
                                characters);
}

} // namespace

TopicRows::TopicRows(topics::StoreReader* reader, QObject* parent) : TopicTreeModel(reader, parent)
{
    connect(reader, &topics::StoreReader::pausedChanged, this,
            [this](bool paused) { m_frozenNow = paused ? topics::currentMicroseconds() : 0; });
    if (reader->isPaused())
        m_frozenNow = topics::currentMicroseconds();
}

QString TopicRows::columnName(int column)
{
    switch (column) {
    case Topic:
        return tr("Topic");
    case Value:
        return tr("Value");
    case Messages:
        return tr("Messages");
    case Rate:
        return tr("Messages per second");
    case Age:
        return tr("Time since the last message");
    case Size:
        return tr("Size of the payload");
    case QoS:
        return tr("QoS");
    case Retained:
        return tr("Retained message exists");
    default:
        return {};
    }
}

bool TopicRows::isLiveColumn(int column)
{
    return column > Topic && column < ColumnCount;
}

bool TopicRows::isNumberColumn(int column)
{
    return column == Messages || column == Rate || column == Age || column == Size;
}

std::int64_t TopicRows::now() const
{
    return m_frozenNow ? m_frozenNow : topics::currentMicroseconds();
}

void TopicRows::setStaleAfter(int seconds)
{
    m_staleAfter = seconds;
}

bool TopicRows::isStale(const topics::NodeSnapshot& snapshot) const
{
    const std::int64_t arrival = arrivalOf(snapshot);
    if (arrival == 0)
        return false;
    if (m_staleAfter > 0)
        return now() - arrival > m_staleAfter * microsecondsPerSecond;
    return snapshot.isTopic ? topics::isStale(arrival, snapshot.meanInterval, now()) : isAllStaleBelow(snapshot);
}

bool TopicRows::isAllStaleBelow(const topics::NodeSnapshot& branch) const
{
    if (now() - branch.subtreeArrival < shortestPatience)
        return false;
    const auto few = walk({branch.node}, topics::TopicWalk::From::Branches, false).topicsWithin(lookedAtBelow);
    if (!few)
        return topics::isStale(branch.subtreeArrival, 0, now());
    const topics::TopicStore& store = reader()->store();
    return std::ranges::all_of(*few, [&](topics::NodeId topic) {
        const std::int64_t last = store.lastArrival(topic);
        // What came since the view was paused is not to be seen.
        return topics::isStale(last > now() ? branch.subtreeArrival : last, store.meanInterval(topic), now());
    });
}

QString TopicRows::ageText(const topics::NodeSnapshot& snapshot) const
{
    const std::int64_t arrival = arrivalOf(snapshot);
    if (arrival == 0)
        return {};
    const QString age = formatAge(now() - arrival);
    return isStale(snapshot) ? tr("silent %1").arg(age) : age;
}

std::int64_t TopicRows::ageValidFor(const topics::NodeSnapshot& snapshot) const
{
    return ageTextValidFor(now() - arrivalOf(snapshot));
}

QString TopicRows::cellText(topics::NodeId id, int column) const
{
    if (column == Topic) {
        const auto name = skeleton().name(id);
        return name.empty() ? tr("(empty level)") : payload::visibleText(name);
    }
    const topics::NodeSnapshot* row = snapshot(id);
    if (!row)
        return {};
    switch (column) {
    case Value:
        return row->isTopic ? preview(*row, previewCharacters)
                            : tr("%Ln topic(s)", nullptr, static_cast<int>(row->subtreeTopics));
    case Messages:
        return formatShortCount(static_cast<std::int64_t>(row->subtreeMessages));
    case Rate:
        return formatRate(static_cast<double>(row->subtreeRate));
    case Age:
        return ageText(*row);
    case Size:
        return row->isTopic ? formatBytes(static_cast<std::int64_t>(row->latest.payloadSize)) : QString();
    case QoS:
        return row->isTopic ? QString::number(static_cast<int>(row->latest.qos)) : QString();
    case Retained:
        return row->retainedExists ? tr("R", "retained, one letter") : QString();
    default:
        return {};
    }
}

QString TopicRows::toolTip(topics::NodeId id, int column) const
{
    const topics::NodeSnapshot* row = snapshot(id);
    const auto topicBytes = skeleton().topic(id);
    const QString whole = payload::visibleText(topicBytes.substr(0, toolTipCharacters)) +
                          (topicBytes.size() > toolTipCharacters ? QStringLiteral("…") : QString());
    if (!row)
        return whole;
    switch (column) {
    case Topic:
        return row->isTopic && row->subtreeTopics > 1
                   ? tr("%1\n%Ln topic(s) here and below", nullptr, static_cast<int>(row->subtreeTopics)).arg(whole)
                   : whole;
    case Value:
        return row->isTopic ? preview(*row, toolTipCharacters) : cellText(id, column);
    case Messages:
        return tr("%1 message(s)", nullptr, static_cast<int>(qMin<std::uint64_t>(row->subtreeMessages, INT_MAX)))
            .arg(formatCount(static_cast<std::int64_t>(row->subtreeMessages)));
    case Rate:
        return row->meanInterval > 0
                   ? tr("Messages arrive every %1, give or take %2")
                         .arg(formatDuration(static_cast<std::int64_t>(row->meanInterval * 1e6F)),
                              formatDuration(static_cast<std::int64_t>(row->intervalDeviation * 1e6F)))
                   : QString();
    case Age:
        return arrivalOf(*row) ? tr("Last message at %1").arg(formatDateTime(arrivalOf(*row))) : QString();
    case QoS:
        return row->isTopic ? tr("Delivered with QoS %1").arg(static_cast<int>(row->latest.qos)) : QString();
    case Retained:
        return row->retainedExists ? tr("The broker keeps a retained message on this topic") : QString();
    default:
        return cellText(id, column);
    }
}

QString TopicRows::accessibleText(topics::NodeId id, int column) const
{
    if (column == Retained) {
        const auto* row = snapshot(id);
        return row && row->retainedExists ? tr("Retained") : tr("Not retained");
    }
    const QString text = cellText(id, column);
    return column == QoS && !text.isEmpty() ? tr("QoS %1").arg(text) : text;
}

void TopicRows::setMarked(std::vector<topics::NodeId> nodes)
{
    m_marked = std::move(nodes);
}

bool TopicRows::isMarked(topics::NodeId node) const
{
    return std::ranges::find(m_marked, node) != m_marked.end();
}

QVariant TopicRows::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellText(index);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(node(index), index.column()));
    case Qt::AccessibleTextRole:
        return accessibleText(node(index), index.column());
    case Qt::TextAlignmentRole:
        return isNumberColumn(index.column()) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return TopicTreeModel::data(index, role);
    }
}

QVariant TopicRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        switch (section) {
        case Rate:
            return tr("Rate");
        case Age:
            return tr("Age");
        case Size:
            return tr("Size");
        case Retained:
            return tr("R", "retained, one letter");
        default:
            return columnName(section);
        }
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return columnName(section);
    case Qt::TextAlignmentRole:
        return QVariant((isNumberColumn(section) ? Qt::AlignRight
                         : section >= QoS        ? Qt::AlignHCenter
                                                 : Qt::AlignLeft) |
                        Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace topicscope::ui
