// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/keychain_backend.h"

#include <QObject>

namespace QKeychain {
class Job;
}

namespace topicscope::profiles {

/// The operating system's keychain, through QtKeychain. Never falls back to a plain file.
class QtKeychainBackend final : public QObject, public KeychainBackend
{
    Q_OBJECT

public:
    /// `service`: the name under which the keychain lists the entries.
    explicit QtKeychainBackend(QString service = QStringLiteral("Topicscope"));

    QString name() const override;
    void read(const QString& key, Callback done) override;
    void write(const QString& key, const SecretBytes& value, Callback done) override;
    void remove(const QString& key, Callback done) override;

private:
    void start(QKeychain::Job* job, const QString& key, Callback done);

    QString m_service;
};

} // namespace topicscope::profiles
