// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_broker.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace topicscope::test;

namespace {

const QByteArray connack5 = hex("20 03 00 00 00");
const QByteArray connack3 = hex("20 02 00 00");
constexpr int connectPacket = 1, publishPacket = 3, pubrelPacket = 6, disconnectPacket = 14;

QStringList pub(const ScriptedBroker& broker, const QStringList& more)
{
    return QStringList{u"pub"_s, u"--url"_s, broker.url(), u"-t"_s, u"a/b"_s} + more;
}

} // namespace

class TestPub : public QObject
{
    Q_OBJECT
private slots:
    void acknowledgementIsPrinted_data();
    void acknowledgementIsPrinted();
    void qos0IsHandedOverBeforeLeaving();
    void version3HasNoReasonCode();
    void retainAndPropertiesAreSent();
    void anyBytesOfAFile();
    void standardInputAsFile();
    void refusalIsStatus6_data();
    void refusalIsStatus6();
    void whatTheBrokerDoesNotTakeIsNotSent_data();
    void whatTheBrokerDoesNotTakeIsNotSent();
    void linesBecomeMessages();
    void linesAreStreamed();
    void linesKeepToReceiveMaximum();
    void oneRefusedLineIsStatus6();
    void brokenProtocolIsStatus4();
    void noAcknowledgementInTimeIsStatus5();
    void lostBeforeTheAcknowledgementIsStatus3();
    void lostSessionAtQoS1IsPublishedAgain_data();
    void lostSessionAtQoS1IsPublishedAgain();
    void lostSessionAtQoS2IsStatus3();
    void everyLegalLengthOfAnAcknowledgement_data();
    void everyLegalLengthOfAnAcknowledgement();
    void keptSessionResendsInEachStepOfQoS2_data();
    void keptSessionResendsInEachStepOfQoS2();
};

void TestPub::acknowledgementIsPrinted_data()
{
    QTest::addColumn<int>("qos");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("PUBACK without a code") << 1 << -1 << "PUBACK 0x00 Success\n"_ba;
    QTest::newRow("PUBACK with Success") << 1 << 0 << "PUBACK 0x00 Success\n"_ba;
    QTest::newRow("PUBACK, nobody subscribes") << 1 << 0x10 << "PUBACK 0x10 No matching subscribers\n"_ba;
    QTest::newRow("PUBCOMP") << 2 << -1 << "PUBCOMP 0x00 Success\n"_ba;
}

void TestPub::acknowledgementIsPrinted()
{
    QFETCH(int, qos);
    QFETCH(int, code);
    QFETCH(QByteArray, line);
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(publishPacket).sendReply([=](const QByteArray& packet) {
        return acknowledgement(qos == 1 ? 0x40 : 0x50, packetIdOf(packet), code);
    });
    if (qos == 2) {
        broker.expect(pubrelPacket).sendReply([](const QByteArray& packet) {
            return acknowledgement(0x70, packetIdOf(packet));
        });
    }
    broker.expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-m"_s, u"x"_s, u"--qos"_s, QString::number(qos)})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.output(), line);
    QCOMPARE(program.errors(), ""_ba);
}

void TestPub::qos0IsHandedOverBeforeLeaving()
{
    ScriptedBroker broker;
    broker.expect(connectPacket)
        .send(connack5)
        .expect(hex("30 09 0003 'a/b' 00 'xyz'"))
        .expect(hex("e0 00"))
        .expectClose();
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-m"_s, u"xyz"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY2(program.output().contains("QoS 0"), program.output().constData());
}

void TestPub::version3HasNoReasonCode()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack3).expect(publishPacket).sendReply([](const QByteArray& packet) {
        return acknowledgement(0x40, packetIdOf(packet));
    });
    broker.expect(hex("e0 00")).expectClose();
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-m"_s, u"x"_s, u"--qos"_s, u"1"_s, u"--protocol"_s, u"3.1.1"_s})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.output(), "PUBACK\n"_ba);
}

void TestPub::retainAndPropertiesAreSent()
{
    ScriptedBroker broker;
    // Without a Topic Alias Maximum in CONNACK no alias is used, so the bytes are known.
    broker.expect(connectPacket).send(connack5);
    broker.expect(hex("31 1e 0003 'a/b' 18 01 01 03 0001 'j' 08 0001 'r' 09 0002 00ff 26 0001 'k' 0003 'v=w'"));
    broker.expect(hex("e0 00"));
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-m"_s, u""_s, u"--retain"_s, u"--property"_s, u"payload_format_indicator=1"_s,
                                      u"--property"_s, u"content_type=j"_s, u"--property"_s, u"response_topic=r"_s,
                                      u"--property"_s, u"correlation_data=base64:AP8="_s, u"--property"_s,
                                      u"user_property=k=v=w"_s})),
             0);
    QTRY_VERIFY2(broker.finished(), broker.state());
}

void TestPub::anyBytesOfAFile()
{
    QTemporaryDir folder;
    QByteArray content;
    for (int i = 0; i < 70'000; ++i) {
        content.append(char(i * 7));
    }
    QFile file(folder.filePath(u"payload"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(publishPacket).expect(disconnectPacket);
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-f"_s, file.fileName()})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY(broker.received().at(1).endsWith(content));
}

void TestPub::standardInputAsFile()
{
    ScriptedBroker broker;
    broker.expect(connectPacket)
        .send(connack5)
        .expect(hex("30 0a 0003 'a/b' 00 'x' 0a 'y' 0a"))
        .expect(disconnectPacket);
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-f"_s, u"-"_s}), "x\ny\n"), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
}

void TestPub::refusalIsStatus6_data()
{
    QTest::addColumn<int>("qos");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("PUBACK 0x87") << 1 << 0x87 << "PUBACK 0x87 Not authorized"_ba;
    QTest::newRow("PUBACK 0x97") << 1 << 0x97 << "PUBACK 0x97 Quota exceeded"_ba;
    QTest::newRow("PUBREC 0x87 [MQTT-4.3.3-4]") << 2 << 0x87 << "PUBREC 0x87 Not authorized"_ba;
}

void TestPub::refusalIsStatus6()
{
    QFETCH(int, qos);
    QFETCH(int, code);
    QFETCH(QByteArray, line);
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(publishPacket).sendReply([=](const QByteArray& packet) {
        return acknowledgement(qos == 1 ? 0x40 : 0x50, packetIdOf(packet), code);
    });
    broker.expect(disconnectPacket).expectClose(); // at QoS 2 without PUBREL
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-m"_s, u"x"_s, u"--qos"_s, QString::number(qos)})), 6);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY2(program.output().startsWith(line), program.output().constData());
    QVERIFY(!program.errors().isEmpty());
}

void TestPub::whatTheBrokerDoesNotTakeIsNotSent_data()
{
    QTest::addColumn<QByteArray>("connack");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("Maximum QoS 0 [MQTT-3.2.2-11]") << hex("20 05 00 00 02 24 00") << QStringList{u"--qos"_s, u"1"_s};
    QTest::newRow("Maximum QoS 1 [MQTT-3.2.2-11]") << hex("20 05 00 00 02 24 01") << QStringList{u"--qos"_s, u"2"_s};
    QTest::newRow("Retain Available 0 [MQTT-3.2.2-14]") << hex("20 05 00 00 02 25 00") << QStringList{u"--retain"_s};
    QTest::newRow("Maximum Packet Size [MQTT-3.2.2-15]") << hex("20 08 00 00 05 27 0000000a") << QStringList();
}

void TestPub::whatTheBrokerDoesNotTakeIsNotSent()
{
    QFETCH(QByteArray, connack);
    QFETCH(QStringList, options);
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack).expect(hex("e0 00")).expectClose();
    Program program;
    QCOMPARE(program.run(pub(broker, QStringList{u"-m"_s, u"0123456789"_s} + options)), 6);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY(!program.errors().isEmpty());
}

void TestPub::linesBecomeMessages()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5);
    for (const char* payload : {"one", "", "three"}) {
        broker.expect(publishPacket).sendReply([](const QByteArray& packet) {
            return acknowledgement(0x40, packetIdOf(packet), packetIdOf(packet) == 2 ? 0x10 : 0);
        });
        (void)payload;
    }
    broker.expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(pub(broker, {u"--lines"_s, u"--qos"_s, u"1"_s}), "one\n\nthree"), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY(broker.received().at(1).endsWith("\0one"_ba));
    QVERIFY(broker.received().at(2).endsWith("\0"_ba));
    QVERIFY(broker.received().at(3).endsWith("\0three"_ba));
    QCOMPARE(program.output(),
             "1: PUBACK 0x00 Success\n2: PUBACK 0x10 No matching subscribers\n3: PUBACK 0x00 Success\n"_ba);
}

void TestPub::linesAreStreamed()
{
    ScriptedBroker broker;
    int published = 0;
    broker.expect(connectPacket).send(connack5);
    broker.expect(publishPacket).run([&published] { ++published; });
    broker.expect(publishPacket).run([&published] { ++published; });
    broker.expect(disconnectPacket);
    Program program;
    program.start(pub(broker, {u"--lines"_s}));
    program.write("first\n");
    QTRY_COMPARE(published, 1); // though standard input is still open
    program.write("second\n");
    QTRY_COMPARE(published, 2);
    program.closeInput();
    QCOMPARE(program.wait(), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
}

void TestPub::linesKeepToReceiveMaximum()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(hex("20 06 00 00 03 21 0002")); // Receive Maximum 2
    constexpr int count = 1200;                                       // more than may wait inside the program
    broker.expect(publishPacket).expect(publishPacket);
    bool third = false;
    broker.run([&] { third = !broker.unexpected().isEmpty(); });
    for (int i = 1; i <= count; ++i) {
        broker.send(acknowledgement(0x40, quint16(i)));
        if (i <= count - 2) {
            broker.expect(publishPacket);
        }
    }
    broker.expect(disconnectPacket);
    QByteArray input;
    for (int i = 0; i < count; ++i) {
        input += QByteArray::number(i) + '\n';
    }
    Program program;
    QCOMPARE(program.run(pub(broker, {u"--lines"_s, u"--qos"_s, u"1"_s}), input), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY(!third);
    QCOMPARE(program.lines().size(), count);
    QVERIFY(broker.received().at(count).endsWith('\0' + QByteArray::number(count - 1)));
}

void TestPub::oneRefusedLineIsStatus6()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5);
    for (int i = 0; i < 2; ++i) {
        broker.expect(publishPacket).sendReply([i](const QByteArray& packet) {
            return acknowledgement(0x40, packetIdOf(packet), i == 0 ? 0x87 : 0);
        });
    }
    broker.expect(disconnectPacket);
    Program program;
    QCOMPARE(program.run(pub(broker, {u"--lines"_s, u"--qos"_s, u"1"_s}), "a\nb\n"), 6);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(program.lines().size(), 2);
    QVERIFY2(program.errors().contains("line 1"), program.errors().constData());
}

void TestPub::brokenProtocolIsStatus4()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(publishPacket).send(hex("40 03 0000 00")); // packet identifier 0
    broker.expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-m"_s, u"x"_s, u"--qos"_s, u"1"_s})), 4);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY2(program.errors().contains("40 03"), program.errors().constData());
}

void TestPub::noAcknowledgementInTimeIsStatus5()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(publishPacket).expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-m"_s, u"x"_s, u"--qos"_s, u"1"_s, u"--for"_s, u"2"_s})), 5);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY2(program.errors().contains("not acknowledged"), program.errors().constData());
}

void TestPub::lostBeforeTheAcknowledgementIsStatus3()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(publishPacket).close();
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-m"_s, u"x"_s, u"--qos"_s, u"1"_s, u"--no-reconnect"_s})), 3);
    QCOMPARE(broker.connections(), 1);
}

void TestPub::lostSessionAtQoS1IsPublishedAgain_data()
{
    QTest::addColumn<bool>("version5");
    QTest::addColumn<bool>("lines");
    for (const bool version5 : {false, true}) {
        for (const bool lines : {false, true}) {
            QTest::addRow("MQTT %s, %s", version5 ? "5.0" : "3.1.1", lines ? "--lines" : "one message")
                << version5 << lines;
        }
    }
}

/// At least once is the promise of QoS 1: as a new message, so without DUP [MQTT-3.3.1-1].
void TestPub::lostSessionAtQoS1IsPublishedAgain()
{
    QFETCH(bool, version5);
    QFETCH(bool, lines);
    const QByteArray connack = version5 ? connack5 : connack3;
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack).expect(publishPacket).close();
    broker.nextConnection()
        .expect(connectPacket)
        .send(connack)
        .expect(publishPacket)
        .sendReply([](const QByteArray& packet) { return acknowledgement(0x40, packetIdOf(packet)); });
    broker.expect(disconnectPacket).expectClose();
    Program program;
    const QStringList options{u"--qos"_s, u"1"_s, u"--protocol"_s, version5 ? u"5"_s : u"3.1.1"_s};
    QCOMPARE(lines ? program.run(pub(broker, options + QStringList{u"--lines"_s}), "hello\n")
                   : program.run(pub(broker, options + QStringList{u"-m"_s, u"hello"_s})),
             0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    const QByteArray again = broker.received().at(broker.received().size() - 2);
    QCOMPARE(again.at(0), '\x32'); // QoS 1, DUP 0
    QVERIFY(again.endsWith("hello"));
    QVERIFY2(program.errors().contains("published again"), program.errors().constData());
    QCOMPARE(program.lines().size(), 1);
    QVERIFY2(program.output().contains("PUBACK"), program.output().constData());
}

/// A repetition could make it arrive twice, and that is not what QoS 2 promises.
void TestPub::lostSessionAtQoS2IsStatus3()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(publishPacket).close();
    broker.nextConnection().expect(connectPacket).send(connack5).expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-m"_s, u"x"_s, u"--qos"_s, u"2"_s})), 3);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY(!program.errors().isEmpty());
}

void TestPub::everyLegalLengthOfAnAcknowledgement_data()
{
    QTest::addColumn<int>("qos");
    QTest::addColumn<QByteArrayList>("replies"); // behind the packet identifier
    const QByteArrayList tails{""_ba, hex("00"), hex("00 00"), hex("00 07 1f 0004 'fine'"),
                               hex("00 07 26 0001 'a' 0001 'b'")};
    for (const QByteArray& tail : tails) {
        QTest::addRow("PUBACK, %d bytes", int(2 + tail.size())) << 1 << QByteArrayList{tail};
        QTest::addRow("PUBREC, %d bytes", int(2 + tail.size())) << 2 << QByteArrayList{tail, ""_ba};
        QTest::addRow("PUBCOMP, %d bytes", int(2 + tail.size())) << 2 << QByteArrayList{""_ba, tail};
    }
}

void TestPub::everyLegalLengthOfAnAcknowledgement()
{
    QFETCH(int, qos);
    QFETCH(QByteArrayList, replies);
    const auto reply = [](int firstByte, const QByteArray& tail) {
        return [=](const QByteArray& packet) {
            QByteArray bytes = acknowledgement(firstByte, packetIdOf(packet)) + tail;
            bytes[1] = char(bytes.size() - 2);
            return bytes;
        };
    };
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(publishPacket);
    broker.sendReply(reply(qos == 1 ? 0x40 : 0x50, replies.first()));
    if (qos == 2) {
        broker.expect(pubrelPacket).sendReply(reply(0x70, replies.last()));
    }
    broker.expect(disconnectPacket).expectClose();
    Program program;
    QCOMPARE(program.run(pub(broker, {u"-m"_s, u"x"_s, u"--qos"_s, QString::number(qos)})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QVERIFY2(program.output().startsWith(qos == 1 ? "PUBACK 0x00" : "PUBCOMP 0x00"), program.output().constData());
}

void TestPub::keptSessionResendsInEachStepOfQoS2_data()
{
    QTest::addColumn<bool>("version5");
    QTest::addColumn<bool>("afterPubrec");
    for (const bool version5 : {false, true}) {
        QTest::addRow("MQTT %s, closed after PUBLISH [MQTT-4.4.0-1]", version5 ? "5.0" : "3.1.1") << version5 << false;
        QTest::addRow("MQTT %s, closed after PUBREC [MQTT-4.3.3-6]", version5 ? "5.0" : "3.1.1") << version5 << true;
    }
}

void TestPub::keptSessionResendsInEachStepOfQoS2()
{
    QFETCH(bool, version5);
    QFETCH(bool, afterPubrec);
    const QByteArray present = version5 ? hex("20 03 01 00 00") : hex("20 02 01 00");
    const auto reply = [](int firstByte) {
        return [=](const QByteArray& packet) { return acknowledgement(firstByte, packetIdOf(packet)); };
    };
    ScriptedBroker broker;
    broker.expect(connectPacket).send(version5 ? connack5 : connack3).expect(publishPacket);
    if (afterPubrec) {
        broker.sendReply(reply(0x50)).expect(pubrelPacket);
    }
    broker.close();
    broker.nextConnection().expect(connectPacket).send(present);
    if (!afterPubrec) {
        broker.expect(publishPacket).sendReply(reply(0x50));
    }
    broker.expect(pubrelPacket).sendReply(reply(0x70)).expect(disconnectPacket).expectClose();
    Program program;
    QStringList options{u"-m"_s,
                        u"x"_s,
                        u"--qos"_s,
                        u"2"_s,
                        u"--no-clean-start"_s,
                        u"--client-id"_s,
                        u"me"_s,
                        u"--protocol"_s,
                        version5 ? u"5"_s : u"3.1.1"_s};
    if (version5) {
        options << u"--session-expiry"_s << u"100"_s;
    }
    QTemporaryDir folder;
    QCOMPARE(program.run(pub(broker, options + QStringList{u"--data-dir"_s, folder.path()})), 0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    if (!afterPubrec) {
        // CONNECT, PUBLISH, CONNECT, PUBLISH: again with DUP and the same packet identifier.
        QCOMPARE(broker.received().at(3).at(0), '\x3c');
        QCOMPARE(packetIdOf(broker.received().at(3)), packetIdOf(broker.received().at(1)));
    }
    QVERIFY2(program.output().startsWith("PUBCOMP"), program.output().constData());
}

QTEST_GUILESS_MAIN(TestPub)
#include "test_pub.moc"
