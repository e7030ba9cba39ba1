// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_broker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace topicscope::test;

namespace {

const QByteArray connack5 = hex("20 03 00 00 00");
const QByteArray connack3 = hex("20 02 00 00");
constexpr int connectPacket = 1, pubackPacket = 4, pubrecPacket = 5, pubcompPacket = 7, subscribePacket = 8,
              disconnectPacket = 14;

QStringList sub(const ScriptedBroker& broker, const QStringList& more)
{
    return QStringList{u"sub"_s, u"--url"_s, broker.url(), u"--format"_s, u"jsonl"_s} + more;
}

} // namespace

class TestSub : public QObject
{
    Q_OBJECT
private slots:
    void printsEveryFieldOfAMessage();
    void subscribesAsAsked();
    void withoutFilterItOnlyListens();
    void countLeavesTheRestAndAcknowledges();
    void countAtQoS2CompletesTheExchange();
    void whatIsBehindCountIsNotAcknowledged();
    void sessionFileKeepsQoS2ExactlyOnceOverTheEndOfTheProgram_data();
    void sessionFileKeepsQoS2ExactlyOnceOverTheEndOfTheProgram();
    void userPropertiesReachEveryPacket();
    void subscriptionOptionsAreSent();
    void linesAreOutAtOnce();
    void textFormat();
    void version3HasNoProperties();
    void forEndsWithStatus0();
    void forBeforeCountIsStatus5();
    void signalsDisconnectCleanly_data();
    void signalsDisconnectCleanly();
    void refusedSubscriptionIsStatus6_data();
    void refusedSubscriptionIsStatus6();
    void refusedConnectionIsStatus3_data();
    void refusedConnectionIsStatus3();
    void brokenProtocolIsStatus4_data();
    void brokenProtocolIsStatus4();
    void lostLinkWithoutReconnectIsStatus3_data();
    void lostLinkWithoutReconnectIsStatus3();
    void afterTheLastMessageTheBrokerMayDoAsItLikes_data();
    void afterTheLastMessageTheBrokerMayDoAsItLikes();
    void lostLinkIsMadeAgain();
    void closedOutputEndsIt();
    void fullDiskIsStatus1();
    void neverAnsweringBrokerIsStatus3();
    void largestSequenceByteByByte();
};

void TestSub::printsEveryFieldOfAMessage()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\1"_ba) +
               publish("a/b", "\xff\"\n"_ba, 0x0B, 9,
                       hex("1d 01 01 02 0000003c 03 0004 'text' 08 0001 'r' 09 0002 00ff 0b 07 26 0001 'k' 0001 'v'")
                           .replace(0, 1, QByteArray(1, char(0x20))));
    });
    broker.expect(acknowledgement(0x40, 9)).expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a/#:1"_s, u"--count"_s, u"1"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.objects().size(), 1);
    const QJsonObject message = program.objects().first();
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
    QCOMPARE(message.keys(), keys);
    QCOMPARE(message.value("topic"_L1), QJsonValue(u"a/b"_s));
    QCOMPARE(message.value("qos"_L1), QJsonValue(1));
    QCOMPARE(message.value("retain"_L1), QJsonValue(true));
    QCOMPARE(message.value("dup"_L1), QJsonValue(true));
    QCOMPARE(message.value("packet_id"_L1), QJsonValue(9));
    QVERIFY(message.value("payload"_L1).isNull());
    QCOMPARE(message.value("payload_base64"_L1), QJsonValue(QString::fromLatin1("\xff\"\n"_ba.toBase64())));
    QCOMPARE(message.value("subscription_ids"_L1).toArray(), QJsonArray{7});
    QCOMPARE(message.value("properties"_L1).toObject(),
             (QJsonObject{{u"payload_format_indicator"_s, 1},
                          {u"message_expiry_interval"_s, 60},
                          {u"content_type"_s, u"text"_s},
                          {u"response_topic"_s, u"r"_s},
                          {u"correlation_data"_s, u"AP8="_s},
                          {u"user_properties"_s, QJsonArray{QJsonArray{u"k"_s, u"v"_s}}}}));
    const QDateTime time = QDateTime::fromString(message.value("time"_L1).toString(), Qt::ISODateWithMs);
    QVERIFY2(std::abs(time.secsTo(QDateTime::currentDateTimeUtc())) < 30,
             qPrintable(message.value("time"_L1).toString()));
    QVERIFY(message.value("time"_L1).toString().endsWith(u'Z'));
}

void TestSub::subscribesAsAsked()
{
    ScriptedBroker broker;
    QList<QByteArray> subscribes;
    broker.expect(connectPacket).send(connack3);
    broker.expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\0\1\2\0"_ba, false);
    });
    Program program;
    program.start(sub(broker, {u"--protocol"_s, u"3.1.1"_s, u"-t"_s, u"a"_s, u"-t"_s, u"b:1"_s, u"-t"_s, u"c:2"_s,
                               u"-t"_s, u"d:1:0"_s}));
    QTRY_VERIFY2(broker.finished(), broker.state());
    // One SUBSCRIBE with all filters in their order, each with its own QoS.
    QVERIFY2(broker.lastReceived().endsWith(hex("0001 'a' 00 0001 'b' 01 0001 'c' 02 0003 'd:1' 00")),
             dump(broker.lastReceived()).constData());
    program.sendSignal(SIGTERM);
    QCOMPARE(program.wait(), 0);
    QCOMPARE(broker.connections(), 1);
}

void TestSub::withoutFilterItOnlyListens()
{
    ScriptedBroker broker;
    // What the broker has kept for a session comes without any subscription [MQTT-4.5.0-2].
    broker.expect(connectPacket)
        .send(hex("20 03 01 00 00") + publish("kept", "x", 0x02, 5))
        .expect(acknowledgement(0x40, 5));
    broker.expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"--no-clean-start"_s, u"--client-id"_s, u"me"_s, u"--count"_s, u"1"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.objects().first().value("topic"_L1).toString(), u"kept"_s);
    QCOMPARE(program.objects().first().value("provenance"_L1).toString(), u"resumed"_s);
}

void TestSub::countLeavesTheRestAndAcknowledges()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\1"_ba) + publish("a", "1", 0x02, 1) + publish("a", "2", 0x02, 2);
    });
    broker.expect(acknowledgement(0x40, 1)).expect(acknowledgement(0x40, 2)).expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a:1"_s, u"--count"_s, u"2"_s, u"--no-reconnect"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.lines().size(), 2);
    QCOMPARE(broker.lastReceived(), hex("e0 00"));
}

void TestSub::countAtQoS2CompletesTheExchange()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\2"_ba) + publish("a", "1", 0x04, 7);
    });
    broker.expect(acknowledgement(0x50, 7)).send(acknowledgement(0x62, 7)).expect(acknowledgement(0x70, 7));
    broker.expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a:2"_s, u"--count"_s, u"1"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.lines().size(), 1);
}

/// Else a session that is kept would lose what nobody has printed.
void TestSub::whatIsBehindCountIsNotAcknowledged()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\1"_ba) + publish("a", "1", 0x02, 1) + publish("a", "2", 0x02, 2) +
               publish("a", "3", 0x02, 3);
    });
    broker.expect(acknowledgement(0x40, 1)).expect(hex("e0 00")).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a:1"_s, u"--count"_s, u"1"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.lines().size(), 1);
    QCOMPARE(program.errors(), ""_ba);
}

void TestSub::sessionFileKeepsQoS2ExactlyOnceOverTheEndOfTheProgram_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("ended with DISCONNECT") << SIGTERM;
    QTest::newRow("killed") << SIGKILL;
}

/// The broker did not get our PUBREC, and sends the message again to the next run [MQTT-4.3.3-10].
void TestSub::sessionFileKeepsQoS2ExactlyOnceOverTheEndOfTheProgram()
{
    QFETCH(int, number);
    QTemporaryDir folder;
    ScriptedBroker broker;
    const QByteArray first = publish("a", "first", 0x04, 7);
    broker.expect(connectPacket).send(connack5 + first).expect(acknowledgement(0x50, 7));
    broker.nextConnection().expect(connectPacket).send(hex("20 03 01 00 00") + publish("a", "first", 0x0C, 7));
    broker.expect(acknowledgement(0x50, 7)).send(acknowledgement(0x62, 7)).expect(acknowledgement(0x70, 7));
    broker.send(publish("a", "second", 0x04, 7)).expect(acknowledgement(0x50, 7)).send(acknowledgement(0x62, 7));
    broker.expect(acknowledgement(0x70, 7)).expect(disconnectPacket);
    const QStringList options{u"--no-clean-start"_s,      u"--client-id"_s, u"me"_s,
                              u"--session-expiry"_s,      u"100"_s,         u"--session-file"_s,
                              folder.filePath(u"state"_s)};
    Program program;
    program.start(sub(broker, options));
    QTRY_COMPARE(program.lines().size(), 1);
    QTRY_COMPARE(broker.received().size(), 2); // PUBREC is out
    program.sendSignal(number);
    program.wait();
    QCOMPARE(program.run(sub(broker, options + QStringList{u"--count"_s, u"1"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.objects().first().value("payload"_L1).toString(), u"second"_s);
}

void TestSub::userPropertiesReachEveryPacket()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\2"_ba) + publish("a", "x", 0x04, 9);
    });
    broker.expect(pubrecPacket).send(acknowledgement(0x62, 9)).expect(pubcompPacket).expect(disconnectPacket);
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s,
                                      u"a:2"_s,
                                      u"--count"_s,
                                      u"1"_s,
                                      u"--will-topic"_s,
                                      u"gone"_s,
                                      u"--will-message"_s,
                                      u"w"_s,
                                      u"--will-qos"_s,
                                      u"1"_s,
                                      u"--will-retain"_s,
                                      u"--request-response-information"_s,
                                      u"--no-problem-information"_s,
                                      u"--user-property"_s,
                                      u"connect:a=1"_s,
                                      u"--user-property"_s,
                                      u"will:b=2"_s,
                                      u"--user-property"_s,
                                      u"subscribe:c=3=3"_s,
                                      u"--user-property"_s,
                                      u"acknowledgement:d="_s,
                                      u"--user-property"_s,
                                      u"disconnect:e=:"_s})),
             0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    const QByteArray connect = broker.received().at(0);
    QCOMPARE(connect.at(9), char(0x2E));     // Will Retain, Will QoS 1, Will Flag, Clean Start
    QVERIFY(connect.contains(hex("19 01"))); // Request Response Information
    QVERIFY(connect.contains(hex("17 00"))); // Request Problem Information
    QVERIFY(connect.contains(hex("26 0001 'a' 0001 '1'")));
    QVERIFY(connect.endsWith(hex("07 26 0001 'b' 0001 '2' 0004 'gone' 0001 'w'")));
    QVERIFY(broker.received().at(1).contains(hex("26 0001 'c' 0003 '3=3'")));
    QVERIFY(broker.received().at(2).endsWith(hex("06 26 0001 'd' 0000")));
    QVERIFY(broker.received().at(3).endsWith(hex("06 26 0001 'd' 0000")));
    QVERIFY(broker.received().at(4).endsWith(hex("07 26 0001 'e' 0001 ':'")));
}

void TestSub::subscriptionOptionsAreSent()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\1"_ba) + publish("a", "x");
    });
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a:1"_s, u"--count"_s, u"1"_s, u"--no-local"_s,
                                      u"--retain-as-published"_s, u"--retain-handling"_s, u"2"_s})),
             0);
    QCOMPARE(broker.received().at(1).back(), char(0x2D)); // §3.8.3.1
}

void TestSub::linesAreOutAtOnce()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\0"_ba) + publish("a", "1");
    });
    Program program;
    program.start(sub(broker, {u"-t"_s, u"a"_s}));
    QTRY_COMPARE(program.lines().size(), 1); // while it runs on
    broker.sendNow(publish("a", "2"));
    QTRY_COMPARE(program.lines().size(), 2);
    QCOMPARE(program.process().state(), QProcess::Running);
    program.sendSignal(SIGINT);
    QCOMPARE(program.wait(), 0);
}

void TestSub::textFormat()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\0"_ba) + publish("a/b", "on\n\x1b[31m", 0x01);
    });
    Program program;
    QCOMPARE(program.run({u"sub"_s, u"--url"_s, broker.url(), u"-t"_s, u"#"_s, u"--count"_s, u"1"_s}), 0);
    QVERIFY2(program.output().endsWith("Z a/b [QoS 0, retained] on\\n\\x1b[31m\n"), program.output().constData());
}

void TestSub::version3HasNoProperties()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack3).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\0"_ba, false) + publish("a", "x", 0, 0, {});
    });
    broker.expect(hex("e0 00")).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a"_s, u"--count"_s, u"1"_s, u"--protocol"_s, u"3.1.1"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.objects().first().value("properties"_L1).toObject(), QJsonObject());
    QCOMPARE(program.objects().first().value("subscription_ids"_L1).toArray(), QJsonArray());
    QCOMPARE(program.objects().first().value("payload"_L1).toString(), u"x"_s);
}

void TestSub::forEndsWithStatus0()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"--for"_s, u"1.5"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
}

void TestSub::forBeforeCountIsStatus5()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\0"_ba) + publish("a", "1");
    });
    broker.expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a"_s, u"--for"_s, u"2"_s, u"--count"_s, u"2"_s})), 5);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.lines().size(), 1);
}

void TestSub::signalsDisconnectCleanly_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestSub::signalsDisconnectCleanly()
{
    QFETCH(int, number);
    ScriptedBroker broker;
    bool ready = false;
    broker.expect(connectPacket)
        .send(connack5)
        .expect(subscribePacket)
        .sendReply([](const QByteArray& packet) { return suback(packet, "\0"_ba); })
        .run([&ready] { ready = true; });
    broker.expect(hex("e0 00")).expectClose();
    Program program;
    program.start(sub(broker, {u"-t"_s, u"a"_s}));
    QTRY_VERIFY2(ready, broker.state());
    program.sendSignal(number);
    QCOMPARE(program.wait(), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.errors(), ""_ba);
}

void TestSub::refusedSubscriptionIsStatus6_data()
{
    QTest::addColumn<bool>("version5");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("mentions");
    QTest::newRow("3.1.1 failure [MQTT-3.9.3-2]") << false << "\x80"_ba
                                                  << "0x80"_ba;
    QTest::newRow("5.0 not authorized") << true << "\x87"_ba
                                        << "0x87"_ba;
    QTest::newRow("5.0 quota") << true << "\x97"_ba
                               << "0x97"_ba;
}

void TestSub::refusedSubscriptionIsStatus6()
{
    QFETCH(bool, version5);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, mentions);
    ScriptedBroker broker;
    broker.expect(connectPacket).send(version5 ? connack5 : connack3).expect(subscribePacket);
    broker.sendReply([&](const QByteArray& packet) { return suback(packet, code, version5); });
    broker.expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"secret/#"_s, u"--protocol"_s, version5 ? u"5"_s : u"3.1.1"_s})), 6);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY2(program.errors().contains(mentions) && program.errors().contains("secret/#"),
             program.errors().constData());
}

void TestSub::refusedConnectionIsStatus3_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QByteArray>("connack");
    QTest::addColumn<QByteArray>("mentions");
    QTest::newRow("3.1.1 bad user name or password [MQTT-3.2.2-5]")
        << u"3.1.1"_s << hex("20 02 00 04") << "password"_ba;
    QTest::newRow("3.1.1 version refused, asked for explicitly") << u"3.1.1"_s << hex("20 02 00 01") << "3.1.1"_ba;
    QTest::newRow("5.0 banned, with a reason string [MQTT-3.2.2-7]")
        << u"5"_s << hex("20 0a 00 8a 07 1f 0004 'away'") << "away"_ba;
    QTest::newRow("5.0 version refused, asked for explicitly") << u"5"_s << hex("20 03 00 84 00") << "5.0"_ba;
}

void TestSub::refusedConnectionIsStatus3()
{
    QFETCH(QString, protocol);
    QFETCH(QByteArray, connack);
    QFETCH(QByteArray, mentions);
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"--protocol"_s, protocol})), 3);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY2(program.errors().contains(mentions), program.errors().constData());
    QCOMPARE(broker.connections(), 1); // an explicit version never falls back
}

void TestSub::brokenProtocolIsStatus4_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("clause");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArray>("disconnect");
    QTest::newRow("QoS 3 [MQTT-3.3.1-4]") << hex("36 07 0001 'a' 0001 00 'x'") << "MQTT-3.3.1-4"_ba
                                          << "36 07"_ba << hex("e0 01 81");
    QTest::newRow("second CONNACK [MQTT-3.2.0-2]") << connack5 << "MQTT-3.2.0-2"_ba
                                                   << "20 03"_ba << hex("e0 01 82");
}

void TestSub::brokenProtocolIsStatus4()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, clause);
    QFETCH(QByteArray, shown);
    QFETCH(QByteArray, disconnect);
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5 + bytes).expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {})), 4); // reconnecting or not makes no difference
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY2(program.errors().contains(clause), program.errors().constData());
    QVERIFY2(program.errors().contains(shown), program.errors().constData());
    QVERIFY2(broker.lastReceived().startsWith(hex("e0")) && broker.lastReceived().at(2) == disconnect.at(2),
             dump(broker.lastReceived()).constData());
    QCOMPARE(broker.connections(), 1);
}

void TestSub::lostLinkWithoutReconnectIsStatus3_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("closed") << QByteArray();
    QTest::newRow("DISCONNECT of the server") << hex("e0 01 8b");
    QTest::newRow("taken over") << hex("e0 01 8e");
}

void TestSub::lostLinkWithoutReconnectIsStatus3()
{
    QFETCH(QByteArray, last);
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([last](const QByteArray& packet) {
        return suback(packet, "\0"_ba) + last;
    });
    broker.close();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a"_s, u"--no-reconnect"_s})), 3);
    QVERIFY(!program.errors().isEmpty());
    QCOMPARE(broker.connections(), 1);
}

void TestSub::afterTheLastMessageTheBrokerMayDoAsItLikes_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("close") << QByteArray();
    QTest::newRow("DISCONNECT") << hex("e0 01 8b");
    QTest::newRow("no MQTT any more") << hex("00 00");
}

void TestSub::afterTheLastMessageTheBrokerMayDoAsItLikes()
{
    QFETCH(QByteArray, last);
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([last](const QByteArray& packet) {
        return suback(packet, "\0"_ba) + publish("a", "all") + last;
    });
    broker.close();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a"_s, u"--count"_s, u"1"_s, u"--no-reconnect"_s})), 0);
    QVERIFY(program.output().contains("all"));
}

void TestSub::lostLinkIsMadeAgain()
{
    ScriptedBroker broker;
    const auto grant = [](const QByteArray& packet) { return suback(packet, "\0"_ba); };
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply(grant).close();
    broker.nextConnection()
        .expect(connectPacket)
        .send(connack5)
        .expect(subscribePacket)
        .sendReply([](const QByteArray& packet) { return suback(packet, "\0"_ba) + publish("a", "back"); });
    broker.expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a"_s, u"--count"_s, u"1"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.objects().first().value("payload"_L1).toString(), u"back"_s);
    QVERIFY2(program.errors().contains("again"), program.errors().constData());
}

/// As with `| head -n 1`: noticed also while nothing is being written.
void TestSub::closedOutputEndsIt()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\0"_ba) + publish("a", "1");
    });
    broker.expect(disconnectPacket).expectClose();
    QProcess head;
    Program program;
    program.process().setStandardOutputProcess(&head);
    program.start(sub(broker, {u"-t"_s, u"a"_s}));
    head.start(u"head"_s, {u"-n"_s, u"1"_s});
    QCOMPARE(program.wait(), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QTRY_COMPARE(head.state(), QProcess::NotRunning);
    QVERIFY(head.readAllStandardOutput().contains("\"payload\":\"1\""));
}

void TestSub::fullDiskIsStatus1()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\0"_ba) + publish("a", "1");
    });
    Program program;
    program.process().setStandardOutputFile(u"/dev/full"_s);
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a"_s})), 1);
    QVERIFY(!program.errors().isEmpty());
}

void TestSub::neverAnsweringBrokerIsStatus3()
{
    ScriptedBroker broker;
    broker.expect(connectPacket);
    Program program;
    program.start(sub(broker, {u"--for"_s, u"0.5"_s}));
    QCOMPARE(program.wait(), 3); // --for goes before the connect time-out of ten seconds
    QVERIFY(!program.errors().isEmpty());
}

void TestSub::largestSequenceByteByByte()
{
    ScriptedBroker broker;
    broker.setByteByByte(true);
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        QByteArray bytes = suback(packet, "\1"_ba);
        for (int i = 1; i <= 50; ++i) {
            bytes += publish("t/" + QByteArray::number(i), QByteArray::number(i), 0x02, quint16(i));
        }
        return bytes;
    });
    broker.expect(pubackPacket);
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"t/+:1"_s, u"--count"_s, u"50"_s})), 0);
    const auto objects = program.objects();
    QCOMPARE(objects.size(), 50);
    for (int i = 1; i <= 50; ++i) {
        QCOMPARE(objects.at(i - 1).value("payload"_L1).toString(), QString::number(i));
        QCOMPARE(objects.at(i - 1).value("packet_id"_L1).toInt(), i);
    }
}

QTEST_GUILESS_MAIN(TestSub)
#include "test_sub.moc"
