// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/codec.h"
#include "app/mqtt/reason_code.h"
#include "app/mqtt/writer.h"
#include "tests/mqtt/clause_list.h"
#include "tests/mqtt/dialogue.h"
#include "tests/mqtt/sample_rows.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <set>

using namespace topicscope::mqtt;
using namespace topicscope::mqtt::test;

class CodecTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsEncodedIsDecoded_data() { addSampleRows(); }
    void whatIsEncodedIsDecoded()
    {
        QFETCH(int, version);
        QFETCH(int, index);
        const auto v = static_cast<Version>(version);
        const Sample sample = samples(v)[static_cast<std::size_t>(index)];
        const Bytes bytes = encode(sample.packet, v);
        const auto decoded = decode(bytes, v, sample.direction);
        QVERIFY2(decoded.has_value(), decoded ? "" : toString(decoded.error()).c_str());
        QVERIFY(*decoded == sample.packet);
        QCOMPARE(encode(*decoded, v), bytes);
    }

    /// The deepest fields cover every byte of the packet, in order and without overlap but for the bits of one byte.
    void dissectionCoversEveryByte_data() { addSampleRows(); }
    void dissectionCoversEveryByte()
    {
        QFETCH(int, version);
        QFETCH(int, index);
        const auto v = static_cast<Version>(version);
        const Sample sample = samples(v)[static_cast<std::size_t>(index)];
        const Bytes bytes = encode(sample.packet, v);
        const Dissection dissection = dissect(bytes, v, sample.direction);
        QVERIFY(dissection.packet && *dissection.packet == sample.packet);
        QVERIFY(!dissection.error);
        std::vector<bool> covered(bytes.size());
        std::size_t lastOffset = 0;
        for (std::size_t at = 0; at < dissection.fields.size(); ++at) {
            const Field& field = dissection.fields[at];
            QVERIFY2(field.offset + field.length <= bytes.size(), field.name.data());
            QVERIFY2(field.offset >= lastOffset, field.name.data());
            QVERIFY(!field.name.empty());
            QVERIFY2(isClauseOf(v, field.clause), std::string{field.clause}.c_str());
            lastOffset = field.offset;
            const bool isGroup = at + 1 < dissection.fields.size() && dissection.fields[at + 1].depth > field.depth;
            for (std::size_t byte = 0; !isGroup && byte < field.length; ++byte)
                covered[field.offset + byte] = true;
            if (field.name == "Password" || field.name == "Authentication Data") {
                QVERIFY(field.secret);
                QVERIFY(field.value.find("secret") == Bytes::npos && field.value.find("text") == Bytes::npos);
            }
        }
        // The payload has a field even when it is empty, and two length bytes belong to what they measure.
        QVERIFY(std::ranges::all_of(covered, [](bool is) { return is; }));
    }

    /// Wherever a packet is cut, the fields that could be read lie within it, and nothing is noted behind the error.
    void fieldsOfACutPacketLieWithinIt_data() { addSampleRows(); }
    void fieldsOfACutPacketLieWithinIt()
    {
        QFETCH(int, version);
        QFETCH(int, index);
        const auto v = static_cast<Version>(version);
        const Sample sample = samples(v)[static_cast<std::size_t>(index)];
        const Bytes bytes = encode(sample.packet, v);
        const std::size_t headerLength = readFixedHeader(bytes).value().value().headerLength;
        for (std::size_t length = 0; length + headerLength < bytes.size(); ++length) {
            Bytes packet = bytes.substr(0, 1);
            writeVariableByteInteger(packet, static_cast<std::uint32_t>(length));
            packet += bytes.substr(headerLength, length);
            const Dissection dissection = dissect(packet, v, sample.direction);
            QCOMPARE(dissection.error.has_value(), !decode(packet, v, sample.direction).has_value());
            for (const Field& field : dissection.fields)
                QVERIFY2(field.offset + field.length <= packet.size(), field.name.data());
        }
    }

    void bytes_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("direction");
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("same"); // as the dialogue's text
        const auto row = [](const char* name, int version, Direction direction, const char* hex, const char* text) {
            QTest::newRow(name) << version << static_cast<int>(direction) << QByteArray(hex) << QByteArray(text);
        };
        const auto server = Direction::FromServer;
        const auto client = Direction::FromClient;
        // Written by hand from the tables of the standard, not by our encoder.
        row("CONNACK 3.1.1", 4, server, "20 02 01 00", "connack sp");
        row("CONNACK 5.0 §3.2", 5, server, "20 06 00 00 03 21 00 0a", "connack receive_maximum=10");
        row("PUBLISH 3.1.1 §3.3", 4, server, "3d 08 00 03 61 2f 62 00 0a 78", "publish a/b q2 dup retain id10 =x");
        row("PUBLISH 5.0 §3.3", 5, server, "32 0b 00 03 61 2f 62 00 0a 02 01 01 78",
            "publish a/b q1 id10 payload_format_indicator=1 =x");
        row("PUBACK 5.0 §3.4", 5, server, "40 03 00 01 10", "puback 1 10");
        row("PUBACK 5.0 with a reason string", 5, server, "40 09 00 01 97 05 1f 00 02 6e 6f",
            "puback 1 97 reason_string=no");
        row("PUBREL §3.6", 4, server, "62 02 12 34", "pubrel 4660");
        row("SUBSCRIBE 3.1.1 §3.8", 4, client, "82 0e 00 0a 00 03 61 2f 62 01 00 03 63 2f 64 02",
            "subscribe 10 a/b:1 c/d:2");
        row("SUBSCRIBE 5.0 §3.8", 5, client, "82 08 00 0a 02 0b 7f 00 00 2d", "");
        row("SUBACK 3.1.1 §3.9", 4, server, "90 05 00 0a 00 02 80", "suback 10 00 02 80");
        row("UNSUBACK 5.0 §3.11", 5, server, "b0 05 00 0a 00 00 11", "unsuback 10 00 11");
        row("DISCONNECT 5.0 §3.14", 5, server, "e0 02 8d 00", "");
        row("DISCONNECT 5.0 with properties", 5, server, "e0 07 8b 05 1f 00 02 62 79",
            "disconnect 8b reason_string=by");
        row("AUTH 5.0 §3.15", 5, server, "f0 06 18 04 15 00 01 58", "auth 18 authentication_method=X");
        row("message expiry, big endian", 5, server, "30 09 00 01 61 05 02 01 02 03 04",
            "publish a message_expiry_interval=16909060");
        row("subscription identifier of two bytes", 5, server, "30 07 00 01 61 03 0b 80 01",
            "publish a subscription_identifier=128");
        row("subscription identifier of four bytes", 5, server, "30 09 00 01 61 05 0b ff ff ff 7f",
            "publish a subscription_identifier=268435455");
    }
    void bytes()
    {
        QFETCH(int, version);
        QFETCH(int, direction);
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, same);
        const auto v = static_cast<Version>(version);
        const auto d = static_cast<Direction>(direction);
        const Bytes wire = fromHex(hex.toStdString());
        const auto decoded = decode(wire, v, d);
        if (hex.startsWith("82 08")) { // an empty filter
            QVERIFY(!decoded);
            QCOMPARE(decoded.error().clause, "MQTT-4.7.3-1");
            return;
        }
        QVERIFY2(decoded.has_value(), decoded ? "" : toString(decoded.error()).c_str());
        if (!same.isEmpty())
            QCOMPARE(toHex(packetBytes(same.toStdString(), v)), toHex(wire));
    }

    void fieldsSayWhatTheyMean()
    {
        const auto valueOf = [](const Dissection& dissection, std::string_view name) {
            const auto found = std::ranges::find(dissection.fields, name, &Field::name);
            return found == dissection.fields.end() ? Bytes{"missing"} : found->value;
        };
        const auto server = Direction::FromServer;
        QCOMPARE(valueOf(dissect(fromHex("40 03 00 01 87"), Version::V5_0, server), "Reason Code"),
                 "135 (Not authorized)");
        QCOMPARE(valueOf(dissect(fromHex("20 02 00 05"), Version::V3_1_1, server), "Return Code"),
                 "5 (Connection Refused, not authorized)");
        QCOMPARE(valueOf(dissect(fromHex("90 03 00 01 80"), Version::V3_1_1, server), "Return Code"), "128 (Failure)");
        QCOMPARE(valueOf(dissect(fromHex("20 03 01 00 00"), Version::V5_0, server), "Session Present"), "1");
        QCOMPARE(valueOf(dissect(fromHex("82 07 00 01 00 00 01 61 2e"), Version::V5_0, Direction::FromClient),
                         "Retain Handling"),
                 "2");
        // Where the options byte is cut off, its bits are not shown either.
        QCOMPARE(
            dissect(fromHex("82 08 00 01 00 00 01 61 00 00"), Version::V5_0, Direction::FromClient).fields.back().name,
            "Retain Handling");
        // A broken packet still shows what could be read of it.
        const Dissection broken = dissect(fromHex("30 06 00 01 61 02 7e 00"), Version::V5_0, server);
        QVERIFY(broken.error && !broken.packet);
        QCOMPARE(valueOf(broken, "Topic Name"), "a");
    }

    void errorsSayWhere()
    {
        const auto error = decode(fromHex("30 06 00 01 61 02 7e 00"), Version::V5_0, Direction::FromServer).error();
        QCOMPARE(error.packet, PacketType::Publish);
        QCOMPARE(error.offset, std::size_t{6});
        QCOMPARE(toHex(error.bytes), "7e");
        QCOMPARE(toString(error),
                 "§2.2.2.2: The property identifier is not known. (PUBLISH, byte 6: 7E; packet 30 06 00 01 "
                 "61 02 7E 00)");
    }

    void everyPropertyHasNames()
    {
        std::set<std::string_view> names;
        for (std::uint32_t id = 0; id < 300; ++id) {
            const PropertyInfo* info = propertyInfo(id);
            if (info == nullptr)
                continue;
            QCOMPARE(static_cast<std::uint32_t>(info->id), id);
            QCOMPARE(propertyInfo(info->jsonName), info);
            Bytes snake{info->name};
            std::ranges::transform(snake, snake.begin(),
                                   [](char c) { return c == ' ' ? '_' : static_cast<char>(std::tolower(c)); });
            QCOMPARE(info->jsonName, snake);
            names.insert(info->name);
        }
        QCOMPARE(names.size(), std::size_t{27}); // table 2-4
    }

    void everyReasonCodeIsExplained()
    {
        int codes = 0;
        for (int value = 0; value < 256; ++value) {
            const auto code = static_cast<ReasonCode>(value);
            bool used = false;
            for (int type = 1; type < 16; ++type)
                used |= mayServerSend(code, static_cast<PacketType>(type)) ||
                        mayClientSend(code, static_cast<PacketType>(type));
            codes += used ? 1 : 0;
            QCOMPARE(!name(code, PacketType::Disconnect).empty(), used);
            QCOMPARE(!explanation(code, PacketType::Disconnect).empty(), used);
        }
        QCOMPARE(codes, 43); // table 2-6
        QCOMPARE(name(ReasonCode::Success, PacketType::Suback), "Granted QoS 0");
        QCOMPARE(name(ReasonCode::Success, PacketType::Disconnect), "Normal disconnection");
        QCOMPARE(name(ReasonCode::Success, PacketType::Puback), "Success");
    }

    void propertyValuesAreHeldToTheStandard()
    {
        Properties tooLarge;
        tooLarge.set(PropertyId::TopicAlias, 70'000);
        QVERIFY(validate(tooLarge, PropertyHome::Publish));
        Properties tooLong;
        tooLong.set(PropertyId::ContentType, Bytes(65'536, 'x'));
        QVERIFY(validate(tooLong, PropertyHome::Publish));
        Properties misplaced;
        misplaced.set(PropertyId::ServerKeepAlive, 1);
        QVERIFY(validate(misplaced, PropertyHome::Publish));
        QVERIFY(!validate(everyProperty(PropertyHome::Publish), PropertyHome::Publish));
    }
};

QTEST_APPLESS_MAIN(CodecTest)
#include "test_codec.moc"
