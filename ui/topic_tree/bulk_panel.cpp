// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/bulk_panel.h"

#include "app/client/connection.h"
#include "app/commands/bulk_publisher.h"
#include "app/commands/covering_filters.h"
#include "app/topics/store_reader.h"
#include "ui/common/card.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/topic_tree/bulk_topics_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QThreadPool>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace topicscope::ui {
namespace {

/// More filters than this in one look at the broker are replaced by their branches.
constexpr std::size_t verifyFilters = 200;

} // namespace

BulkPanel::BulkPanel(QWidget* parent)
    : QWidget(parent),
      m_model(new BulkTopicsModel(this)),
      m_title(new ElidedLabel({}, this)),
      m_plan(new PlainLabel({}, this)),
      m_notice(new Notice(this)),
      m_question(new Question(this)),
      m_payload(new QPlainTextEdit(this)),
      m_options(new QWidget(this)),
      m_qos(new QComboBox(m_options)),
      m_retain(new QCheckBox(tr("Retain"), m_options)),
      m_format(new QComboBox(m_options)),
      m_list(new QTreeView(this)),
      m_progress(new QProgressBar(this)),
      m_state(new DimLabel({}, this)),
      m_start(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    buildLayout();
    connect(m_start, &QPushButton::clicked, this, &BulkPanel::startOrAsk);
    const auto answered = [this] {
        updateControls();
        m_cancel->setFocus();
    };
    connect(m_question, &Question::accepted, this, &BulkPanel::run);
    connect(m_question, &Question::accepted, this, answered);
    connect(m_question, &Question::declined, this, answered);
    connect(m_cancel, &QPushButton::clicked, this, &BulkPanel::cancel);
    connect(m_qos, &QComboBox::currentIndexChanged, this, &BulkPanel::showPlan);
    connect(m_retain, &QCheckBox::toggled, this, &BulkPanel::showPlan);
    connect(m_payload, &QPlainTextEdit::textChanged, this, &BulkPanel::showPlan);
    connect(&m_export, &ValueExport::progressed, this, [this](qsizetype done, qsizetype total) {
        m_progress->setMaximum(pluralOf(total));
        m_progress->setValue(pluralOf(done));
    });
    connect(&m_export, &ValueExport::finished, this, [this](qsizetype count) {
        m_done = true;
        m_notice->show(
            ChipKind::Good,
            tr("Exported %Ln value(s) to %1.", nullptr, pluralOf(count)).arg(QDir::toNativeSeparators(m_exportFile)));
        updateControls();
        emit finished();
    });
    connect(&m_export, &ValueExport::failed, this, [this](const QString& reason) {
        m_notice->show(ChipKind::Bad, tr("The export stopped: %1").arg(reason));
        updateControls();
        emit finished();
    });
}

BulkPanel::~BulkPanel() = default;

void BulkPanel::buildLayout()
{
    setAccessibleName(tr("Action on many topics"));
    m_title->setFont(boldFont());
    m_title->setElideMode(Qt::ElideMiddle); // a topic may have 60,000 bytes
    m_plan->setWordWrap(true);
    m_payload->setFont(fixedFont());
    m_payload->setAccessibleName(tr("Payload to publish to each topic"));
    m_payload->setPlaceholderText(tr("Payload, the same for each topic"));
    m_payload->setTabChangesFocus(true);
    m_payload->setFixedHeight(m_payload->fontMetrics().height() * 4);
    m_qos->setAccessibleName(tr("QoS to publish with"));
    m_qos->addItems({tr("QoS 0"), tr("QoS 1"), tr("QoS 2")});
    m_qos->setCurrentIndex(1);
    m_retain->setAccessibleName(tr("Publish retained messages"));
    m_format->setAccessibleName(tr("Format of the file"));
    m_format->addItem(tr("CSV"), static_cast<int>(ValueExport::Format::Csv));
    m_format->addItem(tr("JSON Lines"), static_cast<int>(ValueExport::Format::JsonLines));

    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Topics concerned, with results"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setAccessibleName(tr("Columns of the list of topics"));
    m_list->installEventFilter(this);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_state->setWordWrap(true);
    setPrimary(m_start);

    QToolButton* closeButton = iconButton(QStringLiteral("close"), tr("Close"), this);
    connect(closeButton, &QToolButton::clicked, this, &BulkPanel::close);

    auto* titleLine = new QHBoxLayout;
    titleLine->addWidget(m_title, 1);
    titleLine->addWidget(closeButton);
    auto* options = new QHBoxLayout(m_options);
    options->setContentsMargins(0, 0, 0, 0);
    options->addWidget(m_format);
    options->addWidget(m_qos);
    options->addWidget(m_retain);
    options->addStretch(1);
    auto* footer = new QHBoxLayout;
    footer->addWidget(m_state, 1);
    footer->addWidget(m_cancel);
    footer->addWidget(m_start);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, spacing);
    layout->setSpacing(innerSpacing);
    layout->addWidget(hairline(Qt::Horizontal, this));
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(spacing, 0, spacing, 0);
    inner->addLayout(titleLine);
    inner->addWidget(m_plan);
    inner->addWidget(m_payload);
    inner->addWidget(m_options);
    inner->addWidget(m_notice);
    inner->addWidget(m_question);
    layout->addLayout(inner);
    layout->addWidget(m_list, 1);
    auto* bottom = new QVBoxLayout;
    bottom->setContentsMargins(spacing, 0, spacing, 0);
    bottom->addWidget(m_progress);
    bottom->addLayout(footer);
    layout->addLayout(bottom);
}

void BulkPanel::setConnection(client::Connection* connection, topics::StoreReader* reader, client::IoThread* io)
{
    if (m_connection)
        m_connection->disconnect(this);
    m_publisher.reset();
    stopLooking();
    m_probe.reset();
    m_connection = connection;
    m_reader = reader;
    m_io = io;
    if (connection)
        connect(connection, &client::Connection::statusChanged, this, &BulkPanel::updateControls);
    updateControls();
}

bool BulkPanel::isRunning() const
{
    return (m_publisher && m_publisher->isRunning()) || isLooking() || m_export.isRunning();
}

bool BulkPanel::open(Action action, std::vector<topics::NodeId> nodes, const Scope& scope)
{
    if (isLooking() && !m_done)
        stopLooking(); // a question for a plan that is no longer wanted
    if (isRunning() || !m_reader)
        return false;
    m_action = action;
    m_scope = scope;
    m_done = false;
    m_asked = false;
    m_askedAgain = false;
    m_found.reset();
    m_publisher.reset();
    m_ofBroker = 0;
    // One click must not send to these what was meant for others.
    m_payload->clear();
    m_retain->setChecked(false);
    if (const auto ofBroker = [this](topics::NodeId id) { return m_reader->skeleton().isSystem(id); };
        action != Action::Export && scope.kind == Scope::Matches && !std::ranges::all_of(nodes, ofBroker))
        m_ofBroker = std::erase_if(nodes, ofBroker);
    m_offered = nodes;
    if (action == Action::DeleteRetained)
        std::erase_if(nodes, [this](topics::NodeId id) { return !m_reader->store().retainedExists(id); });
    setNodes(std::move(nodes));
    m_list->setColumnWidth(BulkTopicsModel::Topic, qMax(160, width() * 45 / 100));
    m_list->setColumnHidden(BulkTopicsModel::Result, action == Action::Export);
    m_payload->setVisible(action == Action::Publish);
    m_retain->setVisible(action == Action::Publish);
    m_qos->setVisible(action != Action::Export);
    m_format->setVisible(action == Action::Export);
    m_progress->setValue(0);
    m_notice->clear();
    if (action == Action::DeleteRetained && m_io && m_connection && !m_offered.empty() &&
        m_connection->state() == client::ConnectionState::Connected)
        askBroker();
    showPlan();
    // Enter by mistake must not send anything.
    if (action == Action::Publish)
        m_payload->setFocus();
    else if (action == Action::DeleteRetained)
        m_cancel->setFocus();
    else
        m_start->setFocus();
    return true;
}

void BulkPanel::setNodes(std::vector<topics::NodeId> nodes)
{
    m_nodes = std::move(nodes);
    m_model->setTopics(namesOf(m_nodes));
    m_store = m_reader->storePointer();
}

std::vector<mqtt::BytesView> BulkPanel::namesOf(const std::vector<topics::NodeId>& nodes) const
{
    std::vector<mqtt::BytesView> names;
    names.reserve(nodes.size());
    for (const topics::NodeId id : nodes)
        names.push_back(m_reader->skeleton().topic(id));
    return names;
}

/// What this connection has seen is not the whole truth: a message that was retained while it listened came with
/// RETAIN = 0 unless Retain As Published was asked for [MQTT-3.3.1-12].
void BulkPanel::askBroker()
{
    m_probe = std::make_unique<commands::RetainedProbe>(*m_io);
    connect(m_probe.get(), &commands::RetainedProbe::finished, this, &BulkPanel::brokerAnswered);
    connect(m_probe.get(), &commands::RetainedProbe::failed, this, [this](const QString& reason) {
        m_notice->show(ChipKind::Warning,
                       tr("The broker could not be asked what it retains, so this is what this connection has seen: %1")
                           .arg(reason));
        showPlan();
    });
    lookAt(m_offered);
}

/// Starts the probe for what the broker retains on exactly these topics. What it finds is added to m_found.
void BulkPanel::lookAt(const std::vector<topics::NodeId>& nodes)
{
    const topics::TopicSkeleton& tree = m_reader->skeleton();
    auto wanted = std::make_shared<std::vector<bool>>(tree.nodeCount());
    for (const topics::NodeId id : nodes)
        (*wanted)[id] = true;
    if (!m_found)
        m_found = std::make_shared<std::vector<bool>>(tree.nodeCount());
    // The filters may match a million topics more, and those looked for may be a million.
    const auto take = [store = m_reader->storePointer(), wanted, found = m_found](mqtt::BytesView topic) {
        const topics::NodeId id = store->skeleton().find(topic);
        if (id < wanted->size() && id < found->size() && (*wanted)[id])
            (*found)[id] = true;
    };
    m_progress->setMaximum(0);
    m_preparing = true;
    QThreadPool::globalInstance()->start(
        [guard = QPointer(this), look = ++m_look, take, store = m_reader->storePointer(), names = namesOf(nodes)] {
            const auto filters = commands::coveringFilters(names, verifyFilters);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, look, take, filters] {
                    if (!guard || !guard->m_preparing || look != guard->m_look)
                        return;
                    guard->m_preparing = false;
                    if (guard->m_connection && guard->m_probe)
                        guard->m_probe->start(guard->m_connection->settings(), filters, take);
                },
                Qt::QueuedConnection);
        });
}

void BulkPanel::stopLooking()
{
    m_preparing = false;
    if (m_probe)
        m_probe->cancel();
}

void BulkPanel::brokerAnswered()
{
    if (!m_reader)
        return;
    const auto found = [this](topics::NodeId id) { return (*m_found)[id]; };
    // A broker may send what it retains in several goes.
    if (!m_askedAgain && m_connection && std::ranges::any_of(m_offered, [&](topics::NodeId id) {
            return m_reader->store().retainedExists(id) && !found(id);
        })) {
        m_askedAgain = true;
        lookAt(m_offered);
        updateControls();
        return;
    }
    m_asked = true;
    std::vector<topics::NodeId> nodes = m_offered;
    std::erase_if(nodes, [&](topics::NodeId id) { return !found(id); });
    setNodes(std::move(nodes));
    showPlan();
}

/// What an empty message with RETAIN does, to so many topics, whichever action sends it.
QString BulkPanel::forgets(int count) const
{
    return tr("Publishes an empty message with RETAIN set, at QoS %1, to each of the %Ln topic(s) below. The broker "
              "then forgets what it retains there. This cannot be undone.",
              nullptr, count)
        .arg(m_qos->currentIndex());
}

QString BulkPanel::leftOut() const
{
    const auto others = static_cast<qsizetype>(m_offered.size() - m_nodes.size());
    return others == 0 ? QString()
                       : QLatin1Char(' ') + tr("On %Ln other topic(s) nothing is retained.", nullptr, pluralOf(others));
}

QString BulkPanel::leftAlone() const
{
    return m_ofBroker == 0
               ? QString()
               : QLatin1Char(' ') + tr("%Ln topic(s) that begin with $ are left alone: select them by hand.", nullptr,
                                       pluralOf(static_cast<qsizetype>(m_ofBroker)));
}

QString BulkPanel::titleText() const
{
    switch (m_action) {
    case Action::DeleteRetained:
        return titleOfDeletion();
    case Action::Publish:
        return titleOfPublishing();
    case Action::Export:
        break;
    }
    return titleOfExport();
}

QString BulkPanel::titleOfDeletion() const
{
    switch (m_scope.kind) {
    case Scope::Topic:
        return tr("Delete the retained message on %1").arg(m_scope.topic);
    case Scope::Branch:
        return tr("Delete retained messages below %1").arg(m_scope.topic);
    case Scope::MatchesBelow:
        return tr("Delete retained messages on the topics below %1 that match the filter").arg(m_scope.topic);
    case Scope::HiddenToo:
        return tr("Delete retained messages below %1, also where the filter hides them").arg(m_scope.topic);
    case Scope::BelowSelection:
        return tr("Delete retained messages on and below the selected rows");
    case Scope::MatchesBelowSelection:
        return tr("Delete retained messages on and below the selected rows, where they match the filter");
    case Scope::Matches:
        return tr("Delete retained messages on the topics that match the filter");
    case Scope::Selection:
        break;
    }
    return tr("Delete retained messages on the selected topics");
}

QString BulkPanel::titleOfPublishing() const
{
    switch (m_scope.kind) {
    case Scope::Topic:
        return tr("Publish a message to %1").arg(m_scope.topic);
    case Scope::Branch:
        return tr("Publish a message to each topic below %1").arg(m_scope.topic);
    case Scope::MatchesBelow:
        return tr("Publish a message to each topic below %1 that matches the filter").arg(m_scope.topic);
    case Scope::HiddenToo:
        return tr("Publish a message to each topic below %1, also to those that the filter hides").arg(m_scope.topic);
    case Scope::Matches:
        return tr("Publish a message to each topic that matches the filter");
    case Scope::BelowSelection:
    case Scope::MatchesBelowSelection:
    case Scope::Selection:
        break;
    }
    return tr("Publish a message to each of the selected topics");
}

QString BulkPanel::titleOfExport() const
{
    switch (m_scope.kind) {
    case Scope::Topic:
        return tr("Export the last value on %1").arg(m_scope.topic);
    case Scope::Branch:
        return tr("Export the last values below %1").arg(m_scope.topic);
    case Scope::MatchesBelow:
        return tr("Export the last values of the topics below %1 that match the filter").arg(m_scope.topic);
    case Scope::HiddenToo:
        return tr("Export the last values below %1, also of topics that the filter hides").arg(m_scope.topic);
    case Scope::Matches:
        return tr("Export the last values of the topics that match the filter");
    case Scope::BelowSelection:
    case Scope::MatchesBelowSelection:
    case Scope::Selection:
        break;
    }
    return tr("Export the last values of the selected topics");
}

void BulkPanel::showPlan()
{
    m_title->setText(titleText());
    m_question->withdraw(); // it was about another plan
    const int count = pluralOf(static_cast<qsizetype>(m_nodes.size()));
    switch (m_action) {
    case Action::DeleteRetained:
        m_plan->setText(count == 0 && m_asked ? tr("The broker retains nothing on any of the %Ln topic(s).", nullptr,
                                                   pluralOf(static_cast<qsizetype>(m_offered.size())))
                        : count == 0
                            ? tr("None of the %Ln topic(s) has a retained message, as far as this connection has seen.",
                                 nullptr, pluralOf(static_cast<qsizetype>(m_offered.size())))
                            : forgets(count) + leftOut() + leftAlone());
        m_start->setText(tr("Delete %Ln Retained Message(s)", nullptr, count));
        break;
    case Action::Publish:
        m_plan->setText(m_retain->isChecked() && m_payload->document()->isEmpty()
                            ? forgets(count) + leftAlone()
                            : (m_retain->isChecked()
                                   ? tr("Publishes this payload of %1 with RETAIN set, at QoS %2, to each of the %Ln "
                                        "topic(s) below.",
                                        nullptr, count)
                                   : tr("Publishes this payload of %1, at QoS %2, to each of the %Ln topic(s) below.",
                                        nullptr, count))
                                      .arg(formatBytes(m_payload->toPlainText().toUtf8().size()))
                                      .arg(m_qos->currentIndex()) +
                                  leftAlone());
        m_start->setText(tr("Publish to %Ln Topic(s)", nullptr, count));
        break;
    case Action::Export:
        m_plan->setText(tr("Writes the newest message of each of the %Ln topic(s) below into a file.", nullptr, count));
        m_start->setText(tr("Export…"));
        break;
    }
    updateControls();
}

void BulkPanel::updateControls()
{
    const bool running = isRunning();
    const bool connected = m_connection && m_connection->state() == client::ConnectionState::Connected;
    const bool possible = !m_nodes.empty() && (m_action == Action::Export || connected);
    m_start->setEnabled(possible && !running && !m_done);
    if (!m_start->isEnabled())
        m_question->withdraw();
    // The question takes the place of the plan, and so does what was done.
    const bool asking = m_question->isAsking();
    m_start->setVisible(!m_done && !asking);
    m_cancel->setVisible(!asking);
    m_plan->setVisible(!m_done && !asking);
    m_options->setVisible(!asking);
    m_cancel->setText(m_done ? tr("Close") : tr("Cancel"));
    m_options->setEnabled(!running && !m_done);
    m_payload->setEnabled(!running && !m_done);
    m_progress->setVisible(running);
    if (running && m_publisher && m_publisher->isRunning())
        return;
    if (isLooking())
        m_state->setText(m_done ? tr("Asking the broker, by a second connection, what it still retains…")
                                : tr("Asking the broker, by a second connection, what it retains…"));
    else if (!running && m_action != Action::Export && !m_done && !connected)
        m_state->setText(tr("Not connected: nothing can be sent now."));
    else
        m_state->setText({});
}

void BulkPanel::setAskFirst(const AskFirst& askFirst)
{
    if (askFirst == m_askFirst)
        return;
    m_askFirst = askFirst;
    m_question->withdraw();
    updateControls();
}

void BulkPanel::startOrAsk()
{
    const bool deletes = m_action == Action::DeleteRetained ||
                         (m_action == Action::Publish && m_retain->isChecked() && m_payload->document()->isEmpty());
    const int count = pluralOf(static_cast<qsizetype>(m_nodes.size()));
    if (m_action == Action::Export || !(deletes ? m_askFirst.deleteRetained : m_askFirst.publish))
        run();
    else if (deletes)
        m_question->ask(tr("Deletes %Ln retained message(s) from %1. This cannot be undone.", nullptr, count)
                            .arg(m_askFirst.broker),
                        tr("Delete"), true);
    else
        m_question->ask((m_retain->isChecked()
                             ? tr("Sends %1 to %Ln topic(s) on the production broker %2, at QoS %3, to be retained.",
                                  nullptr, count)
                             : tr("Sends %1 to %Ln topic(s) on the production broker %2, at QoS %3.", nullptr, count))
                            .arg(formatBytes(m_payload->toPlainText().toUtf8().size()), m_askFirst.broker,
                                 QString::number(m_qos->currentIndex())),
                        tr("Publish"), true);
    updateControls();
}

void BulkPanel::run()
{
    m_question->withdraw();
    if (isRunning() || m_done)
        return;
    if (m_action == Action::Export)
        chooseFile();
    else
        publishAll();
}

ValueExport::Format BulkPanel::exportFormat() const
{
    return static_cast<ValueExport::Format>(m_format->currentData().toInt());
}

void BulkPanel::chooseFile()
{
    const bool csv = exportFormat() == ValueExport::Format::Csv;
    auto* dialog = new QFileDialog(this, tr("Export Last Values"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(csv ? tr("CSV files (*.csv)") : tr("JSON Lines files (*.jsonl)"));
    dialog->setDefaultSuffix(csv ? QStringLiteral("csv") : QStringLiteral("jsonl"));
    dialog->selectFile(tr("values", "proposed name of a file") +
                       (csv ? QStringLiteral(".csv") : QStringLiteral(".jsonl")));
    connect(dialog, &QFileDialog::fileSelected, this, &BulkPanel::exportTo);
    dialog->open();
}

void BulkPanel::exportTo(const QString& fileName)
{
    if (isRunning() || !m_reader)
        return;
    m_notice->clear();
    m_progress->setMaximum(static_cast<int>(m_nodes.size()));
    m_exportFile = fileName;
    m_export.start(m_reader, m_nodes, fileName, exportFormat());
    updateControls();
}

void BulkPanel::cancel()
{
    if (!isRunning()) {
        close();
        return;
    }
    // What is cancelled may end at once, and the look at the broker that follows is another thing.
    if (m_publisher && m_publisher->isRunning()) {
        m_publisher->cancel();
    } else if (isLooking()) {
        stopLooking();
        if (m_done) {
            m_notice->show(ChipKind::Warning, tr("Sent. Whether the broker forgot them was not verified."));
            emit finished();
        }
    }
    m_export.cancel();
    updateControls();
}

void BulkPanel::close()
{
    if (isRunning())
        cancel();
    emit closed();
}

bool BulkPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        cancel();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace topicscope::ui
