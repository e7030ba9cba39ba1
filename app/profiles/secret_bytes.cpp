// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/secret_bytes.h"

#include <QString>

#include <cstring>
#include <vector>

namespace topicscope::profiles {

namespace {

/// A plain memset before the memory is freed may be left out by the compiler; volatile stores may not.
void overwrite(void* data, std::size_t size)
{
    auto* bytes = static_cast<volatile unsigned char*>(data);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = 0;
}

} // namespace

void wipe(QByteArray& bytes)
{
    // Writing to shared data would make a second copy of the secret instead.
    if (bytes.isDetached())
        overwrite(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

void wipe(QString& text)
{
    if (text.isDetached())
        overwrite(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

struct SecretBytes::Buffer
{
    explicit Buffer(QByteArrayView bytes) : data(bytes.begin(), bytes.end()) {}
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer() { overwrite(data.data(), data.size()); }

    std::vector<char> data; ///< sized once, so that no reallocation leaves a copy behind
};

SecretBytes::SecretBytes(QByteArrayView bytes)
    : m_buffer(bytes.isEmpty() ? nullptr : std::make_shared<const Buffer>(bytes))
{
}

SecretBytes SecretBytes::fromText(QStringView text)
{
    QByteArray utf8 = text.toUtf8();
    SecretBytes secret{QByteArrayView(utf8)};
    wipe(utf8);
    return secret;
}

qsizetype SecretBytes::size() const
{
    return m_buffer ? static_cast<qsizetype>(m_buffer->data.size()) : 0;
}

QByteArrayView SecretBytes::view() const
{
    return m_buffer ? QByteArrayView(m_buffer->data.data(), static_cast<qsizetype>(m_buffer->data.size()))
                    : QByteArrayView();
}

QString SecretBytes::toText() const
{
    return QString::fromUtf8(view());
}

bool SecretBytes::operator==(const SecretBytes& other) const
{
    const QByteArrayView a = view();
    const QByteArrayView b = other.view();
    if (a.size() != b.size())
        return false;
    unsigned char difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

} // namespace topicscope::profiles
