// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/data_folder.h"
#include "app/profiles/profile_store.h"
#include "tests/cli/program.h"
#include "tests/support/hex.h"
#include "tests/support/scripted_broker.h"

#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace topicscope::test;
namespace profiles = topicscope::profiles;

class TestUsage : public QObject
{
    Q_OBJECT
private slots:
    void helpAndVersion_data();
    void helpAndVersion();
    void itSpeaksTheLanguageOfTheSystem();
    void wrongUsageIsStatus2_data();
    void wrongUsageIsStatus2();
    void noConnectionIsStatus3_data();
    void noConnectionIsStatus3();
    void brokenFilesAreStatus1();
    void profilesAreListed();
    void savedProfileIsUsed();
    void secretThatCannotBeReadIsStatus1();

private:
    static void save(const QString& folder, const topicscope::profiles::Profile& profile);
};

void TestUsage::helpAndVersion_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("contains");
    QTest::newRow("--help") << QStringList{u"--help"_s} << "Commands"_ba;
    QTest::newRow("help sub") << QStringList{u"help"_s, u"sub"_s} << "--format"_ba;
    QTest::newRow("sub --help") << QStringList{u"sub"_s, u"--help"_s} << "--subscribe FILTER[:QOS]"_ba;
    QTest::newRow("pub -h") << QStringList{u"pub"_s, u"-h"_s} << "--property NAME=VALUE"_ba;
    QTest::newRow("profiles --help") << QStringList{u"profiles"_s, u"--help"_s} << "--data-dir"_ba;
    QTest::newRow("--version") << QStringList{u"--version"_s} << "topicscopectl "_ba;
    QTest::newRow("sub --version") << QStringList{u"sub"_s, u"--version"_s} << "topicscopectl "_ba;
}

void TestUsage::helpAndVersion()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, contains);
    Program program;
    QCOMPARE(program.run(arguments), 0);
    QVERIFY2(program.output().contains(contains), program.output().constData());
    QCOMPARE(program.errors(), ""_ba);
}

void TestUsage::itSpeaksTheLanguageOfTheSystem()
{
    Program program;
    program.setEnvironment(u"LC_ALL"_s, u"de_DE.UTF-8"_s);
    QCOMPARE(program.run({u"--help"_s}), 0);
    QVERIFY2(program.output().contains("Befehle"), program.output().constData());
}

void TestUsage::wrongUsageIsStatus2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("mentions");
    const QString url = u"mqtt://127.0.0.1:1"_s;
    QTest::newRow("nothing") << QStringList() << "Usage"_ba;
    QTest::newRow("unknown command") << QStringList{u"dance"_s} << "dance"_ba;
    QTest::newRow("command of a later version") << QStringList{u"doctor"_s} << "in this version"_ba;
    QTest::newRow("unknown option") << QStringList{u"sub"_s, u"--colour"_s} << "--colour"_ba;
    QTest::newRow("sub to nowhere") << QStringList{u"sub"_s} << "--url"_ba;
    QTest::newRow("bad filter [MQTT-4.7.1-1]")
        << QStringList{u"sub"_s, u"--url"_s, url, u"-t"_s, u"a/#/b"_s} << "a/#/b"_ba;
    QTest::newRow("empty filter [MQTT-4.7.3-1]")
        << QStringList{u"sub"_s, u"--url"_s, url, u"-t"_s, u""_s} << "MQTT-4.7.3-1"_ba;
    QTest::newRow("format") << QStringList{u"sub"_s, u"--url"_s, url, u"--format"_s, u"xml"_s} << "xml"_ba;
    QTest::newRow("count 0") << QStringList{u"sub"_s, u"--url"_s, url, u"--count"_s, u"0"_s} << "--count"_ba;
    QTest::newRow("for -1") << QStringList{u"sub"_s, u"--url"_s, url, u"--for"_s, u"-1"_s} << "--for"_ba;
    QTest::newRow("for nan") << QStringList{u"sub"_s, u"--url"_s, url, u"--for"_s, u"nan"_s} << "--for"_ba;
    QTest::newRow("user property of no packet")
        << QStringList{u"sub"_s, u"--url"_s, url, u"--user-property"_s, u"pingreq:a=b"_s} << "pingreq"_ba;
    QTest::newRow("user property without a value")
        << QStringList{u"sub"_s, u"--url"_s, url, u"--user-property"_s, u"connect:a"_s} << "PACKET:NAME=VALUE"_ba;
    QTest::newRow("user property of no will")
        << QStringList{u"sub"_s, u"--url"_s, url, u"--user-property"_s, u"will:a=b"_s} << "--will-topic"_ba;
    QTest::newRow("will without a topic")
        << QStringList{u"sub"_s, u"--url"_s, url, u"--will-qos"_s, u"1"_s} << "--will-topic"_ba;
    QTest::newRow("retain handling 3") << QStringList{u"sub"_s, u"--url"_s, url, u"--retain-handling"_s, u"3"_s}
                                       << "--retain-handling"_ba;
    QTest::newRow("pub without topic") << QStringList{u"pub"_s, u"--url"_s, url, u"-m"_s, u"x"_s} << "-t TOPIC"_ba;
    QTest::newRow("pub without message") << QStringList{u"pub"_s, u"--url"_s, url, u"-t"_s, u"x"_s} << "-m TEXT"_ba;
    QTest::newRow("pub with two messages")
        << QStringList{u"pub"_s, u"--url"_s, url, u"-t"_s, u"x"_s, u"-m"_s, u"x"_s, u"--lines"_s} << "-m TEXT"_ba;
    QTest::newRow("wildcard topic [MQTT-3.3.2-2]")
        << QStringList{u"pub"_s, u"--url"_s, url, u"-t"_s, u"a/+"_s, u"-m"_s, u"x"_s} << "a/+"_ba;
    QTest::newRow("empty topic [MQTT-4.7.3-1]")
        << QStringList{u"pub"_s, u"--url"_s, url, u"-t"_s, u""_s, u"-m"_s, u"x"_s} << "MQTT-4.7.3-1"_ba;
    QTest::newRow("QoS 3") << QStringList{u"pub"_s, u"--url"_s, url,        u"-t"_s, u"a"_s,
                                          u"-m"_s,  u"x"_s,     u"--qos"_s, u"3"_s}
                           << "--qos"_ba;
    QTest::newRow("property before 5.0") << QStringList{u"pub"_s,
                                                        u"--url"_s,
                                                        url,
                                                        u"-t"_s,
                                                        u"a"_s,
                                                        u"-m"_s,
                                                        u"x"_s,
                                                        u"--protocol"_s,
                                                        u"3.1.1"_s,
                                                        u"--property"_s,
                                                        u"content_type=x"_s}
                                         << "MQTT 5.0"_ba;
}

void TestUsage::wrongUsageIsStatus2()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, mentions);
    Program program;
    QCOMPARE(program.run(arguments), 2);
    QVERIFY2(program.errors().contains(mentions), program.errors().constData());
    QCOMPARE(program.output(), ""_ba);
}

void TestUsage::noConnectionIsStatus3_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("sub") << u"sub"_s;
    QTest::newRow("pub") << u"pub"_s;
}

/// At once, also without --no-reconnect: a script must not hang on a typing mistake in the address.
void TestUsage::noConnectionIsStatus3()
{
    QFETCH(QString, command);
    const QString address = u"127.0.0.1:1"_s; // a port below 1024, so that no other test gets it meanwhile
    QStringList arguments{command, u"--url"_s, u"mqtt://me:geheim@"_s + address, u"-t"_s, u"a"_s};
    if (command == u"pub") {
        arguments << u"-m"_s << u"x"_s;
    }
    Program program;
    QCOMPARE(program.run(arguments), 3);
    QVERIFY2(program.errors().contains(address.toUtf8()), program.errors().constData());
    QVERIFY2(!program.errors().contains("geheim"), program.errors().constData());
    QCOMPARE(program.output(), ""_ba);

    QCOMPARE(program.run(QStringList{command, u"--url"_s, u"mqtt://no-such-host.invalid"_s, u"-t"_s, u"a"_s} +
                         (command == u"pub" ? QStringList{u"-m"_s, u"x"_s} : QStringList())),
             3);
    QVERIFY2(program.errors().contains("no-such-host.invalid"), program.errors().constData());
}

void TestUsage::brokenFilesAreStatus1()
{
    QTemporaryDir folder;
    QFile garbage(folder.filePath(u"garbage.pem"_s));
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write("this is no certificate");
    garbage.close();
    QTcpServer server; // there is somebody to connect to, so that it is the file that fails
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Program program;
    QCOMPARE(program.run({u"pub"_s, u"--url"_s, u"mqtt://127.0.0.1:1"_s, u"-t"_s, u"a"_s, u"-f"_s, u"/no/such/file"_s}),
             1);
    QVERIFY2(program.errors().contains("/no/such/file"), program.errors().constData());
    QCOMPARE(program.run({u"sub"_s, u"--url"_s, u"mqtts://127.0.0.1:1"_s, u"--password-file"_s, u"/no/such/word"_s}),
             1);
    QVERIFY2(program.errors().contains("/no/such/word"), program.errors().constData());
    QCOMPARE(program.run({u"sub"_s, u"--url"_s, u"mqtts://127.0.0.1:%1"_s.arg(server.serverPort()), u"--ca-file"_s,
                          garbage.fileName()}),
             1);
    QVERIFY(!program.errors().isEmpty());
    QCOMPARE(program.run({u"sub"_s, u"--profile"_s, u"nobody"_s, u"--data-dir"_s, folder.path()}), 1);
    QVERIFY2(program.errors().contains("nobody"), program.errors().constData());
}

void TestUsage::profilesAreListed()
{
    QTemporaryDir folder;
    Program program;
    QCOMPARE(program.run({u"profiles"_s, u"--data-dir"_s, folder.path()}), 0);
    QCOMPARE(program.output(), ""_ba);
    QCOMPARE(program.errors(), ""_ba);
}

void TestUsage::save(const QString& folder, const profiles::Profile& profile)
{
    profiles::ProfileStore store(profiles::DataFolder(folder).profilesFile());
    QCOMPARE(store.load(), QStringList());
    store.save(profile);
    QVERIFY(store.flush());
}

void TestUsage::savedProfileIsUsed()
{
    ScriptedBroker broker;
    // The profile's own subscriptions (# and $SYS/#) are not sent: the first packet behind CONNECT is DISCONNECT.
    broker.expect(1).send(hex("20 03 00 00 00 30 05 0001 'a' 00 'x'")).expect(hex("e0 00")).expectClose();
    QTemporaryDir folder;
    profiles::Profile profile = profiles::Profile::create();
    profile.name = u"Plant"_s;
    profile.host = u"127.0.0.1"_s;
    profile.port = broker.port();
    profile.clientId = u"of-the-profile"_s;
    save(folder.path(), profile);

    Program program;
    QCOMPARE(program.run({u"profiles"_s, u"--data-dir"_s, folder.path()}), 0);
    QCOMPARE(program.output(), "Plant\tmqtt://127.0.0.1:" + QByteArray::number(broker.port()) + '\n');
    QCOMPARE(program.run({u"sub"_s, u"--profile"_s, u"plant"_s, u"--data-dir"_s, folder.path(), u"--count"_s, u"1"_s,
                          u"--keep-alive"_s, u"7"_s}),
             0);
    QTRY_VERIFY2(broker.finished(), broker.state());
    const QByteArray connect = broker.received().first();
    QVERIFY2(connect.contains("of-the-profile"), dump(connect).constData());
    QCOMPARE(connect.mid(10, 2), "\0\7"_ba); // what is given goes before the profile
}

/// Without its password the broker would only say that it is wrong.
void TestUsage::secretThatCannotBeReadIsStatus1()
{
    QTemporaryDir folder;
    profiles::Profile profile = profiles::Profile::create();
    profile.name = u"Locked"_s;
    profile.host = u"127.0.0.1"_s;
    profile.port = 1;
    profile.userName = u"me"_s;
    profile.keychain = profiles::SecretKind::Password;
    save(folder.path(), profile);
    Program program;
    program.setEnvironment(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s); // no keychain to ask
    QCOMPARE(program.run({u"sub"_s, u"--profile"_s, u"Locked"_s, u"--data-dir"_s, folder.path()}), 1);
    QVERIFY(!program.errors().isEmpty());
    // One given here makes the keychain unnecessary.
    program.setEnvironment(u"TOPICSCOPE_PASSWORD"_s, u"word"_s);
    QCOMPARE(program.run({u"sub"_s, u"--profile"_s, u"Locked"_s, u"--data-dir"_s, folder.path()}), 3);
}

QTEST_GUILESS_MAIN(TestUsage)
#include "test_usage.moc"
