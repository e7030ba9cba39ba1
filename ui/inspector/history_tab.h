// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/line_difference.h"
#include "app/topics/stored_message.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace topicscope::topics {
class HistoryModel;
class StoreReader;
} // namespace topicscope::topics

namespace topicscope::ui {

class CodeView;
class ValueView;

/// The messages of one topic, newest first. One selected row is shown below the list, two are compared.
class HistoryTab : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryTab(QWidget* parent = nullptr);
    ~HistoryTab() override;

    void setTopic(topics::StoreReader* reader, topics::NodeId node);
    /// Sequence number of the newest message in the list; 0: none yet.
    topics::Sequence newest() const;
    void selectMessage(topics::Sequence sequence);
    void clearSelection();
    /// What the message that was chosen looks like, under the list.
    ValueView* value() const { return m_value; }
    QTreeView* list() const { return m_list; }
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    /// A single row was selected: show that message. Its sequence number is 0 when nothing is selected.
    void messageChosen(const topicscope::topics::MessageSummary& message);
    /// New messages are in the list.
    void grown();

private:
    void selectionChanged();
    void compare(topics::Sequence older, topics::Sequence newer);
    void showDifference(const std::vector<payload::DifferenceLine>& lines);
    void hint(const QString& text);
    void updateCount();

    QPointer<topics::StoreReader> m_reader;
    topics::NodeId m_node = topics::NoNode;
    topics::HistoryModel* m_model = nullptr;
    QTreeView* m_list;
    QSplitter* m_splitter;
    QStackedWidget* m_below;
    ValueView* m_value;
    CodeView* m_difference;
    QLabel* m_differenceTitle;
    QLabel* m_hint;
    QLabel* m_count;
    quint64 m_serial = 0;
};

} // namespace topicscope::ui
