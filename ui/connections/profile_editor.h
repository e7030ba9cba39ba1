// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"

#include <QSslCertificate>
#include <QWidget>

#include <memory>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace topicscope::profiles {
class ProfileStore;
}

namespace topicscope::ui {

class AppearancePage;
class BrokerPage;
class ConnectionTester;
class EditorPage;
class Notice;
class SecretPage;
class SecurityPage;
class TestPanel;

/// Edits one profile, as a page inside the main window.
///
/// Saved passwords and keys are not fetched to be shown: the page says where they are, and what is entered replaces
/// them. They are fetched only to test the connection or to look at a certificate. Where the keychain fails, secrets
/// stay in memory for this session and the page says so.
class ProfileEditor : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the editor.
    ProfileEditor(profiles::ProfileStore& profiles, profiles::SecretStore& secrets, QWidget* parent = nullptr);
    ~ProfileEditor() override;

    /// What the test panel uses; without one the panel is hidden.
    void setTester(std::unique_ptr<ConnectionTester> tester);

    /// Opens a saved profile.
    void edit(const QString& profileId);
    /// Starts a new one from these values; nothing is saved before "Save".
    void create(const profiles::Profile& profile, const profiles::SecretMap& secrets = {});
    /// True when something was changed and not saved.
    bool isModified() const { return m_modified; }
    QString profileId() const { return m_original.id; }
    /// After edit(): says that the connection is open, and when changes take effect.
    void setConnected(bool connected);
    /// After edit(): puts in the server that the broker named (Server Reference, MQTT 5.0 §4.11), not saved, to be
    /// looked at before anything is sent there. The first one, where there are several.
    void offerServer(const QString& reference);
    /// As "Cancel": closes, or asks in place when something was changed.
    void cancel();

signals:
    /// The page is done with: go back to where it was called from. After saved().
    void closed();
    void saved(const QString& profileId);
    /// Something to show outside of this page, which closes: secrets that could not be kept for good. Plain text.
    void notice(const QString& text);
    /// "Save and connect", after saved() and closed().
    void connectRequested(const QString& profileId);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class After { Close, Connect };

    QWidget* makeHeader();
    void addPage(EditorPage* page);
    void open(const profiles::Profile& profile, const profiles::SecretMap& unsaved, bool isNew);
    profiles::Profile edited() const;
    void collectSecrets(profiles::SecretMap& changed, profiles::SecretKinds& removed) const;
    void noteEdit();
    bool showProblems(bool all);
    void save(After after);
    void removeSecrets(profiles::SecretKinds removed, After after);
    void finishSave(After after);
    void profilesSaved();
    void saveFailed(const QString& message);
    void startTest();
    void runTest(const profiles::Profile& profile, const profiles::SecretMap& secrets);
    void viewStored(profiles::SecretKind kind);
    void setBusy(bool busy);

    profiles::ProfileStore& m_profiles;
    profiles::SecretStore& m_secrets;
    std::unique_ptr<ConnectionTester> m_tester;
    profiles::Profile m_original;
    bool m_isNew = false;
    bool m_modified = false;
    bool m_saveTried = false;
    bool m_saving = false; ///< given to the store, not on disk yet
    After m_after = After::Close;
    bool m_confirmingDiscard = false;
    QString m_notKept; ///< why secrets just saved are in memory only

    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QPushButton* m_saveButton = nullptr;
    QPushButton* m_connectButton = nullptr;
    Notice* m_notice = nullptr;
    QListWidget* m_navigation = nullptr;
    QStackedWidget* m_stack = nullptr;
    TestPanel* m_testPanel = nullptr;
    QWidget* m_testLine = nullptr;
    QLabel* m_health = nullptr;
    QList<EditorPage*> m_pages;
    QList<SecretPage*> m_secretPages;
    BrokerPage* m_broker = nullptr;
    SecurityPage* m_security = nullptr;
    AppearancePage* m_appearance = nullptr;
};

} // namespace topicscope::ui
