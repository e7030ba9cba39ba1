// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/client/connection_settings.h"

#include <QCoreApplication>
#include <QSslConfiguration>
#include <QSslError>

namespace topicscope::client {

/// Turns bytes of certificates and keys into what Qt's TLS wants, and what goes wrong into plain words.
class TlsConfiguration
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::client::TlsConfiguration)

public:
    /// Makes a client configuration. Errors: certificates that cannot be read, an encrypted key without or with the
    /// wrong passphrase, a kind of key that Qt cannot use (Ed25519). May read the system's certificates (a quarter of a
    /// second the first time) when own CA certificates *and* the system's are trusted: see needsSystemCertificates().
    static base::Result<QSslConfiguration> make(const TlsSettings& settings);
    /// True when make() reads the system's certificate store, which is better done off the I/O thread first.
    static bool needsSystemCertificates(const TlsSettings& settings);

    /// Reads a private key, PEM or DER, RSA or EC, also encrypted. Null keys never come back: an error says why.
    static base::Result<QSslKey> readKey(const QByteArray& bytes, const QByteArray& passphrase);
    /// Reads one or more certificates, PEM or DER. `what` names them in the error.
    static base::Result<QList<QSslCertificate>> readCertificates(const QByteArray& bytes, const QString& what);

    /// One sentence for what is wrong with the peer's certificate; `host` is the name that was expected.
    static QString describe(const QSslError& error, const QString& host, const QList<QSslCertificate>& chain);
    /// The error that matters most to a person.
    static QSslError mostImportant(const QList<QSslError>& errors);
    /// One sentence for a failed handshake; `text` is Qt's (OpenSSL's) error string, `alert` the peer's alert or -1.
    static QString describeFailure(const QString& text, int alert, const QString& peer);
};

} // namespace topicscope::client
