// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_broker.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace topicscope;
using test::hex;
using test::ScriptedBroker;
using workspace::OpenConnection;
using workspace::Workspace;

namespace {

profiles::Profile profileFor(const ScriptedBroker& broker)
{
    profiles::Profile profile = profiles::Profile::create();
    profile.host = u"127.0.0.1"_s;
    profile.port = broker.port();
    profile.subscriptions.clear();
    profile.reconnect.enabled = false;
    return profile;
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT
private slots:
    void severalConnectionsWithStoresOfTheirOwn();
    void openingAnOpenProfileConnectsAnew();
    void closedConnectionsStayInTheReport();
    void lossesAreInTheReportByReason();
    void theCountsOfAReportBelongTogetherAtAnyMoment();
    void aViewIsAnsweredWithoutTraffic();
    void theLargestPacketIsTheProfilesOrThePreferences_data();
    void theLargestPacketIsTheProfilesOrThePreferences();
    void whatAConnectionKeptIsFreedByAnotherThread();
};

void TestWorkspace::severalConnectionsWithStoresOfTheirOwn()
{
    ScriptedBroker one;
    ScriptedBroker two;
    one.expect(1).send(hex("20 03 00 00 00  30 06 0001 'a' 00 'xy'  30 06 0001 'b' 00 'xy'"));
    two.expect(1).send(hex("20 03 00 00 00  30 06 0001 'c' 00 'xy'"));
    Workspace workspace;
    QSignalSpy added(&workspace, &Workspace::added);
    OpenConnection* first = workspace.open(profileFor(one), {});
    OpenConnection* second = workspace.open(profileFor(two), {});
    QCOMPARE(added.size(), 2);
    QCOMPARE(workspace.connections(), (QList<OpenConnection*>{first, second}));
    QCOMPARE(workspace.find(first->id()), first);
    QCOMPARE(workspace.find(u"nobody"_s), nullptr);
    QTRY_COMPARE(first->figures().messagesStored, quint64(2));
    QTRY_COMPARE(second->figures().messagesStored, quint64(1));
    QCOMPARE(first->figures().messagesReceived, quint64(2));
    QCOMPARE(first->figures().topics, quint64(2));
    QCOMPARE(first->figures().bytesReceived, quint64(5 + 8 + 8));
    QTRY_COMPARE(first->connection().state(), client::ConnectionState::Connected);
    QVERIFY(first->figures().connectedSeconds > 0);

    first->connection().publish({.topic = "t", .payload = "p", .properties = {}});
    QTRY_COMPARE(workspace.report().toJson().value("messages_sent"_L1).toInteger(), 1);
    QCOMPARE(workspace.report().toJson().value("messages_received"_L1).toInteger(), 3);
    QCOMPARE(workspace.report().memoryBudgetBytes, quint64(512) * 1024 * 1024);
}

void TestWorkspace::openingAnOpenProfileConnectsAnew()
{
    ScriptedBroker broker;
    broker.expect(1).send(hex("20 03 00 00 00"));
    broker.nextConnection().expect(1).send(hex("20 03 00 00 00"));
    Workspace workspace;
    QSignalSpy added(&workspace, &Workspace::added);
    profiles::Profile profile = profileFor(broker);
    OpenConnection* first = workspace.open(profile, {});
    QTRY_COMPARE(first->connection().state(), client::ConnectionState::Connected);
    profile.name = u"renamed"_s;
    QCOMPARE(workspace.open(profile, {}), first);
    QTRY_COMPARE(broker.connections(), 2);
    QTRY_VERIFY2(broker.finished(), broker.state());
    QCOMPARE(first->name(), u"renamed"_s);
    QCOMPARE(added.size(), 1);
}

void TestWorkspace::closedConnectionsStayInTheReport()
{
    ScriptedBroker broker;
    broker.expect(1).send(hex("20 03 00 00 00  30 06 0001 'a' 00 'xy'"));
    broker.expect(hex("e0 00")).expectClose();
    Workspace workspace;
    OpenConnection* connection = workspace.open(profileFor(broker), {});
    QTRY_COMPARE(connection->figures().messagesStored, quint64(1));
    bool whole = false;
    connect(&workspace, &Workspace::removed, this, [&](OpenConnection* leaving) {
        whole = leaving == connection && leaving->store().counters().stored == 1 && workspace.connections().isEmpty();
    });
    workspace.close(connection);
    QVERIFY(whole);
    QTRY_VERIFY2(broker.finished(), broker.state());
    const workspace::Report report = workspace.report();
    QCOMPARE(report.connections.size(), 1);
    QCOMPARE(report.connections.first().messagesReceived, quint64(1));
}

void TestWorkspace::lossesAreInTheReportByReason()
{
    ScriptedBroker broker;
    broker.expect(1).send(hex("20 03 00 00 00  30 05 0001 'a' 00 'x'  30 05 0001 'b' 00 'x'  30 05 0001 'c' 00 'x'"));
    Workspace workspace;
    workspace.setMaximumTopics(1);
    OpenConnection* connection = workspace.open(profileFor(broker), {});
    QTRY_COMPARE(connection->figures().messagesReceived, quint64(3));
    QTRY_COMPARE(connection->figures().losses.value(u"topic_limit"_s), quint64(2));
    QCOMPARE(connection->figures().messagesStored, quint64(1));
}

void TestWorkspace::theCountsOfAReportBelongTogetherAtAnyMoment()
{
    constexpr quint64 packets = 2'000'000;
    const QByteArray packet = hex("30 05 0001 'a' 00 'x'");
    ScriptedBroker broker;
    broker.expect(1).send(hex("20 03 00 00 00") + packet.repeated(qsizetype(packets)));
    Workspace workspace;
    OpenConnection* connection = workspace.open(profileFor(broker), {});
    int during = 0;
    for (quint64 stored = 0; stored < packets;) {
        const workspace::Report report = workspace.report();
        stored = report.connections.first().messagesStored;
        QCOMPARE(report.connections.first().messagesReceived, stored);
        during += stored > 0 && stored < packets ? 1 : 0;
        QCoreApplication::processEvents();
        if (connection->connection().status().error)
            QFAIL(qPrintable(connection->connection().status().error.message));
    }
    QVERIFY(during > 3);
}

void TestWorkspace::aViewIsAnsweredWithoutTraffic()
{
    ScriptedBroker broker;
    broker.expect(1).send(hex("20 03 00 00 00  30 05 0001 'a' 00 'x'"));
    Workspace workspace;
    OpenConnection* connection = workspace.open(profileFor(broker), {});
    QTRY_COMPARE(connection->figures().messagesStored, quint64(1));
    // The broker is silent from here on; the waker alone can make the store answer.
    mqtt::Bytes payload;
    connection->reader().requestMessage(1, topics::NoNode, this, [&payload](const topics::StoredMessage& message) {
        payload = mqtt::Bytes(message.payload.view());
    });
    QTRY_COMPARE(payload, mqtt::Bytes("x"));
}

void TestWorkspace::theLargestPacketIsTheProfilesOrThePreferences_data()
{
    QTest::addColumn<std::optional<quint32>>("profile");
    QTest::addColumn<std::optional<quint32>>("preference");
    QTest::addColumn<QByteArray>("property"); // Maximum Packet Size (§3.1.2.11.4)
    QTest::newRow("neither") << std::optional<quint32>() << std::optional<quint32>() << QByteArray();
    QTest::newRow("preference") << std::optional<quint32>() << std::optional<quint32>(1 << 20) << hex("27 00100000");
    QTest::newRow("profile") << std::optional<quint32>(4096) << std::optional<quint32>(1 << 20) << hex("27 00001000");
}

void TestWorkspace::theLargestPacketIsTheProfilesOrThePreferences()
{
    QFETCH(std::optional<quint32>, profile);
    QFETCH(std::optional<quint32>, preference);
    QFETCH(QByteArray, property);
    ScriptedBroker broker;
    broker.expect(1);
    Workspace workspace;
    workspace.setLargestPacket(preference);
    profiles::Profile opened = profileFor(broker);
    opened.maximumPacketSize = profile;
    workspace.open(opened, {});
    QTRY_COMPARE(broker.received().size(), 1);
    QCOMPARE(broker.received().first().contains(hex("27 00")), !property.isEmpty());
    QVERIFY(broker.received().first().contains(property));
}

void TestWorkspace::whatAConnectionKeptIsFreedByAnotherThread()
{
    ScriptedBroker broker;
    client::IoThread io;
    std::atomic<QThread*> freedBy = nullptr;
    {
        topics::TopicStore::Options options;
        // Goes with the store, whose last part it is.
        options.budget = std::shared_ptr<topics::MemoryBudget>(new topics::MemoryBudget, [&](auto* budget) {
            delete budget;
            freedBy = QThread::currentThread();
        });
        const auto connection =
            std::make_unique<OpenConnection>(io, options, profileFor(broker), profiles::SecretMap(), QString());
        options.budget.reset(); // the store's is the last one
    }
    QTRY_VERIFY(freedBy.load());
    QVERIFY(freedBy.load() != QThread::currentThread());
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "test_workspace.moc"
