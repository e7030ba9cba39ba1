// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/topic_tree_model.h"

#include "app/topics/topic_columns.h"
#include "app/topics/topic_tree_private.h"

#include <QThread>

#include <algorithm>

namespace topicscope::topics {

static_assert(int(TopicTreeModel::Value) == ValueColumn && int(TopicTreeModel::Retained) == RetainedColumn);

namespace {
QByteArray toByteArray(mqtt::BytesView bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

mqtt::BytesView toView(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}
} // namespace

TopicTreeModel::TopicTreeModel(StoreReader* reader, QObject* parent)
    : QAbstractItemModel(parent), d(std::make_unique<TopicTreePrivate>(this, reader))
{
    Q_ASSERT(QThread::currentThread() == reader->thread());
    reader->add(this);
    connect(reader, &StoreReader::pausedChanged, this, [this](bool paused) { d->setPaused(paused); });
    d->setPaused(reader->isPaused());
    d->open(RootNode);
}

TopicTreeModel::~TopicTreeModel()
{
    d->reader->remove(this);
}

// --- structure ------------------------------------------------------------------------------------------

QModelIndex TopicTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const auto* branch = d->branch(node(parent));
    if (!branch || row < 0 || column < 0 || column >= ColumnCount || std::size_t(row) >= branch->rows.size() ||
        parent.column() > 0)
        return {};
    return createIndex(row, column, quintptr(branch->rows[std::size_t(row)]));
}

QModelIndex TopicTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const NodeId above = d->tree.parent(node(child));
    return above == RootNode ? QModelIndex() : createIndex(d->rowOf(above), 0, quintptr(above));
}

int TopicTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    const auto* branch = d->branch(node(parent));
    return branch ? int(branch->rows.size()) : 0;
}

int TopicTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool TopicTreeModel::hasChildren(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return false;
    // Without a filter most rows are settled by one bit: a view asks for each of a million when it lays out.
    if (!d->run && !d->tree.hasChildren(node(parent)))
        return false;
    const auto* branch = d->branch(node(parent));
    return branch && branch->open ? !branch->rows.empty() || branch->plan || branch->job : d->hasChildren(node(parent));
}

bool TopicTreeModel::canFetchMore(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return false;
    const auto* branch = d->branch(node(parent));
    return !(branch && branch->open) && d->hasChildren(node(parent));
}

void TopicTreeModel::fetchMore(const QModelIndex& parent)
{
    if (parent.column() <= 0)
        d->open(node(parent));
}

void TopicTreeModel::setOpen(const QModelIndex& parent, bool open)
{
    const NodeId id = node(parent);
    if (open)
        d->open(id);
    else if (auto* branch = d->branch(id); branch && id != RootNode)
        branch->open = false;
}

Qt::ItemFlags TopicTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // "Never" means "not now" here, as in hasChildren(): without children a row cannot have been expanded, and the
    // views need not search for it among the expanded ones.
    const Qt::ItemFlags usual = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    return d->tree.hasChildren(node(index)) ? usual : usual | Qt::ItemNeverHasChildren;
}

QVariant TopicTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= Messages && section <= Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Topic:
        return tr("Topic");
    case Value:
        return tr("Value");
    case Messages:
        return tr("Messages");
    case Rate:
        return tr("Rate");
    case Age:
        return tr("Age");
    case Size:
        return tr("Size");
    case QoS:
        return tr("QoS");
    case Retained:
        return tr("Retained");
    default:
        return {};
    }
}

// --- data -----------------------------------------------------------------------------------------------

QVariant TopicTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const NodeId id = node(index);
    switch (role) {
    case NodeIdRole:
        return id;
    case TopicRole:
        return topic(id);
    case NameRole:
        return toByteArray(d->tree.name(id));
    case IsTopicRole:
        return d->tree.isTopic(id);
    case HasChildrenRole:
        return d->tree.childCount(id) > 0;
    case PinnedRole:
        return isPinned(id);
    case SystemRole:
        return d->tree.isSystem(id);
    case MatchRole:
        return d->run && d->run->isMatch(id);
    case LoadedRole:
        return snapshot(id) != nullptr;
    default:
        break;
    }
    if (role == Qt::DisplayRole && index.column() == Topic) {
        const mqtt::BytesView name = d->tree.name(id);
        return QString::fromUtf8(name.data(), qsizetype(name.size()));
    }
    if (role == Qt::DisplayRole || (role >= PayloadPrefixRole && role <= StaleRole)) {
        const NodeSnapshot* values = snapshot(id);
        if (!values) {
            d->miss(id);
            return {};
        }
        return role == Qt::DisplayRole ? d->display(*values, index.column()) : d->value(*values, role);
    }
    if (role == Qt::TextAlignmentRole && index.column() >= Messages && index.column() <= Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant TopicTreePrivate::display(const NodeSnapshot& values, int column) const
{
    switch (column) {
    case TopicTreeModel::Value:
        return values.isTopic ? QVariant(toByteArray(values.latest.payloadPrefix)) : QVariant();
    case TopicTreeModel::Messages:
        return qulonglong(values.subtreeMessages);
    case TopicTreeModel::Rate:
        return double(values.subtreeRate);
    case TopicTreeModel::Age:
        return values.subtreeArrival == 0 ? QVariant() : QVariant(qlonglong(now() - values.subtreeArrival));
    case TopicTreeModel::Size:
        return values.isTopic ? QVariant(qulonglong(values.latest.payloadSize)) : QVariant();
    case TopicTreeModel::QoS:
        return values.isTopic ? QVariant(int(values.latest.qos)) : QVariant();
    case TopicTreeModel::Retained:
        return values.retainedExists;
    default:
        return {};
    }
}

QVariant TopicTreePrivate::value(const NodeSnapshot& values, int role) const
{
    switch (role) {
    case TopicTreeModel::PayloadPrefixRole:
        return toByteArray(values.latest.payloadPrefix);
    case TopicTreeModel::PayloadSizeRole:
        return qulonglong(values.latest.payloadSize);
    case TopicTreeModel::SequenceRole:
        return qulonglong(values.latest.sequence);
    case TopicTreeModel::ArrivalRole:
        return qlonglong(values.subtreeArrival);
    case TopicTreeModel::MessagesRole:
        return qulonglong(values.subtreeMessages);
    case TopicTreeModel::OwnMessagesRole:
        return qulonglong(values.messages);
    case TopicTreeModel::TopicsRole:
        return values.subtreeTopics;
    case TopicTreeModel::RateRole:
        return double(values.subtreeRate);
    case TopicTreeModel::MeanIntervalRole:
        return double(values.meanInterval);
    case TopicTreeModel::IntervalDeviationRole:
        return double(values.intervalDeviation);
    case TopicTreeModel::QoSRole:
        return values.isTopic ? int(values.latest.qos) : -1;
    case TopicTreeModel::RetainFlagRole:
        return values.latest.retain;
    case TopicTreeModel::RetainedExistsRole:
        return values.retainedExists;
    case TopicTreeModel::DuplicateRole:
        return values.latest.duplicate;
    case TopicTreeModel::ProvenanceRole:
        return int(values.latest.provenance);
    case TopicTreeModel::ChangedRole: {
        // A topic with others below it has its own news, and nothing is new in a view that stands still.
        const std::int64_t arrival = values.isTopic ? values.latest.arrival : values.subtreeArrival;
        if (reader->isPaused() || arrival == 0)
            return 0.0;
        const double age = double(now() - arrival) / 1000;
        return std::clamp(1 - age / TopicTreeModel::GlowMilliseconds, 0.0, 1.0);
    }
    case TopicTreeModel::StaleRole:
        return values.isTopic &&
               isStale(values.subtreeArrival, values.subtreeTopics == 1 ? values.meanInterval : 0, now());
    default:
        return {};
    }
}

// --- sorting --------------------------------------------------------------------------------------------

void TopicTreeModel::sort(int column, Qt::SortOrder order)
{
    column = column < 0 || column >= ColumnCount ? -1 : column;
    if (column == d->sortColumn && order == d->sortOrder)
        return;
    d->sortColumn = column;
    d->sortOrder = order;
    d->sortAll();
}

void TopicTreeModel::resort()
{
    if (d->sortColumn > Topic)
        d->sortAll();
}

int TopicTreeModel::sortColumn() const
{
    return d->sortColumn;
}

Qt::SortOrder TopicTreeModel::sortOrder() const
{
    return d->sortOrder;
}

// --- nodes ------------------------------------------------------------------------------------------------

NodeId TopicTreeModel::node(const QModelIndex& index) const
{
    return index.isValid() ? NodeId(index.internalId()) : RootNode;
}

QModelIndex TopicTreeModel::indexOf(NodeId node, int column) const
{
    return d->index(node, column);
}

QModelIndex TopicTreeModel::reveal(NodeId node)
{
    if (node == RootNode || node >= d->tree.nodeCount())
        return {};
    std::vector<NodeId> above;
    for (NodeId each = d->tree.parent(node); each != RootNode; each = d->tree.parent(each))
        above.push_back(each);
    std::for_each(above.rbegin(), above.rend(), [this](NodeId each) { d->open(each); });
    return indexOf(node);
}

bool TopicTreeModel::isArriving(NodeId node) const
{
    while (node != RootNode && node < d->tree.nodeCount()) {
        node = d->tree.parent(node);
        if (const auto* branch = d->branch(node); branch && (branch->job || branch->plan))
            return true;
    }
    return false;
}

NodeId TopicTreeModel::find(const QByteArray& topic) const
{
    return d->tree.find(toView(topic));
}

QByteArray TopicTreeModel::topic(NodeId node) const
{
    return toByteArray(d->tree.topic(node));
}

const TopicSkeleton& TopicTreeModel::skeleton() const
{
    return d->tree;
}

StoreReader* TopicTreeModel::reader() const
{
    return d->reader;
}

const NodeSnapshot* TopicTreeModel::snapshot(NodeId node) const
{
    const auto found = d->snapshots.find(node);
    return found == d->snapshots.end() ? nullptr : &found->second;
}

void TopicTreeModel::setVisibleNodes(std::vector<NodeId> nodes)
{
    if (nodes == d->visible)
        return;
    d->visible = std::move(nodes);
    d->reader->wake();
}

TopicWalk TopicTreeModel::walk(std::vector<NodeId> nodes, TopicWalk::From from, bool matches) const
{
    return {d->reader->storePointer(), matches ? d->counted() : nullptr, std::move(nodes), from};
}

// --- filter, pins -------------------------------------------------------------------------------------------

base::Result<void> TopicTreeModel::setFilter(const QString& text, const TopicFilter::Restrictions& restrictions)
{
    auto parsed = TopicFilter::parse(text, restrictions);
    if (!parsed)
        return tl::unexpected(parsed.error());
    d->setFilter(std::move(*parsed));
    return {};
}

const TopicFilter& TopicTreeModel::filter() const
{
    return d->filter;
}

bool TopicTreeModel::isFiltering() const
{
    return !d->filter.isEverything();
}

std::uint64_t TopicTreeModel::matchCount() const
{
    const auto& counted = d->counted();
    return counted ? counted->matchCount() : 0;
}

std::uint64_t TopicTreeModel::givenUpCount() const
{
    const auto& counted = d->nextRun && d->runIsFirst ? d->nextRun : d->run;
    return counted ? counted->givenUp() : 0;
}

bool TopicTreeModel::isSearching() const
{
    return !d->searchFinished;
}

void TopicTreeModel::setPinned(NodeId node, bool pinned)
{
    d->setPinned(node, pinned);
}

bool TopicTreeModel::isPinned(NodeId node) const
{
    return d->pinned.count(node) != 0;
}

std::vector<NodeId> TopicTreeModel::pinnedNodes() const
{
    return {d->pinned.begin(), d->pinned.end()};
}

// --- frames -------------------------------------------------------------------------------------------------

void TopicTreeModel::addTo(FrameRequest& request)
{
    d->addNodes(request);
    for (const auto& [parent, loaded] : d->branches)
        if (loaded.keysWanted && loaded.open)
            request.sortKeys.push_back({parent, d->sortColumn});
    d->addPayloadSearch(request);
}

bool TopicTreeModel::apply(const FrameReply& reply)
{
    bool active = false;
    d->takeSortKeys(reply);
    active |= d->updateFilter(reply);
    active |= d->updateRows();
    active |= d->updateValues(reply);
    return active;
}

} // namespace topicscope::topics
