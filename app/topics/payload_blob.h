// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

class QTemporaryFile;

namespace topicscope::topics {

/// The temporary file that last payloads are spilled to when memory is short. Any thread; deleted with its last user.
class SpillFile
{
public:
    SpillFile();
    ~SpillFile();

    /// Writes the two pieces one after the other. Returns their offset, or -1 when the file cannot be made or the disk
    /// is full.
    std::int64_t write(mqtt::BytesView first, mqtt::BytesView second);
    /// Reads into `to`. Returns how many bytes were there.
    std::size_t read(std::int64_t offset, char* to, std::size_t size);
    /// Gives the room back, to be used again.
    void release(std::int64_t offset, std::int64_t size);
    /// The bytes, mapped until unmap(); nullptr when that fails. Pages are read from the disk when they are touched.
    const unsigned char* map(std::int64_t offset, std::int64_t size);
    void unmap(const unsigned char* address);

private:
    std::int64_t allocate(std::int64_t size);

    std::mutex m_mutex; ///< guards everything below; never held while the disk is read or written
    std::unique_ptr<QTemporaryFile> m_file;
    std::map<std::int64_t, std::int64_t> m_free; ///< offset → size
    std::int64_t m_end = 0;
};

/// Large properties and payload of one message, shared between the store and whoever took the message out. Never
/// changes; any thread.
class PayloadBlob
{
public:
    /// In memory.
    PayloadBlob(mqtt::BytesView properties, mqtt::BytesView payload);
    /// In the file; nullptr when the disk does not take it.
    static std::shared_ptr<const PayloadBlob> spill(std::shared_ptr<SpillFile> file, mqtt::BytesView properties,
                                                    mqtt::BytesView payload);
    ~PayloadBlob();
    PayloadBlob(const PayloadBlob&) = delete;
    PayloadBlob& operator=(const PayloadBlob&) = delete;

    mqtt::BytesView properties() const { return all().substr(0, m_propertiesSize); }
    mqtt::BytesView payload() const
    {
        const mqtt::BytesView bytes = all();
        return bytes.substr(std::min(bytes.size(), m_propertiesSize));
    }
    /// Properties and payload in one; empty when a spilled one cannot be mapped.
    mqtt::BytesView all() const;
    /// Some bytes of the payload, in `buffer` when they have to be read from the file: a spilled payload is not mapped
    /// for it, and so takes no memory.
    mqtt::BytesView part(std::size_t from, std::size_t size, mqtt::Bytes& buffer) const;
    std::size_t payloadSize() const { return m_size - m_propertiesSize; }
    /// At most this many first bytes of the payload, known without touching the disk.
    mqtt::BytesView prefix() const { return m_file ? mqtt::BytesView(m_prefix) : payload().substr(0, PrefixBytes); }
    std::size_t size() const { return m_size; }
    bool isSpilled() const { return m_file != nullptr; }

private:
    static constexpr std::size_t PrefixBytes = 512;
    PayloadBlob() = default;

    std::unique_ptr<char[]> m_memory;
    std::size_t m_size = 0;
    std::size_t m_propertiesSize = 0;
    std::shared_ptr<SpillFile> m_file;
    std::int64_t m_offset = 0;
    mqtt::Bytes m_prefix;
    mutable std::mutex m_mapMutex;
    mutable std::atomic<const unsigned char*> m_mapped{nullptr};
};

} // namespace topicscope::topics
