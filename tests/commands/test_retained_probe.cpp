// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/io_thread.h"
#include "app/commands/retained_probe.h"
#include "tests/support/mosquitto_fixture.h"
#include "tests/support/scripted_broker.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace topicscope;
using commands::RetainedProbe;
using test::MosquittoFixture;
using test::ScriptedBroker;

class RetainedProbeTest : public QObject
{
    Q_OBJECT

private slots:
    void findsExactlyWhatTheBrokerRetains()
    {
        if (!MosquittoFixture::isAvailable())
            QSKIP("mosquitto is not installed");
        const MosquittoFixture broker;
        QVERIFY(broker.publish({u"-t"_qs, u"a/kept"_qs, u"-m"_qs, u"1"_qs, u"-r"_qs}));
        QVERIFY(broker.publish({u"-t"_qs, u"a/deleted"_qs, u"-m"_qs, u"1"_qs, u"-r"_qs}));
        QVERIFY(broker.publish({u"-t"_qs, u"a/deleted"_qs, u"-n"_qs, u"-r"_qs}));
        QVERIFY(broker.publish({u"-t"_qs, u"a/live"_qs, u"-m"_qs, u"1"_qs}));
        QVERIFY(broker.publish({u"-t"_qs, u"b/elsewhere"_qs, u"-m"_qs, u"1"_qs, u"-r"_qs}));
        client::IoThread io;
        RetainedProbe probe(io);
        probe.setQuiet(std::chrono::milliseconds(150));
        QSignalSpy failed(&probe, &RetainedProbe::failed);
        QSignalSpy finished(&probe, &RetainedProbe::finished);
        Found found;
        probe.start(settings(broker), {"a/#"}, into(found));
        QTRY_VERIFY_WITH_TIMEOUT(finished.count() + failed.count() > 0, 10'000);
        QCOMPARE(failed.count(), 0);
        QCOMPARE(found, Found{"a/kept"});
        QVERIFY(!probe.isRunning());
    }

    void aLinkThatStallsDoesNotLookLikeTheEnd()
    {
        ScriptedBroker broker;
        broker.expect(1).send(QByteArray::fromHex("2003000000"));
        broker.expect(8).sendReply([](const QByteArray& subscribe) {
            return QByteArray::fromHex("9004") + subscribe.mid(2, 2) + QByteArray(2, '\0');
        });
        // The second one comes after a silence, before the answer to the PINGREQ.
        broker.send(publish('1')).expect(12).send(publish('2') + QByteArray::fromHex("d000"));
        broker.expect(12).send(QByteArray::fromHex("d000"));
        client::IoThread io;
        RetainedProbe probe(io);
        probe.setQuiet(std::chrono::milliseconds(100));
        QSignalSpy finished(&probe, &RetainedProbe::finished);
        Found found;
        client::ConnectionSettings scripted;
        scripted.url = *client::BrokerUrl::parse(broker.url());
        probe.start(scripted, {"a/#"}, into(found));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 10'000);
        QCOMPARE(found, (Found{"a/1", "a/2"}));
    }

    void saysWhyThereIsNoAnswer()
    {
        client::IoThread io;
        RetainedProbe probe(io);
        QSignalSpy failed(&probe, &RetainedProbe::failed);
        client::ConnectionSettings settings;
        settings.url = *client::BrokerUrl::parse(u"mqtt://127.0.0.1:%1"_qs.arg(MosquittoFixture::freePort()));
        Found found;
        probe.start(settings, {"#"}, into(found));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 10'000);
        QVERIFY(!failed.first().first().toString().isEmpty());
    }

    void leavesNothingOfTheFirstConnectionBehind()
    {
        client::ConnectionSettings like;
        like.connect.clientId = "plant-a";
        like.connect.cleanStart = false;
        like.connect.sessionExpiryInterval = 3600;
        like.connect.will.emplace();
        like.sessionFile = u"session"_qs;
        like.subscriptions.resize(3);
        like.connect.userName = "user";
        const auto settings = RetainedProbe::settingsFor(like, {"a/#"});
        QVERIFY(settings.connect.clientId != like.connect.clientId); // the same one would take the session over
        QVERIFY(settings.connect.clientId.size() <= 23);
        QVERIFY(settings.connect.cleanStart && !settings.connect.sessionExpiryInterval && !settings.connect.will);
        QVERIFY(settings.sessionFile.isEmpty() && !settings.reconnect.enabled);
        QCOMPARE(settings.subscriptions.size(), 1u);
        QCOMPARE(settings.connect.userName, like.connect.userName);
    }

private:
    using Found = std::set<mqtt::Bytes>;
    /// To be looked at once the probe has finished.
    static RetainedProbe::Take into(Found& found)
    {
        return [&found](mqtt::BytesView topic) { found.emplace(topic); };
    }

    /// A retained "x" on a/<name>.
    static QByteArray publish(char name)
    {
        return QByteArray::fromHex("31070003612f") + name + QByteArray::fromHex("0078");
    }

    static client::ConnectionSettings settings(const MosquittoFixture& broker)
    {
        client::ConnectionSettings settings;
        settings.url = *client::BrokerUrl::parse(broker.url());
        return settings;
    }
};

QTEST_GUILESS_MAIN(RetainedProbeTest)
#include "test_retained_probe.moc"
