// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/writer.h"
#include "tests/mqtt/dialogue.h"

#include <algorithm>
#include <array>

namespace topicscope::mqtt::test {
namespace {

std::string hexOf(unsigned value)
{
    return toHex(Bytes(1, static_cast<char>(value)));
}

/// A packet type whose reason code is judged: how it is written, where that is said, and what a server may say. The
/// tables are those of chapter 3, copied by hand rather than taken from the code they test.
struct Codes
{
    std::string_view packet;
    std::string_view clause;
    std::string_view start; ///< "puback 5 " and the code
    std::string_view allowed;
};
constexpr std::array<Codes, 8> codeTables{{
    {"PUBACK", "MQTT-3.4.2-1", "puback 5 ", "00 10 80 83 87 90 91 97 99"},
    {"PUBREC", "MQTT-3.5.2-1", "pubrec 5 ", "00 10 80 83 87 90 91 97 99"},
    {"PUBREL", "MQTT-3.6.2-1", "pubrel 5 ", "00 92"},
    {"PUBCOMP", "MQTT-3.7.2-1", "pubcomp 5 ", "00 92"},
    {"SUBACK", "MQTT-3.9.3-2", "suback 5 ", "00 01 02 80 83 87 8f 91 97 9e a1 a2"},
    {"UNSUBACK", "MQTT-3.11.3-2", "unsuback 5 ", "00 11 80 83 87 8f 91"},
    // 0x8C stands in table 2-6 for DISCONNECT too, though not in that of §3.14.2.1.
    {"DISCONNECT", "MQTT-3.14.2-1", "disconnect ",
     "00 80 81 82 83 87 89 8b 8c 8d 8e 8f 90 93 94 95 96 97 98 99 9a 9b 9c 9d 9e 9f a0 a1 a2"},
    {"AUTH", "MQTT-3.15.2-1", "auth ", "00 18"},
}};

/// What the session makes of an allowed code in a packet that answers nothing.
std::string effectOf(std::string_view packet, const std::string& code)
{
    if (packet == "PUBREL")
        return "C pubcomp 5 92\nE notice unknown pubrel\n";
    if (packet == "PUBREC" && code < "80")
        return "C pubrel 5 92\nE notice unknown pubrec\n";
    if (packet == "DISCONNECT")
        return "E disconnected " + code + "\nC nothing\nclosing\ndrop\nconnected\n";
    return "E notice unsolicited\nC nothing\n";
}

void addReasonCodes(std::vector<Case>& list)
{
    for (const Codes& table : codeTables) {
        std::string allowed = "connected\n";
        std::string refused = table.packet == "AUTH" ? "with auth=1\n" : "";
        for (unsigned value = 0; value < 256; ++value) {
            const std::string code = hexOf(value);
            const std::string packet = "S " + std::string{table.start} + code;
            if (table.allowed.find(code) != std::string_view::npos)
                allowed += packet + "\n" + effectOf(table.packet, code);
            else if (table.packet == "AUTH")
                refused += "connect\n" + packet + " authentication_method=TEST\nT 82 MQTT-3.15.2-1\ndrop\n";
            else
                refused += "connected\n" + packet + "\nT 82 " + std::string{table.clause} + "\ndrop\n";
        }
        if (table.packet != "AUTH") // which is told in the cases of case 64
            list.push_back({"", table.clause, table.packet, "5", "-- every code that a server may give\n" + allowed});
        list.push_back({"", table.clause, table.packet, "5", "-- every code that it may not give\n" + refused});
    }
}

void addConnackCodes(std::vector<Case>& list)
{
    constexpr std::string_view allowed = "80 81 82 83 84 85 86 87 88 89 8a 8c 90 95 97 99 9a 9b 9c 9d 9f";
    std::string refusals;
    std::string unknown;
    std::string reserved;
    for (unsigned value = 1; value < 256; ++value) {
        const std::string code = hexOf(value);
        if (allowed.find(code) != std::string_view::npos)
            refusals +=
                "connect\nS connack " + code + "\nE refused " + code + " " + code + "\nC nothing\nclosing\ndrop\n";
        else
            unknown += "connect\nS connack " + code + "\nT 82 MQTT-3.2.2-8\ndrop\n";
        if (value > 5)
            reserved += "connect\nS connack " + code + "\nT 82 MQTT-3.2.2-6\ndrop\n";
    }
    list.push_back({"22", "MQTT-3.2.2-7", "every refusal of CONNACK is shown and closes", "5", refusals});
    list.push_back({"22", "MQTT-3.2.2-8", "every code that CONNACK does not have", "5", unknown});
    list.push_back({"21", "MQTT-3.2.2-6", "every reserved return code", "34", reserved});
    std::string flags;
    for (unsigned value = 2; value < 256; ++value)
        flags += "connect\n5: S hex 20 03 " + hexOf(value) + " 00 00\n4: S hex 20 02 " + hexOf(value) +
                 " 00\nT 81 MQTT-3.2.2-1|§3.2.2.1\ndrop\n";
    list.push_back({"18", "MQTT-3.2.2-1", "every reserved bit in the flags of CONNACK", "45", flags});
}

/// Table 2-2, and table 2-1 for what a server does not send.
void addFixedHeaders(std::vector<Case>& list)
{
    struct Type
    {
        std::string_view name;
        unsigned number;
        std::string_view versions;
    };
    // In 3.1 the flags of PUBREL are free.
    constexpr std::array<Type, 10> types{{{"CONNACK", 2, "345"},
                                          {"PUBACK", 4, "345"},
                                          {"PUBREC", 5, "345"},
                                          {"PUBREL", 6, "45"},
                                          {"PUBCOMP", 7, "345"},
                                          {"SUBACK", 9, "345"},
                                          {"UNSUBACK", 11, "345"},
                                          {"PINGRESP", 13, "345"},
                                          {"DISCONNECT", 14, "5"},
                                          {"AUTH", 15, "5"}}};
    for (const Type& type : types) {
        std::string script;
        for (unsigned flags = 0; flags < 16; ++flags) {
            if (flags != (type.number == 6 ? 2U : 0U))
                script += "connected\nS hex " + hexOf(type.number << 4 | flags) +
                          " 02\nT 81 MQTT-2.1.3-1|MQTT-2.2.2-2\ndrop\n";
        }
        list.push_back({"5", "MQTT-2.1.3-1; MQTT-2.2.2-2", type.name, type.versions, "-- every wrong flag\n" + script});
    }
    std::string forbidden;
    for (const unsigned type : {0U, 1U, 8U, 10U, 12U}) {
        for (unsigned flags = 0; flags < 16; ++flags)
            forbidden += "connected\nS hex " + hexOf(type << 4 | flags) + " 02\nT 82 §2.1.2|§2.2.1\ndrop\n";
    }
    list.push_back({"6", "§2.1.2", "every first byte of a type that no server sends", "345", forbidden});
}

/// A place for a UTF-8 string: the packet up to it and behind it, without its header.
struct Place
{
    std::string_view name;
    unsigned firstByte;
    std::string_view before;   ///< hex, up to the property list
    std::string_view property; ///< hex: identifier, and for a user property's value its name
    std::string_view after;    ///< hex, behind the property list
    std::string_view opening = "connected";
};
constexpr std::array<Place, 15> places{{
    {"Content Type of PUBLISH", 0x30, "00 01 61", "03", ""},
    {"Response Topic of PUBLISH", 0x30, "00 01 61", "08", ""},
    {"a User Property's name", 0x30, "00 01 61", "26", ""},
    {"a User Property's value", 0x30, "00 01 61", "26 00 01 61", ""},
    {"Reason String of PUBACK", 0x40, "00 05 00", "1f", ""},
    {"Reason String of PUBREC", 0x50, "00 05 00", "1f", ""},
    {"Reason String of PUBREL", 0x62, "00 05 00", "1f", ""},
    {"Reason String of PUBCOMP", 0x70, "00 05 00", "1f", ""},
    {"Reason String of SUBACK", 0x90, "00 05", "1f", "00"},
    {"Reason String of UNSUBACK", 0xB0, "00 05", "1f", "00"},
    {"Reason String of DISCONNECT", 0xE0, "8b", "1f", ""},
    {"Server Reference of DISCONNECT", 0xE0, "9c", "1c", ""},
    {"Assigned Client Identifier", 0x20, "00 00", "12", "", "connect"},
    {"Response Information", 0x20, "00 00", "1a", "", "connect"},
    {"Authentication Method of CONNACK", 0x20, "00 00", "15", "", "connect"},
}};

/// What is not UTF-8 (RFC 3629), by its kind; the last is U+0000, which MQTT alone forbids.
constexpr std::array<std::string_view, 12> badTexts{"80",          "c0 80",       "c1 bf",    "c3",
                                                    "e0 80 af",    "e2 82",       "ed a0 80", "ed bf bf",
                                                    "f0 80 80 af", "f4 90 80 80", "ff",       "00"};

std::string textError(std::string_view text)
{
    return text == "00" ? "T 81 MQTT-1.5.4-2|MQTT-1.5.3-2\ndrop\n" : "T 81 MQTT-1.5.4-1|MQTT-1.5.3-1\ndrop\n";
}

/// The text of a string with its length, between two letters: an ill-formed sequence is ill-formed anywhere.
Bytes stringOf(std::string_view text)
{
    Bytes out;
    writeBinary(out, "a" + fromHex(text) + "b");
    return out;
}

std::string packetHex(unsigned firstByte, const Bytes& body)
{
    Bytes packet(1, static_cast<char>(firstByte));
    writeVariableByteInteger(packet, static_cast<std::uint32_t>(body.size()));
    return toHex(packet + body);
}

void addTexts(std::vector<Case>& list)
{
    for (const Place& place : places) {
        std::string script;
        for (const std::string_view text : badTexts) {
            Bytes properties = fromHex(place.property) + stringOf(text);
            if (place.property == "26") // the value behind the name
                properties += fromHex("00 00");
            Bytes body = fromHex(place.before);
            writeVariableByteInteger(body, static_cast<std::uint32_t>(properties.size()));
            body += properties + fromHex(place.after);
            script +=
                std::string{place.opening} + "\nS hex " + packetHex(place.firstByte, body) + "\n" + textError(text);
        }
        list.push_back({"12", "MQTT-1.5.4-1, MQTT-1.5.4-2", place.name, "5", script});
    }
    std::string topics;
    for (const std::string_view text : badTexts) {
        const Bytes topic = stringOf(text);
        topics += "connected\n5: S hex " + packetHex(0x30, topic + Bytes(1, '\0')) + "\n34: S hex " +
                  packetHex(0x30, topic) + "\n" + textError(text);
    }
    list.push_back({"12", "MQTT-1.5.4-1, MQTT-1.5.4-2; MQTT-1.5.3-1, MQTT-1.5.3-2", "Topic Name", "345", topics});
}

} // namespace

/// The standard's tables value by value: reason codes, fixed headers, and texts that are none.
std::vector<Case> cases()
{
    std::vector<Case> list;
    addReasonCodes(list);
    addConnackCodes(list);
    addFixedHeaders(list);
    addTexts(list);
    return list;
}

} // namespace topicscope::mqtt::test
