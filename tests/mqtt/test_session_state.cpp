// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/session.h"
#include "tests/mqtt/dialogue.h"

#include <QTest>

#include <memory>

using namespace topicscope::mqtt;
using namespace topicscope::mqtt::test;

namespace {

ConnectOptions options()
{
    ConnectOptions options;
    options.clientId = "me";
    options.cleanStart = false;
    options.sessionExpiryInterval = 3600;
    options.keepAlive = 0;
    return options;
}

/// "60 MQTT-2.2.1-3; MQTT-2.3.1-2 … [3.1.1, byte by byte]": every version, as one chunk and byte by byte.
void addVersionRows(const char* what)
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("byteByByte");
    for (const int version : {3, 4, 5}) {
        for (const bool byteByByte : {false, true}) {
            const char* name = version == 5 ? "5.0" : version == 4 ? "3.1.1" : "3.1";
            QTest::addRow("%s [%s, %s]", what, name, byteByByte ? "byte by byte" : "one chunk")
                << version << byteByByte;
        }
    }
}

/// For tests of very many events.
class QuietListener : public SessionListener
{
public:
    void message(const MessageView&) override {}
};

/// The row's version, with as many in flight as there are identifiers.
ConnectOptions optionsOfRow(int version)
{
    ConnectOptions chosen = options();
    chosen.version = static_cast<Version>(version);
    chosen.inFlightMaximum = 65'535;
    return chosen;
}

void receive(Session& session, const Bytes& bytes, bool byteByByte)
{
    if (!byteByByte) {
        session.receive(bytes, 1);
        return;
    }
    for (const char byte : bytes)
        session.receive(Bytes(1, byte), 1);
}

void openConnection(Session& session, std::string_view connack = "connack")
{
    if (!session.start(options(), 1))
        qFatal("not started");
    session.receive(packetBytes(connack, Version::V5_0), 1);
    session.takeOutput();
}

} // namespace

/// The records that let a session outlive the program.
class SessionStateTest : public QObject
{
    Q_OBJECT

private slots:
    void changesLeadToTheSameStateAsTheWhole();
    void aCrashAtAnyByteLosesNothingThatWasWritten();
    void aDamagedRecordEndsTheReading();
    void nothingIsWrittenWhenNobodyAsks();
    void manyMessagesKeepTheirOrder();
    void identifiersGoRoundAndSkipThoseInUse_data();
    void identifiersGoRoundAndSkipThoseInUse();
    void allIdentifiersInUse_data();
    void allIdentifiersInUse();
    void discardingEndsEverything();
    void aMessageThatIsLeftBehindIsDeliveredAgain_data();
    void aMessageThatIsLeftBehindIsDeliveredAgain();

private:
    /// A conversation that touches everything a session remembers.
    static void talk(Session& session)
    {
        openConnection(session);
        (void)session.subscribe(
            {{{"a/#", {QoS::AtLeastOnce, false, true, RetainHandling::DoNotSend}}, {"b", {}}}, true, 0, {}}, 2);
        session.receive(packetBytes("suback 1 01", Version::V5_0), 3);
        session.receive(packetBytes("suback 2 00", Version::V5_0), 3);
        (void)session.unsubscribe({"b"}, 4);
        session.receive(packetBytes("unsuback 3 00", Version::V5_0), 4);
        Properties properties;
        properties.set(PropertyId::ContentType, "x").addUserProperty("k", "v");
        (void)session.publish({"t/1", "one", QoS::AtLeastOnce, false, properties}, 5);
        (void)session.publish({"t/2", "two", QoS::ExactlyOnce, true, {}}, 5);
        (void)session.publish({"t/3", "three", QoS::ExactlyOnce, false, {}}, 5);
        (void)session.publish({"t/4", "four", QoS::AtLeastOnce, false, {}}, 5);
        session.receive(packetBytes("pubrec 5", Version::V5_0), 6);
        session.receive(packetBytes("puback 7", Version::V5_0), 6);
        session.receive(packetBytes("publish q q2 id21 =x", Version::V5_0), 7);
        session.receive(packetBytes("publish q q2 id22 =x", Version::V5_0), 7);
        session.receive(packetBytes("pubrel 21", Version::V5_0), 7);
        session.transportClosed(8);
        (void)session.publish({"t/5", "five", QoS::AtMostOnce, false, {}}, 9);
        const auto queued = session.publish({"t/6", "six", QoS::AtLeastOnce, false, {}}, 9);
        (void)session.publish({"t/7", "seven", QoS::AtLeastOnce, false, {}}, 9);
        session.cancel(*queued);
        session.takeOutput();
    }
};

void SessionStateTest::changesLeadToTheSameStateAsTheWhole()
{
    Recorder recorder;
    Session session(recorder);
    session.keepStateChanges(true);
    talk(session);
    const Bytes changes = session.takeStateChanges();
    const Bytes whole = session.exportState();
    QVERIFY(session.takeStateChanges().empty());

    Session fromChanges(recorder);
    QVERIFY(fromChanges.importState(changes));
    QCOMPARE(toHex(fromChanges.exportState()), toHex(whole));
    Session fromWhole(recorder);
    QVERIFY(fromWhole.importState(whole));
    QVERIFY(fromWhole.exportState() == whole);
    QCOMPARE(fromWhole.inFlightCount(), std::size_t{3});
    QCOMPARE(fromWhole.queuedCount(), std::size_t{2});
    QCOMPARE(fromWhole.receivedQoS2Count(), std::size_t{1});
    QCOMPARE(fromWhole.subscriptions().size(), std::size_t{1});
    QCOMPARE(fromWhole.filterOf(1), "a/#");
}

/// Whatever was cut off, what stands before it is read, and it is a state that the session really had.
void SessionStateTest::aCrashAtAnyByteLosesNothingThatWasWritten()
{
    Recorder recorder;
    Session session(recorder);
    session.keepStateChanges(true);
    talk(session);
    const Bytes changes = session.takeStateChanges();
    std::size_t wholeRecords = 0;
    for (std::size_t length = 0; length <= changes.size(); ++length) {
        Session after(recorder);
        const bool whole = after.importState(BytesView{changes}.substr(0, length));
        wholeRecords += whole ? 1 : 0;
        openConnection(after, "connack sp");
        QVERIFY(after.state() == Session::State::Connected);
    }
    QVERIFY(wholeRecords > 15);
}

void SessionStateTest::aDamagedRecordEndsTheReading()
{
    Recorder recorder;
    Session session(recorder);
    talk(session);
    const Bytes whole = session.exportState();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        Bytes damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        Session after(recorder);
        QVERIFY(!after.importState(damaged));
        Session again(recorder);
        QVERIFY(again.importState(after.exportState()));
    }
}

void SessionStateTest::nothingIsWrittenWhenNobodyAsks()
{
    Recorder recorder;
    Session session(recorder);
    const std::uint64_t before = session.stateRevision();
    talk(session);
    QVERIFY(session.takeStateChanges().empty());
    QVERIFY(session.stateRevision() > before);
}

void SessionStateTest::manyMessagesKeepTheirOrder()
{
    Recorder recorder;
    Session session(recorder);
    openConnection(session);
    for (int number = 0; number < 1000; ++number)
        (void)session.publish(
            {"t", std::to_string(number), number % 2 == 0 ? QoS::AtLeastOnce : QoS::ExactlyOnce, false, {}}, 1);
    session.transportClosed(2);
    const Bytes state = session.exportState();
    Session next(recorder);
    QVERIFY(next.importState(state));
    if (!next.start(options(), 3))
        QFAIL("not started");
    next.takeOutput();
    next.receive(packetBytes("connack sp", Version::V5_0), 3);
    Bytes expected;
    for (int number = 0; number < 1000; ++number)
        expected += packetBytes("publish t dup q" + std::to_string(1 + number % 2) + " id" +
                                    std::to_string(number + 1) + " =" + std::to_string(number),
                                Version::V5_0);
    QVERIFY(next.takeOutput() == expected);
}

/// 60 MQTT-2.2.1-3: from 65,535 to 1, and over PUBLISH, SUBSCRIBE and UNSUBSCRIBE that wait for their answer.
void SessionStateTest::identifiersGoRoundAndSkipThoseInUse_data()
{
    addVersionRows("60 MQTT-2.2.1-3; MQTT-2.3.1-2 packet identifiers go round and skip those in use");
}

void SessionStateTest::identifiersGoRoundAndSkipThoseInUse()
{
    QFETCH(int, version);
    QFETCH(bool, byteByByte);
    const auto v = static_cast<Version>(version);
    QuietListener listener;
    Session session(listener);
    QVERIFY(session.start(optionsOfRow(version), 1).has_value());
    receive(session, packetBytes("connack", v), byteByByte);
    (void)session.publish({"stays", "", QoS::AtLeastOnce, false, {}}, 1); // 1
    (void)session.subscribe({{{"stays", {}}}, false, 0, {}}, 1);          // 2
    (void)session.unsubscribe({"stays"}, 1);                              // 3
    (void)session.publish({"stays", "", QoS::ExactlyOnce, false, {}}, 1); // 4
    for (unsigned id = 5; id <= 65'535; ++id) {
        (void)session.publish({"t", "", QoS::AtLeastOnce, false, {}}, 1);
        const Bytes answer{'\x40', '\x02', static_cast<char>(id >> 8), static_cast<char>(id & 0xFF)};
        receive(session, answer, byteByByte);
        session.outputWritten(session.output().size());
    }
    (void)session.publish({"t", "x", QoS::AtLeastOnce, false, {}}, 1);
    QCOMPARE(toHex(session.takeOutput()), toHex(packetBytes("publish t q1 id5 =x", v)));
}

void SessionStateTest::allIdentifiersInUse_data()
{
    addVersionRows("60 MQTT-2.2.1-3; MQTT-2.3.1-2 while all packet identifiers are in use a publish waits");
}

void SessionStateTest::allIdentifiersInUse()
{
    QFETCH(int, version);
    QFETCH(bool, byteByByte);
    const auto v = static_cast<Version>(version);
    QuietListener listener;
    Session session(listener);
    QVERIFY(session.start(optionsOfRow(version), 1).has_value());
    receive(session, packetBytes("connack", v), byteByByte);
    for (int count = 0; count < 65'535; ++count)
        (void)session.publish({"t", "", QoS::AtLeastOnce, false, {}}, 1);
    QCOMPARE(session.inFlightCount(), std::size_t{65'535});
    session.takeOutput();
    QVERIFY(session.publish({"waits", "", QoS::AtLeastOnce, false, {}}, 1).has_value());
    QCOMPARE(session.queuedCount(), std::size_t{1});
    const auto refused = session.subscribe({{{"a", {}}}, false, 0, {}}, 1);
    QVERIFY(!refused && refused.error().reasonCode == ReasonCode::QuotaExceeded);
    receive(session, packetBytes("puback 77", v), byteByByte);
    QCOMPARE(toHex(session.takeOutput()), toHex(packetBytes("publish waits q1 id77", v)));
}

void SessionStateTest::discardingEndsEverything()
{
    Recorder recorder;
    Session session(recorder);
    talk(session);
    recorder.events.clear();
    session.discardState();
    QCOMPARE(recorder.events.size(), std::size_t{5}); // 3 in flight are lost, 2 that waited are cancelled
    QVERIFY(!session.hasState());
    QVERIFY(session.exportState().empty());
}

namespace {

/// A listener that leaves at its first message.
class Leaving : public SessionListener
{
public:
    void message(const MessageView&) override
    {
        ++messages;
        if (leaves)
            (void)session->disconnect(2);
    }
    Session* session = nullptr;
    bool leaves = true;
    int messages = 0;
};

} // namespace

void SessionStateTest::aMessageThatIsLeftBehindIsDeliveredAgain_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::newRow("QoS 1 MQTT-4.4.0-1") << QByteArray("publish a q1 id7 =x");
    QTest::newRow("QoS 2 MQTT-4.4.0-1") << QByteArray("publish a q2 id7 =x");
}

void SessionStateTest::aMessageThatIsLeftBehindIsDeliveredAgain()
{
    QFETCH(QByteArray, packet);
    Leaving listener;
    Session session(listener);
    listener.session = &session;
    openConnection(session);
    const Bytes bytes = packetBytes(packet.toStdString(), Version::V5_0);
    session.receive(bytes + bytes, 2);
    QCOMPARE(toHex(session.takeOutput()), "e0 00"); // no acknowledgement, and nothing behind DISCONNECT
    QCOMPARE(listener.messages, 1);
    session.transportClosed(3);
    listener.leaves = false;
    openConnection(session, "connack sp");
    session.receive(packetBytes(packet.toStdString() + " dup", Version::V5_0), 4);
    QCOMPARE(listener.messages, 2);
    QVERIFY(!session.takeOutput().empty());
}

QTEST_APPLESS_MAIN(SessionStateTest)
#include "test_session_state.moc"
