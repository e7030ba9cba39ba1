// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/format.h"

namespace topicscope::payload {

namespace {
struct Names
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::payload::Format)
};
} // namespace

QString formatName(Format format)
{
    switch (format) {
    case Format::Empty:
        return Names::tr("Empty");
    case Format::Text:
        return Names::tr("Text");
    case Format::Json:
        return Names::tr("JSON");
    case Format::Hex:
        return Names::tr("Hex");
    case Format::Base64:
        return Names::tr("Base64");
    case Format::Cbor:
        return Names::tr("CBOR");
    case Format::MessagePack:
        return Names::tr("MessagePack");
    case Format::Numbers:
        return Names::tr("Integers and floats");
    case Format::Gzip:
        return Names::tr("gzip");
    case Format::Zlib:
        return Names::tr("zlib");
    case Format::Image:
        return Names::tr("Image");
    }
    return {};
}

QList<Format> selectableFormats()
{
    return {Format::Text,   Format::Json, Format::Cbor, Format::MessagePack, Format::Numbers,
            Format::Base64, Format::Gzip, Format::Zlib, Format::Image,       Format::Hex};
}

} // namespace topicscope::payload
