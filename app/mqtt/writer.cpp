// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/writer.h"

namespace topicscope::mqtt {

void writeProperty(Bytes& out, const Property& property)
{
    writeByte(out, static_cast<std::uint32_t>(property.id));
    switch (propertyInfo(property.id).type) {
    case PropertyType::Byte:
        writeByte(out, property.number);
        break;
    case PropertyType::TwoByteInteger:
        writeTwoBytes(out, property.number);
        break;
    case PropertyType::FourByteInteger:
        writeFourBytes(out, property.number);
        break;
    case PropertyType::VariableByteInteger:
        writeVariableByteInteger(out, property.number);
        break;
    case PropertyType::Utf8String:
    case PropertyType::BinaryData:
        writeBinary(out, property.text);
        break;
    case PropertyType::Utf8StringPair:
        writeBinary(out, property.text);
        writeBinary(out, property.second);
        break;
    }
}

void writeProperties(Bytes& out, const Properties& properties)
{
    const Bytes encoded = properties.encoded();
    writeVariableByteInteger(out, static_cast<std::uint32_t>(encoded.size()));
    out += encoded;
}

} // namespace topicscope::mqtt
