// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_list.h"

#include "app/profiles/profile_store.h"
#include "app/workspace/workspace.h"
#include "ui/common/card.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/connections/connection_delegate.h"
#include "ui/connections/connection_list_model.h"
#include "ui/connections/connector.h"
#include "ui/connections/profile_actions.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>

namespace topicscope::ui {

using client::ConnectionState;

namespace {

constexpr int rowsWanted = 4;

} // namespace

ConnectionList::ConnectionList(profiles::ProfileStore& profiles, workspace::Workspace& workspace, Connector& connector,
                               ProfileActions& actions, QWidget* parent)
    : QWidget(parent), m_profiles(profiles), m_workspace(workspace), m_connector(connector), m_actions(actions)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    m_view = new QListView(this);
    m_view->setObjectName(QStringLiteral("connectionList"));
    m_view->setAccessibleName(tr("Connections"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMinimumHeight(fontMetrics().height() + spacing + innerSpacing); // the pane may be made as low as one row
    m_model = new ConnectionListModel(m_profiles, m_workspace, m_connector, this);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ConnectionDelegate(m_view));
    m_view->installEventFilter(this);
    layout->addWidget(m_view, 1);

    m_notice = new Notice(this);
    m_notice->setClosable(true);
    layout->addWidget(m_notice);

    setFocusProxy(m_view);
    connect(m_view, &QListView::doubleClicked, this,
            [this](const QModelIndex& index) { activate(index.data(ConnectionListModel::IdRole).toString()); });
    connect(m_view, &QListView::customContextMenuRequested, this, &ConnectionList::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid() && !m_settingCurrent)
            emit selected(index.data(ConnectionListModel::IdRole).toString());
    });
    connect(&m_actions, &ProfileActions::undoChanged, this, &ConnectionList::updateUndo);
    connect(&m_actions, &ProfileActions::notice, this,
            [this](const QString& text) { m_notice->show(ChipKind::Warning, text); });
    connect(&m_actions, &ProfileActions::exported, this, [this](const QString& path) {
        m_notice->show(
            ChipKind::Good,
            tr("Exported to %1, without passwords, certificates and keys.").arg(QDir::toNativeSeparators(path)));
    });
    connect(m_notice, &Notice::actionTriggered, &m_actions, &ProfileActions::undoRemove);
}

void ConnectionList::setCurrent(const QString& id)
{
    const QModelIndex index = m_model->indexOf(id);
    m_settingCurrent = true;
    m_view->setCurrentIndex(index);
    m_settingCurrent = false;
}

QString ConnectionList::current() const
{
    return m_view->currentIndex().data(ConnectionListModel::IdRole).toString();
}

QSize ConnectionList::sizeHint() const
{
    return {240, rowsWanted * (fontMetrics().height() + spacing + innerSpacing)};
}

void ConnectionList::activate(const QString& id)
{
    const auto* open = m_workspace.find(id);
    const auto state = open ? open->connection().state() : ConnectionState::Disconnected;
    if (state == ConnectionState::Connected || state == ConnectionState::Connecting)
        emit selected(id);
    else
        emit connectRequested(id);
}

void ConnectionList::showMenu(const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex index = m_view->indexAt(position);
    if (index.isValid()) {
        fillMenu(*menu, index.data(ConnectionListModel::IdRole).toString());
        menu->addSeparator();
    }
    menu->addAction(icon(QStringLiteral("plus")), tr("New connection…"), this, &ConnectionList::newProfileRequested);
    menu->addAction(icon(QStringLiteral("export")), tr("Export connections…"), this, &ConnectionList::chooseExport)
        ->setEnabled(!m_profiles.profiles().isEmpty());
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void ConnectionList::fillMenu(QMenu& menu, const QString& id)
{
    workspace::OpenConnection* open = m_workspace.find(id);
    const auto state = open ? open->connection().state() : ConnectionState::Disconnected;
    // The connection may be gone by the time the person chooses: look it up again.
    const auto onConnection = [this, id](auto act) {
        return [this, id, act] {
            if (workspace::OpenConnection* connection = m_workspace.find(id))
                act(connection->connection());
        };
    };
    if (m_connector.isFetching(id)) {
        menu.addAction(icon(QStringLiteral("stop")), tr("Stop waiting for the keychain"), this,
                       [this, id] { m_connector.cancel(id); });
    } else if (state == ConnectionState::Connected || state == ConnectionState::Connecting) {
        menu.addAction(icon(QStringLiteral("disconnect")), tr("Disconnect"), this,
                       onConnection([](client::Connection& connection) { connection.close(); }));
    } else if (state == ConnectionState::WaitingToRetry) {
        menu.addAction(icon(QStringLiteral("refresh")), tr("Retry now"), this,
                       onConnection([](client::Connection& connection) { connection.retryNow(); }));
        menu.addAction(icon(QStringLiteral("stop")), tr("Stop retrying"), this,
                       onConnection([](client::Connection& connection) { connection.stopRetrying(); }));
    } else {
        menu.addAction(icon(QStringLiteral("connect")), tr("Connect"), this, [this, id] { emit connectRequested(id); });
    }
    if (open)
        menu.addAction(icon(QStringLiteral("close")), tr("Close and forget its messages"), this,
                       [this, id] { emit closeRequested(id); });
    menu.addSeparator();
    if (!m_profiles.find(id)) {
        menu.addAction(icon(QStringLiteral("save")), tr("Save as a connection…"), this,
                       [this, id] { emit keepRequested(id); });
        return;
    }
    menu.addAction(icon(QStringLiteral("edit")), tr("Edit…"), this, [this, id] { emit editRequested(id); });
    menu.addAction(icon(QStringLiteral("duplicate")), tr("Duplicate"), this, [this, id] { m_actions.duplicate(id); });
    QAction* remove =
        menu.addAction(icon(QStringLiteral("trash")), tr("Delete"), this, [this, id] { m_actions.remove(id); });
    // Deleting what is open would leave a connection without a profile: close it first.
    remove->setEnabled(!open);
    if (open)
        remove->setText(tr("Delete (close it first)"));
}

void ConnectionList::chooseExport()
{
    auto* dialog = new QFileDialog(this, tr("Export connections, without their secrets"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("topicscope-connections.json"));
    connect(dialog, &QFileDialog::fileSelected, &m_actions, &ProfileActions::exportTo);
    dialog->open();
}

void ConnectionList::updateUndo()
{
    const QString name = m_actions.undoName();
    if (name.isEmpty())
        m_notice->clear();
    else
        m_notice->show(ChipKind::Info, tr("“%1” was deleted.").arg(name), tr("Undo"));
}

bool ConnectionList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress || current().isEmpty())
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(current());
        return true;
    case Qt::Key_F2:
        if (m_profiles.find(current()))
            emit editRequested(current());
        return true;
    case Qt::Key_Delete:
        if (m_profiles.find(current()) && !m_workspace.find(current()))
            m_actions.remove(current());
        return true;
    default:
        return false;
    }
}

} // namespace topicscope::ui
