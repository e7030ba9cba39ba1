// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/dialogue_text.h"

#include "app/mqtt/codec.h"
#include "tests/mqtt/dialogue.h"

#include <charconv>

/// Between the words of a script and packets.
namespace topicscope::mqtt::test {

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> list;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(' ', at)) != std::string_view::npos) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        list.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return list;
}

std::uint32_t number(std::string_view text, int base)
{
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, base);
    return value;
}

std::optional<std::string> valueOf(std::string_view word, std::string_view key)
{
    if (!word.starts_with(key) || word.size() <= key.size() || word[key.size()] != '=')
        return std::nullopt;
    return std::string{word.substr(key.size() + 1)};
}

Bytes fromHex(std::string_view text)
{
    Bytes bytes;
    for (const std::string& word : words(text)) {
        // "61*65536" repeats a byte.
        const std::size_t star = word.find('*');
        const std::size_t times = star == std::string::npos ? 1 : number(std::string_view{word}.substr(star + 1), 10);
        bytes.append(times, static_cast<char>(number(std::string_view{word}.substr(0, 2), 16)));
    }
    return bytes;
}

std::string toHex(BytesView bytes)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char character : bytes.substr(0, 200)) {
        const auto byte = static_cast<std::uint8_t>(character);
        text += text.empty() ? "" : " ";
        text += digits[byte >> 4];
        text += digits[byte & 0x0F];
    }
    return text;
}

namespace {

bool addProperty(Properties& properties, std::string_view word)
{
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return false;
    const PropertyInfo* info = propertyInfo(word.substr(0, equals));
    if (info == nullptr)
        return false;
    const std::string_view value = word.substr(equals + 1);
    switch (info->type) {
    case PropertyType::Utf8String:
    case PropertyType::BinaryData:
        properties.append({info->id, 0, Bytes{value}, {}});
        break;
    case PropertyType::Utf8StringPair: {
        const std::size_t colon = value.find(':');
        properties.append({info->id, 0, Bytes{value.substr(0, colon)}, Bytes{value.substr(colon + 1)}});
        break;
    }
    default:
        properties.append({info->id, number(value, 10), {}, {}});
    }
    return true;
}

template <typename Ack>
Packet acknowledgement(const std::vector<std::string>& list)
{
    Ack packet;
    packet.packetId = static_cast<std::uint16_t>(number(list.at(1), 10));
    for (std::size_t index = 2; index < list.size(); ++index) {
        if (!addProperty(packet.properties, list[index]))
            packet.reasonCode = static_cast<ReasonCode>(number(list[index], 16));
    }
    return packet;
}

template <typename Ack>
Packet codes(const std::vector<std::string>& list)
{
    Ack packet;
    packet.packetId = static_cast<std::uint16_t>(number(list.at(1), 10));
    for (std::size_t index = 2; index < list.size(); ++index) {
        if (!addProperty(packet.properties, list[index]))
            packet.reasonCodes.push_back(static_cast<ReasonCode>(number(list[index], 16)));
    }
    return packet;
}

template <typename Coded>
Packet coded(const std::vector<std::string>& list)
{
    Coded packet;
    for (std::size_t index = 1; index < list.size(); ++index) {
        if (!addProperty(packet.properties, list[index]))
            packet.reasonCode = static_cast<ReasonCode>(number(list[index], 16));
    }
    return packet;
}

Packet connack(const std::vector<std::string>& list)
{
    Connack packet;
    for (std::size_t index = 1; index < list.size(); ++index) {
        if (list[index] == "sp")
            packet.sessionPresent = true;
        else if (!addProperty(packet.properties, list[index]))
            packet.code = static_cast<std::uint8_t>(number(list[index], 16));
    }
    return packet;
}

Packet subscribe(const std::vector<std::string>& list)
{
    Subscribe packet;
    packet.packetId = static_cast<std::uint16_t>(number(list.at(1), 10));
    for (std::size_t index = 2; index < list.size(); ++index) {
        if (!addProperty(packet.properties, list[index]))
            packet.subscriptions.push_back(subscription(list[index]));
    }
    return packet;
}

Packet unsubscribe(const std::vector<std::string>& list)
{
    Unsubscribe packet;
    packet.packetId = static_cast<std::uint16_t>(number(list.at(1), 10));
    packet.filters.assign(list.begin() + 2, list.end());
    return packet;
}

} // namespace

Disconnect disconnect(const std::vector<std::string>& list)
{
    return std::get<Disconnect>(coded<Disconnect>(list));
}

Subscription subscription(std::string_view word)
{
    Subscription result;
    const std::size_t colon = word.find(':');
    result.filter = Bytes{word.substr(0, colon)};
    const std::string_view options = colon == std::string_view::npos ? std::string_view{} : word.substr(colon + 1);
    for (const char option : options) {
        if (option >= '0' && option <= '2')
            result.options.qos = static_cast<QoS>(option - '0');
        else if (option == 'n')
            result.options.noLocal = true;
        else if (option == 'r')
            result.options.retainAsPublished = true;
        else if (option == 'h')
            result.options.retainHandling = RetainHandling::DoNotSend;
    }
    return result;
}

Publish publish(const std::vector<std::string>& list)
{
    Publish packet;
    packet.topic = list.at(1) == "-" ? Bytes{} : list.at(1);
    for (std::size_t index = 2; index < list.size(); ++index) {
        const std::string& word = list[index];
        if (word.size() == 2 && word[0] == 'q')
            packet.qos = static_cast<QoS>(word[1] - '0');
        else if (word.starts_with("id"))
            packet.packetId = static_cast<std::uint16_t>(number(std::string_view{word}.substr(2), 10));
        else if (word == "dup")
            packet.duplicate = true;
        else if (word == "retain")
            packet.retain = true;
        else if (word.starts_with('='))
            packet.payload = word.substr(1);
        else if (word.starts_with("size="))
            packet.payload.assign(number(std::string_view{word}.substr(5), 10), 'x');
        else
            addProperty(packet.properties, word);
    }
    return packet;
}

Bytes packetBytes(std::string_view text, Version version)
{
    const std::vector<std::string> list = words(text);
    const std::string& type = list.at(0);
    const auto packet = [&]() -> Packet {
        if (type == "connack")
            return connack(list);
        if (type == "publish")
            return publish(list);
        if (type == "puback")
            return acknowledgement<Puback>(list);
        if (type == "pubrec")
            return acknowledgement<Pubrec>(list);
        if (type == "pubrel")
            return acknowledgement<Pubrel>(list);
        if (type == "pubcomp")
            return acknowledgement<Pubcomp>(list);
        if (type == "subscribe")
            return subscribe(list);
        if (type == "suback")
            return codes<Suback>(list);
        if (type == "unsubscribe")
            return unsubscribe(list);
        if (type == "unsuback")
            return codes<Unsuback>(list);
        if (type == "pingreq")
            return Pingreq{};
        if (type == "pingresp")
            return Pingresp{};
        if (type == "disconnect")
            return disconnect(list);
        return coded<Auth>(list);
    };
    return type == "hex" ? fromHex(text.substr(text.find("hex") + 3)) : encode(packet(), version);
}

} // namespace topicscope::mqtt::test
