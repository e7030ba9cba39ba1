// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <QElapsedTimer>
#include <QItemSelection>
#include <QPersistentModelIndex>
#include <QTimer>
#include <QTreeView>

#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace topicscope::ui {

class TopicRows;

/// The tree itself. Beside what a QTreeView does it tells the model what is on the screen, lets changed rows glow,
/// ticks ages where their text changes, and keeps what is expanded, selected and looked at where it is while rows come,
/// go and move. Its work depends on the rows on the screen, never on the traffic.
class TopicTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit TopicTreeView(QWidget* parent = nullptr);

    /// To be called once. The model must outlive the view's use of it.
    void setRows(TopicRows* rows);
    TopicRows* rows() const { return m_rows; }

    topics::NodeId currentNode() const;
    /// The selected rows' nodes, the current one alone when nothing is selected.
    std::vector<topics::NodeId> selectedNodes() const;
    bool isSelectionEmpty() const;
    /// No row is current or selected afterwards, nor will one be that a filter hides. No signal.
    void dropCurrent();
    /// Nodes that are shown elsewhere: their values are fetched, too.
    void setAlsoShown(std::vector<topics::NodeId> nodes);
    /// Opens what is above and selects the node, or what lies above it on the level DeepestShown. False when the filter
    /// hides it.
    bool showNode(topics::NodeId node);
    /// showNode() still waits for the row to come, or to come to rest: for a moment, and for as long as the model is
    /// at work on the rows around it.
    [[nodiscard]] bool isShowing() const;

    /// Expands everything above `depth` levels below `from` (RootNode: the whole tree), and collapses what is deeper.
    /// Stops at MaximumExpanded branches; returns false then.
    bool expandToDepth(topics::NodeId from, int depth);
    /// Opens level after level while all rows still fit on a screen: a small broker is not a list of closed branches.
    /// Does nothing once a person (or showNode()) has touched the tree.
    void openFirstLevels();
    void collapseBelow(topics::NodeId node);
    /// Levels that showNode() opens; nobody reads what is indented further.
    static constexpr std::uint32_t DeepestShown = 1024;
    /// How long showNode() follows its row at least while others come and go.
    static constexpr int showingMilliseconds = 1500;
    /// Expanding more than this at once makes later changes of the tree slow, by its square where all open branches
    /// change: a filter that thins each of them takes 40 ms at 1,000, 0.4 s at 3,000 and 10 s at 10,000.
    static constexpr int MaximumExpanded = 1000;

    /// While a filter is set, branches that lead to matches are opened, and afterwards it is as it was before.
    void beginFilter();
    void endFilter();
    /// A person changed the filter: what it finds is shown from the top, and on the ways that were closed by hand.
    void filterChanged();
    /// Opens the branches in sight (and a page ahead) that lead to matches, but for those that a person closed since:
    /// whoever scrolls sees one match after the other.
    void openWaysToMatches();
    /// Puts the cursor on the first match from the top unless it is on one; on the first row without a filter.
    void goToFirstMatch();

    void setGlow(bool on);
    /// Columns, their order and widths, sorting.
    QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray& state);
    /// As a person wishes: a column asked for does not give way where there is little room.
    void setColumnShown(int column, bool shown);
    /// Moves it past `by` (1 or -1) columns that are shown.
    void moveColumn(int column, int by);
    /// Sorts by the column, the other way round when it does already.
    void sortOrTurn(int column);
    void fitColumns();

    /// Sorts by the values of now, keeping what is under the pointer where it is.
    void resortNow();
    bool canResort() const;

    void doItemsLayout() override;
    void selectAll() override;

signals:
    /// Another row is current, or the current one was chosen again.
    void currentNodeChanged(topicscope::topics::NodeId node);
    void nodeActivated(topicscope::topics::NodeId node);
    /// A person began to type: the filter line should take it from here.
    void filterTyped(const QString& text);
    void escapePressed();
    void columnsChanged();
    /// A menu of the columns is to appear at this point of the screen.
    void columnMenuRequested(const QPoint& position);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event = nullptr) const override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setUpColumns();
    void connectHand();
    void setDefaultWidths();
    void shareWidth();
    int makeRoom();
    int readableTopicWidth() const;
    int readableValueWidth() const;
    int numberColumnWidth(int column, const QString& sample) const;
    int ageWidth() const;
    void lookHowDeep();
    void roomForSorting(int column);
    void roomForSilence(bool anew);

    void rememberAnchor();
    void restoreAnchor();
    void scheduleVisible();
    void updateVisible();
    void restoreExpansion();
    void restoreCurrent();
    void rememberSelection(const QModelIndex& parent, int start, int end);
    void restoreSelection();
    void restoreScroll();
    void scrolledByHand();
    bool isManySelected() const;
    QModelIndex lastRow() const;
    bool isInSight(QModelIndex parent) const;
    QItemSelection rowsBetween(const QModelIndex& first, const QModelIndex& last) const;
    bool reveal(topics::NodeId node);
    void keepInView();
    void tickAges();
    void scheduleAges();
    void tickGlow();
    double glowOf(const QModelIndex& index) const;
    void resortWhenIdle();
    QRect rowRect(const QModelIndex& index) const;
    int rowHeight() const;
    int pageRows() const; ///< rows that fit into the view
    void expandNodes(std::vector<topics::NodeId> nodes);
    void leaveWhatIsClosed();

    struct Age
    {
        QString text;
        bool stale = false;
    };

    TopicRows* m_rows = nullptr;
    QTimer m_visibleTimer;
    QTimer m_ageTimer;
    QTimer m_glowTimer;
    QTimer m_resortTimer;
    QElapsedTimer m_lastKey;
    QElapsedTimer m_lastOrder;                      ///< when the rows took another order
    std::vector<topics::NodeId> m_shown;            ///< rows inside the viewport, from top to bottom
    std::unordered_map<topics::NodeId, Age> m_ages; ///< as painted
    std::unordered_set<topics::NodeId> m_glowing;
    std::unordered_set<topics::NodeId> m_expanded;        ///< what a person wants open, also while a filter hides it
    std::unordered_set<topics::NodeId> m_opened;          ///< opened for the filter alone
    std::unordered_set<topics::NodeId> m_closed;          ///< closed by a person while the filter stands
    topics::NodeId m_hiddenCurrent = topics::NoNode;      ///< current row that a filter took away
    std::unordered_set<topics::NodeId> m_hiddenSelection; ///< selected rows that a filter took away
    std::vector<topics::NodeId> m_alsoShown;
    topics::NodeId m_topBefore = topics::NoNode; ///< first row on the screen when the filter was set
    int m_topBeforeOffset = 0;
    QElapsedTimer m_filterEnded; ///< since then what stood there is brought back; invalid: no longer
    topics::NodeId m_currentBefore = topics::NoNode; ///< current row when the filter was set
    topics::NodeId m_toShow = topics::NoNode; ///< asked for by showNode(), while rows around it still come and go
    QElapsedTimer m_showing;                  ///< since then
    QElapsedTimer m_filterChanged;            ///< invalid: no filter, or somebody has scrolled since
    QPersistentModelIndex m_anchor;
    int m_anchorTop = 0;
    bool m_anchorTried = false;
    topics::NodeId m_currentAtPress = topics::NoNode; ///< current row when the mouse was pressed
    bool m_expansionDue = false;
    bool m_selectionDue = false; ///< rows came, and a hidden one that is selected may be among them
    bool m_filtering = false;
    bool m_automatic = false; ///< expanding by program, not by the person
    bool m_selecting = false; ///< rows are selected and deselected by program
    bool m_glow = true;
    bool m_stretchValue = true;
    bool m_stretchTopic = true;
    std::map<int, int> m_hiddenForRoom; ///< columns that gave way, and their widths
    std::set<int> m_wanted;             ///< columns that a person asked for
    std::uint32_t m_deepest = 0;        ///< level shown lately
    bool m_levelsDue = false;           ///< to be looked for anew
    bool m_silence = false;             ///< the age column has room for "silent"
    bool m_silenceDue = false;          ///< rows have come whose values were not there yet
    int m_widthBefore = 0;
    bool m_untouched = true;       ///< no person has opened, closed, typed or chosen anything yet
    bool m_settingColumns = false; ///< by program, not by the person
};

} // namespace topicscope::ui
