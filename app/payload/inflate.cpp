// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace topicscope::payload {

namespace {

struct Inflate
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::Inflate)
};

/// Owns the state of zlib's decompressor.
class Stream
{
public:
    explicit Stream(BytesView packed) : m_packed(packed)
    {
        // 32 + window bits: zlib tells gzip and zlib apart by their headers.
        m_ready = inflateInit2(&m_stream, 32 + MAX_WBITS) == Z_OK;
    }
    ~Stream() { inflateEnd(&m_stream); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    bool isReady() const { return m_ready; }
    bool inputLeft() const { return m_stream.avail_in > 0 || m_at < m_packed.size(); }

    int step(char* out, std::size_t size, std::size_t& produced)
    {
        if (m_stream.avail_in == 0) {
            const std::size_t length = std::min<std::size_t>(m_packed.size() - m_at, 1 << 20);
            m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(m_packed.data() + m_at));
            m_stream.avail_in = uInt(length);
            m_at += length;
        }
        m_stream.next_out = reinterpret_cast<Bytef*>(out);
        m_stream.avail_out = uInt(size);
        const int status = ::inflate(&m_stream, Z_NO_FLUSH);
        produced = size - m_stream.avail_out;
        return status;
    }

    /// Another gzip member follows (RFC 1952 §2.2).
    bool nextMember() { return inputLeft() && inflateReset(&m_stream) == Z_OK; }

private:
    BytesView m_packed;
    std::size_t m_at = 0;
    z_stream m_stream{};
    bool m_ready = false;
};

} // namespace

base::Result<Inflated> inflate(BytesView packed, qsizetype maxBytes, const std::stop_token& stop)
{
    Stream stream(packed);
    if (!stream.isReady())
        return base::fail(Inflate::tr("There is not enough memory to unpack it."));
    Inflated result;
    std::array<char, 64 * 1024> buffer;
    while (!stop.stop_requested()) {
        // One byte more than allowed tells "just as long" from "cut short".
        const std::size_t room = std::min(buffer.size(), std::size_t(maxBytes) - result.bytes.size() + 1);
        std::size_t produced = 0;
        const int status = stream.step(buffer.data(), room, produced);
        result.bytes.append(buffer.data(), produced);
        if (qsizetype(result.bytes.size()) > maxBytes) {
            result.bytes.resize(std::size_t(maxBytes));
            return result;
        }
        if (status == Z_STREAM_END) {
            const bool gzip = packed.starts_with("\x1f\x8b");
            if (gzip && stream.nextMember())
                continue;
            if (!stream.inputLeft()) {
                result.complete = true;
                return result;
            }
            return base::fail(Inflate::tr("Other bytes follow the end of the packed data."));
        }
        if (status == Z_BUF_ERROR || (status == Z_OK && produced == 0 && !stream.inputLeft()))
            return base::fail(Inflate::tr("The packed data ends too early."));
        if (status == Z_NEED_DICT)
            return base::fail(Inflate::tr("It was packed with a dictionary that only its sender has."));
        if (status != Z_OK)
            return base::fail(Inflate::tr("The packed data is damaged."));
    }
    return base::fail(Inflate::tr("Stopped."));
}

} // namespace topicscope::payload
