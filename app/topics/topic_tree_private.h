// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/branch_target.h"
#include "app/topics/topic_tree_model.h"

#include <unordered_map>
#include <unordered_set>

namespace topicscope::topics {

/// The rows of the topic tree, and how they come and go.
///
/// Invariant: for every loaded parent, rows[r] = n exactly if rowOf[ordinal(n)] = r. Views have been told of all rows
/// of *attached* parents (those whose ancestors all have rows); below others rows change silently.
class TopicTreePrivate
{
public:
    static constexpr std::uint32_t NoTopicsEnd = 0xFFFFFFFFu;
    struct Branch
    {
        std::vector<NodeId> rows;
        std::vector<std::int32_t> rowOf;    ///< by ordinal; -1 = not shown
        std::shared_ptr<BranchTarget> plan; ///< where the rows are going, a page a frame; null = there
        std::size_t appended = 0;           ///< of the plan's new rows
        NodeId lastKnown = NoNode;          ///< children up to this one have been considered
        std::uint32_t known = 0;
        std::uint64_t filterVersion = 0; ///< matches that have been considered
        std::int64_t restsUntil = 0;     ///< when many rows may change again (monotonic, microseconds)
        bool open = false;
        bool resort = false;
        bool keysWanted = false;
        std::shared_ptr<const std::vector<double>> keys;
        std::shared_ptr<BranchTarget> job;
    };

    TopicTreePrivate(TopicTreeModel* model, StoreReader* reader);
    ~TopicTreePrivate();

    // rows
    Branch* branch(NodeId parent);
    const Branch* branch(NodeId parent) const;
    int rowOf(NodeId node) const;
    bool isAttached(NodeId node) const;
    QModelIndex index(NodeId node, int column = 0) const; ///< invalid when not attached; the root's is invalid too
    void open(NodeId parent);
    bool hasChildren(NodeId parent) const;
    void setPaused(bool paused);
    void forgetUnseen();

    // frames
    bool updateValues(const FrameReply& reply);
    bool updateRows();
    void takeSortKeys(const FrameReply& reply);
    bool updateFilter(const FrameReply& reply);
    void miss(NodeId node);
    void addPayloadSearch(FrameRequest& request) const;
    void addNodes(FrameRequest& request);
    std::uint32_t topicCount() const; ///< that may be shown
    /// The search that counts: of a new filter at once, also while the rows still follow the one before. Null = none.
    const std::shared_ptr<FilterRun>& counted() const { return nextRun && runIsFirst ? nextRun : run; }
    void unload(NodeId parent);

    QVariant display(const NodeSnapshot& values, int column) const;
    QVariant value(const NodeSnapshot& values, int role) const;

    // sorting
    void sortAll();
    void setPinned(NodeId node, bool pinned);

    // filter
    void setFilter(TopicFilter filter);

    std::int64_t now() const;

    TopicTreeModel* const model;
    StoreReader* const reader;
    const TopicSkeleton& tree;
    std::unordered_map<NodeId, Branch> branches;
    NodeId recentParent = NoNode; ///< asked for last; views ask for row after row of the same parent
    Branch* recentBranch = nullptr;
    std::unordered_map<NodeId, NodeSnapshot> snapshots;
    std::vector<NodeId> visible;
    std::vector<NodeId> misses;
    std::unordered_set<NodeId> missSet;
    std::int64_t pausedNow = 0;
    NodeId nodesEnd = NoNode;              ///< while paused: the nodes there were; those from here on are not shown
    std::uint32_t topicsEnd = NoTopicsEnd; ///< the same for topics, in the order of their appearance
    QTimer slowTimer;

    int sortColumn = TopicTreeModel::Topic;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    std::unordered_set<NodeId> pinned;
    std::shared_ptr<const std::unordered_set<NodeId>> pinnedFirst;
    std::uint32_t childrenLeft = 0;     ///< that may still be looked at on this thread in this frame
    mutable NodeId attached = RootNode; ///< known to be, until rows go: most who ask walk along rows or down a path
    int signalling = 0; ///< inside a signal about rows: whoever opens a parent then gets its rows with the next frame

    TopicFilter filter;
    std::shared_ptr<FilterRun> run;     ///< what the rows follow; null = no filter
    std::shared_ptr<FilterRun> nextRun; ///< a search that will replace it when it has something to show
    bool runIsFirst = false;            ///< nextRun belongs to a filter not shown yet
    std::int64_t nextRunSince = 0;
    std::int64_t lastPass = 0;
    std::shared_ptr<std::atomic<bool>> scanning; ///< a scan is under way until true
    bool searchFinished = true;
    std::uint32_t payloadFrom = 0;
    std::uint64_t payloadFromByte = 0;
    std::uint32_t payloadGeneration = 0;
    bool payloadSearching = false;
    std::uint64_t toldMatches = 0;
    std::uint64_t toldGivenUp = 0;
    bool toldFinished = true;

private:
    void prepare(NodeId parent, Branch& branch);
    bool apply(NodeId parent, Branch& branch, bool sorting);
    bool wantsUpdate(NodeId parent, const Branch& branch) const;
    bool hasNewChildren(NodeId parent, const Branch& branch) const;
    std::shared_ptr<BranchTarget> makeTarget(NodeId parent, const Branch& branch) const;
    void takeTarget(Branch& branch, std::shared_ptr<BranchTarget> target);
    void advance(NodeId parent, Branch& branch);
    void fill(NodeId parent, Branch& branch, BranchTarget& plan);
    static bool rests(const Branch& branch);
    bool insertInPlace(NodeId parent, Branch& branch, const BranchTarget& plan);
    void insertRows(NodeId parent, Branch& branch, std::size_t at, const NodeId* nodes, std::size_t count);
    void appendPage(NodeId parent, Branch& branch, const BranchTarget& plan, std::size_t count);
    void removeTail(NodeId parent, Branch& branch, std::size_t from);
    void reorder(NodeId parent, Branch& branch, BranchTarget& plan);
    void renumber(Branch& branch, std::size_t from);
    NodeOrder order(const Branch& branch) const;

    void useRun(std::shared_ptr<FilterRun> next);
    void unloadClosed();
    void startScan(const std::shared_ptr<FilterRun>& target);
    void startPass();
    void searchOn();
    void takePayloadMatches(const FrameReply& reply);
    void makeAncestorsAsYoung(NodeId node);
    void emitDataChanged(const std::vector<NodeId>& nodes);
};

} // namespace topicscope::topics
