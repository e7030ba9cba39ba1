// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/profile_editor.h"

#include "app/client/broker_url.h"
#include "app/profiles/certificate.h"
#include "app/profiles/profile_store.h"
#include "ui/common/card.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/connections/certificate_viewer.h"
#include "ui/connections/connection_tester.h"
#include "ui/connections/security_page.h"
#include "ui/connections/simple_pages.h"
#include "ui/connections/subscriptions_page.h"
#include "ui/connections/test_panel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

namespace topicscope::ui {

using namespace profiles;

namespace {

constexpr int navigationWidth = 190;
constexpr int testPanelWidth = 340;

} // namespace

ProfileEditor::ProfileEditor(ProfileStore& profiles, SecretStore& secrets, QWidget* parent)
    : QWidget(parent), m_profiles(profiles), m_secrets(secrets)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(hairline(Qt::Horizontal, this));
    m_notice = new Notice(this);
    layout->addWidget(m_notice);

    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    m_navigation = new QListWidget(this);
    m_navigation->setObjectName(QStringLiteral("editorPages"));
    m_navigation->setAccessibleName(tr("Pages"));
    m_navigation->setFrameShape(QFrame::NoFrame);
    m_navigation->setFixedWidth(navigationWidth);
    m_navigation->setUniformItemSizes(true);
    m_stack = new QStackedWidget(this);
    m_testPanel = new TestPanel(this);
    m_testPanel->setFixedWidth(testPanelWidth);
    m_testLine = hairline(Qt::Vertical, this);
    body->addWidget(m_navigation);
    body->addWidget(hairline(Qt::Vertical, this));
    body->addWidget(m_stack, 1);
    body->addWidget(m_testLine);
    body->addWidget(m_testPanel);
    layout->addLayout(body, 1);
    layout->addWidget(hairline(Qt::Horizontal, this));
    m_health = new DimLabel({}, this);
    m_health->setFont(smallFont());
    m_health->setWordWrap(true);
    m_health->setContentsMargins(spacing + 4, innerSpacing, spacing + 4, innerSpacing);
    layout->addWidget(m_health);

    m_broker = new BrokerPage(this);
    m_security = new SecurityPage(this);
    auto* proxy = new ProxyPage(this);
    m_appearance = new AppearancePage(this);
    m_secretPages = {m_broker, m_security, proxy};
    for (EditorPage* page :
         std::initializer_list<EditorPage*>{m_broker, m_security, new SessionPage(this), new WillPage(this),
                                            new SubscriptionsPage(this), new Mqtt5Page(this), proxy, m_appearance})
        addPage(page);
    connect(m_navigation, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_navigation->setCurrentRow(0);

    connect(m_security, &SecurityPage::viewStoredRequested, this, &ProfileEditor::viewStored);
    connect(m_testPanel, &TestPanel::startRequested, this, &ProfileEditor::startTest);
    connect(m_testPanel, &TestPanel::trustRequested, this, [this](const QList<QSslCertificate>& certificates) {
        m_security->trust(certificates);
        m_navigation->setCurrentRow(static_cast<int>(m_pages.indexOf(m_security)));
    });
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        if (std::exchange(m_confirmingDiscard, false)) {
            m_modified = false;
            emit closed();
        }
    });
    const auto showHealth = [this] {
        m_health->setText(m_secrets.healthText());
        m_health->setToolTip(plainToolTip(m_secrets.healthDetail()));
    };
    connect(&m_secrets, &SecretStore::healthChanged, this, showHealth);
    showHealth();
    connect(&m_profiles, &ProfileStore::saved, this, &ProfileEditor::profilesSaved);
    connect(&m_profiles, &ProfileStore::saveFailed, this, &ProfileEditor::saveFailed);
    setTester(nullptr);
}

ProfileEditor::~ProfileEditor() = default;

QWidget* ProfileEditor::makeHeader()
{
    auto* header = new QWidget(this);
    header->setBackgroundRole(QPalette::Base);
    header->setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(spacing + 4, spacing, spacing + 4, spacing);
    layout->setSpacing(spacing);
    m_title = new PlainLabel({}, header);
    m_title->setFont(headingFont(1.1));
    m_subtitle = new DimLabel({}, header);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle, 1);
    auto* cancelButton = new QPushButton(tr("Cancel"), header);
    cancelButton->setObjectName(QStringLiteral("cancelProfile"));
    m_saveButton = new QPushButton(tr("Save"), header);
    m_saveButton->setObjectName(QStringLiteral("saveProfile"));
    m_connectButton = new QPushButton(tr("Save and connect"), header);
    m_connectButton->setObjectName(QStringLiteral("saveAndConnect"));
    setPrimary(m_connectButton);
    for (QPushButton* button : {cancelButton, m_saveButton, m_connectButton})
        layout->addWidget(button);
    connect(cancelButton, &QPushButton::clicked, this, &ProfileEditor::cancel);
    connect(m_saveButton, &QPushButton::clicked, this, [this] { save(After::Close); });
    connect(m_connectButton, &QPushButton::clicked, this, [this] { save(After::Connect); });
    m_saveButton->setToolTip(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText));
    m_connectButton->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    const auto shortcut = [this](const QKeySequence& keys, After after) {
        auto* key = new QShortcut(keys, this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, this, [this, after] { save(after); });
    };
    shortcut(QKeySequence(QKeySequence::Save), After::Close);
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), After::Connect);
    return header;
}

void ProfileEditor::addPage(EditorPage* page)
{
    m_pages << page;
    m_stack->addWidget(page);
    auto* item = new QListWidgetItem(icon(page->iconName(), IconColor::Dim), page->title(), m_navigation);
    item->setSizeHint({0, fontMetrics().height() + 2 * spacing});
    connect(page, &EditorPage::edited, this, &ProfileEditor::noteEdit);
}

void ProfileEditor::setTester(std::unique_ptr<ConnectionTester> tester)
{
    m_tester = std::move(tester);
    m_testPanel->setVisible(m_tester != nullptr);
    m_testLine->setVisible(m_tester != nullptr);
    if (!m_tester)
        return;
    connect(m_tester.get(), &ConnectionTester::stepChanged, m_testPanel, &TestPanel::showStep);
    connect(m_tester.get(), &ConnectionTester::finished, m_testPanel, &TestPanel::showFinished);
    connect(m_tester.get(), &ConnectionTester::peerCertificates, this,
            [this](const QByteArray& pem) { m_testPanel->showPeerCertificates(certificatesFromPem(pem)); });
    connect(m_testPanel, &TestPanel::cancelRequested, m_tester.get(), [this] {
        m_tester->cancel();
        m_testPanel->setRunning(false);
    });
}

void ProfileEditor::edit(const QString& profileId)
{
    if (const auto profile = m_profiles.find(profileId))
        open(*profile, {}, false);
}

void ProfileEditor::create(const Profile& profile, const SecretMap& secrets)
{
    open(profile, secrets, true);
}

void ProfileEditor::open(const Profile& profile, const SecretMap& unsaved, bool isNew)
{
    m_original = profile;
    m_isNew = isNew;
    m_saveTried = false;
    m_saving = false;
    m_confirmingDiscard = false;
    m_notice->clear();
    if (m_tester)
        m_tester->cancel();
    m_testPanel->reset();
    m_title->setText(isNew ? tr("New connection") : tr("Edit connection"));
    m_subtitle->setText(isNew ? QString() : profile.displayName());
    m_appearance->setGroups(m_profiles.groups());
    for (EditorPage* page : std::as_const(m_pages)) {
        page->forgetTouched();
        page->load(profile);
    }
    for (SecretPage* page : std::as_const(m_secretPages)) {
        page->setStored(profile.keychain, m_secrets.sessionSecrets(profile.id));
        page->setUnsaved(unsaved);
    }
    setBusy(false);
    m_modified = false;
    showProblems(false);
    m_navigation->setCurrentRow(0);
    m_broker->focusHost();
}

Profile ProfileEditor::edited() const
{
    Profile profile = m_original;
    for (const EditorPage* page : m_pages)
        page->store(profile);
    return profile;
}

void ProfileEditor::collectSecrets(SecretMap& changed, SecretKinds& removed) const
{
    for (const SecretPage* page : m_secretPages)
        page->collect(changed, removed);
}

void ProfileEditor::noteEdit()
{
    m_modified = true;
    const Profile profile = edited();
    m_security->setTransport(profile.transport, profile.host);
    const bool good = showProblems(m_saveTried);
    // "Not saved yet" stays until the fields it speaks of are right.
    if (std::exchange(m_confirmingDiscard, false) || (m_saveTried && good))
        m_notice->clear();
}

bool ProfileEditor::showProblems(bool all)
{
    Profile profile = edited();
    // The rules look at what will be in the keychain, typed or saved.
    SecretMap changed;
    SecretKinds removed;
    collectSecrets(changed, removed);
    for (auto it = changed.cbegin(); it != changed.cend(); ++it)
        profile.keychain |= it.key();
    profile.noteSecrets({}, {}, removed);
    const QList<FieldProblem> problems = validate(profile);
    bool good = std::ranges::none_of(
        problems, [](const FieldProblem& problem) { return problem.severity == FieldProblem::Severity::Error; });
    for (int row = 0; row < m_pages.size(); ++row) {
        const QList<FieldProblem> input = m_pages.at(row)->inputProblems();
        good = good && input.isEmpty();
        const int gravest = m_pages.at(row)->showProblems(input + problems, all);
        QListWidgetItem* item = m_navigation->item(row);
        item->setIcon(gravest == 2   ? icon(QStringLiteral("error"), IconColor::Bad)
                      : gravest == 1 ? icon(QStringLiteral("warning"), IconColor::Warning)
                                     : icon(m_pages.at(row)->iconName(), IconColor::Dim));
        item->setData(Qt::AccessibleTextRole,
                      gravest == 2 ? tr("%1, has errors").arg(m_pages.at(row)->title()) : m_pages.at(row)->title());
        item->setData(Qt::UserRole, gravest);
    }
    return good;
}

void ProfileEditor::save(After after)
{
    if (!m_saveButton->isEnabled())
        return;
    m_saveTried = true;
    if (!showProblems(true)) {
        for (int row = 0; row < m_pages.size(); ++row) {
            if (m_navigation->item(row)->data(Qt::UserRole).toInt() != 2)
                continue;
            m_navigation->setCurrentRow(row);
            m_pages.at(row)->focusFirstError();
            break;
        }
        m_notice->show(ChipKind::Bad, tr("Not saved yet: please correct the marked fields."));
        return;
    }
    SecretMap changed;
    SecretKinds removed;
    collectSecrets(changed, removed);
    if (changed.isEmpty()) {
        removeSecrets(removed, after);
        return;
    }
    setBusy(true);
    m_notice->show(ChipKind::Info, tr("Saving in the keychain… It may ask you to unlock it."));
    const auto where =
        m_security->keepForSessionOnly() ? SecretStore::Remember::ThisSession : SecretStore::Remember::InKeychain;
    m_secrets.write(m_original.id, changed, where, this, [this, removed, after](const SecretWriteOutcome& outcome) {
        m_notice->clear();
        m_original.noteSecrets(outcome.inKeychain, outcome.sessionOnly);
        m_notKept = outcome.problem;
        removeSecrets(removed, after);
    });
}

void ProfileEditor::removeSecrets(SecretKinds removed, After after)
{
    m_original.sessionOnly &= ~removed;
    if (!(removed & (m_original.keychain | m_secrets.sessionSecrets(m_original.id)))) {
        finishSave(after);
        return;
    }
    setBusy(true);
    m_secrets.remove(m_original.id, removed, this, [this, removed, after](const SecretWriteOutcome& outcome) {
        m_original.keychain &= ~(removed & ~outcome.notRemoved);
        finishSave(after);
    });
}

void ProfileEditor::finishSave(After after)
{
    setBusy(false);
    Profile profile = edited();
    // Last use may have been set by a connect meanwhile.
    if (const auto current = m_profiles.find(profile.id))
        profile.lastUsed = current->lastUsed;
    m_original = profile;
    m_after = after;
    m_saving = true;
    setBusy(true);
    m_profiles.save(profile);
}

void ProfileEditor::profilesSaved()
{
    if (!m_saving || m_profiles.hasUnsavedChanges())
        return; // what was changed while a save was under way is written by the next one
    m_saving = false;
    setBusy(false);
    m_notice->clear();
    m_modified = false;
    if (m_tester)
        m_tester->cancel();
    const Profile& profile = m_original;
    emit saved(profile.id);
    if (!m_notKept.isEmpty())
        emit notice(tr("“%1” is saved. %2 They will be asked for at the next connect after that.")
                        .arg(profile.displayName(), std::exchange(m_notKept, {})));
    emit closed();
    if (m_after == After::Connect)
        emit connectRequested(profile.id);
}

void ProfileEditor::saveFailed(const QString& message)
{
    if (!std::exchange(m_saving, false))
        return;
    setBusy(false);
    // What was entered stays in the fields, the secrets where they were put: "Save" tries again.
    m_notice->show(
        ChipKind::Bad,
        tr("Not saved: %1 Nothing you entered is lost; save again when this is mended.").arg(asSentence(message)));
}

void ProfileEditor::offerServer(const QString& reference)
{
    const QString first = reference.simplified().section(u' ', 0, 0);
    const auto url = client::BrokerUrl::parse(first);
    if (!url) {
        m_notice->show(ChipKind::Warning, tr("The broker named a server that cannot be read: %1").arg(first.left(200)));
        return;
    }
    m_broker->setServer(url->host(), url->port());
    m_notice->show(ChipKind::Info, tr("The broker named this server. Your password will go there: save only if you "
                                      "trust it."));
}

void ProfileEditor::setConnected(bool connected)
{
    if (connected)
        m_notice->show(ChipKind::Info, tr("This connection is open. What you change takes effect when it connects "
                                          "anew; filters can be changed at once in the Subscriptions pane."));
}

void ProfileEditor::setBusy(bool busy)
{
    m_stack->setEnabled(!busy);
    m_saveButton->setEnabled(!busy);
    m_connectButton->setEnabled(!busy);
}

void ProfileEditor::cancel()
{
    if (m_modified && !m_confirmingDiscard) {
        m_confirmingDiscard = true;
        m_notice->show(ChipKind::Warning, tr("There are changes that are not saved."), tr("Discard them"));
        return;
    }
    m_modified = false;
    if (m_tester)
        m_tester->cancel();
    emit closed();
}

void ProfileEditor::startTest()
{
    m_testPanel->reset();
    if (!showProblems(true)) {
        m_testPanel->showProblem(tr("Correct the marked fields first."));
        return;
    }
    SecretMap changed;
    SecretKinds removed;
    collectSecrets(changed, removed);
    Profile profile = edited();
    profile.noteSecrets({}, {}, removed);
    const SecretKinds inMemory = m_secrets.sessionSecrets(profile.id);
    SecretKinds wanted = ((profile.neededSecrets() & profile.keychain) | inMemory) & ~removed;
    for (auto it = changed.cbegin(); it != changed.cend(); ++it)
        wanted &= ~SecretKinds(it.key());
    m_testPanel->setRunning(true);
    if (!wanted) {
        runTest(profile, changed);
        return;
    }
    m_secrets.read(profile.id, wanted, this, [this, profile, changed](const SecretReadOutcome& outcome) {
        SecretMap secrets = outcome.secrets;
        secrets.insert(changed);
        if (outcome.unreadable)
            m_testPanel->showProblem(outcome.problem);
        runTest(profile, secrets);
    });
}

void ProfileEditor::runTest(const Profile& profile, const SecretMap& secrets)
{
    if (m_tester)
        m_tester->start(profile, secrets);
}

void ProfileEditor::viewStored(SecretKind kind)
{
    m_secrets.read(m_original.id, kind, this, [this, kind](const SecretReadOutcome& outcome) {
        const QList<QSslCertificate> chain = certificatesFromPem(outcome.secrets.value(kind).view());
        if (chain.isEmpty())
            m_notice->show(ChipKind::Warning, outcome.problem.isEmpty() ? tr("There is no certificate in the keychain.")
                                                                        : outcome.problem);
        else
            (new CertificateViewer(chain, this))->open();
    });
}

void ProfileEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        cancel();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace topicscope::ui
