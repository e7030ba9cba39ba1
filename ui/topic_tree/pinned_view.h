// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <QTimer>
#include <QTreeView>

#include <unordered_set>
#include <vector>

namespace topicscope::ui {

class PinnedRows;

/// The pinned topics above the tree, in the tree's own columns. As high as its rows, up to a limit; hidden while
/// nothing is pinned.
class PinnedView : public QTreeView
{
    Q_OBJECT

public:
    explicit PinnedView(QWidget* parent = nullptr);

    /// Null: none. The model must outlive the view's use of it.
    void setRows(PinnedRows* rows);
    /// Takes widths, order and visibility of columns from the tree's header, now and whenever they change.
    void followColumns(QHeaderView* columns);
    void setGlow(bool on) { m_glow = on; }

    bool hasCurrent() const;
    /// NoNode while no pinned topic is current, or while it has no message yet.
    topics::NodeId currentNode() const;
    mqtt::Bytes currentTopic() const;
    std::vector<mqtt::Bytes> selectedTopics() const;
    std::vector<topics::NodeId> selectedNodes() const;
    /// No row is current or selected afterwards. No signal.
    void dropCurrent();
    /// A frame has come: repaints what reads differently.
    void refresh();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Another row is current. NoNode: its topic has no message yet.
    void currentNodeChanged(topicscope::topics::NodeId node);
    void nodeActivated(topicscope::topics::NodeId node);
    void filterTyped(const QString& text);
    void escapePressed();
    /// The arrow key went beyond the last row.
    void leftDownwards();
    /// A pinned topic has been received for the first time.
    void nodesChanged();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void copyColumns();
    void rowsChanged();
    void tickGlow();

    PinnedRows* m_rows = nullptr;
    QHeaderView* m_columns = nullptr;
    QTimer m_ageTimer;
    QTimer m_glowTimer;
    std::unordered_set<int> m_glowing; ///< rows
    bool m_glow = true;
};

} // namespace topicscope::ui
