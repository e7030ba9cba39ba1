// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "app/profiles/secret_store.h"

#include <QObject>

namespace topicscope::ui {

/// One step of trying a connection.
struct TestStep
{
    enum class Kind { NameLookup, Tcp, Tls, Mqtt, Capabilities };
    enum class State { NotReached, Running, Done, Failed, NotNeeded };
    Kind kind = Kind::NameLookup;
    State state = State::NotReached;
    QString title;            ///< "TCP port 8883 open"
    QString details;          ///< plain sentences; of a failure: the reason and the next step
    qint64 microseconds = -1; ///< how long it took; -1: not known
};

/// Tries a connection and tells step by step. An interface, so that the editor needs no network in its tests.
/// GUI thread; nothing blocks.
class ConnectionTester : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Starts; a test that is running is given up.
    virtual void start(const profiles::Profile& profile, const profiles::SecretMap& secrets) = 0;
    virtual void cancel() = 0;

signals:
    /// A step changed. Each kind comes at least once.
    void stepChanged(const topicscope::ui::TestStep& step);
    /// The certificates the broker showed, PEM, as soon as they are known.
    void peerCertificates(const QByteArray& pem);
    void finished(bool success, qint64 microseconds);
};

} // namespace topicscope::ui
