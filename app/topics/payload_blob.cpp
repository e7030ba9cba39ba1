// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topics/payload_blob.h"

#include "app/topics/stored_message.h"

#include <QDir>
#include <QTemporaryFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace topicscope::topics {

SpillFile::SpillFile() = default;
SpillFile::~SpillFile() = default;

std::int64_t SpillFile::allocate(std::int64_t size)
{
    const auto fits =
        std::find_if(m_free.begin(), m_free.end(), [size](const auto& gap) { return gap.second >= size; });
    if (fits == m_free.end()) {
        const std::int64_t offset = m_end;
        m_end += size;
        return offset;
    }
    const auto [offset, room] = *fits;
    m_free.erase(fits);
    if (room > size)
        m_free.emplace(offset + size, room - size);
    return offset;
}

std::int64_t SpillFile::write(mqtt::BytesView first, mqtt::BytesView second)
{
    const auto size = static_cast<std::int64_t>(first.size() + second.size());
    std::int64_t offset = -1;
    int file = -1;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_file) {
            m_file = std::make_unique<QTemporaryFile>(QDir::tempPath() + QStringLiteral("/topicscope-XXXXXX.spill"));
            if (!m_file->open()) {
                m_file.reset();
                return -1;
            }
        }
        offset = allocate(size);
        file = m_file->handle();
    }
    // Without the lock: the window's thread, which lets go of a payload, must not wait for the disk. Written through
    // the file, not through a mapping: a full disk is an error here, but a signal there.
    const auto put = [file](mqtt::BytesView bytes, std::int64_t at) {
        while (!bytes.empty()) {
            const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), at);
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
            at += written;
        }
        return true;
    };
    if (put(first, offset) && put(second, offset + static_cast<std::int64_t>(first.size())))
        return offset;
    release(offset, size);
    return -1;
}

std::size_t SpillFile::read(std::int64_t offset, char* to, std::size_t size)
{
    int file = -1;
    {
        const std::lock_guard lock(m_mutex);
        file = m_file->handle();
    }
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = ::pread(file, to + done, size - done, offset + static_cast<std::int64_t>(done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

void SpillFile::release(std::int64_t offset, std::int64_t size)
{
    const std::lock_guard lock(m_mutex);
    auto at = m_free.emplace(offset, size).first;
    if (const auto next = std::next(at); next != m_free.end() && at->first + at->second == next->first) {
        at->second += next->second;
        m_free.erase(next);
    }
    if (at != m_free.begin()) {
        const auto before = std::prev(at);
        if (before->first + before->second == at->first) {
            before->second += at->second;
            m_free.erase(at);
            at = before;
        }
    }
    if (at->first + at->second == m_end) {
        m_end = at->first;
        m_free.erase(at);
        m_file->resize(m_end);
    }
}

const unsigned char* SpillFile::map(std::int64_t offset, std::int64_t size)
{
    const std::lock_guard lock(m_mutex);
    return m_file->map(offset, size);
}

void SpillFile::unmap(const unsigned char* address)
{
    const std::lock_guard lock(m_mutex);
    m_file->unmap(const_cast<unsigned char*>(address));
}

PayloadBlob::PayloadBlob(mqtt::BytesView properties, mqtt::BytesView payload)
    : m_memory(std::make_unique_for_overwrite<char[]>(properties.size() + payload.size())),
      m_size(properties.size() + payload.size()),
      m_propertiesSize(properties.size())
{
    if (!properties.empty())
        std::memcpy(m_memory.get(), properties.data(), properties.size());
    if (!payload.empty())
        std::memcpy(m_memory.get() + properties.size(), payload.data(), payload.size());
}

std::shared_ptr<const PayloadBlob> PayloadBlob::spill(std::shared_ptr<SpillFile> file, mqtt::BytesView properties,
                                                      mqtt::BytesView payload)
{
    const std::int64_t offset = file->write(properties, payload);
    if (offset < 0)
        return nullptr;
    std::shared_ptr<PayloadBlob> blob(new PayloadBlob);
    blob->m_size = properties.size() + payload.size();
    blob->m_propertiesSize = properties.size();
    blob->m_file = std::move(file);
    blob->m_offset = offset;
    blob->m_prefix = payload.substr(0, PrefixBytes);
    return blob;
}

PayloadBlob::~PayloadBlob()
{
    if (!m_file)
        return;
    if (const auto* mapped = m_mapped.load())
        m_file->unmap(mapped);
    m_file->release(m_offset, static_cast<std::int64_t>(m_size));
}

mqtt::BytesView PayloadBlob::all() const
{
    if (!m_file)
        return {m_memory.get(), m_size};
    const unsigned char* mapped = m_mapped.load(std::memory_order_acquire);
    if (!mapped) {
        const std::lock_guard lock(m_mapMutex);
        mapped = m_mapped.load(std::memory_order_acquire);
        if (!mapped) {
            mapped = m_file->map(m_offset, static_cast<std::int64_t>(m_size));
            m_mapped.store(mapped, std::memory_order_release);
        }
    }
    return mapped ? mqtt::BytesView(reinterpret_cast<const char*>(mapped), m_size) : mqtt::BytesView();
}

mqtt::BytesView PayloadBlob::part(std::size_t from, std::size_t size, mqtt::Bytes& buffer) const
{
    if (!m_file)
        return payload().substr(std::min(from, payloadSize()), size);
    buffer.resize(std::min(size, payloadSize() - std::min(from, payloadSize())));
    const auto offset = m_offset + static_cast<std::int64_t>(m_propertiesSize + from);
    return {buffer.data(), m_file->read(offset, buffer.data(), buffer.size())};
}

mqtt::BytesView StoredPayload::view() const
{
    return m_blob ? m_blob->payload() : mqtt::BytesView(m_bytes);
}

mqtt::BytesView StoredPayload::window(std::size_t offset, std::size_t length) const
{
    const mqtt::BytesView all = view();
    return offset < all.size() ? all.substr(offset, length) : mqtt::BytesView();
}

std::size_t StoredPayload::size() const
{
    return m_blob ? m_blob->payloadSize() : m_bytes.size();
}

bool StoredPayload::isSpilled() const
{
    return m_blob && m_blob->isSpilled();
}

} // namespace topicscope::topics
