// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/codec.h"
#include "app/mqtt/session.h"
#include "app/mqtt/writer.h"
#include "tests/mqtt/clause_list.h"
#include "tests/mqtt/dialogue.h"
#include "tests/mqtt/sample_rows.h"

#include <QTest>

#include <memory>

using namespace topicscope::mqtt;
using namespace topicscope::mqtt::test;

namespace {

/// What one stretch of bytes does to a session.
struct Effect
{
    std::deque<std::string> events;
    Bytes output;
    bool closing = false;
    std::vector<std::string_view> clauses;

    bool operator==(const Effect&) const = default;
};

/// A session with publishes in flight, an open SUBSCRIBE and a QoS 2 message received, so that every answer has
/// something to answer; or one that waits for CONNACK.
Effect feed(Version version, bool afterConnack, Cut cut, const Bytes& bytes)
{
    Recorder recorder;
    Session session(recorder);
    ConnectOptions options;
    options.version = version;
    options.clientId = "me";
    options.topicAliasMaximum = 3;
    options.maximumPacketSize = 4096;
    if (!session.start(options, 1))
        return {};
    if (afterConnack) {
        session.receive(packetBytes("connack", version), 1);
        (void)session.publish({"a", "1", QoS::AtLeastOnce, false, {}}, 1);
        (void)session.publish({"a", "2", QoS::ExactlyOnce, false, {}}, 1);
        (void)session.subscribe({{{"a", {}}, {"b", {}}}, false, 0, {}}, 1);
        session.receive(packetBytes("publish a q2 id7", version), 1);
    }
    recorder.events.clear();
    session.takeOutput();
    if (cut == Cut::OneChunk) {
        session.receive(Bytes{bytes}, 2);
    } else {
        for (const char byte : bytes)
            session.receive(Bytes(1, byte), 2);
    }
    return {recorder.events, session.takeOutput(), session.wantsClose(), recorder.clauses};
}

/// Nothing, or why the effect is neither events nor a clean end with the right reason code.
std::string judge(Version version, const Effect& effect)
{
    for (const std::string_view clause : effect.clauses) {
        if (!isClauseOf(version, clause))
            return "no clause of this version: " + std::string{clause};
    }
    std::string error;
    for (const std::string& event : effect.events) {
        if (event.starts_with("error "))
            error = event.substr(6, 2);
    }
    if (error.empty())
        return {};
    if (!effect.closing)
        return "an error, and the session goes on";
    if (effect.events.back().substr(0, 5) != "error")
        return "events behind the error";
    if (effect.events.back() == "error 82 MQTT-3.2.2-4" ||
        effect.events.back() == "error 82 MQTT-3.2.2-1") // closes at once
        return {};
    if (version == Version::V5_0 && !effect.output.ends_with(fromHex("e0 01 " + error)))
        return "DISCONNECT does not say " + error;
    if (error != "81" && error != "82" && error != "90" && error != "93" && error != "94" && error != "95")
        return "a reason code that no broken packet deserves: " + error;
    return {};
}

/// Feeds the bytes before and after CONNACK, whole and cut.
std::string check(Version version, const Bytes& bytes)
{
    for (const bool afterConnack : {false, true}) {
        const Effect whole = feed(version, afterConnack, Cut::OneChunk, bytes);
        if (const std::string complaint = judge(version, whole); !complaint.empty())
            return complaint + " (" + toHex(bytes) + ")";
        if (!(whole == feed(version, afterConnack, Cut::ByteByByte, bytes)))
            return "byte by byte is not the same (" + toHex(bytes) + ")";
    }
    return {};
}

} // namespace

/// Whatever a server sends ends in events or in a clean close with the right reason code, and never depends on how the
/// bytes were cut.
class MutationTest : public QObject
{
    Q_OBJECT

private slots:
    void everySingleByte_data() { addSampleRows(); }
    void everySingleByte()
    {
        QFETCH(int, version);
        QFETCH(int, index);
        const auto v = static_cast<Version>(version);
        const Sample sample = samples(v)[static_cast<std::size_t>(index)];
        const Bytes bytes = encode(sample.packet, v);
        // Every value in what is short; in long packets the values where something changes, and every single bit.
        const bool all = bytes.size() <= 12;
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (int value = 0; value < 256; ++value) {
                const auto difference = static_cast<unsigned>(value ^ static_cast<std::uint8_t>(bytes[at]));
                const bool telling = (difference & (difference - 1)) == 0 || value == 0 || value == 255;
                if (difference == 0 || (!all && !telling))
                    continue;
                Bytes mutated = bytes;
                mutated[at] = static_cast<char>(value);
                const std::string complaint = check(v, mutated);
                QVERIFY2(complaint.empty(), complaint.c_str());
            }
        }
    }

    /// The remaining length says the truth about every prefix, and about one byte too many.
    void everyLength_data() { addSampleRows(); }
    void everyLength()
    {
        QFETCH(int, version);
        QFETCH(int, index);
        const auto v = static_cast<Version>(version);
        const Sample sample = samples(v)[static_cast<std::size_t>(index)];
        const Bytes bytes = encode(sample.packet, v);
        const auto header = readFixedHeader(bytes).value().value();
        const Bytes body = bytes.substr(header.headerLength) + Bytes(1, '\0');
        for (std::size_t length = 0; length <= body.size(); ++length) {
            Bytes packet = bytes.substr(0, 1);
            writeVariableByteInteger(packet, static_cast<std::uint32_t>(length));
            packet += body.substr(0, length);
            const std::string complaint = check(v, packet);
            QVERIFY2(complaint.empty(), complaint.c_str());
            // One byte too many is never taken, but in a payload, in a list of codes, and where 5.0 reads a reason
            // code.
            if (length == body.size() && sample.direction == Direction::FromServer) {
                const bool open = header.type == PacketType::Publish || header.type == PacketType::Suback ||
                                  (v == Version::V5_0 && header.type == PacketType::Unsuback);
                const auto decoded = decode(packet, v, sample.direction);
                if (!open && !(v == Version::V5_0 && bytes.size() <= 5))
                    QVERIFY(!decoded);
            }
        }
    }

    /// Every property on every packet from the server: once, twice, and without its value.
    void everyProperty_data()
    {
        QTest::addColumn<int>("type");
        for (const PacketType type :
             {PacketType::Connack, PacketType::Publish, PacketType::Puback, PacketType::Pubrec, PacketType::Pubrel,
              PacketType::Pubcomp, PacketType::Suback, PacketType::Unsuback, PacketType::Disconnect, PacketType::Auth})
            QTest::newRow(std::string{name(type)}.c_str()) << static_cast<int>(type);
    }
    void everyProperty()
    {
        QFETCH(int, type);
        const auto packetType = static_cast<PacketType>(type);
        for (std::uint32_t id = 0; id < 0x40; ++id) {
            const PropertyInfo* info = propertyInfo(id);
            const Bytes value = info == nullptr ? Bytes(1, '\1') : legalValue(*info);
            const Bytes once = Bytes(1, static_cast<char>(id)) + value;
            const bool home = info != nullptr && (info->homes >> static_cast<unsigned>(type) & 1) != 0;
            const auto verdict = [&](const Bytes& properties, std::string_view what) {
                const Bytes packet = withProperties(packetType, properties);
                const std::string complaint = check(Version::V5_0, packet);
                if (!complaint.empty())
                    qWarning("%s", complaint.c_str());
                const auto decoded = decode(packet, Version::V5_0, Direction::FromServer);
                const std::string text = std::string{what} + " " + (info ? std::string{info->name} : "unknown");
                return std::make_tuple(complaint.empty(), decoded.has_value(),
                                       decoded ? 0 : static_cast<int>(decoded.error().reasonCode), text);
            };
            // Some properties may stand there by the table, but not from a server, or not alone.
            const bool special =
                info != nullptr &&
                ((info->id == PropertyId::SessionExpiryInterval && packetType == PacketType::Disconnect) ||
                 info->id == PropertyId::AuthenticationData || packetType == PacketType::Auth);
            const auto [cleanOnce, takenOnce, codeOnce, textOnce] = verdict(once, "once");
            QVERIFY2(cleanOnce, textOnce.c_str());
            if (!special)
                QVERIFY2(takenOnce == home, textOnce.c_str());
            if (!home)
                QVERIFY2(codeOnce == 0x81, textOnce.c_str());
            const auto [cleanTwice, takenTwice, codeTwice, textTwice] = verdict(once + once, "twice");
            const bool repeatable =
                info != nullptr &&
                (info->id == PropertyId::UserProperty ||
                 (info->id == PropertyId::SubscriptionIdentifier && packetType == PacketType::Publish));
            QVERIFY2(cleanTwice, textTwice.c_str());
            if (!special)
                QVERIFY2(takenTwice == (home && repeatable), textTwice.c_str());
            if (home && !repeatable && !special)
                QVERIFY2(codeTwice == 0x82, textTwice.c_str());
            for (std::size_t length = 1; length < once.size(); ++length) {
                const auto [clean, taken, code, text] = verdict(once.substr(0, length), "cut short");
                QVERIFY2(clean && !taken && code == 0x81, text.c_str());
            }
        }
    }

private:
    static Bytes legalValue(const PropertyInfo& info)
    {
        switch (info.type) {
        case PropertyType::Byte:
        case PropertyType::VariableByteInteger:
            return fromHex("01");
        case PropertyType::TwoByteInteger:
            return fromHex("00 01");
        case PropertyType::FourByteInteger:
            return fromHex("00 00 00 01");
        case PropertyType::Utf8String:
        case PropertyType::BinaryData:
            return fromHex("00 01 61");
        case PropertyType::Utf8StringPair:
            break;
        }
        return fromHex("00 01 61 00 01 62");
    }

    static Bytes withProperties(PacketType type, const Bytes& properties)
    {
        Bytes body;
        switch (type) {
        case PacketType::Connack:
            body = fromHex("00 00");
            break;
        case PacketType::Publish:
            body = fromHex("00 01 61");
            break;
        case PacketType::Suback:
        case PacketType::Unsuback:
            body = fromHex("00 03");
            break;
        case PacketType::Disconnect:
            body = fromHex("8b");
            break;
        case PacketType::Auth:
            body = fromHex("18");
            break;
        default:
            body = fromHex("00 01 00");
        }
        writeVariableByteInteger(body, static_cast<std::uint32_t>(properties.size()));
        body += properties;
        if (type == PacketType::Suback || type == PacketType::Unsuback)
            body += fromHex("00 00");
        Bytes packet(1, static_cast<char>(static_cast<unsigned>(type) << 4 | (type == PacketType::Pubrel ? 2 : 0)));
        writeVariableByteInteger(packet, static_cast<std::uint32_t>(body.size()));
        return packet + body;
    }
};

QTEST_APPLESS_MAIN(MutationTest)
#include "test_mutation.moc"
