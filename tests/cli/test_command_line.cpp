// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/connection_arguments.h"
#include "app/cli/help.h"
#include "app/cli/publish_properties.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace topicscope;
using namespace topicscope::cli;
using profiles::SecretKind;

class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void formsOfOptions();
    void mistakes_data();
    void mistakes();
    void everyOptionIsDocumented();
    void helpFitsEightyColumns();
    void connectionOptions();
    void passwordSources();
    void wrongConnectionOptions_data();
    void wrongConnectionOptions();
    void publishProperties_data();
    void publishProperties();
    void wrongPublishProperties_data();
    void wrongPublishProperties();
};

namespace {

QByteArrayList split(const QByteArray& arguments)
{
    return arguments.isEmpty() ? QByteArrayList() : arguments.split(' ');
}

CommandLine parsed(const QByteArray& arguments)
{
    auto line = CommandLine::parse(Command::Sub, split(arguments));
    if (!line) {
        qFatal("%s", qPrintable(line.error().message));
    }
    return *line;
}

} // namespace

void TestCommandLine::init()
{
    qunsetenv("TOPICSCOPE_PASSWORD");
}

void TestCommandLine::formsOfOptions()
{
    const auto line = CommandLine::parse(
        Command::Sub, {"-t", "a/#:1", "-tb", "--subscribe=c=d", "--subscribe", "--url", "--no-reconnect", "--count=3"});
    QVERIFY(line);
    QCOMPARE(line->values("subscribe"), (QByteArrayList{"a/#:1", "b", "c=d", "--url"}));
    QVERIFY(line->has("no-reconnect"));
    QVERIFY(!line->has("url"));
    QCOMPARE(line->number("count", 1, 10)->value(), 3);
    QVERIFY(!line->number("keep-alive", 0, 10)->has_value());

    const auto pub = CommandLine::parse(Command::Pub, {"-m", "-5", "-t", "\xff"});
    QVERIFY(pub);
    QCOMPARE(pub->value("message"), "-5"_ba);
    QCOMPARE(pub->value("topic"), "\xff"_ba);
    const auto empty = CommandLine::parse(Command::Pub, {"-m", ""});
    QVERIFY(empty && empty->has("message") && empty->value("message").isEmpty());
}

void TestCommandLine::mistakes_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("unknown") << "--nope"_ba << u"--nope"_s;
    QTest::newRow("unknown, short") << "-x"_ba << u"-x"_s;
    QTest::newRow("of another command") << "--retain"_ba << u"--retain"_s;
    QTest::newRow("without its value") << "--url"_ba << u"--url"_s;
    QTest::newRow("value for a flag") << "--no-reconnect=1"_ba << u"--no-reconnect"_s;
    QTest::newRow("twice") << "--url a --url b"_ba << u"--url"_s;
    QTest::newRow("stray") << "word"_ba << u"word"_s;
    QTest::newRow("dashes") << "--"_ba << u"--"_s;
}

void TestCommandLine::mistakes()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QString, mentions);
    const auto line = CommandLine::parse(Command::Sub, split(arguments));
    QVERIFY(!line);
    QVERIFY2(line.error().message.contains(mentions), qPrintable(line.error().message));
    // Whoever asks for help gets it, whatever else is wrong.
    QVERIFY(CommandLine::parse(Command::Sub, split(arguments) + QByteArrayList{"--help"}).has_value() ||
            arguments == "--url");
}

void TestCommandLine::everyOptionIsDocumented()
{
    for (const OptionDefinition& option : optionTable()) {
        const QString name = u"--"_s + QString::fromLatin1(option.name);
        for (const auto& [command, flag] :
             {std::pair(Command::Sub, OptionDefinition::ForSub), std::pair(Command::Pub, OptionDefinition::ForPub),
              std::pair(Command::Profiles, OptionDefinition::ForProfiles)}) {
            const QRegularExpression entry(u"\n  (-\\w, )?%1( \\S+)?\n"_s.arg(name));
            QVERIFY2(Help::command(command).contains(entry) == ((option.commands & flag) != 0), option.name);
        }
        QVERIFY2(QByteArray(option.help).size() > 10, option.name);
    }
}

void TestCommandLine::helpFitsEightyColumns()
{
    for (const QString& text : {Help::program(), Help::command(Command::Sub), Help::command(Command::Pub),
                                Help::command(Command::Profiles)}) {
        for (const QString& row : text.split(u'\n')) {
            QVERIFY2(row.size() <= 80, qPrintable(row));
        }
        QVERIFY(text.contains(u"Exit status"_s));
    }
}

void TestCommandLine::connectionOptions()
{
    QTemporaryDir folder;
    const auto file = [&folder](const QString& name, const QByteArray& content) {
        QFile created(folder.filePath(name));
        created.open(QIODevice::WriteOnly);
        created.write(content);
        return created.fileName().toUtf8();
    };
    const auto arguments = ConnectionArguments::read(parsed(
        "--url mqtts://me@h:1 --protocol 3.1 --client-id id --no-clean-start --keep-alive 0 --maximum-packet-size 70 "
        "--username you --no-verify-peer --alpn a --alpn b --no-reconnect --proxy socks5://p:q%20r@x:9 --ca-file " +
        file(u"ca"_s, "CA\n") + " --cert-file " + file(u"cert"_s, "CERT") + " --key-file " + file(u"key"_s, "KEY") +
        " --key-password-file " + file(u"phrase"_s, "secret\r\n") + " --password-file " + file(u"word"_s, "a b\n\n")));
    QVERIFY2(arguments, arguments ? "" : qPrintable(arguments.error().message));
    const profiles::Profile& profile = arguments->profile;
    QVERIFY(profile.protocol == profiles::ProtocolChoice::V3_1);
    QCOMPARE(profile.clientId, u"id"_s);
    QVERIFY(!profile.cleanStart);
    QCOMPARE(profile.keepAliveSeconds, quint16(0));
    QCOMPARE(*profile.maximumPacketSize, 70u);
    QCOMPARE(profile.userName, u"you"_s);
    QVERIFY(!profile.tls.verifyPeer);
    QVERIFY(!profile.tls.useSystemCertificates);
    QCOMPARE(profile.tls.alpn, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(!profile.reconnect.enabled);
    QVERIFY(profile.proxy.type == profiles::ProxyType::Socks5);
    QCOMPARE(profile.proxy.host, u"x"_s);
    QCOMPARE(profile.proxy.port, quint16(9));
    QCOMPARE(profile.proxy.userName, u"p"_s);
    QVERIFY(profile.subscriptions.isEmpty());
    const auto secret = [&arguments](SecretKind kind) { return arguments->secrets.value(kind).toByteArray(); };
    QCOMPARE(secret(SecretKind::ProxyPassword), "q r"_ba);
    QCOMPARE(secret(SecretKind::CaCertificates), "CA\n"_ba);
    QCOMPARE(secret(SecretKind::ClientCertificate), "CERT"_ba);
    QCOMPARE(secret(SecretKind::PrivateKey), "KEY"_ba);
    QCOMPARE(secret(SecretKind::Passphrase), "secret"_ba);
    QCOMPARE(secret(SecretKind::Password), "a b\n"_ba); // one line end is not part of it

    const auto version5 = ConnectionArguments::read(
        parsed("--url h --session-expiry 4294967295 --receive-maximum 1 --topic-alias-maximum 65535"));
    QVERIFY(version5);
    QCOMPARE(version5->profile.sessionExpirySeconds, 0xFFFFFFFFu);
    QCOMPARE(*version5->profile.receiveMaximum, quint16(1));
    QCOMPARE(*version5->profile.topicAliasMaximum, quint16(65535));
    QVERIFY(version5->profile.cleanStart);
    QVERIFY(version5->profile.reconnect.enabled);
}

void TestCommandLine::passwordSources()
{
    const auto password = [](const QByteArray& arguments) {
        const auto read = ConnectionArguments::read(parsed(arguments));
        return read && read->secrets.contains(SecretKind::Password)
                   ? read->secrets.value(SecretKind::Password).toByteArray()
                   : QByteArray("(none)");
    };
    QCOMPARE(password("--url mqtt://h"), "(none)"_ba);
    QCOMPARE(password("--url mqtt://u:inside@h"), "inside"_ba);
    qputenv("TOPICSCOPE_PASSWORD", "outside");
    QCOMPARE(password("--url mqtt://u:inside@h"), "outside"_ba);
    QCOMPARE(password("--url mqtt://h --username u"), "outside"_ba);
}

void TestCommandLine::wrongConnectionOptions_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("mentions");
    const int usage = int(ExitStatus::WrongUsage);
    QTest::newRow("nowhere") << ""_ba << usage << u"--url"_s;
    QTest::newRow("two places") << "--url h --profile p"_ba << usage << u"--profile"_s;
    QTest::newRow("bad address") << "--url ftp://h"_ba << usage << QString();
    QTest::newRow("protocol") << "--url h --protocol 4"_ba << usage << u"3.1.1"_s;
    QTest::newRow("clean start both") << "--url h --clean-start --no-clean-start"_ba << usage << u"--clean-start"_s;
    QTest::newRow("kept session without a name") << "--url h --no-clean-start"_ba << usage << u"--client-id"_s;
    QTest::newRow("session file of a new session")
        << "--url h --session-file /tmp/x"_ba << usage << u"--no-clean-start"_s;
    QTest::newRow("receive maximum 0 [MQTT 5.0 3.1.2.11.3]")
        << "--url h --receive-maximum 0"_ba << usage << u"receive-maximum"_s;
    QTest::newRow("keep alive") << "--url h --keep-alive 65536"_ba << usage << u"65535"_s;
    QTest::newRow("packet size 0") << "--url h --maximum-packet-size 0"_ba << usage << u"maximum-packet-size"_s;
    QTest::newRow("not a number") << "--url h --session-expiry ten"_ba << usage << u"ten"_s;
    QTest::newRow("proxy scheme") << "--url h --proxy ftp://x"_ba << usage << u"socks5"_s;
    QTest::newRow("TLS option without TLS") << "--url mqtt://h --ca-file /dev/null"_ba << usage << u"mqtts"_s;
    QTest::newRow("3.1.1 password without user")
        << "--url mqtt://h --protocol 3.1.1 --password-file /dev/null"_ba << usage << u"--username"_s;
    QTest::newRow("file that is not there")
        << "--url mqtts://h --ca-file /no/such/ca"_ba << int(ExitStatus::Failure) << u"/no/such/ca"_s;
    QTest::newRow("profile that is not there")
        << "--profile nobody --data-dir /no/such/folder"_ba << int(ExitStatus::Failure) << u"nobody"_s;
}

void TestCommandLine::wrongConnectionOptions()
{
    QFETCH(QByteArray, arguments);
    QFETCH(int, status);
    QFETCH(QString, mentions);
    const auto read = ConnectionArguments::read(parsed(arguments));
    QVERIFY(!read);
    QCOMPARE(int(read.error().status), status);
    QVERIFY2(read.error().message.contains(mentions), qPrintable(read.error().message));
}

void TestCommandLine::publishProperties_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("none") << QByteArrayList() << QByteArray();
    QTest::newRow("byte") << QByteArrayList{"payload_format_indicator=1"} << QByteArray::fromHex("0101");
    QTest::newRow("four bytes") << QByteArrayList{"message_expiry_interval=4294967295"}
                                << QByteArray::fromHex("02ffffffff");
    QTest::newRow("two bytes") << QByteArrayList{"topic_alias=258"} << QByteArray::fromHex("230102");
    QTest::newRow("text") << QByteArrayList{"content_type=a=b"} << QByteArray::fromHex("030003613d62");
    QTest::newRow("dashes") << QByteArrayList{"response-topic=r"} << QByteArray::fromHex("08000172");
    QTest::newRow("binary as text") << QByteArrayList{"correlation_data=xy"} << QByteArray::fromHex("0900027879");
    QTest::newRow("binary as Base64") << QByteArrayList{"correlation_data=base64:AP8="}
                                      << QByteArray::fromHex("09000200ff");
    QTest::newRow("user properties, order kept")
        << QByteArrayList{"user_property=b=1", "user_property=a==", "user_property=b=2"}
        << QByteArray::fromHex("260001620001312600016100013d26000162000132");
}

void TestCommandLine::publishProperties()
{
    QFETCH(QByteArrayList, arguments);
    QFETCH(QByteArray, encoded);
    const auto properties = PublishProperties::parse(arguments);
    QVERIFY2(properties, properties ? "" : qPrintable(properties.error().message));
    QCOMPARE(QByteArray::fromStdString(properties->encoded()).toHex(), encoded.toHex());
}

void TestCommandLine::wrongPublishProperties_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::newRow("no value") << "content_type"_ba;
    QTest::newRow("no name") << "=x"_ba;
    QTest::newRow("unknown") << "colour=red"_ba;
    QTest::newRow("of another packet") << "server_keep_alive=5"_ba;
    QTest::newRow("the server's [MQTT-3.3.4-6]") << "subscription_identifier=5"_ba;
    QTest::newRow("no number") << "message_expiry_interval=soon"_ba;
    QTest::newRow("negative") << "message_expiry_interval=-1"_ba;
    QTest::newRow("too large") << "message_expiry_interval=4294967296"_ba;
    QTest::newRow("out of range") << "payload_format_indicator=2"_ba;
    QTest::newRow("alias 0 [MQTT-3.3.2-8]") << "topic_alias=0"_ba;
    QTest::newRow("response topic with wildcard [MQTT-3.3.2-14]") << "response_topic=a/#"_ba;
    QTest::newRow("not UTF-8 [MQTT-1.5.4-1]") << "content_type=\xff"_ba;
    QTest::newRow("not Base64") << "correlation_data=base64:A"_ba;
    QTest::newRow("user property without value") << "user_property=x"_ba;
}

void TestCommandLine::wrongPublishProperties()
{
    QFETCH(QByteArray, argument);
    const auto properties = PublishProperties::parse({argument});
    QVERIFY(!properties);
    QVERIFY(!properties.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
