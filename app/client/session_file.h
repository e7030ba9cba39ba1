// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <QCoreApplication>
#include <QFile>
#include <QString>

#include <memory>

namespace topicscope::client {

/// The state of a persistent session in a file: a snapshot, followed by the changes since.
///
/// Changes are appended before the bytes that follow from them go out, so a crash of the program can at most make it
/// repeat something (with DUP = 1). The snapshot is replaced atomically. The file names broker and client identifier,
/// so that the state of one session can never be taken for another's. It holds messages in flight and no credentials,
/// and is readable by its owner only. One program at a time has it: two that wrote it would mix what they know.
class SessionFile
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::client::SessionFile)

public:
    /// `identity`: what tells this session from others, e.g. "broker.example:1883 client-1".
    SessionFile(const QString& path, const QByteArray& identity);
    ~SessionFile();

    /// Takes the file for this object alone, until unlock() or the end of the program, however that ends. False:
    /// another object or program has it.
    bool lock();
    void unlock();
    /// unlock() of a file that another one wrote and that was not read: hasChanged() stays true.
    void unlockUnread();
    bool isLocked() const { return m_lock >= 0; }
    /// After lock(): true when somebody else wrote the file since unlock(), or nothing was read yet.
    bool hasChanged() const;

    /// The records, or nothing where there is no file or it belongs to another session (it is set aside then, with
    /// ".other" behind its name).
    mqtt::Bytes load();
    /// Replaces everything by a snapshot.
    bool replace(const mqtt::Bytes& snapshot);
    /// Appends changes. Needs replace() once before.
    bool append(const mqtt::Bytes& changes);
    /// Copies the file, which could not be read to its end, to the same name with ".damaged" behind it.
    void keepDamaged();
    /// True when so much was appended that a new snapshot is worth it.
    bool wantsSnapshot() const;
    void remove();
    /// Of the last failure, for the log; translated.
    QString errorText() const { return m_error; }

private:
    QByteArray header() const;
    /// What tells this content of the file from any other without reading it.
    QByteArray fingerprint() const;

    QString m_path;
    QByteArray m_identity;
    QString m_error;
    std::unique_ptr<QFile> m_file;
    QByteArray m_known; ///< fingerprint at unlock()
    int m_lock = -1;
    qint64 m_snapshotSize = 0;
};

} // namespace topicscope::client
