// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/retained_probe.h"
#include "app/topics/stored_message.h"
#include "ui/common/question.h"
#include "ui/topic_tree/bulk_topics_model.h"
#include "ui/topic_tree/value_export.h"

#include <QPointer>
#include <QWidget>

#include <memory>
#include <vector>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace topicscope::client {
class Connection;
class IoThread;
} // namespace topicscope::client
namespace topicscope::commands {
class BulkPublisher;
}
namespace topicscope::topics {
class StoreReader;
} // namespace topicscope::topics

namespace topicscope::ui {

class DimLabel;
class PlainLabel;

/// The page below the tree for what is done to many topics at once: it shows first what will be sent or written and
/// for which topics, does it at a person's word only, shows how far it is, can be cancelled, and says what became of
/// each topic.
class BulkPanel : public QWidget
{
    Q_OBJECT

public:
    enum class Action { DeleteRetained, Publish, Export };
    /// Which topics an action is for, in words.
    struct Scope
    {
        enum Kind {
            Topic,
            Selection,
            BelowSelection, ///< on and below the selected rows
            MatchesBelowSelection,
            Branch,
            MatchesBelow, ///< in a branch, what matches the filter
            HiddenToo,    ///< in a branch, whether it matches the filter or not
            Matches,
            Undone ///< what an action before has not done
        } kind = Selection;
        QString topic = {}; ///< of Topic and a branch, for people
    };

    explicit BulkPanel(QWidget* parent = nullptr);
    ~BulkPanel() override;

    /// `connection` and `io` may be null: nothing can be sent then, or not be verified by a second connection.
    void setConnection(client::Connection* connection, topics::StoreReader* reader, client::IoThread* io);

    /// Before what it asks once more, on this connection.
    void setAskFirst(const AskFirst& askFirst);

    /// Shows the action for these topics; nothing is done yet. False while another action runs. Deleting leaves out
    /// topics without a retained message: a second connection asks the broker which they are; without one, what this
    /// connection has seen must do. Of the topics that match a filter those of the broker's own, $SYS and the like, are
    /// left alone, unless there are no others.
    bool open(Action action, std::vector<topics::NodeId> nodes, const Scope& scope);
    bool isRunning() const;
    Action action() const { return m_action; }
    const BulkTopicsModel* topicsModel() const { return m_model; }
    /// Its sentences need more lines where it is narrow.
    QSize minimumSizeHint() const override;

public slots:
    /// Starts what is shown.
    void run();
    void cancel();
    /// Starts the export into this file.
    void exportTo(const QString& fileName);

signals:
    void closed();
    void finished();
    void statusMessage(const QString& text);
    /// A person wants these topics in the clipboard.
    void copyRequested(const std::vector<topicscope::topics::NodeId>& nodes);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// A count as %n takes it.
    static int pluralOf(qsizetype count) { return static_cast<int>(qMin<qsizetype>(count, INT_MAX)); }
    // bulk_panel.cpp
    void updateControls();
    void buildParts();
    void buildList();
    void buildLayout();
    void begin(Action action, std::vector<topics::NodeId> nodes, const Scope& scope);
    void startOrAsk();
    void chooseFile();
    void close();
    ValueExport::Format exportFormat() const;
    // bulk_panel_plan.cpp
    using Nodes = BulkTopicsModel::Nodes;
    template <typename Find, typename Use>
    void look(std::size_t count, Find find, Use use);
    /// Before what the action is for is known.
    bool isPlanning() const { return m_preparing && !m_probe; }
    bool isLooking() const { return m_preparing || (m_probe && m_probe->isRunning()); }
    void stopLooking();
    void makePlan(std::vector<topics::NodeId> nodes);
    void setNodes(Nodes nodes);
    void askBroker();
    void lookAtBroker(const Nodes& nodes);
    void brokerAnswered();
    void showPlan();
    void showTitle();
    /// With `topic` in the place of the scope's.
    QString titleText(const QString& topic) const;
    QString titleOfDeletion(const QString& topic) const;
    QString titleOfPublishing(const QString& topic) const;
    QString titleOfExport(const QString& topic) const;
    QString forgets(int count) const;
    QString leftOut() const;
    QString leftAlone() const;
    // bulk_panel_outcome.cpp
    void publishAll();
    void finish();
    void tryAgain();
    void copyTopics();
    void showOutcomes(qsizetype first, qsizetype last);
    void publishingFinished();
    void verify();
    void verified();

    QPointer<client::Connection> m_connection;
    QPointer<topics::StoreReader> m_reader;
    client::IoThread* m_io = nullptr;
    Action m_action = Action::DeleteRetained;
    Nodes m_nodes = std::make_shared<Nodes::element_type>();
    Nodes m_offered = m_nodes; ///< before those without a retained message were left out
    /// Which nodes' topics the broker retains, as far as it has said so: written by the I/O thread while it is asked.
    std::shared_ptr<std::vector<bool>> m_found;
    quint64 m_look = 0;
    bool m_preparing = false; ///< another thread looks through the topics
    bool m_askedAgain = false;
    std::size_t m_ofBroker = 0; ///< $SYS and the like, left alone
    bool m_asked = false;       ///< the broker itself said which topics have a retained message
    Scope m_scope;
    bool m_done = false;
    std::size_t m_undone = 0; ///< when it was done

    BulkTopicsModel* m_model;
    PlainLabel* m_title;
    PlainLabel* m_plan;
    Notice* m_notice;
    Question* m_question;
    AskFirst m_askFirst;
    QPlainTextEdit* m_payload;
    QWidget* m_options;
    QComboBox* m_qos;
    QCheckBox* m_retain;
    QComboBox* m_format;
    QCheckBox* m_onlyUndone;
    QTableView* m_list;
    QProgressBar* m_progress;
    DimLabel* m_state;
    QPushButton* m_again;
    QPushButton* m_cancel;
    QPushButton* m_start;
    std::unique_ptr<commands::BulkPublisher> m_publisher;
    std::unique_ptr<commands::RetainedProbe> m_probe;
    ValueExport m_export;
    QString m_exportFile;
};

} // namespace topicscope::ui
