// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/certificate.h"

#include <QObject>

#include <functional>

namespace topicscope::ui {

/// Reads certificate files on a background thread: deriving a key from a passphrase may take as long as the file says.
class CertificateLoader : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    using Result = tl::expected<profiles::CertificateFile, profiles::CertificateError>;
    using Callback = std::function<void(const Result&)>;

    /// Calls back on this thread, unless this object is gone by then. A newer call overtakes an older one: only the
    /// newest is answered.
    void load(const QString& path, const profiles::SecretBytes& passphrase, Callback done);

private:
    quint64 m_newest = 0;
};

} // namespace topicscope::ui
