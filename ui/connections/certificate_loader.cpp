// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/certificate_loader.h"

#include "app/profiles/safe_file.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace topicscope::ui {

using namespace profiles;

namespace {

constexpr qint64 largestFile = 1024 * 1024;

CertificateLoader::Result readAndParse(const QString& path, const SecretBytes& passphrase)
{
    auto bytes = readWholeFile(path, largestFile);
    if (!bytes)
        return tl::unexpected(CertificateError{CertificateError::Kind::NotRecognised, bytes.error().message});
    auto result = readCertificateFile(*bytes, passphrase);
    wipe(*bytes);
    return result;
}

} // namespace

void CertificateLoader::load(const QString& path, const SecretBytes& passphrase, Callback done)
{
    const quint64 number = ++m_newest;
    QThreadPool::globalInstance()->start([self = QPointer<CertificateLoader>(this),
                                          application = QCoreApplication::instance(), number, path, passphrase,
                                          done = std::move(done)] {
        const Result result = readAndParse(path, passphrase);
        // By way of the application object, which outlives the pool's jobs; the loader itself may be gone by then.
        QMetaObject::invokeMethod(
            application,
            [self, number, result, done] {
                if (self && self->m_newest == number)
                    done(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace topicscope::ui
