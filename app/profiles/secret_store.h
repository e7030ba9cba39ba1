// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/keychain_backend.h"
#include "app/profiles/secret_bytes.h"
#include "app/profiles/secret_kind.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace topicscope::profiles {

/// Secrets by kind.
using SecretMap = QMap<SecretKind, SecretBytes>;

/// What reading brought.
struct SecretReadOutcome
{
    SecretMap secrets;      ///< those found, from session memory or the keychain
    SecretKinds missing;    ///< surely not there
    SecretKinds unreadable; ///< could not be read: the keychain is locked, gone, or in doubt. Ask the person.
    QString problem;        ///< what to tell, plain and translated; empty if all that was asked for was found
};

/// What writing or removing brought.
struct SecretWriteOutcome
{
    SecretKinds inKeychain;  ///< saved for good
    SecretKinds sessionOnly; ///< in memory until the program ends
    SecretKinds notRemoved;  ///< of remove(): may still be in the keychain
    QString problem;         ///< why not in the keychain, plain and translated; empty if all went well
};

/// Where secrets live: in the OS keychain (through QtKeychain), or in memory for this session.
///
/// Nothing blocks and no event loop is nested: each operation calls back once, on the thread of this object, never
/// before it has returned. The keychain may ask the person to unlock it, which takes as long as they take; cancel()
/// gives up waiting. Operations run one after the other, in the order they were asked for.
///
/// Every doubt (no keychain, locked, no answer) ends as "in memory for this session", with a reason to show. An entry
/// that could not be read is never deleted or replaced because of that.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    /// Ticket of a running operation; 0 is none.
    using Request = quint64;
    using ReadCallback = std::function<void(const SecretReadOutcome&)>;
    using WriteCallback = std::function<void(const SecretWriteOutcome&)>;

    enum class Remember {
        InKeychain,  ///< and in memory where that fails
        ThisSession, ///< in memory only, as the person chose; an entry already in the keychain stays there
    };

    enum class Health {
        Untried, ///< nothing asked yet
        Working,
        Troubled,   ///< the last operation failed; healthText() says why
        SwitchedOff ///< made with no backend
    };

    /// With the OS keychain. Asks nothing until the first operation.
    explicit SecretStore(QObject* parent = nullptr);
    /// With another backend (tests), or with none: then everything stays in memory.
    explicit SecretStore(std::unique_ptr<KeychainBackend> backend, QObject* parent = nullptr);
    ~SecretStore() override;

    /// Reads those `kinds`. Session memory goes before the keychain. `context` going away cancels.
    Request read(const QString& profileId, SecretKinds kinds, QObject* context, ReadCallback done);
    /// Saves. An empty SecretBytes is stored as such; use remove() to forget.
    Request write(const QString& profileId, const SecretMap& secrets, Remember where, QObject* context,
                  WriteCallback done);
    /// Forgets, in memory and in the keychain. Entries that are not there count as removed.
    Request remove(const QString& profileId, SecretKinds kinds, QObject* context, WriteCallback done);
    /// Copies those `kinds` from one profile to another (duplicating a profile); those unreadable or missing are left
    /// out.
    Request copy(const QString& fromProfileId, const QString& toProfileId, SecretKinds kinds, QObject* context,
                 WriteCallback done);
    /// The callback will not be called. What the keychain has begun may still happen.
    void cancel(Request request);

    /// Which of a profile's secrets are only in memory now. Immediate.
    SecretKinds sessionSecrets(const QString& profileId) const;
    /// Secrets in memory, immediate: for those typed for one connect.
    SecretMap sessionSecretValues(const QString& profileId) const;
    /// Puts secrets into memory for this session, immediate, without touching the keychain.
    void keepForSession(const QString& profileId, const SecretMap& secrets);
    /// Wipes one profile's secrets from memory; the keychain keeps its own.
    void forgetSession(const QString& profileId);

    Health health() const { return m_health; }
    /// One line for a person, translated and without technical words: "Secrets: OS keychain (Secret Service)", "No
    /// keychain answers on this computer, so …".
    QString healthText() const;
    /// The words of the keychain itself about its last failure, for whoever looks into it; empty when there was none.
    QString healthDetail() const { return m_healthDetail; }

signals:
    void healthChanged();

private:
    struct Operation;
    using OperationPointer = std::shared_ptr<Operation>;

    Request enqueue(const OperationPointer& operation, QObject* context);
    void startNext();
    void step(const OperationPointer& operation);
    void stepRead(const OperationPointer& operation, SecretKind kind);
    void stepWrite(const OperationPointer& operation, SecretKind kind);
    void stepRemove(const OperationPointer& operation, SecretKind kind);
    void stepCopy(const OperationPointer& operation, SecretKind kind);
    void finish(const OperationPointer& operation);
    /// Wraps what comes after a call to the keychain: nothing, when the operation was cancelled meanwhile.
    KeychainBackend::Callback then(const OperationPointer& operation,
                                   std::function<void(const KeychainBackend::Answer&)> next);
    void noteAnswer(const KeychainBackend::Answer& answer);
    QString reasonFor(const KeychainBackend::Answer& answer) const;
    void setHealth(Health health, const QString& reason);

    std::unique_ptr<KeychainBackend> m_backend;
    QHash<QString, SecretMap> m_session;
    QList<OperationPointer> m_queue;
    OperationPointer m_running;
    Request m_lastRequest = 0;
    Health m_health = Health::Untried;
    QString m_healthReason; ///< a whole sentence
    QString m_healthDetail;
};

} // namespace topicscope::profiles
