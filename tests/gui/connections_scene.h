// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile_store.h"
#include "app/profiles/secret_store.h"
#include "app/workspace/workspace.h"
#include "tests/profiles/scripted_keychain.h"
#include "ui/common/theme.h"
#include "ui/connections/connection_tester.h"
#include "ui/connections/connector.h"
#include "ui/connections/field_problem_label.h"
#include "ui/connections/profile_actions.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

/// What the pages about connections work on: an empty data folder and a keychain that does as it is told.
namespace topicscope::test {

using namespace profiles;
using namespace ui;

/// Remembers what it was asked to try.
class FakeTester : public ConnectionTester
{
public:
    using ConnectionTester::ConnectionTester;
    void start(const Profile& profile, const SecretMap& secrets) override
    {
        tried = profile;
        with = secrets;
    }
    void cancel() override { ++cancels; }

    std::optional<Profile> tried;
    SecretMap with;
    int cancels = 0;
};

template <typename T>
T* child(const QWidget& parent, const char* name)
{
    T* found = parent.findChild<T*>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

/// The text of the visible problem label of a field, empty when there is none.
inline QString problemOf(const QWidget& parent, const QWidget* field)
{
    const auto labels = parent.findChildren<FieldProblemLabel*>();
    for (const FieldProblemLabel* label : labels) {
        if (label->field() == field && !label->isHidden())
            return label->text();
    }
    return {};
}

class ConnectionsScene : public QObject
{
protected:
    void setUp()
    {
        m_folder.emplace();
        m_keychain = {};
        start();
    }

    void tearDown()
    {
        end();
        m_folder.reset();
    }

    /// The program ends and is started again: what is in memory only is gone.
    void restart()
    {
        if (!m_profiles->flush())
            qFatal("not saved");
        end();
        start();
        m_profiles->load();
    }

    Profile saved(const QString& name, const QDateTime& lastUsed = {})
    {
        Profile profile = Profile::create();
        profile.name = name;
        profile.host = QStringLiteral("127.0.0.1");
        profile.port = 1; // nothing listens there
        profile.lastUsed = lastUsed;
        profile.reconnect.enabled = false;
        m_profiles->save(profile);
        return profile;
    }

    void store(const QString& id, SecretKind kind, const QByteArray& value)
    {
        m_keychain.entries.insert(id + u'/' + secretKindName(kind), SecretBytes{QByteArrayView(value)});
        Profile profile = m_profiles->find(id).value();
        profile.keychain |= kind;
        m_profiles->save(profile);
    }

    std::optional<QTemporaryDir> m_folder;
    ScriptedKeychain::State m_keychain;
    std::unique_ptr<ProfileStore> m_profiles;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<ProfileActions> m_actions;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<Connector> m_connector;

private:
    void start()
    {
        m_profiles = std::make_unique<ProfileStore>(m_folder->filePath(QStringLiteral("profiles.json")));
        m_secrets = std::make_unique<SecretStore>(std::make_unique<ScriptedKeychain>(m_keychain));
        m_actions = std::make_unique<ProfileActions>(*m_profiles, *m_secrets);
        m_workspace = std::make_unique<workspace::Workspace>();
        m_connector = std::make_unique<Connector>(*m_profiles, *m_secrets, *m_workspace);
    }

    void end()
    {
        m_connector.reset();
        m_workspace.reset();
        m_actions.reset();
        m_secrets.reset();
        m_profiles.reset();
    }
};

} // namespace topicscope::test
