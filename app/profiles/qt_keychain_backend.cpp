// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/qt_keychain_backend.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

namespace topicscope::profiles {

namespace {

KeychainBackend::Status statusOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeychainBackend::Status::Done;
    case QKeychain::EntryNotFound:
        return KeychainBackend::Status::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return KeychainBackend::Status::Locked;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return KeychainBackend::Status::Unavailable;
}

} // namespace

QtKeychainBackend::QtKeychainBackend(QString service) : m_service(std::move(service)) {}

QString QtKeychainBackend::name() const
{
#if defined(Q_OS_MACOS)
    return QStringLiteral("macOS Keychain");
#elif defined(Q_OS_WIN)
    return QStringLiteral("Windows Credential Manager");
#else
    return QStringLiteral("Secret Service");
#endif
}

void QtKeychainBackend::start(QKeychain::Job* job, const QString& key, Callback done)
{
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    job->setKey(key);
    connect(job, &QKeychain::Job::finished, this, [done = std::move(done)](QKeychain::Job* finished) {
        Answer answer;
        answer.status = statusOf(finished->error());
        answer.detail = finished->errorString();
        if (auto* reader = qobject_cast<QKeychain::ReadPasswordJob*>(finished);
            reader && answer.status == Status::Done) {
            QByteArray value = reader->binaryData();
            answer.value = SecretBytes{QByteArrayView(value)};
            wipe(value);
        }
        done(answer);
    });
    // A job without a keychain may finish inside start(); the promise is "later than the call returns".
    QTimer::singleShot(0, job, [job] { job->start(); });
}

void QtKeychainBackend::read(const QString& key, Callback done)
{
    start(new QKeychain::ReadPasswordJob(m_service), key, std::move(done));
}

void QtKeychainBackend::write(const QString& key, const SecretBytes& value, Callback done)
{
    auto* job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData(value.toByteArray());
    start(job, key, std::move(done));
}

void QtKeychainBackend::remove(const QString& key, Callback done)
{
    start(new QKeychain::DeletePasswordJob(m_service), key, std::move(done));
}

} // namespace topicscope::profiles
