// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/connection_builder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace topicscope;
using profiles::Profile;
using profiles::SecretBytes;
using profiles::SecretKind;
using profiles::SecretMap;
using workspace::toConnectionSettings;

class TestConnectionBuilder : public QObject
{
    Q_OBJECT
private slots:
    void defaultsOfAProfile();
    void everythingOfAProfileArrives();
    void secretsThatAreMissingAreLeftOut();
    void protocolVersions_data();
    void protocolVersions();
    void keptSessionHasAFileOfItsOwn();
    void webSocketHeadersComeFromProfileAndKeychain();
    void filterArguments_data();
    void filterArguments();
    void profileOfAnAddress();
};

void TestConnectionBuilder::defaultsOfAProfile()
{
    Profile profile = Profile::create();
    profile.host = u"broker.example"_s;
    const auto settings = toConnectionSettings(profile, {});
    QCOMPARE(settings.url.hostAndPort(), u"broker.example:1883"_s);
    QVERIFY(settings.connect.cleanStart);
    QVERIFY(!settings.connect.userName);
    QVERIFY(!settings.connect.password);
    QVERIFY(!settings.connect.will);
    QVERIFY(!settings.connect.sessionExpiryInterval);
    QCOMPARE(settings.connect.keepAlive, std::uint16_t(60));
    QCOMPARE(settings.subscriptions.size(), std::size_t(2));
    QCOMPARE(settings.subscriptions[0].filter, std::string("#"));
    QCOMPARE(settings.subscriptions[1].filter, std::string("$SYS/#"));
    QVERIFY(settings.sessionFile.isEmpty());
    QCOMPARE(int(settings.proxy.kind), int(client::ProxySettings::Kind::None));
}

void TestConnectionBuilder::everythingOfAProfileArrives()
{
    Profile profile = Profile::create();
    profile.host = u"broker.example"_s;
    profile.transport = profiles::Transport::SecureWebSocket;
    profile.port = 9443;
    profile.webSocketPath = u"/bus"_s;
    profile.userName = u"tech"_s;
    profile.clientId = u"viewer"_s;
    profile.cleanStart = false;
    profile.sessionExpirySeconds = 3600;
    profile.keepAliveSeconds = 17;
    profile.connectTimeoutMs = 2500;
    profile.receiveMaximum = 12;
    profile.maximumPacketSize = 100'000;
    profile.topicAliasMaximum = 5;
    profile.requestResponseInformation = true;
    profile.requestProblemInformation = false;
    profile.userProperties = {{u"a"_s, u"1"_s}, {u"a"_s, u"2"_s}};
    profile.subscribeUserProperties = {{u"s"_s, u"1"_s}};
    profile.acknowledgementUserProperties = {{u"k"_s, u"1"_s}};
    profile.authUserProperties = {{u"h"_s, u"1"_s}};
    profile.disconnectUserProperties = {{u"d"_s, u"1"_s}};
    profile.tls.serverName = u"other.example"_s;
    profile.tls.alpn = {u"mqtt"_s};
    profile.tls.verifyPeer = false;
    profile.tls.useSystemCertificates = false;
    profile.tls.minimumVersion = profiles::TlsVersion::V1_3;
    profile.proxy = {profiles::ProxyType::Socks5, u"proxy.example"_s, 0, u"pat"_s, {}};
    profile.reconnect.firstDelayMs = 5;
    profile.reconnect.maximumDelayMs = 50;
    profile.reconnect.keepPublishes = false;
    profile.reconnect.keptPublishesLimit = 7;
    profile.authenticationMethod = u"SCRAM-SHA-256"_s;
    profile.will.enabled = true;
    profile.will.topic = u"gone/viewer"_s;
    profile.will.payload = "\0bye"_ba;
    profile.will.qos = mqtt::QoS::ExactlyOnce;
    profile.will.retain = true;
    profile.will.delaySeconds = 9;
    profile.will.contentType = u"text/plain"_s;
    profile.will.correlationData = "\xff"_ba;
    profile.will.userProperties = {{u"w"_s, u"x"_s}};
    profiles::SubscriptionEntry first;
    first.filter = u"a/#"_s;
    first.qos = mqtt::QoS::AtLeastOnce;
    first.noLocal = true;
    first.retainAsPublished = true;
    first.retainHandling = 2;
    profiles::SubscriptionEntry off;
    off.filter = u"b"_s;
    off.enabled = false;
    profile.subscriptions = {first, off};
    const SecretMap secrets{
        {SecretKind::Password, SecretBytes("pass\0word"_ba)},    {SecretKind::CaCertificates, SecretBytes("CA"_ba)},
        {SecretKind::ClientCertificate, SecretBytes("CERT"_ba)}, {SecretKind::PrivateKey, SecretBytes("KEY"_ba)},
        {SecretKind::Passphrase, SecretBytes("phrase"_ba)},      {SecretKind::ProxyPassword, SecretBytes("pp"_ba)}};

    const auto settings = toConnectionSettings(profile, secrets);
    QVERIFY(settings.url.transport() == client::TransportKind::SecureWebSocket);
    QCOMPARE(settings.url.port(), quint16(9443));
    QCOMPARE(settings.webSocket.path, u"/bus"_s);
    QCOMPARE(*settings.connect.userName, std::string("tech"));
    QCOMPARE(*settings.connect.password, std::string("pass\0word", 9));
    QCOMPARE(settings.connect.clientId, std::string("viewer"));
    QVERIFY(!settings.connect.cleanStart);
    QCOMPARE(*settings.connect.sessionExpiryInterval, 3600u);
    QCOMPARE(settings.connect.keepAlive, std::uint16_t(17));
    QCOMPARE(settings.connectTimeout.count(), std::chrono::milliseconds::rep(2500));
    QCOMPARE(*settings.connect.receiveMaximum, std::uint16_t(12));
    QCOMPARE(*settings.connect.maximumPacketSize, 100'000u);
    QCOMPARE(settings.connect.topicAliasMaximum, std::uint16_t(5));
    QVERIFY(settings.connect.requestResponseInformation);
    QVERIFY(!settings.connect.requestProblemInformation);
    QCOMPARE(settings.connect.userProperties.size(), std::size_t(2));
    QCOMPARE(settings.connect.userProperties[1].second, std::string("2"));
    const auto only = [](const std::vector<mqtt::UserProperty>& list) {
        return list.size() == 1 ? list.front().first : std::string();
    };
    QCOMPARE(only(settings.subscribeUserProperties), std::string("s"));
    QCOMPARE(only(settings.unsubscribeUserProperties), std::string("s"));
    QCOMPARE(only(settings.connect.acknowledgementUserProperties), std::string("k"));
    QCOMPARE(only(settings.connect.authUserProperties), std::string("h"));
    QCOMPARE(only(settings.disconnectUserProperties), std::string("d"));
    QCOMPARE(settings.tls.serverName, u"other.example"_s);
    QCOMPARE(settings.tls.alpn, QStringList{u"mqtt"_s});
    QVERIFY(!settings.tls.verifyPeer);
    QVERIFY(!settings.tls.systemTrust);
    QVERIFY(settings.tls.minimum == client::TlsSettings::Minimum::Tls13);
    QCOMPARE(settings.tls.caCertificates, "CA"_ba);
    QCOMPARE(settings.tls.clientCertificate, "CERT"_ba);
    QCOMPARE(settings.tls.privateKey, "KEY"_ba);
    QCOMPARE(settings.tls.passphrase, "phrase"_ba);
    QVERIFY(settings.proxy.kind == client::ProxySettings::Kind::Socks5);
    QCOMPARE(settings.proxy.port, quint16(1080));
    QCOMPARE(settings.proxy.userName, u"pat"_s);
    QCOMPARE(settings.proxy.password, u"pp"_s);
    QCOMPARE(settings.reconnect.first.count(), std::chrono::milliseconds::rep(5));
    QCOMPARE(settings.reconnect.maximum.count(), std::chrono::milliseconds::rep(50));
    QVERIFY(!settings.queueWhileDisconnected);
    QCOMPARE(settings.offlineQueueMaximum, std::size_t(7));
    QCOMPARE(settings.authenticationMethod, "SCRAM-SHA-256"_ba);

    QVERIFY(settings.connect.will);
    const mqtt::Will& will = *settings.connect.will;
    QCOMPARE(will.topic, std::string("gone/viewer"));
    QCOMPARE(will.payload, std::string("\0bye", 4));
    QVERIFY(will.qos == mqtt::QoS::ExactlyOnce);
    QVERIFY(will.retain);
    QCOMPARE(*will.properties.number(mqtt::PropertyId::WillDelayInterval), 9u);
    QVERIFY(!will.properties.contains(mqtt::PropertyId::MessageExpiryInterval));
    QVERIFY(!will.properties.contains(mqtt::PropertyId::PayloadFormatIndicator));
    QCOMPARE(std::string(*will.properties.text(mqtt::PropertyId::ContentType)), std::string("text/plain"));
    QCOMPARE(std::string(*will.properties.text(mqtt::PropertyId::CorrelationData)), std::string("\xff"));
    QCOMPARE(will.properties.userProperties().size(), std::size_t(1));

    QCOMPARE(settings.subscriptions.size(), std::size_t(1));
    const mqtt::SubscriptionOptions& options = settings.subscriptions[0].options;
    QVERIFY(options.qos == mqtt::QoS::AtLeastOnce && options.noLocal && options.retainAsPublished);
    QVERIFY(options.retainHandling == mqtt::RetainHandling::DoNotSend);
}

void TestConnectionBuilder::secretsThatAreMissingAreLeftOut()
{
    Profile profile = Profile::create();
    profile.host = u"h"_s;
    profile.userName = u"tech"_s;
    const auto settings = toConnectionSettings(profile, {});
    QVERIFY(settings.connect.userName);
    QVERIFY(!settings.connect.password);
    // An empty password is a password.
    const auto empty = toConnectionSettings(profile, {{SecretKind::Password, SecretBytes(QByteArrayView())}});
    QVERIFY(empty.connect.password && empty.connect.password->empty());
}

void TestConnectionBuilder::protocolVersions_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("fallback");
    QTest::newRow("automatic") << int(profiles::ProtocolChoice::Automatic) << 5 << true;
    QTest::newRow("5.0") << int(profiles::ProtocolChoice::V5_0) << 5 << false;
    QTest::newRow("3.1.1") << int(profiles::ProtocolChoice::V3_1_1) << 4 << false;
    QTest::newRow("3.1") << int(profiles::ProtocolChoice::V3_1) << 3 << false;
}

void TestConnectionBuilder::protocolVersions()
{
    QFETCH(int, choice);
    QFETCH(int, version);
    QFETCH(bool, fallback);
    Profile profile = Profile::create();
    profile.host = u"h"_s;
    profile.protocol = profiles::ProtocolChoice(choice);
    const auto settings = toConnectionSettings(profile, {});
    QCOMPARE(int(settings.connect.version), version);
    QCOMPARE(settings.allowFallback, fallback);
}

void TestConnectionBuilder::keptSessionHasAFileOfItsOwn()
{
    Profile profile = Profile::create();
    profile.host = u"h"_s;
    QVERIFY(toConnectionSettings(profile, {}, u"/data/sessions"_s).sessionFile.isEmpty());
    profile.cleanStart = false;
    const QString file = toConnectionSettings(profile, {}, u"/data/sessions"_s).sessionFile;
    QVERIFY(file.startsWith(u"/data/sessions/"_s) && file.contains(profile.id));
    QVERIFY(toConnectionSettings(profile, {}).sessionFile.isEmpty());
}

void TestConnectionBuilder::webSocketHeadersComeFromProfileAndKeychain()
{
    Profile profile = Profile::create();
    profile.host = u"h"_s;
    profile.transport = profiles::Transport::WebSocket;
    profile.webSocketHeaders = {{u"X-Tenant"_s, u"7"_s}};
    const auto settings = toConnectionSettings(
        profile, {{SecretKind::WebSocketHeaders, SecretBytes("Authorization: Bearer a:b\nnonsense\n"_ba)}});
    QCOMPARE(settings.webSocket.headers.size(), std::size_t(2));
    QCOMPARE(settings.webSocket.headers[0].first, "X-Tenant"_ba);
    QCOMPARE(settings.webSocket.headers[1].first, "Authorization"_ba);
    QCOMPARE(settings.webSocket.headers[1].second, "Bearer a:b"_ba);
}

void TestConnectionBuilder::filterArguments_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("qos");
    QTest::newRow("plain") << u"a/#"_s << u"a/#"_s << 0;
    QTest::newRow("QoS 0") << u"a/#:0"_s << u"a/#"_s << 0;
    QTest::newRow("QoS 1") << u"a/#:1"_s << u"a/#"_s << 1;
    QTest::newRow("QoS 2") << u"#:2"_s << u"#"_s << 2;
    QTest::newRow("no QoS 3") << u"a:3"_s << u"a:3"_s << 0;
    QTest::newRow("ends so itself") << u"a:1:0"_s << u"a:1"_s << 0;
    QTest::newRow("colon at the end") << u"a:"_s << u"a:"_s << 0;
    QTest::newRow("two digits") << u"a:12"_s << u"a:12"_s << 0;
    QTest::newRow("only the QoS") << u":1"_s << QString() << 1;
    QTest::newRow("empty") << QString() << QString() << 0;
}

void TestConnectionBuilder::filterArguments()
{
    QFETCH(QString, argument);
    QFETCH(QString, filter);
    QFETCH(int, qos);
    const auto entry = workspace::subscriptionFromArgument(argument);
    QCOMPARE(entry.filter, filter);
    QCOMPARE(int(entry.qos), qos);
}

void TestConnectionBuilder::profileOfAnAddress()
{
    const auto url = client::BrokerUrl::parse(u"wss://me:geheim@broker.example:9001/bus"_s);
    QVERIFY(url);
    const auto [profile, secrets] = workspace::profileFromUrl(*url);
    QCOMPARE(profile.host, u"broker.example"_s);
    QCOMPARE(profile.port, quint16(9001));
    QVERIFY(profile.transport == profiles::Transport::SecureWebSocket);
    QCOMPARE(profile.webSocketPath, u"/bus"_s);
    QCOMPARE(profile.userName, u"me"_s);
    QCOMPARE(secrets.value(SecretKind::Password).toText(), u"geheim"_s);
    QVERIFY(!profile.displayName().contains(u"geheim"_s));
    QVERIFY(!profile.displayUrl().contains(u"geheim"_s));
    QVERIFY(!profile.id.isEmpty());
}

QTEST_GUILESS_MAIN(TestConnectionBuilder)
#include "test_connection_builder.moc"
