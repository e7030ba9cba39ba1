// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QMetaType>
#include <QStringView>

#include <memory>

namespace topicscope::profiles {

/// Overwrites the bytes, in a way the compiler may not leave out, if nobody else shares them.
void wipe(QByteArray& bytes);
void wipe(QString& text);

/// The bytes of a secret: shared between copies, wiped from memory when the last copy goes. Copies made of it by others
/// (Qt's TLS, line edits, the keychain library) are beyond its reach; take them late and wipe them early.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(QByteArrayView bytes);
    /// UTF-8.
    static SecretBytes fromText(QStringView text);

    bool isEmpty() const { return size() == 0; }
    qsizetype size() const;
    /// Valid as long as this object.
    QByteArrayView view() const;
    /// A copy that is not wiped by itself; see wipe().
    QByteArray toByteArray() const { return view().toByteArray(); }
    QString toText() const;

    /// Compares in time that does not depend on where they differ.
    bool operator==(const SecretBytes& other) const;

private:
    struct Buffer;
    std::shared_ptr<const Buffer> m_buffer;
};

} // namespace topicscope::profiles

Q_DECLARE_METATYPE(topicscope::profiles::SecretBytes)
