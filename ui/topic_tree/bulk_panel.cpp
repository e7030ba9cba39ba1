// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/bulk_panel.h"

#include "app/client/connection.h"
#include "app/commands/bulk_publisher.h"
#include "app/topics/store_reader.h"
#include "ui/common/card.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/topic_tree/bulk_topics_model.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace topicscope::ui {

namespace {

/// Of the list, where there is little room.
constexpr int fewestRows = 4;

} // namespace

BulkPanel::BulkPanel(QWidget* parent)
    : QWidget(parent),
      m_model(new BulkTopicsModel(this)),
      m_title(new PlainLabel({}, this)),
      m_plan(new PlainLabel({}, this)),
      m_notice(new Notice(this)),
      m_question(new Question(this)),
      m_payload(new QPlainTextEdit(this)),
      m_options(new QWidget(this)),
      m_qos(new QComboBox(m_options)),
      m_retain(new QCheckBox(tr("Retain"), m_options)),
      m_format(new QComboBox(m_options)),
      m_onlyUndone(new QCheckBox(this)),
      m_list(new QTableView(this)),
      m_progress(new QProgressBar(this)),
      m_state(new DimLabel({}, this)),
      m_again(new QPushButton(tr("Try Again"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_start(new QPushButton(this))
{
    buildParts();
    buildList();
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
    connect(m_again, &QPushButton::clicked, this, &BulkPanel::tryAgain);
    connect(m_onlyUndone, &QCheckBox::toggled, m_model, &BulkTopicsModel::setOnlyUndone);
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

void BulkPanel::buildParts()
{
    setAccessibleName(tr("Action on many topics"));
    m_title->setFont(boldFont());
    m_title->setWordWrap(true);
    m_title->setMinimumWidth(1); // it follows the page, not the other way round
    m_plan->setWordWrap(true);
    m_payload->setFont(fixedFont());
    m_payload->setAccessibleName(tr("Payload to publish to each topic"));
    m_payload->setPlaceholderText(tr("Payload, the same for each topic"));
    m_payload->setTabChangesFocus(true);
    // Where there is little room, it gives way first.
    m_payload->setMinimumHeight(m_payload->fontMetrics().height() * 3);
    m_payload->setMaximumHeight(m_payload->fontMetrics().height() * 4);
    m_qos->setAccessibleName(tr("QoS to publish with"));
    m_qos->addItems({tr("QoS 0"), tr("QoS 1"), tr("QoS 2")});
    m_qos->setCurrentIndex(1);
    m_retain->setAccessibleName(tr("Publish retained messages"));
    m_format->setAccessibleName(tr("Format of the file"));
    m_format->addItem(tr("CSV"), static_cast<int>(ValueExport::Format::Csv));
    m_format->addItem(tr("JSON Lines"), static_cast<int>(ValueExport::Format::JsonLines));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_state->setWordWrap(true);
    setPrimary(m_start);
}

void BulkPanel::buildList()
{
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Topics concerned, with results"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTextElideMode(Qt::ElideMiddle); // topics differ at their end
    m_list->setTabKeyNavigation(false);
    m_list->setCornerButtonEnabled(false);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    // A table lays a million rows out at once, and a tree view row by row.
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->verticalHeader()->setMinimumSectionSize(1);
    m_list->verticalHeader()->setDefaultSectionSize(m_list->fontMetrics().height() + innerSpacing);
    m_list->setMinimumHeight(m_list->horizontalHeader()->sizeHint().height() +
                             fewestRows * m_list->verticalHeader()->defaultSectionSize());
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_list->horizontalHeader()->setAccessibleName(tr("Columns of the list of topics"));

    auto* copy = new QAction(icon(QStringLiteral("copy")), tr("Copy Topics"), m_list);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, &BulkPanel::copyTopics);
    auto* all = new QAction(tr("Select All"), m_list);
    all->setShortcut(QKeySequence::SelectAll);
    all->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(all, &QAction::triggered, m_list, &QTableView::selectAll);
    m_list->addActions({copy, all});
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void BulkPanel::buildLayout()
{
    QToolButton* closeButton = iconButton(QStringLiteral("close"), tr("Close"), this);
    connect(closeButton, &QToolButton::clicked, this, &BulkPanel::close);

    auto* titleLine = new QHBoxLayout;
    titleLine->addWidget(m_title, 1);
    titleLine->addWidget(closeButton, 0, Qt::AlignTop);
    auto* options = new QHBoxLayout(m_options);
    options->setContentsMargins(0, 0, 0, 0);
    options->addWidget(m_format);
    options->addWidget(m_qos);
    options->addWidget(m_retain);
    options->addStretch(1);
    auto* footer = new QHBoxLayout;
    footer->addStretch(1);
    footer->addWidget(m_again);
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
    inner->addWidget(m_onlyUndone);
    layout->addLayout(inner);
    layout->addWidget(m_list, 1);
    auto* bottom = new QVBoxLayout;
    bottom->setContentsMargins(spacing, 0, spacing, 0);
    bottom->addWidget(m_progress);
    bottom->addWidget(m_state);
    bottom->addLayout(footer);
    layout->addLayout(bottom);
}

void BulkPanel::setConnection(client::Connection* connection, topics::StoreReader* reader, client::IoThread* io)
{
    if (connection == m_connection && reader == m_reader)
        return;
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
    // What was planned is for the topics of the one before.
    hide();
    m_offered = std::make_shared<Nodes::element_type>();
    setNodes(m_offered);
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
    // One click must not send to these what was meant for others.
    m_payload->clear();
    m_retain->setChecked(false);
    begin(action, std::move(nodes), scope);
    return true;
}

void BulkPanel::begin(Action action, std::vector<topics::NodeId> nodes, const Scope& scope)
{
    m_action = action;
    m_scope = scope;
    m_done = false;
    m_asked = false;
    m_askedAgain = false;
    m_found.reset();
    m_publisher.reset();
    m_probe.reset();
    m_undone = 0;
    m_onlyUndone->setChecked(false);
    m_list->setColumnWidth(BulkTopicsModel::Topic, qMax(160, width() * 45 / 100));
    m_list->setColumnHidden(BulkTopicsModel::Result, action == Action::Export);
    m_retain->setVisible(action == Action::Publish);
    m_qos->setVisible(action != Action::Export);
    m_format->setVisible(action == Action::Export);
    m_progress->setValue(0);
    m_notice->clear();
    makePlan(std::move(nodes));
    // Enter by mistake must not send anything.
    if (action == Action::Publish)
        m_payload->setFocus();
    else if (action == Action::DeleteRetained)
        m_cancel->setFocus();
    else
        m_start->setFocus();
}

void BulkPanel::updateControls()
{
    const bool running = isRunning();
    const bool connected = m_connection && m_connection->state() == client::ConnectionState::Connected;
    const bool possible = !m_nodes->empty() && (m_action == Action::Export || connected);
    m_start->setEnabled(possible && !running && !m_done);
    if (!m_start->isEnabled())
        m_question->withdraw();
    // The question takes the place of the plan, and so does what was done.
    const bool asking = m_question->isAsking();
    m_start->setVisible(!m_done && !asking && !isPlanning());
    m_cancel->setVisible(!asking);
    m_plan->setVisible(!m_done && !asking && !isPlanning());
    m_options->setVisible(!asking && !m_done);
    m_payload->setVisible(m_action == Action::Publish && !m_done);
    const bool someUndone = m_done && !running && m_undone > 0;
    m_again->setVisible(someUndone);
    m_again->setEnabled(connected);
    m_onlyUndone->setVisible(someUndone && m_undone < m_nodes->size());
    m_cancel->setText(m_done && !running ? tr("Close") : tr("Cancel"));
    m_options->setEnabled(!running);
    m_payload->setEnabled(!running);
    m_progress->setVisible(running);
    if (running && m_publisher && m_publisher->isRunning()) {
        m_state->show();
        return;
    }
    if (isPlanning())
        m_state->setText(tr("Looking through the topics…"));
    else if (isLooking())
        m_state->setText(m_done ? tr("Asking the broker, by a second connection, what it still retains…")
                                : tr("Asking the broker, by a second connection, what it retains…"));
    else if (!running && m_action != Action::Export && !m_done && !connected)
        m_state->setText(tr("Not connected: nothing can be sent now."));
    else
        m_state->setText({});
    m_state->setVisible(!m_state->text().isEmpty());
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
    const int count = pluralOf(static_cast<qsizetype>(m_nodes->size()));
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
    m_progress->setMaximum(static_cast<int>(m_nodes->size()));
    m_exportFile = fileName;
    m_export.start(m_reader, *m_nodes, fileName, exportFormat());
    updateControls();
}

void BulkPanel::cancel()
{
    if (!isRunning() || isPlanning()) {
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
            finish();
        }
    }
    m_export.cancel();
    updateControls();
}

void BulkPanel::close()
{
    if (isPlanning())
        stopLooking();
    else if (isRunning())
        cancel();
    emit closed();
}

QSize BulkPanel::minimumSizeHint() const
{
    return {layout()->minimumSize().width(), layout()->minimumHeightForWidth(width())};
}

void BulkPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() == event->oldSize().width())
        return;
    showTitle();
    updateGeometry();
}

/// Of the page itself and of whichever control in it has the cursor.
void BulkPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        QWidget::keyPressEvent(event);
    else if (!event->isAutoRepeat()) // held down it would cancel, and close what then says what was done
        cancel();
}

} // namespace topicscope::ui
