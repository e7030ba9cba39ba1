// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/start_page.h"

#include "app/profiles/profile_store.h"
#include "ui/common/card.h"
#include "ui/common/fonts.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/connections/field_problem_label.h"
#include "ui/connections/profile_actions.h"
#include "ui/connections/recent_delegate.h"
#include "ui/connections/recent_model.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>

namespace topicscope::ui {

namespace {

constexpr int pageWidth = 940;
constexpr int cardPadding = 2 * spacing + 4;
constexpr int rowsShown = 6;
constexpr qsizetype mostNotesShown = 12;

/// A card with its heading and text; the rest is added to `layout`.
Card* makeCard(const QString& title, const QString& text, QVBoxLayout*& layout, QWidget* parent)
{
    auto* card = new Card(parent);
    layout = new QVBoxLayout(card);
    layout->setContentsMargins(cardPadding, cardPadding, cardPadding, cardPadding);
    layout->setSpacing(innerSpacing);
    auto* heading = new PlainLabel(title, card);
    heading->setFont(headingFont(1.15));
    layout->addWidget(heading);
    auto* description = new DimLabel(text, card);
    description->setWordWrap(true);
    layout->addWidget(description);
    layout->addSpacing(spacing);
    return card;
}

} // namespace

StartPage::StartPage(profiles::ProfileStore& profiles, ProfileActions& actions, QWidget* parent)
    : QWidget(parent), m_profiles(profiles), m_actions(actions)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    outer->addWidget(scroll);
    auto* page = new QWidget(scroll);
    page->setBackgroundRole(QPalette::Window);
    page->setAutoFillBackground(true);
    scroll->setWidget(page);

    auto* centred = new QHBoxLayout(page);
    centred->setContentsMargins(3 * spacing, 3 * spacing, 3 * spacing, 3 * spacing);
    auto* content = new QWidget(page);
    content->setMaximumWidth(pageWidth);
    centred->addStretch(1);
    centred->addWidget(content, 1000);
    centred->addStretch(1);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    column->addStretch(1);

    auto* title = new PlainLabel(tr("See what moves on your broker"), content);
    title->setFont(headingFont(2.0));
    title->setAlignment(Qt::AlignHCenter);
    column->addWidget(title);
    auto* subtitle =
        new DimLabel(tr("Every topic live, every message explained, every lost message accounted for."), content);
    subtitle->setAlignment(Qt::AlignHCenter);
    subtitle->setWordWrap(true);
    column->addWidget(subtitle);
    column->addSpacing(2 * spacing);

    m_notice = new Notice(content);
    m_notice->setClosable(true);
    column->addWidget(m_notice);

    auto* cards = new QHBoxLayout;
    cards->setSpacing(2 * spacing + 4);
    cards->addWidget(makeConnectCard(), 1);
    cards->addWidget(makeDemoCard(), 1);
    cards->addWidget(makeImportCard(), 1);
    column->addLayout(cards);
    column->addSpacing(4 * spacing);
    column->addWidget(makeRecent());
    column->addStretch(1);

    connect(&m_profiles, &profiles::ProfileStore::changed, this, &StartPage::updateRecent);
    connect(&m_actions, &ProfileActions::undoChanged, this, &StartPage::updateUndo);
    connect(&m_actions, &ProfileActions::notice, this, &StartPage::showProblem);
    connect(m_notice, &Notice::actionTriggered, &m_actions, &ProfileActions::undoRemove);
    updateRecent();
    setFocusProxy(m_url);
}

QWidget* StartPage::makeConnectCard()
{
    QVBoxLayout* layout = nullptr;
    Card* card = makeCard(tr("Connect to a broker"), tr("Paste a URL or type host and port."), layout, this);
    card->setEmphasized(true);
    m_url = new QLineEdit(card);
    m_url->setPlaceholderText(QStringLiteral("mqtts://broker.example:8883"));
    m_url->setAccessibleName(tr("Broker URL"));
    m_url->setClearButtonEnabled(true);
    layout->addWidget(m_url);
    m_urlProblem = new FieldProblemLabel(m_url, card);
    layout->addWidget(m_urlProblem);
    layout->addSpacing(innerSpacing);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing);
    auto* connectButton = new QPushButton(tr("Connect"), card);
    connectButton->setObjectName(QStringLiteral("connectUrl"));
    setPrimary(connectButton);
    auto* options = new QPushButton(tr("More options…"), card);
    options->setObjectName(QStringLiteral("moreOptions"));
    buttons->addWidget(connectButton);
    buttons->addWidget(options);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(1);

    connect(m_url, &QLineEdit::returnPressed, this, &StartPage::connectTyped);
    connect(m_url, &QLineEdit::textEdited, this, [this] { showUrlProblem({}); });
    connect(connectButton, &QPushButton::clicked, this, &StartPage::connectTyped);
    connect(options, &QPushButton::clicked, this, &StartPage::openOptions);
    return card;
}

QWidget* StartPage::makeDemoCard()
{
    QVBoxLayout* layout = nullptr;
    Card* card =
        makeCard(tr("Try the demo plant"),
                 tr("A private broker on this machine with 300 topics, a device that answers commands, and two "
                    "faults for you to find."),
                 layout, this);
    m_demoButton = new QPushButton(tr("Start the demo"), card);
    m_demoButton->setObjectName(QStringLiteral("startDemo"));
    m_demoProblem = new FieldProblemLabel(m_demoButton, card);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_demoButton);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addWidget(m_demoProblem);
    layout->addStretch(1);
    connect(m_demoButton, &QPushButton::clicked, this, &StartPage::demoRequested);
    return card;
}

QWidget* StartPage::makeImportCard()
{
    QVBoxLayout* layout = nullptr;
    Card* card =
        makeCard(tr("Import connections"),
                 tr("From MQTT Explorer, MQTTX, mosquitto option files, or a Topicscope export. Secrets go into "
                    "your keychain."),
                 layout, this);
    m_importButton = new QPushButton(tr("Choose a file…"), card);
    m_importButton->setObjectName(QStringLiteral("importConnections"));
    m_importButton->setAccessibleName(tr("Import connections: choose a file"));
    m_importProblem = new FieldProblemLabel(m_importButton, card);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_importButton);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addWidget(m_importProblem);
    layout->addStretch(1);
    setAcceptDrops(true);
    connect(m_importButton, &QPushButton::clicked, this, &StartPage::chooseImport);
    connect(&m_actions, &ProfileActions::imported, this, &StartPage::imported);
    connect(&m_actions, &ProfileActions::importFailed, this, [this](const QString& message) {
        m_importButton->setEnabled(true);
        m_importProblem->setProblem(message);
    });
    return card;
}

void StartPage::chooseImport()
{
    auto* dialog = new QFileDialog(this, tr("Import connections"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllEntries | QDir::Hidden); // these files live in hidden folders
    connect(dialog, &QFileDialog::fileSelected, this, &StartPage::startImport);
    dialog->open();
}

void StartPage::startImport(const QString& path)
{
    m_importButton->setEnabled(false);
    m_importProblem->setProblem({});
    m_actions.importFile(path);
}

void StartPage::imported(int connections, const QString& program, const QStringList& notes)
{
    m_importButton->setEnabled(true);
    m_importProblem->setProblem({});
    QStringList lines{tr("%n connections imported from %1.", nullptr, connections).arg(program)};
    lines += notes.first(qMin<qsizetype>(notes.size(), mostNotesShown));
    if (notes.size() > mostNotesShown)
        lines << tr("and %n more notes", nullptr, static_cast<int>(notes.size() - mostNotesShown));
    m_notice->show(notes.isEmpty() ? ChipKind::Good : ChipKind::Warning, lines.join(u'\n'));
}

void StartPage::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void StartPage::dropEvent(QDropEvent* event)
{
    startImport(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

QWidget* StartPage::makeRecent()
{
    m_recentPart = new QWidget(this);
    auto* layout = new QVBoxLayout(m_recentPart);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(innerSpacing);
    auto* label = new SectionLabel(tr("Recent"), m_recentPart);
    layout->addWidget(label);
    m_recent = new QListView(m_recentPart);
    m_recent->setObjectName(QStringLiteral("recentConnections"));
    m_recent->setAccessibleName(tr("Recent connections"));
    m_recent->setUniformItemSizes(true);
    m_recent->setSelectionMode(QAbstractItemView::SingleSelection);
    m_recent->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_recent->setContextMenuPolicy(Qt::CustomContextMenu);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recentModel = new RecentModel(m_profiles, this);
    m_recent->setModel(m_recentModel);
    m_recent->setItemDelegate(new RecentDelegate(m_recent));
    m_recent->installEventFilter(this);
    label->setBuddy(m_recent);
    layout->addWidget(m_recent);
    layout->addSpacing(innerSpacing);
    layout->addLayout(makeRecentButtons());
    // Double click by itself (not QAbstractItemView::activated): on some desktops a single click would connect.
    connect(m_recent, &QListView::doubleClicked, this,
            [this](const QModelIndex& index) { emit connectRequested(m_recentModel->idAt(index)); });
    connect(m_recent, &QListView::customContextMenuRequested, this, &StartPage::showRecentMenu);
    return m_recentPart;
}

QLayout* StartPage::makeRecentButtons()
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing);
    auto* connectButton = new QPushButton(tr("Connect"), m_recentPart);
    connectButton->setObjectName(QStringLiteral("connectRecent"));
    connectButton->setAccessibleName(tr("Connect to the chosen connection"));
    auto* edit = new QPushButton(tr("Edit…"), m_recentPart);
    edit->setAccessibleName(tr("Edit the chosen connection"));
    auto* hint = new DimLabel(tr("A double click or Enter connects, too."), m_recentPart);
    buttons->addWidget(connectButton);
    buttons->addWidget(edit);
    buttons->addWidget(hint, 1);
    connect(connectButton, &QPushButton::clicked, this,
            [this] { emit connectRequested(m_recentModel->idAt(m_recent->currentIndex())); });
    connect(edit, &QPushButton::clicked, this,
            [this] { emit editRequested(m_recentModel->idAt(m_recent->currentIndex())); });
    const auto update = [this, connectButton, edit] {
        const bool chosen = m_recent->currentIndex().isValid();
        connectButton->setEnabled(chosen);
        edit->setEnabled(chosen);
    };
    connect(m_recent->selectionModel(), &QItemSelectionModel::currentChanged, this, update);
    connect(m_recentModel, &QAbstractItemModel::modelReset, this, update);
    update();
    return buttons;
}

void StartPage::focusUrl()
{
    m_url->setFocus(Qt::OtherFocusReason);
    m_url->selectAll();
}

void StartPage::showProblem(const QString& text)
{
    if (text.isEmpty())
        m_notice->clear();
    else
        m_notice->show(ChipKind::Warning, text);
}

void StartPage::showUrlProblem(const QString& text)
{
    m_urlProblem->setProblem(text);
}

void StartPage::showDemoProblem(const QString& text)
{
    m_demoProblem->setProblem(text);
    setDemoStarting(false);
}

void StartPage::setDemoStarting(bool starting)
{
    m_demoButton->setEnabled(!starting);
    m_demoButton->setText(starting ? tr("Starting…") : tr("Start the demo"));
}

void StartPage::connectTyped()
{
    const auto url = client::BrokerUrl::parse(m_url->text().trimmed());
    if (!url) {
        showUrlProblem(url.error().message);
        focusUrl();
        return;
    }
    showUrlProblem({});
    if (url->hasPassword())
        m_url->clear();
    emit connectUrlRequested(*url);
}

void StartPage::openOptions()
{
    const QString text = m_url->text().trimmed();
    if (text.isEmpty()) {
        emit newProfileRequested({});
        return;
    }
    const auto url = client::BrokerUrl::parse(text);
    if (!url) {
        showUrlProblem(url.error().message);
        focusUrl();
        return;
    }
    m_url->clear();
    emit newProfileRequested(*url);
}

void StartPage::showRecentMenu(const QPoint& position)
{
    const QModelIndex index = m_recent->indexAt(position);
    if (!index.isValid())
        return;
    const QString id = m_recentModel->idAt(index);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* connectAction = menu->addAction(icon(QStringLiteral("connect")), tr("Connect"), this,
                                             [this, id] { emit connectRequested(id); });
    menu->setDefaultAction(connectAction);
    menu->addAction(icon(QStringLiteral("edit")), tr("Edit…"), this, [this, id] { emit editRequested(id); });
    menu->addAction(icon(QStringLiteral("duplicate")), tr("Duplicate"), this, [this, id] { m_actions.duplicate(id); });
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("trash")), tr("Delete"), this, [this, id] { m_actions.remove(id); });
    menu->popup(m_recent->viewport()->mapToGlobal(position));
}

void StartPage::updateRecent()
{
    const int rows = m_recentModel->rowCount();
    m_recentPart->setVisible(rows > 0);
    if (rows > 0)
        m_recent->setFixedHeight(qMin(rows, rowsShown) * m_recent->sizeHintForRow(0) + 2 * m_recent->frameWidth());
}

void StartPage::updateUndo()
{
    const QString name = m_actions.undoName();
    if (name.isEmpty())
        m_notice->clear();
    else
        m_notice->show(ChipKind::Info, tr("“%1” was deleted.").arg(name), tr("Undo"));
}

void StartPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_recentModel->refreshTimes();
    updateRecent();
}

bool StartPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_recent || event->type() != QEvent::KeyPress || !m_recent->currentIndex().isValid())
        return QWidget::eventFilter(watched, event);
    const QString id = m_recentModel->idAt(m_recent->currentIndex());
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit connectRequested(id);
        return true;
    case Qt::Key_Delete:
        m_actions.remove(id);
        return true;
    case Qt::Key_F2:
        emit editRequested(id);
        return true;
    default:
        return false;
    }
}

} // namespace topicscope::ui
