// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/connect_proxy.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_broker.h"

#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace topicscope::test;

namespace {

const QByteArray connack5 = hex("20 03 00 00 00");
constexpr int connectPacket = 1, publishPacket = 3, pubrelPacket = 6, subscribePacket = 8;

QStringList sub(const ScriptedBroker& broker, const QStringList& more)
{
    return QStringList{u"sub"_s, u"--url"_s, broker.url(), u"--format"_s, u"jsonl"_s, u"--trace"_s} + more;
}

} // namespace

/// `--trace`: every step and every packet, in both directions, readable, and without a secret.
class TestTrace : public QObject
{
    Q_OBJECT

private slots:
    void showsEveryPacketAndMasksThePassword();
    void showsPublishing();
    void namesWhatEndedTheConnection_data();
    void namesWhatEndedTheConnection();
    void cutsLargePacketsVisibly();
    void showsTheWayToTheBroker_data();
    void showsTheWayToTheBroker();
};

void TestTrace::showsEveryPacketAndMasksThePassword()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\1"_ba) + publish("a/b", "hello", 0x02, 9);
    });
    Program program;
    program.setEnvironment(u"TOPICSCOPE_PASSWORD"_s, u"geheim"_s);
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a/#:1"_s, u"--count"_s, u"1"_s, u"--username"_s, u"me"_s})), 0);
    const QByteArray trace = program.errors();
    for (const char* wanted : {"--> CONNECT", "<-- CONNACK", "--> SUBSCRIBE #", "<-- SUBACK #", "<-- PUBLISH #9",
                               "--> PUBACK #9", "--> DISCONNECT", "Topic Name: a/b [§3.3.2.1]", "| 40 02 00 09",
                               "answers packet 1 after ", "answers packet 3 after ", "answers packet 5 after "}) {
        QVERIFY2(trace.contains(wanted), wanted);
    }
    QVERIFY(!trace.contains("geheim"));
    QVERIFY(!trace.contains("geheim"_ba.toHex(' ')));
    QCOMPARE(program.lines().size(), 1); // standard output is for messages alone
}

void TestTrace::showsPublishing()
{
    ScriptedBroker broker;
    broker.expect(connectPacket)
        .send(connack5)
        .expect(publishPacket)
        .sendReply([](const QByteArray& packet) { return acknowledgement(0x50, packetIdOf(packet)); })
        .expect(pubrelPacket)
        .sendReply([](const QByteArray& packet) { return acknowledgement(0x70, packetIdOf(packet)); });
    Program program;
    QCOMPARE(program.run({u"pub"_s, u"--url"_s, broker.url(), u"-t"_s, u"a"_s, u"-m"_s, u"x"_s, u"--qos"_s, u"2"_s,
                          u"--trace"_s}),
             0);
    QByteArray trace = program.errors();
    for (const char* wanted : {"--> PUBLISH #1", "<-- PUBREC #1", "answers packet 3", "--> PUBREL #1", "<-- PUBCOMP #1",
                               "answers packet 5", "--> DISCONNECT"}) {
        const qsizetype at = trace.indexOf(wanted);
        QVERIFY2(at >= 0, wanted);
        trace.remove(0, at);
    }
}

void TestTrace::namesWhatEndedTheConnection_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QByteArrayList>("shown");
    QTest::newRow("malformed") << hex("36 05 0001 'a' 0001")
                               << QByteArrayList{"malformed: ", "| 36 05 00 01 61 00 01", "MQTT-3.3.1-4"};
    QTest::newRow("well-formed, at the wrong time") << connack5 << QByteArrayList{"<-- CONNACK, ", "MQTT-3.2.0-2"};
    QTest::newRow("refused by its fixed header")
        << hex("30 FF FF FF 7F") << QByteArrayList{"| 30 ff ff ff 7f", "MQTT-3.1.2-24"};
    QTest::newRow("DISCONNECT of the server")
        << hex("E0 01 8B") << QByteArrayList{"<-- DISCONNECT, length 3, packet 5, error", "139 (Server shutting down)"};
}

void TestTrace::namesWhatEndedTheConnection()
{
    QFETCH(QByteArray, packet);
    QFETCH(QByteArrayList, shown);
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([=](const QByteArray& subscribe) {
        return suback(subscribe, "\1"_ba) + packet;
    });
    Program program;
    QVERIFY(program.run(sub(broker, {u"-t"_s, u"a:1"_s, u"--no-reconnect"_s, u"--maximum-packet-size"_s, u"1000"_s})) >=
            3);
    const QByteArray trace = program.errors();
    for (const QByteArray& wanted : std::as_const(shown)) {
        QVERIFY2(trace.contains(wanted), (wanted + " is not in\n" + trace).constData());
    }
    // What is said of it stands behind the packet.
    QVERIFY2(trace.indexOf("topicscopectl: ") > trace.indexOf("packet 5"), trace.constData());
}

void TestTrace::cutsLargePacketsVisibly()
{
    ScriptedBroker broker;
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\1"_ba) + publish("a", QByteArray(500, 'x')) + publish("a", QByteArray(100'000, 'y'));
    });
    Program program;
    QCOMPARE(program.run(sub(broker, {u"-t"_s, u"a:1"_s, u"--count"_s, u"2"_s})), 0);
    const QByteArray trace = program.errors();
    for (const char* wanted : {"... (500 bytes) [§3.3.3]", "| ... 251 more bytes",
                               "kept: the first 65536 of 100008 bytes", "| ... 99752 more bytes", "Topic Name: a"}) {
        QVERIFY2(trace.contains(wanted), (wanted + ("\n" + trace)).constData());
    }
    QCOMPARE(program.objects().last().value("payload"_L1).toString().size(), 100'000); // nothing is cut there
}

void TestTrace::showsTheWayToTheBroker_data()
{
    QTest::addColumn<bool>("http");
    QTest::newRow("SOCKS5") << false;
    QTest::newRow("HTTP CONNECT") << true;
}

void TestTrace::showsTheWayToTheBroker()
{
    QFETCH(bool, http);
    ScriptedBroker broker;
    broker.setWebSocket(true);
    broker.expect(connectPacket).send(connack5).expect(subscribePacket).sendReply([](const QByteArray& packet) {
        return suback(packet, "\1"_ba) + publish("a", "x");
    });
    ConnectProxy proxy(http ? ConnectProxy::Kind::Http : ConnectProxy::Kind::Socks5, "ann", "geheim");
    Program program;
    const QString url = u"ws://127.0.0.1:%1/mqtt?token=geheim"_s.arg(broker.port());
    const QString through = u"%1://ann:geheim@127.0.0.1:%2"_s.arg(http ? u"http"_s : u"socks5"_s).arg(proxy.port());
    QCOMPARE(program.run({u"sub"_s, u"--url"_s, url, u"--proxy"_s, through, u"-t"_s, u"a"_s, u"--count"_s, u"1"_s,
                          u"--trace"_s}),
             0);
    const QByteArray trace = program.errors();
    QByteArrayList shown{"==> GET /mqtt?**** HTTP/1.1\n    Host: 127.0.0.1", "<== HTTP/1.1 101 ", "--> CONNECT, "};
    if (http) {
        shown += {"==> CONNECT 127.0.0.1:", "Proxy-Authorization: ****", "<== HTTP/1.1 200"};
    } else {
        shown += {"==> SOCKS5 methods offered: 05 02 00 02", "SOCKS5 user name and password: ****",
                  "<== SOCKS5 reply: 05 00"};
    }
    for (const QByteArray& wanted : std::as_const(shown)) {
        QVERIFY2(trace.contains(wanted), (wanted + "\n" + trace).constData());
    }
    QVERIFY(trace.indexOf("<== HTTP/1.1 101") < trace.indexOf("--> CONNECT, "));
    for (const QByteArray& secret : {"geheim"_ba, "geheim"_ba.toHex(' '), "ann:geheim"_ba.toBase64()}) {
        QVERIFY2(!trace.contains(secret), trace.constData());
    }
}

QTEST_GUILESS_MAIN(TestTrace)
#include "test_trace.moc"
