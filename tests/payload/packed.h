// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <zlib.h>

namespace topicscope::payload::test {

/// `windowBits` as zlib takes them: 15 makes zlib data, 31 gzip.
inline std::string packed(std::string_view bytes, int windowBits)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

inline std::string gzip(std::string_view bytes)
{
    return packed(bytes, 31);
}

inline std::string zlib(std::string_view bytes)
{
    return packed(bytes, 15);
}

} // namespace topicscope::payload::test
