// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/secret_store.h"

#include "app/profiles/qt_keychain_backend.h"
#include "app/profiles/split_entry.h"

#include <QMetaObject>
#include <QPointer>
#include <QStringList>

namespace topicscope::profiles {

using Status = KeychainBackend::Status;
using Answer = KeychainBackend::Answer;

namespace {

QString entryKey(const QString& profileId, SecretKind kind)
{
    return QStringLiteral("%1/%2").arg(profileId, secretKindName(kind));
}

QList<SecretKind> listOf(SecretKinds kinds)
{
    QList<SecretKind> list;
    for (const SecretKind kind : allSecretKinds) {
        if (kinds.testFlag(kind))
            list << kind;
    }
    return list;
}

} // namespace

/// One request, worked off kind by kind.
struct SecretStore::Operation
{
    enum class Type { Read, Write, Remove, Copy };

    Request id = 0;
    Type type = Type::Read;
    QString profileId;
    QString targetId; ///< of Copy
    QList<SecretKind> remaining;
    SecretMap toWrite;
    Remember where = Remember::InKeychain;
    bool keychainFailed = false; ///< do not ask a locked keychain once more for every kind: each question takes seconds
    bool cancelled = false;
    bool hasContext = false;
    QPointer<QObject> context;
    SecretReadOutcome readOutcome;
    SecretWriteOutcome writeOutcome;
    ReadCallback readDone;
    WriteCallback writeDone;
};

SecretStore::SecretStore(QObject* parent) : SecretStore(std::make_unique<QtKeychainBackend>(), parent) {}

SecretStore::SecretStore(std::unique_ptr<KeychainBackend> backend, QObject* parent)
    : QObject(parent), m_backend(std::move(backend)), m_health(m_backend ? Health::Untried : Health::SwitchedOff)
{
    if (!m_backend)
        m_healthReason = tr("No keychain is used.");
}

SecretStore::~SecretStore() = default;

SecretStore::Request SecretStore::read(const QString& profileId, SecretKinds kinds, QObject* context, ReadCallback done)
{
    auto operation = std::make_shared<Operation>();
    operation->type = Operation::Type::Read;
    operation->profileId = profileId;
    operation->remaining = listOf(kinds);
    operation->readDone = std::move(done);
    return enqueue(operation, context);
}

SecretStore::Request SecretStore::write(const QString& profileId, const SecretMap& secrets, Remember where,
                                        QObject* context, WriteCallback done)
{
    auto operation = std::make_shared<Operation>();
    operation->type = Operation::Type::Write;
    operation->profileId = profileId;
    operation->remaining = secrets.keys();
    operation->toWrite = secrets;
    operation->where = where;
    operation->writeDone = std::move(done);
    return enqueue(operation, context);
}

SecretStore::Request SecretStore::remove(const QString& profileId, SecretKinds kinds, QObject* context,
                                         WriteCallback done)
{
    auto operation = std::make_shared<Operation>();
    operation->type = Operation::Type::Remove;
    operation->profileId = profileId;
    operation->remaining = listOf(kinds);
    operation->writeDone = std::move(done);
    return enqueue(operation, context);
}

SecretStore::Request SecretStore::copy(const QString& fromProfileId, const QString& toProfileId, SecretKinds kinds,
                                       QObject* context, WriteCallback done)
{
    auto operation = std::make_shared<Operation>();
    operation->type = Operation::Type::Copy;
    operation->profileId = fromProfileId;
    operation->targetId = toProfileId;
    operation->remaining = listOf(kinds);
    operation->writeDone = std::move(done);
    return enqueue(operation, context);
}

SecretStore::Request SecretStore::enqueue(const OperationPointer& operation, QObject* context)
{
    operation->id = ++m_lastRequest;
    operation->hasContext = context != nullptr;
    operation->context = context;
    m_queue << operation;
    // Never from inside the call that asked: the caller has yet to store the ticket.
    QMetaObject::invokeMethod(this, &SecretStore::startNext, Qt::QueuedConnection);
    return m_lastRequest;
}

void SecretStore::cancel(Request request)
{
    if (m_running && m_running->id == request) {
        m_running->cancelled = true;
        m_running.reset();
        QMetaObject::invokeMethod(this, &SecretStore::startNext, Qt::QueuedConnection);
        return;
    }
    m_queue.removeIf([request](const OperationPointer& operation) { return operation->id == request; });
}

void SecretStore::startNext()
{
    if (m_running || m_queue.isEmpty())
        return;
    m_running = m_queue.takeFirst();
    step(OperationPointer(m_running)); // a copy: finish() lets go of m_running
}

void SecretStore::step(const OperationPointer& operation)
{
    if (operation->remaining.isEmpty()) {
        finish(operation);
        return;
    }
    const SecretKind kind = operation->remaining.takeFirst();
    switch (operation->type) {
    case Operation::Type::Read:
        stepRead(operation, kind);
        break;
    case Operation::Type::Write:
        stepWrite(operation, kind);
        break;
    case Operation::Type::Remove:
        stepRemove(operation, kind);
        break;
    case Operation::Type::Copy:
        stepCopy(operation, kind);
        break;
    }
}

KeychainBackend::Callback SecretStore::then(const OperationPointer& operation, std::function<void(const Answer&)> next)
{
    return [this, operation, next = std::move(next)](const Answer& answer) {
        if (operation->cancelled)
            return;
        noteAnswer(answer);
        if (answer.status != Status::Done && answer.status != Status::NotFound)
            operation->keychainFailed = true;
        next(answer);
        step(operation);
    };
}

void SecretStore::stepRead(const OperationPointer& operation, SecretKind kind)
{
    const SecretMap session = m_session.value(operation->profileId);
    if (const auto found = session.constFind(kind); found != session.cend()) {
        operation->readOutcome.secrets.insert(kind, *found);
        step(operation);
        return;
    }
    if (!m_backend || operation->keychainFailed) {
        operation->readOutcome.unreadable |= kind;
        if (operation->readOutcome.problem.isEmpty())
            operation->readOutcome.problem = m_healthReason;
        step(operation);
        return;
    }
    split_entry::read(*m_backend, entryKey(operation->profileId, kind),
                      then(operation, [this, operation, kind](const Answer& answer) {
                          SecretReadOutcome& outcome = operation->readOutcome;
                          if (answer.status == Status::Done) {
                              outcome.secrets.insert(kind, answer.value);
                          } else if (answer.status == Status::NotFound && m_health == Health::Working) {
                              outcome.missing |= kind;
                              outcome.problem =
                                  tr("The keychain has no entry for this: %1. It may be locked, or the entry "
                                     "was made by another user. Enter it again.")
                                      .arg(secretKindLabel(kind));
                          } else {
                              // A keyring that was locked a moment ago says "not found" for what is in it.
                              outcome.unreadable |= kind;
                              outcome.problem = m_healthReason;
                          }
                      }));
}

void SecretStore::stepWrite(const OperationPointer& operation, SecretKind kind)
{
    const SecretBytes value = operation->toWrite.value(kind);
    const bool wanted = operation->where == Remember::InKeychain;
    if (!wanted || !m_backend || operation->keychainFailed) {
        m_session[operation->profileId].insert(kind, value);
        operation->writeOutcome.sessionOnly |= kind;
        if (wanted && operation->writeOutcome.problem.isEmpty())
            operation->writeOutcome.problem = m_healthReason;
        step(operation);
        return;
    }
    split_entry::write(*m_backend, entryKey(operation->profileId, kind), value,
                       then(operation, [this, operation, kind, value](const Answer& answer) {
                           SecretMap& session = m_session[operation->profileId];
                           if (answer.status == Status::Done) {
                               session.remove(kind);
                               operation->writeOutcome.inKeychain |= kind;
                           } else {
                               session.insert(kind, value);
                               operation->writeOutcome.sessionOnly |= kind;
                               operation->writeOutcome.problem = m_healthReason;
                           }
                       }));
}

void SecretStore::stepRemove(const OperationPointer& operation, SecretKind kind)
{
    m_session[operation->profileId].remove(kind);
    if (!m_backend) {
        step(operation);
        return;
    }
    if (operation->keychainFailed) {
        operation->writeOutcome.notRemoved |= kind;
        step(operation);
        return;
    }
    split_entry::remove(*m_backend, entryKey(operation->profileId, kind),
                        then(operation, [this, operation, kind](const Answer& answer) {
                            const bool gone = answer.status == Status::Done ||
                                              (answer.status == Status::NotFound && m_health == Health::Working);
                            if (gone)
                                return;
                            operation->writeOutcome.notRemoved |= kind;
                            operation->writeOutcome.problem = m_healthReason;
                        }));
}

void SecretStore::stepCopy(const OperationPointer& operation, SecretKind kind)
{
    const SecretMap session = m_session.value(operation->profileId);
    if (const auto found = session.constFind(kind); found != session.cend()) {
        m_session[operation->targetId].insert(kind, *found);
        operation->writeOutcome.sessionOnly |= kind;
        step(operation);
        return;
    }
    if (!m_backend || operation->keychainFailed) {
        step(operation);
        return;
    }
    const auto store = then(operation, [this, operation, kind](const Answer& answer) {
        if (answer.status == Status::Done)
            operation->writeOutcome.inKeychain |= kind;
        else
            operation->writeOutcome.problem = m_healthReason;
    });
    split_entry::read(*m_backend, entryKey(operation->profileId, kind),
                      [this, operation, kind, store](const Answer& answer) {
                          if (operation->cancelled)
                              return;
                          if (answer.status == Status::Done)
                              split_entry::write(*m_backend, entryKey(operation->targetId, kind), answer.value, store);
                          else
                              store(answer);
                      });
}

void SecretStore::finish(const OperationPointer& operation)
{
    m_running.reset();
    QMetaObject::invokeMethod(this, &SecretStore::startNext, Qt::QueuedConnection);
    if (operation->hasContext && !operation->context)
        return;
    if (operation->readDone)
        operation->readDone(operation->readOutcome);
    if (operation->writeDone)
        operation->writeDone(operation->writeOutcome);
}

void SecretStore::noteAnswer(const Answer& answer)
{
    switch (answer.status) {
    case Status::Done:
        setHealth(Health::Working, {});
        break;
    case Status::NotFound:
        // No proof that a keychain found locked before is open now.
        if (m_health == Health::Untried)
            setHealth(Health::Working, {});
        break;
    case Status::Locked:
    case Status::Unavailable:
        m_healthDetail = answer.detail.isEmpty() ? m_backend->name()
                                                 : QStringLiteral("%1: %2").arg(m_backend->name(), answer.detail);
        setHealth(Health::Troubled, reasonFor(answer));
        break;
    }
}

QString SecretStore::reasonFor(const Answer& answer) const
{
    if (answer.status == Status::Locked)
        return tr("The keychain is locked or refused access, so secrets are kept only until Topicscope ends. Unlock it "
                  "and save again to keep them.");
    return tr("No keychain answers on this computer, so secrets are kept only until Topicscope ends.");
}

void SecretStore::setHealth(Health health, const QString& reason)
{
    if (m_health == health && m_healthReason == reason)
        return;
    m_health = health;
    m_healthReason = reason;
    emit healthChanged();
}

QString SecretStore::healthText() const
{
    if (m_health == Health::Troubled || m_health == Health::SwitchedOff)
        return m_healthReason;
    if (m_health == Health::Untried)
        return tr("Secrets: OS keychain (%1), not asked yet").arg(m_backend->name());
    return tr("Secrets: OS keychain (%1)").arg(m_backend->name());
}

SecretKinds SecretStore::sessionSecrets(const QString& profileId) const
{
    SecretKinds kinds;
    const SecretMap session = m_session.value(profileId);
    for (auto it = session.cbegin(); it != session.cend(); ++it)
        kinds |= it.key();
    return kinds;
}

SecretMap SecretStore::sessionSecretValues(const QString& profileId) const
{
    return m_session.value(profileId);
}

void SecretStore::keepForSession(const QString& profileId, const SecretMap& secrets)
{
    m_session[profileId].insert(secrets);
}

void SecretStore::forgetSession(const QString& profileId)
{
    m_session.remove(profileId);
}

} // namespace topicscope::profiles
