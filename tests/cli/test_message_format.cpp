// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/message_format.h"
#include "app/mqtt/properties.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace topicscope;
using cli::MessageFormat;

class TestMessageFormat : public QObject
{
    Q_OBJECT
private slots:
    void jsonHasEveryField();
    void jsonOfQoS0HasNoPacketId();
    void jsonIsExact();
    void times_data();
    void times();
    void provenances_data();
    void provenances();
    void payloads_data();
    void payloads();
    void everyByteSequenceGivesValidJson();
    void textEscapesWhatATerminalWouldObey_data();
    void textEscapesWhatATerminalWouldObey();
    void textNamesTheFlags();
    void speed();
};

namespace {

std::string lineOf(const mqtt::MessageView& message, MessageFormat::Style style = MessageFormat::Style::JsonLines)
{
    MessageFormat format(style);
    std::string line;
    format.append(line, message);
    return line;
}

QJsonObject parsed(const std::string& line)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(line), &error);
    if (error.error != QJsonParseError::NoError || !QByteArray::fromStdString(line).endsWith("}\n")) {
        qWarning("%s: %s", qPrintable(error.errorString()), line.c_str());
        return {};
    }
    return document.object();
}

} // namespace

void TestMessageFormat::jsonHasEveryField()
{
    mqtt::Properties properties;
    properties.set(mqtt::PropertyId::PayloadFormatIndicator, 1);
    properties.set(mqtt::PropertyId::MessageExpiryInterval, 4'294'967'295);
    properties.set(mqtt::PropertyId::ContentType, "a \"type\"");
    properties.set(mqtt::PropertyId::ResponseTopic, "r/ö");
    properties.set(mqtt::PropertyId::CorrelationData, mqtt::Bytes("\0\xff", 2));
    properties.set(mqtt::PropertyId::SubscriptionIdentifier, 7);
    properties.set(mqtt::PropertyId::SubscriptionIdentifier, 268'435'455);
    properties.set(mqtt::PropertyId::TopicAlias, 3);
    properties.addUserProperty("z", "1");
    properties.addUserProperty("", "");
    properties.addUserProperty("z", "2");
    const std::string encoded = properties.encoded();

    mqtt::MessageView message;
    message.topic = "a/b";
    message.payload = "21.5";
    message.encodedProperties = encoded;
    message.arrival = 1'700'000'000'123'456;
    message.packetId = 65535;
    message.qos = mqtt::QoS::ExactlyOnce;
    message.retain = true;
    message.duplicate = true;
    message.provenance = mqtt::Provenance::Redelivered;
    const QJsonObject json = parsed(lineOf(message));

    QStringList keys{u"time"_s,
                     u"topic"_s,
                     u"qos"_s,
                     u"retain"_s,
                     u"dup"_s,
                     u"packet_id"_s,
                     u"provenance"_s,
                     u"payload"_s,
                     u"payload_base64"_s,
                     u"properties"_s,
                     u"subscription_ids"_s};
    keys.sort();
    QCOMPARE(json.keys(), keys);
    QCOMPARE(json.value("time"_L1), QJsonValue(u"2023-11-14T22:13:20.123456Z"_s));
    QCOMPARE(json.value("topic"_L1), QJsonValue(u"a/b"_s));
    QCOMPARE(json.value("qos"_L1), QJsonValue(2));
    QCOMPARE(json.value("retain"_L1), QJsonValue(true));
    QCOMPARE(json.value("dup"_L1), QJsonValue(true));
    QCOMPARE(json.value("packet_id"_L1), QJsonValue(65535));
    QCOMPARE(json.value("provenance"_L1), QJsonValue(u"redelivered"_s));
    QCOMPARE(json.value("payload"_L1), QJsonValue(u"21.5"_s));
    QCOMPARE(json.value("payload_base64"_L1), QJsonValue(u"MjEuNQ=="_s));
    QCOMPARE(json.value("subscription_ids"_L1).toArray(), (QJsonArray{7, 268'435'455}));
    QCOMPARE(json.value("properties"_L1).toObject(),
             (QJsonObject{{u"payload_format_indicator"_s, 1},
                          {u"message_expiry_interval"_s, qint64(4'294'967'295)},
                          {u"content_type"_s, u"a \"type\""_s},
                          {u"response_topic"_s, u"r/ö"_s},
                          {u"correlation_data"_s, u"AP8="_s},
                          {u"topic_alias"_s, 3},
                          {u"user_properties"_s, QJsonArray{QJsonArray{u"z"_s, u"1"_s}, QJsonArray{u""_s, u""_s},
                                                            QJsonArray{u"z"_s, u"2"_s}}}}));
}

void TestMessageFormat::jsonOfQoS0HasNoPacketId()
{
    mqtt::MessageView message;
    message.topic = "t";
    const QJsonObject json = parsed(lineOf(message));
    QVERIFY(json.value("packet_id"_L1).isNull());
    QCOMPARE(json.value("payload"_L1), QJsonValue(QString()));
    QCOMPARE(json.value("payload_base64"_L1), QJsonValue(QString()));
    QCOMPARE(json.value("properties"_L1).toObject(), QJsonObject());
    QCOMPARE(json.value("subscription_ids"_L1).toArray(), QJsonArray());
}

void TestMessageFormat::jsonIsExact()
{
    mqtt::MessageView message;
    message.topic = "a";
    message.payload = "\"";
    const QByteArray expected = R"({"time":"1970-01-01T00:00:00.000000Z","topic":"a","qos":0,"retain":false,)"
                                R"("dup":false,"packet_id":null,"provenance":"live","payload":"\"",)"
                                R"("payload_base64":"Ig==","properties":{},"subscription_ids":[]})"
                                "\n";
    QCOMPARE(QByteArray::fromStdString(lineOf(message)), expected);
}

void TestMessageFormat::times_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("epoch") << qint64(0) << u"1970-01-01T00:00:00.000000Z"_s;
    QTest::newRow("last microsecond") << qint64(999'999) << u"1970-01-01T00:00:00.999999Z"_s;
    QTest::newRow("leap day") << qint64(1'709'164'800'000'001) << u"2024-02-29T00:00:00.000001Z"_s;
    QTest::newRow("before the epoch") << qint64(-1) << u"1969-12-31T23:59:59.999999Z"_s;
    QTest::newRow("far") << qint64(253'402'300'799'999'999) << u"9999-12-31T23:59:59.999999Z"_s;
}

void TestMessageFormat::times()
{
    QFETCH(qint64, microseconds);
    QFETCH(QString, text);
    mqtt::MessageView message;
    message.topic = "t";
    message.arrival = microseconds;
    QCOMPARE(parsed(lineOf(message)).value("time"_L1).toString(), text);
}

void TestMessageFormat::provenances_data()
{
    QTest::addColumn<int>("provenance");
    QTest::addColumn<QString>("name");
    QTest::newRow("retained") << int(mqtt::Provenance::Retained) << u"retained"_s;
    QTest::newRow("live") << int(mqtt::Provenance::Live) << u"live"_s;
    QTest::newRow("resumed") << int(mqtt::Provenance::Resumed) << u"resumed"_s;
    QTest::newRow("redelivered") << int(mqtt::Provenance::Redelivered) << u"redelivered"_s;
}

void TestMessageFormat::provenances()
{
    QFETCH(int, provenance);
    QFETCH(QString, name);
    mqtt::MessageView message;
    message.topic = "t";
    message.provenance = mqtt::Provenance(provenance);
    QCOMPARE(parsed(lineOf(message)).value("provenance"_L1).toString(), name);
}

void TestMessageFormat::payloads_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("isText");
    QTest::newRow("empty") << ""_ba << true;
    QTest::newRow("controls") << QByteArray("\0\x01\t\n\r\x1f\x7f", 7) << true;
    QTest::newRow("long ASCII with a quote at each place") << "\"2345678\"0\"23456\"8\"0\\\\\\"_ba << true;
    QTest::newRow("two bytes") << "höhe"_ba << true;
    QTest::newRow("three bytes") << "温度 21 €"_ba << true;
    QTest::newRow("four bytes") << "🌡"_ba << true;
    QTest::newRow("U+FFFF and U+10FFFF") << "\xef\xbf\xbf\xf4\x8f\xbf\xbf"_ba << true;
    QTest::newRow("BOM") << "x\xef\xbb\xbf"_ba << true;
    QTest::newRow("line separator") << "\xe2\x80\xa8"_ba << true;
    QTest::newRow("lone continuation") << "a\x80"_ba << false;
    QTest::newRow("cut off") << "abcdefgh\xe2\x82"_ba << false;
    QTest::newRow("overlong slash") << "\xc0\xaf"_ba << false;
    QTest::newRow("overlong, three bytes") << "\xe0\x80\xaf"_ba << false;
    QTest::newRow("overlong, four bytes") << "\xf0\x80\x80\xaf"_ba << false;
    QTest::newRow("surrogate") << "\xed\xa0\x80"_ba << false;
    QTest::newRow("above U+10FFFF") << "\xf4\x90\x80\x80"_ba << false;
    QTest::newRow("0xff") << "\xff"_ba << false;
}

void TestMessageFormat::payloads()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, isText);
    mqtt::MessageView message;
    message.topic = "t";
    message.payload = {payload.constData(), std::size_t(payload.size())};
    const QJsonObject json = parsed(lineOf(message));
    QCOMPARE(QByteArray::fromBase64(json.value("payload_base64"_L1).toString().toLatin1()), payload);
    QCOMPARE(json.value("payload"_L1).isString(), isText);
    if (isText) {
        QCOMPARE(json.value("payload"_L1).toString().toUtf8().toHex(), payload.toHex());
    } else {
        QVERIFY(json.value("payload"_L1).isNull());
    }
}

void TestMessageFormat::everyByteSequenceGivesValidJson()
{
    QRandomGenerator random(4711);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray payload(random.bounded(24), '\0');
        const bool mostlyText = random.bounded(2) == 0;
        for (char& byte : payload) {
            byte = char(mostlyText && random.bounded(8) != 0 ? random.bounded(0x20, 0x7F) : random.bounded(256));
        }
        mqtt::MessageView message;
        message.topic = "t";
        message.payload = {payload.constData(), std::size_t(payload.size())};
        const QJsonObject json = parsed(lineOf(message));
        QCOMPARE(QByteArray::fromBase64(json.value("payload_base64"_L1).toString().toLatin1()), payload);
        if (json.value("payload"_L1).isString()) {
            QCOMPARE(json.value("payload"_L1).toString().toUtf8(), payload);
        } else {
            QVERIFY2(!payload.isValidUtf8(), payload.toHex(' ').constData());
        }
    }
}

void TestMessageFormat::textEscapesWhatATerminalWouldObey_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("text") << "häuser \"1\""_ba
                          << "häuser \"1\""_ba;
    QTest::newRow("escape sequence") << "\x1b[2J"_ba
                                     << "\\x1b[2J"_ba;
    QTest::newRow("lines") << "a\nb\r\tc"_ba
                           << "a\\nb\\r\\tc"_ba;
    QTest::newRow("backslash") << "a\\n"_ba
                               << "a\\\\n"_ba;
    QTest::newRow("delete") << "a\x7f"_ba
                            << "a\\x7f"_ba;
    QTest::newRow("C1 control U+009B") << "\xc2\x9b"_ba
                                       << "\\xc2\\x9b"_ba;
    QTest::newRow("not UTF-8") << "a\xff\xfe"_ba
                               << "a\\xff\\xfe"_ba;
    QTest::newRow("zero") << QByteArray("\0", 1) << "\\x00"_ba;
}

void TestMessageFormat::textEscapesWhatATerminalWouldObey()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, shown);
    mqtt::MessageView message;
    message.topic = "t";
    message.payload = {payload.constData(), std::size_t(payload.size())};
    const auto line = QByteArray::fromStdString(lineOf(message, MessageFormat::Style::Text));
    QCOMPARE(line, "1970-01-01T00:00:00.000000Z t [QoS 0] " + shown + '\n');
}

void TestMessageFormat::textNamesTheFlags()
{
    mqtt::MessageView message;
    message.topic = "a/b";
    message.payload = "x";
    message.qos = mqtt::QoS::AtLeastOnce;
    message.retain = true;
    message.provenance = mqtt::Provenance::Retained;
    QVERIFY(
        QByteArray::fromStdString(lineOf(message, MessageFormat::Style::Text)).endsWith(" a/b [QoS 1, retained] x\n"));
    message.retain = false;
    message.duplicate = true;
    message.provenance = mqtt::Provenance::Redelivered;
    QVERIFY(QByteArray::fromStdString(lineOf(message, MessageFormat::Style::Text))
                .endsWith(" a/b [QoS 1, possible duplicate] x\n"));
}

/// Not a limit to fail at on a busy machine, but the figure is there to be looked at.
void TestMessageFormat::speed()
{
    const std::string payload(64, 'x');
    mqtt::MessageView message;
    message.topic = "plant/hall/line/machine/axis/value";
    message.payload = payload;
    message.arrival = 1'700'000'000'000'000;
    MessageFormat format(MessageFormat::Style::JsonLines);
    std::string lines;
    QBENCHMARK
    {
        lines.clear();
        for (int i = 0; i < 1000; ++i) {
            ++message.arrival;
            format.append(lines, message);
        }
    }
    QVERIFY(!lines.empty());
}

QTEST_GUILESS_MAIN(TestMessageFormat)
#include "test_message_format.moc"
