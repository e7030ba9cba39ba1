// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/keychain_backend.h"

#include <QMap>
#include <QObject>
#include <QTimer>

#include <functional>

/// A keychain in memory that does what the test says: lock, vanish, refuse large entries, answer late.
class ScriptedKeychain final : public topicscope::profiles::KeychainBackend
{
public:
    using SecretBytes = topicscope::profiles::SecretBytes;

    /// What the test can see and change; outlives the keychain, which the store owns.
    struct State
    {
        QMap<QString, SecretBytes> entries;
        QStringList calls; ///< "read key", "write key", "remove key"
        std::function<Status(const QString& call)> refuse = [](const QString&) { return Status::Done; };
        bool silent = false; ///< never answers, like an unlock prompt nobody looks at
        qsizetype largestEntry = 2'500;
    };

    explicit ScriptedKeychain(State& state) : m_state(state) {}

    QString name() const override { return QStringLiteral("scripted keychain"); }

    void read(const QString& key, Callback done) override
    {
        call(QStringLiteral("read ") + key, std::move(done), [this, key] {
            if (!m_state.entries.contains(key))
                return Answer{Status::NotFound, {}, {}};
            return Answer{Status::Done, m_state.entries.value(key), {}};
        });
    }
    void write(const QString& key, const SecretBytes& value, Callback done) override
    {
        call(QStringLiteral("write ") + key, std::move(done), [this, key, value] {
            if (value.size() > m_state.largestEntry)
                return Answer{Status::Unavailable, {}, QStringLiteral("entry too large")};
            m_state.entries.insert(key, value);
            return Answer{};
        });
    }
    void remove(const QString& key, Callback done) override
    {
        call(QStringLiteral("remove ") + key, std::move(done), [this, key] {
            return Answer{m_state.entries.remove(key) > 0 ? Status::Done : Status::NotFound, {}, {}};
        });
    }

private:
    void call(const QString& what, Callback done, std::function<Answer()> act)
    {
        m_state.calls << what;
        if (m_state.silent)
            return;
        QTimer::singleShot(0, &m_context, [this, what, done = std::move(done), act = std::move(act)] {
            const Status status = m_state.refuse(what);
            done(status == Status::Done ? act() : Answer{status, {}, QStringLiteral("as scripted")});
        });
    }

    State& m_state;
    QObject m_context; ///< drops answers that are under way when the keychain goes
};
