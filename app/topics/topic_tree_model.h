// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/topics/store_reader.h"
#include "app/topics/topic_filter.h"
#include "app/topics/topic_walk.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace topicscope::topics {

class TopicTreePrivate;

/// The live topic tree. GUI thread (that of the StoreReader) only.
///
/// It reads names straight from the store's skeleton and the values of visible rows from the frame exchange, so its
/// work per frame depends on what can be seen, never on the traffic. It is never reset. Rows appear when a parent is
/// opened (fetchMore, which views call by themselves), a page at a time; call setOpen(false) for collapsed parents so
/// that they stop growing. Values of a row are there from the frame after it was first asked for on; until then its
/// cells are empty.
///
/// Qt Core only: no colours, no icons, no text made of payload bytes. The view's delegate does those.
class TopicTreeModel : public QAbstractItemModel, public FrameParticipant
{
    Q_OBJECT
public:
    enum Column { Topic, Value, Messages, Rate, Age, Size, QoS, Retained, ColumnCount };
    /// Every role works on every column of the row.
    enum Role {
        NodeIdRole = Qt::UserRole, ///< quint32 NodeId
        TopicRole,                 ///< QByteArray: the full topic (of a branch: its levels joined)
        NameRole,                  ///< QByteArray: the last level
        PayloadPrefixRole,         ///< QByteArray: up to PayloadPrefixBytes of the newest payload
        PayloadSizeRole,           ///< qulonglong: its whole size in bytes
        SequenceRole,              ///< qulonglong: sequence number of the newest message, 0 = none
        ArrivalRole,               ///< qlonglong: microseconds since the epoch; on a branch, newest of the subtree
        MessagesRole,     ///< qulonglong: on a topic without children its messages; on a branch those of the subtree
        OwnMessagesRole,  ///< qulonglong: on exactly this topic
        TopicsRole,       ///< uint: topics in the subtree
        RateRole,         ///< double: messages per second, of the subtree
        MeanIntervalRole, ///< double: seconds; 0 = unknown
        IntervalDeviationRole, ///< double: seconds
        QoSRole,               ///< int: QoS of the newest message, -1 on a mere branch
        RetainFlagRole,        ///< bool: RETAIN flag of the newest message
        RetainedExistsRole,    ///< bool: a retained message exists (seen, and not deleted since)
        DuplicateRole,         ///< bool: DUP flag of the newest message
        ProvenanceRole,        ///< int: mqtt::Provenance of the newest message
        IsTopicRole,           ///< bool: messages were received on exactly this topic
        HasChildrenRole,       ///< bool
        ChangedRole, ///< double: 1 just changed … 0 not within GlowMilliseconds, or paused; no signal while it fades
        StaleRole,   ///< bool: see isStale()
        PinnedRole,  ///< bool
        SystemRole,  ///< bool: $SYS and other '$' topics
        MatchRole,   ///< bool: matches the filter itself (an ancestor of a match does not)
        LoadedRole   ///< bool: the values are there
    };
    static constexpr int GlowMilliseconds = 1200;
    /// Most rows a parent that shows fewer gains in one frame; one that shows more may double. A parent that shows none
    /// yet gains all at once: the views lay out once.
    static constexpr int PageSize = 50'000;

    /// `reader` must outlive the model.
    explicit TopicTreeModel(StoreReader* reader, QObject* parent = nullptr);
    ~TopicTreeModel() override;

    // --- QAbstractItemModel: DisplayRole gives raw values (QByteArray name, numbers); words are the view's ----------
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Sorts at once by this column; `column` -1 gives the order of first appearance. Rows do not move afterwards when
    /// their values change, until resort(). New rows are put where they belong. $SYS stays last, pinned topics stay
    /// first.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// Sorts again by the values of now: on demand, or when the pointer has been idle. Does nothing for Topic order.
    void resort();
    int sortColumn() const;
    Qt::SortOrder sortOrder() const;

    // --- nodes and indexes ----------------------------------------------------------------------------
    NodeId node(const QModelIndex& index) const; ///< RootNode for an invalid index
    /// Index of a node that is already in the model; invalid when a parent was not opened or the filter hides it.
    QModelIndex indexOf(NodeId node, int column = Topic) const;
    /// The same, after opening its ancestors as needed. Invalid only when the filter hides it or when it lies beyond
    /// the page of a parent that is still being filled.
    QModelIndex reveal(NodeId node);
    /// Rows of something above the node (or its own) are still being found, sorted or brought, page by page.
    bool isArriving(NodeId node) const;
    /// The node with exactly this topic, or NoNode.
    NodeId find(const QByteArray& topic) const;
    QByteArray topic(NodeId node) const;
    const TopicSkeleton& skeleton() const;
    StoreReader* reader() const;

    /// Snapshot the row shows, or nullptr while it is not there. Valid until the next frame.
    const NodeSnapshot* snapshot(NodeId node) const;

    // --- what is on the screen ------------------------------------------------------------------------
    /// Nodes on the screen, with about a page on either side. Tell it whenever the view scrolled, was resized, or rows
    /// moved. Rows whose data() was asked for are fetched once even without it, but only these are kept live.
    void setVisibleNodes(std::vector<NodeId> nodes);
    /// Tell it which parents are expanded (connect to QTreeView::expanded and collapsed). Opened by fetchMore() too.
    void setOpen(const QModelIndex& parent, bool open);

    // --- filter -----------------------------------------------------------------------------------------
    /// Applies a filter, off this thread; results arrive with the frames. Returns the error of a bad expression, and
    /// then keeps the last good filter.
    base::Result<void> setFilter(const QString& text, const TopicFilter::Restrictions& restrictions = {});
    const TopicFilter& filter() const;
    bool isFiltering() const;
    /// Topics that match so far, and whether the first pass over all topics is still under way.
    std::uint64_t matchCount() const;
    bool isSearching() const;
    /// Topics on which the regular expression would take too long: they are left out.
    std::uint64_t givenUpCount() const;

    // --- pins, pause --------------------------------------------------------------------------------------
    void setPinned(NodeId node, bool pinned);
    bool isPinned(NodeId node) const;
    std::vector<NodeId> pinnedNodes() const;
    void setPaused(bool paused) { reader()->setPaused(paused); }
    bool isPaused() const { return reader()->isPaused(); }

    /// The topics of these nodes, for bulk actions. `matches`: only those that the filter has found.
    TopicWalk walk(std::vector<NodeId> nodes, TopicWalk::From from, bool matches) const;

    /// See StoreReader::frame() and flush().
    void frame() { reader()->frame(); }
    void flush(const std::function<void()>& serve) { reader()->flush(serve); }

    void addTo(FrameRequest& request) override;
    bool apply(const FrameReply& reply) override;

signals:
    /// Match count, topics given up or state of the search changed. At most once a frame.
    void filterProgress();

private:
    friend class TopicTreePrivate;
    std::unique_ptr<TopicTreePrivate> d;
};

} // namespace topicscope::topics
