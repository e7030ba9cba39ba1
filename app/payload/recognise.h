// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/format.h"

#include <stop_token>

namespace topicscope::payload {

/// How sure a recognition is.
enum class Certainty : std::uint8_t {
    Certain, ///< the bytes allow no other sensible reading (a signature, a whole JSON object)
    Likely,  ///< they are well-formed in this format, but short or plain enough to be something else
    Guess    ///< nothing better fits
};

/// The format in which a payload should be shown first, and why.
struct Recognition
{
    Format format = Format::Hex;
    Certainty certainty = Certainty::Guess;
    QString
        reason; ///< short and translated, for the line beside the format: "found by content", "named by Content Type"
};

/// Finds the format of a payload.
///
/// `contentType` is the MQTT 5 Content Type (§3.3.2.3.9; empty when there is none); it wins when the bytes bear it out.
/// `topic` is the topic name, as a hint between readings that are equally possible. JSON of more than 4 MiB is judged
/// by its beginning. Any thread; gives up with Format::Hex soon after `stop` is requested.
Recognition recognise(BytesView bytes, BytesView contentType = {}, BytesView topic = {},
                      const std::stop_token& stop = {});

/// The kind of image that begins with these bytes ("PNG", "JPEG", "GIF", "BMP", "WebP", "ICO", "SVG"), or nothing.
/// `width` and `height` are 0 where the beginning does not tell.
struct ImageType
{
    QString name;
    int width = 0;
    int height = 0;
    bool isNull() const { return name.isEmpty(); }
};
ImageType imageType(BytesView bytes);

} // namespace topicscope::payload
