// SPDX-License-Identifier: GPL-3.0-or-later
// Which page stands in the window: start page, explorer with the page of a connection, profile editor.
#include "ui/main_window/main_window.h"

#include "ui/common/notice.h"
#include "ui/connections/client_connection_tester.h"
#include "ui/connections/connection_list.h"
#include "ui/connections/connection_page.h"
#include "ui/connections/connector.h"
#include "ui/connections/profile_editor.h"
#include "ui/connections/start_page.h"
#include "ui/main_window/connection_words.h"
#include "ui/main_window/explorer.h"
#include "ui/topic_tree/topic_tree_pane.h"

#include <QStackedWidget>

namespace topicscope::ui {

using profiles::Setting;
using workspace::OpenConnection;

void MainWindow::showStart()
{
    m_pages->setCurrentWidget(m_start);
    m_start->focusUrl();
    updateCurrent();
}

void MainWindow::showExplorer()
{
    const bool wasElsewhere = m_pages->currentWidget() != m_explorer;
    m_explorer->resize(m_pages->size()); // it arranges its docks when it is shown, before the stack has laid it out
    m_pages->setCurrentWidget(m_explorer);
    updateCurrent();
    if (!wasElsewhere || !m_explorer->tree())
        return;
    m_explorer->tree()->focusTree();
    // A tree without rows cannot take the cursor, and it must not land in the composer, where keys would type.
    const auto inList = [this] { return m_explorer->connectionList()->isAncestorOf(focusWidget()); };
    if (m_explorer->tree()->isAncestorOf(focusWidget()))
        return;
    m_explorer->connectionList()->setFocus(Qt::OtherFocusReason);
    auto* once = new QObject(m_explorer->tree());
    connect(&current()->reader(), &topics::StoreReader::frameApplied, once, [this, once, inList] {
        if (m_explorer->tree() == once->parent() && inList())
            m_explorer->tree()->focusTree();
        if (!inList())
            once->deleteLater();
    });
}

void MainWindow::showEditor()
{
    if (!m_editor) {
        m_editor = new ProfileEditor(m_parts.profiles, m_parts.secrets, this);
        m_editor->setTester(std::make_unique<ClientConnectionTester>(m_parts.workspace.ioThread()));
        connect(m_editor, &ProfileEditor::closed, this, &MainWindow::leaveEditor);
        connect(m_editor, &ProfileEditor::saved, this, &MainWindow::profileSaved);
        connect(m_editor, &ProfileEditor::notice, this, [this](const QString& text) { showMessage(text); });
        connect(m_editor, &ProfileEditor::connectRequested, m_connector.get(), &Connector::connectProfile);
        m_pages->addWidget(m_editor);
    }
    m_pages->setCurrentWidget(m_editor);
    updateCurrent();
}

bool MainWindow::isEditing() const
{
    return m_editor && m_pages->currentWidget() == m_editor;
}

void MainWindow::leaveEditor()
{
    if (shownId().isEmpty())
        showStart();
    else
        showExplorer();
}

void MainWindow::newProfile()
{
    showEditor();
    m_editor->create(profiles::Profile::create());
}

void MainWindow::editProfile(const QString& id)
{
    showEditor();
    OpenConnection* open = m_parts.workspace.find(id);
    if (m_parts.profiles.find(id)) {
        m_editor->edit(id);
        m_editor->setConnected(open && isUnderWay(open->connection().state()));
    } else if (OpenConnection* connection = m_parts.workspace.find(id)) {
        m_editor->create(connection->profile(), m_parts.secrets.sessionSecretValues(id));
    }
}

QString MainWindow::shownId() const
{
    return current() ? current()->id() : m_shownProfile;
}

void MainWindow::showConnection(const QString& id)
{
    if (OpenConnection* connection = m_parts.workspace.find(id)) {
        setCurrent(connection);
        return;
    }
    if (!m_parts.profiles.find(id))
        return;
    m_shownProfile = id;
    m_explorer->setCurrent(nullptr);
    m_explorer->selectInList(id);
    updateConnectionPage();
    m_pages->setCurrentWidget(m_explorer);
    updateCurrent();
}

void MainWindow::askForSecrets(const QString& profileId)
{
    // One after the other: what is being filled in is not taken away.
    const ConnectionPage* page = m_explorer->page();
    if (isEditing())
        return; // nor is the editor; the list of connections says who waits
    const bool behind = m_connector->place(profileId) == Connector::Place::Behind;
    if (behind && !shownId().isEmpty() && shownId() != profileId)
        return;
    if (m_explorer->isPageShown() && page->isAsking() && page->profileId() != profileId)
        return;
    showConnection(profileId);
    updateConnectionPage();
    m_explorer->page()->focusFirst();
}

void MainWindow::stopAsking(const QString& profileId)
{
    m_connector->cancel(profileId);
    updateConnectionPage();
}

void MainWindow::updateConnectionPage()
{
    const QString id = shownId();
    const auto profile = m_connector->profileOf(id);
    if (!profile) {
        if (!m_shownProfile.isEmpty() && !current()) { // it was deleted
            m_shownProfile.clear();
            const auto open = m_parts.workspace.connections();
            if (m_pages->currentWidget() == m_explorer)
                setCurrent(open.isEmpty() ? nullptr : open.last());
        }
        return;
    }
    const Connector::Wanted wanted = m_connector->wanted(id);
    const QString state = m_connector->isFetching(id) ? tr("Waiting for the keychain, which may ask you to unlock it…")
                          : wanted.kinds              ? tr("Waiting for your input")
                          : current()                 ? wordsFor(current()->connection().status()).text
                                                      : tr("Not connected");
    m_explorer->page()->showProfile(*profile, state, m_lastErrors.value(id), wanted);
    const bool shown = !current() || wanted.kinds;
    const bool hadCursor = m_explorer->page()->isAncestorOf(focusWidget());
    m_explorer->setPageShown(shown);
    if (!shown && hadCursor && m_explorer->tree())
        m_explorer->tree()->focusTree();
    updateCurrent();
}

void MainWindow::showMessage(const QString& text, const QString& action, const std::function<void()>& step)
{
    m_messageStep = step;
    m_message->show(step ? ChipKind::Info : ChipKind::Warning, text, action);
}

void MainWindow::profileSaved(const QString& id)
{
    const OpenConnection* open = m_parts.workspace.find(id);
    if (open && isUnderWay(open->connection().state()))
        showMessage(tr("The changes to “%1” take effect when it connects anew.").arg(open->name()),
                    tr("Connect anew now"), [this, id] { m_connector->connectProfile(id); });
}

void MainWindow::saveFailed(const QString& text)
{
    // The editor tells of its own.
    if (!isEditing())
        showMessage(text, tr("Try again"), [this] { m_parts.profiles.retry(); });
}

void MainWindow::showStartProblem(const QString& text)
{
    showMessage(text);
}

void MainWindow::restoreConnections()
{
    if (!m_parts.settings.boolean(Setting::RestoreConnections))
        return;
    for (const QString& id : m_parts.settings.list(Setting::OpenConnections)) {
        if (m_parts.profiles.find(id) && !m_toRestore.contains(id))
            m_toRestore.append(id);
    }
    if (m_toRestore.isEmpty())
        return;
    showConnection(m_toRestore.first());
    restoreNext();
}

void MainWindow::restoreNext()
{
    constexpr int betweenFrames = 20; // ms; each takes some: the window answers, and is painted, in between
    if (m_toRestore.isEmpty())
        return;
    const QString id = m_toRestore.takeFirst();
    if (m_parts.profiles.find(id) && !m_parts.workspace.find(id))
        m_connector->connectAt(id, Connector::Place::Behind);
    QTimer::singleShot(betweenFrames, this, &MainWindow::restoreNext);
}

} // namespace topicscope::ui
