// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"

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

class ConnectionTester;
class EditorPage;
class Notice;
class TestPanel;

/// Edits one profile, as a page inside the main window.
///
/// Secrets are fetched when the page opens, kept in the page, and written on saving; where the keychain fails they stay
/// in memory for this session and the page says so.
class ProfileEditor : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the editor.
    ProfileEditor(profiles::ProfileStore& profiles, profiles::SecretStore& secrets, QWidget* parent = nullptr);
    ~ProfileEditor() override;

    /// What the test panel uses; without one the panel is hidden. Takes ownership.
    void setTester(std::unique_ptr<ConnectionTester> tester);

    /// Opens a saved profile.
    void edit(const QString& profileId);
    /// Starts a new one from these values; nothing is saved before "Save".
    void create(const profiles::Profile& profile, const profiles::SecretMap& secrets = {});
    /// True when something was changed and not saved.
    bool isModified() const;
    QString profileId() const { return m_original.id; }

signals:
    /// The page is done with: go back to where it was called from. After saved().
    void closed();
    void saved(const QString& profileId);
    /// "Save and connect", after saved().
    void connectRequested(const QString& profileId);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
    profiles::Profile m_original;
};

} // namespace topicscope::ui
