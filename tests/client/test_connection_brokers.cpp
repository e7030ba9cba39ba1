// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/client_harness.h"
#include "tests/support/certificates.h"
#include "tests/support/connect_proxy.h"
#include "tests/support/mosquitto_fixture.h"
#include "tests/support/scripted_broker.h"

#include <QSslCertificate>
#include <QSslKey>

using namespace topicscope;
using namespace topicscope::client;
using namespace topicscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using enum ConnectionState;

/// Real brokers, over every transport, and odd TLS and WebSocket servers.
class TestConnectionBrokers : public QObject
{
    Q_OBJECT

    Certificates m_certificates;
    std::unique_ptr<MosquittoFixture> m_mosquitto;

    void trustTestCa(ClientHarness& client)
    {
        client.settings.tls.caCertificates = Certificates::read(m_certificates.caFile());
        client.settings.tls.systemTrust = false;
    }

private slots:
    void initTestCase()
    {
        if (!MosquittoFixture::isAvailable() || !Certificates::isAvailable())
            QSKIP("mosquitto or openssl is not installed");
        MosquittoOptions options;
        options.tls = options.webSocket = options.secureWebSocket = true;
        options.certificateFile = m_certificates.serverFile();
        options.keyFile = m_certificates.serverKeyFile();
        m_mosquitto = std::make_unique<MosquittoFixture>(options);
        QVERIFY(m_mosquitto->isRunning());
    }

    void everyTransportAndVersion_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("proxy"); // 0 none, 1 SOCKS5, 2 HTTP, +2 with credentials
        const QList<std::pair<const char*, QString>> urls{{"TCP", m_mosquitto->url()},
                                                          {"TLS", m_mosquitto->tlsUrl()},
                                                          {"WebSocket", m_mosquitto->webSocketUrl()},
                                                          {"secure WebSocket", m_mosquitto->secureWebSocketUrl()}};
        const char* proxies[] = {"direct", "SOCKS5", "HTTP CONNECT", "SOCKS5 with credentials",
                                 "HTTP CONNECT with credentials"};
        for (const auto& [transport, url] : urls) {
            for (const int version : {3, 4, 5})
                QTest::addRow("%s, version %d, direct", transport, version) << url << version << 0;
            for (int proxy = 1; proxy <= 4; ++proxy)
                QTest::addRow("%s, version 5, %s", transport, proxies[proxy]) << url << 5 << proxy;
        }
    }

    void everyTransportAndVersion()
    {
        QFETCH(QString, url);
        QFETCH(int, version);
        QFETCH(int, proxy);
        const bool credentials = proxy > 2;
        const auto kind = proxy % 2 == 1 ? ConnectProxy::Kind::Socks5 : ConnectProxy::Kind::Http;
        ConnectProxy proxyServer(kind, credentials ? "ann" : "", credentials ? "pass word" : "");
        ClientHarness client(url, mqtt::Version(version));
        trustTestCa(client);
        if (proxy != 0) {
            client.settings.proxy.kind =
                kind == ConnectProxy::Kind::Socks5 ? ProxySettings::Kind::Socks5 : ProxySettings::Kind::HttpConnect;
            client.settings.proxy.host = u"127.0.0.1"_s;
            client.settings.proxy.port = proxyServer.port();
            client.settings.proxy.userName = credentials ? u"ann"_s : QString();
            client.settings.proxy.password = credentials ? u"pass word"_s : QString();
        }
        client.settings.subscriptions = {{.filter = "t/#", .options = {.qos = mqtt::QoS::ExactlyOnce}}};
        client.open();
        QTRY_VERIFY2(client.isGranted("t/#"), qPrintable(client.connection->status().text));
        QCOMPARE(int(client.connection->info()->version), version);
        QCOMPARE(client.connection->info()->transport.contains(u"TLS"_s),
                 url.startsWith(u"mqtts"_s) || url.startsWith(u"wss"_s));
        QCOMPARE(proxyServer.tunnels(), proxy == 0 ? 0 : 1);
        if (proxy != 0)
            QVERIFY(proxyServer.lastTarget().startsWith(client.settings.url.host().toLatin1()));
        // Also larger than any buffer on the way. (mosquitto 2.0 reads 4 KiB of a WebSocket in a tenth of a second.)
        const QByteArray large(url.startsWith(u'w') ? 10000 : 300000, 'x');
        client.publish("t/0", "zero", 0);
        client.publish("t/1", large, 1);
        client.publish("t/2", "two", 2);
        QTRY_COMPARE(client.sink.count(), 3);
        QTRY_COMPARE(client.results.size(), 3);
        const auto messages = client.sink.messages();
        for (int qos = 0; qos < 3; ++qos) {
            const auto found = std::find_if(messages.begin(), messages.end(),
                                            [&](const auto& m) { return m.topic == "t/" + QByteArray::number(qos); });
            QVERIFY(found != messages.end());
            QCOMPARE(found->qos, qos);
            QVERIFY(qos != 1 || found->payload == large);
        }
        client.connection->unsubscribe({"t/#"});
        QTRY_VERIFY(!client.subscription("t/#"));
    }

    void liveFilterIsChanged()
    {
        ClientHarness client(m_mosquitto->url());
        client.open();
        client.subscribe("live/#", 0);
        QTRY_VERIFY(client.isGranted("live/#"));
        client.subscribe("live/#", 2);
        QTRY_VERIFY(client.isGranted("live/#") && client.subscription("live/#")->granted == mqtt::QoS::ExactlyOnce);
        QCOMPARE(client.connection->subscriptions().size(), 1u);
        client.publish("live/a", "x", 2);
        QTRY_COMPARE(client.sink.count(), 1);
        QCOMPARE(client.sink.messages().first().qos, 2);
    }

    void retainedAndLiveAreToldApart()
    {
        QVERIFY(m_mosquitto->publish({u"-t"_s, u"ret/a"_s, u"-m"_s, u"kept"_s, u"-r"_s}));
        ClientHarness client(m_mosquitto->url());
        client.settings.subscriptions = {{.filter = "ret/#", .options = {}}};
        client.open();
        QTRY_COMPARE(client.sink.count(), 1);
        QCOMPARE(client.sink.messages().first().provenance, mqtt::Provenance::Retained);
        QVERIFY(m_mosquitto->publish({u"-t"_s, u"ret/a"_s, u"-m"_s, u"live"_s}));
        QTRY_COMPARE(client.sink.count(), 2);
        QCOMPARE(client.sink.messages().at(1).provenance, mqtt::Provenance::Live);
    }

    void comesBackAfterTheBrokerWasKilled()
    {
        MosquittoFixture broker;
        ClientHarness client(broker.url());
        client.settings.subscriptions = {{.filter = "#", .options = {}}};
        client.open();
        QTRY_VERIFY(client.isGranted("#"));
        broker.kill();
        QTRY_VERIFY(!client.isConnected());
        QVERIFY(broker.start());
        QTRY_VERIFY(client.isGranted("#"));
        QVERIFY(broker.publish({u"-t"_s, u"a"_s, u"-m"_s, u"x"_s}));
        QTRY_COMPARE(client.sink.count(), 1);
    }

    void wrongPasswordIsSaidAndNotRepeated_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.1.1") << 4;
        QTest::newRow("5.0") << 5;
    }

    void wrongPasswordIsSaidAndNotRepeated()
    {
        QFETCH(int, version);
        MosquittoOptions options;
        options.users = {{u"ann"_s, u"right"_s}};
        MosquittoFixture broker(options);
        ClientHarness client(u"mqtt://ann:wrong@127.0.0.1:%1"_s.arg(broker.port()), mqtt::Version(version));
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QVERIFY(client.connection->status().retryHeld);
        QCOMPARE(int(client.error().kind), int(ErrorKind::BrokerRefused));
        client.settings.url = *BrokerUrl::parse(u"mqtt://ann:right@127.0.0.1:%1"_s.arg(broker.port()));
        client.open();
        QTRY_VERIFY(client.isConnected());
    }

    void takeoverOnMosquitto()
    {
        ClientHarness first(m_mosquitto->url());
        first.settings.connect.clientId = "same";
        first.settings.reconnect.enabled = false;
        first.open();
        QTRY_VERIFY(first.isConnected());
        ClientHarness second(m_mosquitto->url());
        second.settings.connect.clientId = "same";
        second.open();
        QTRY_VERIFY(second.isConnected());
        QTRY_COMPARE(first.state(), Failed);
    }

    void tlsErrorsArePlain_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("ca");
        QTest::addColumn<QString>("says");
        const QString ca = m_certificates.caFile();
        QTest::newRow("other host") << m_certificates.otherHostFile() << m_certificates.otherHostKeyFile() << ca
                                    << u"The certificate is for other.example, not for localhost"_s;
        QTest::newRow("expired") << m_certificates.expiredFile() << m_certificates.expiredKeyFile() << ca
                                 << u"expired on"_s;
        QTest::newRow("untrusted root") << m_certificates.serverFile() << m_certificates.serverKeyFile()
                                        << m_certificates.otherCaFile()
                                        << u"“Topicscope Test CA”, which is not trusted"_s;
        QTest::newRow("signed by itself")
            << m_certificates.selfSignedFile() << m_certificates.selfSignedKeyFile() << ca << u"signed by itself"_s;
    }

    void tlsErrorsArePlain()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, ca);
        QFETCH(QString, says);
        ScriptedBroker broker(Certificates::serverConfiguration(certificate, key));
        broker.nextConnection().expect(1).send(connack5); // the first one comes to nothing
        ClientHarness client(u"mqtts://localhost:%1"_s.arg(broker.port()));
        client.settings.tls.caCertificates = Certificates::read(ca);
        client.settings.tls.systemTrust = false;
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QCOMPARE(int(client.error().kind), int(ErrorKind::Tls));
        QVERIFY2(client.error().message.contains(says), qPrintable(client.error().message));
        QVERIFY2(broker.received().isEmpty(), "nothing may be sent to a broker that is not trusted");
        // The person may decide to go on; then the same is a warning.
        client.settings.tls.verifyPeer = false;
        client.open();
        QTRY_VERIFY(client.isConnected());
        QVERIFY2(client.connection->info()->tlsWarnings.join(u'\n').contains(says),
                 qPrintable(client.connection->info()->tlsWarnings.join(u'\n')));
    }

    void serverNameOverridesTheHost()
    {
        ScriptedBroker broker(
            Certificates::serverConfiguration(m_certificates.otherHostFile(), m_certificates.otherHostKeyFile()));
        broker.expect(1).send(connack5);
        ClientHarness client(u"mqtts://127.0.0.1:%1"_s.arg(broker.port()));
        trustTestCa(client);
        client.settings.tls.serverName = u"other.example"_s;
        client.open();
        QTRY_VERIFY2(client.isConnected(), qPrintable(client.connection->status().text));
    }

    void systemAndOwnTrustTogether()
    {
        ScriptedBroker broker(
            Certificates::serverConfiguration(m_certificates.serverFile(), m_certificates.serverKeyFile()));
        broker.expect(1).send(connack5);
        ClientHarness client(u"mqtts://localhost:%1"_s.arg(broker.port()));
        client.settings.tls.caCertificates = Certificates::read(m_certificates.caFile());
        client.settings.tls.systemTrust = true; // to read all of which takes its time
        client.open();
        QTRY_VERIFY2_WITH_TIMEOUT(client.isConnected(), qPrintable(client.connection->status().text), 20'000);
        QVERIFY(client.connection->info()->peerCertificates.contains("BEGIN CERTIFICATE"));
        QVERIFY(!client.connection->info()->cipher.isEmpty());
    }

    void systemTrustAloneDoesNotTrustTheTestCa()
    {
        ScriptedBroker broker(
            Certificates::serverConfiguration(m_certificates.serverFile(), m_certificates.serverKeyFile()));
        ClientHarness client(u"mqtts://localhost:%1"_s.arg(broker.port()));
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QCOMPARE(int(client.error().kind), int(ErrorKind::Tls));
    }

    void alpnIsOffered()
    {
        QSslConfiguration configuration =
            Certificates::serverConfiguration(m_certificates.serverFile(), m_certificates.serverKeyFile());
        configuration.setAllowedNextProtocols({"mqtt", "x-other"});
        ScriptedBroker broker(configuration);
        broker.expect(1).send(connack5);
        ClientHarness client(u"mqtts://localhost:%1"_s.arg(broker.port()));
        trustTestCa(client);
        client.settings.tls.alpn = {u"x-nobody"_s, u"mqtt"_s};
        client.open();
        QTRY_VERIFY2(client.isConnected(), qPrintable(client.connection->status().text));
        QCOMPARE(client.connection->info()->alpn, QByteArray("mqtt"));
    }

    void plainServerBehindMqtts()
    {
        ScriptedBroker broker;
        broker.expectHttp(); // whatever comes; it answers like a plain broker
        ClientHarness client(u"mqtts://127.0.0.1:%1"_s.arg(broker.port()));
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_COMPARE(broker.connections(), 1);
        broker.sendNow("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTRY_COMPARE(client.state(), Failed);
        QVERIFY2(client.error().message.contains(u"does not speak TLS"_s), qPrintable(client.error().message));
    }

    void clientKeys_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<bool>("der");
        QTest::addColumn<QString>("error"); // empty: works against a broker that asks for a certificate
        const QString rsa = m_certificates.clientFile();
        QTest::newRow("RSA, PKCS#8") << rsa << m_certificates.clientKeyFile() << QByteArray() << false << QString();
        QTest::newRow("RSA, encrypted") << rsa << m_certificates.clientEncryptedKeyFile() << QByteArray("secret")
                                        << false << QString();
        QTest::newRow("RSA, encrypted, traditional")
            << rsa << m_certificates.clientTraditionalKeyFile() << QByteArray("secret") << false << QString();
        QTest::newRow("RSA, encrypted, DER")
            << rsa << m_certificates.clientEncryptedKeyFile() << QByteArray("secret") << true << QString();
        QTest::newRow("RSA, DER") << rsa << m_certificates.clientKeyFile() << QByteArray() << true << QString();
        QTest::newRow("EC") << m_certificates.ecFile() << m_certificates.ecKeyFile() << QByteArray() << false
                            << QString();
        QTest::newRow("EC, PKCS#8") << m_certificates.ecFile() << m_certificates.ecPkcs8KeyFile() << QByteArray()
                                    << false << QString();
        QTest::newRow("wrong passphrase") << rsa << m_certificates.clientEncryptedKeyFile() << QByteArray("wrong")
                                          << false << u"passphrase does not open"_s;
        QTest::newRow("no passphrase") << rsa << m_certificates.clientEncryptedKeyFile() << QByteArray() << false
                                       << u"needs its passphrase"_s;
        QTest::newRow("wrong passphrase, traditional") << rsa << m_certificates.clientTraditionalKeyFile()
                                                       << QByteArray("wrong") << false << u"passphrase does not open"_s;
        QTest::newRow("Ed25519") << rsa << m_certificates.ed25519KeyFile() << QByteArray() << false << u"Ed25519"_s;
        QTest::newRow("not a key") << rsa << m_certificates.caFile() << QByteArray() << false << u"cannot be read"_s;
        QTest::newRow("no key") << rsa << QString() << QByteArray() << false << u"needs its private key"_s;
        QTest::newRow("not a certificate") << m_certificates.clientKeyFile() << m_certificates.clientKeyFile()
                                           << QByteArray() << false << u"client certificate cannot be read"_s;
        QTest::newRow("key of another certificate") << m_certificates.clientFile() << m_certificates.serverKeyFile()
                                                    << QByteArray() << false << u"does not belong"_s;
    }

    void clientKeys()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QByteArray, passphrase);
        QFETCH(bool, der);
        QFETCH(QString, error);
        if (!m_clientCertificateBroker) {
            MosquittoOptions options;
            options.tls = options.requireCertificate = true;
            options.certificateFile = m_certificates.serverFile();
            options.keyFile = m_certificates.serverKeyFile();
            options.caFile = m_certificates.caFile();
            m_clientCertificateBroker = std::make_unique<MosquittoFixture>(options);
        }
        ClientHarness client(m_clientCertificateBroker->tlsUrl());
        trustTestCa(client);
        client.settings.reconnect.enabled = false;
        client.settings.tls.clientCertificate = Certificates::read(certificate);
        QByteArray keyBytes = key.isEmpty() ? QByteArray() : Certificates::read(key);
        if (der)
            keyBytes = QByteArray::fromBase64(
                keyBytes.mid(keyBytes.indexOf('\n'), keyBytes.indexOf("-----END") - keyBytes.indexOf('\n')));
        client.settings.tls.privateKey = keyBytes;
        client.settings.tls.passphrase = passphrase;
        client.open();
        if (error.isEmpty()) {
            QTRY_VERIFY2(client.isConnected(), qPrintable(client.connection->status().text));
            return;
        }
        QTRY_COMPARE(client.state(), Failed);
        QVERIFY2(client.error().message.contains(error), qPrintable(client.error().message));
        QVERIFY(passphrase.isEmpty() || !client.error().message.contains(QString::fromUtf8(passphrase)));
    }

    void missingClientCertificateIsSaid()
    {
        MosquittoOptions options;
        options.tls = options.requireCertificate = true;
        options.certificateFile = m_certificates.serverFile();
        options.keyFile = m_certificates.serverKeyFile();
        options.caFile = m_certificates.caFile();
        MosquittoFixture broker(options);
        ClientHarness client(broker.tlsUrl());
        trustTestCa(client);
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QVERIFY2(client.error().message.contains(u"client certificate"_s), qPrintable(client.error().message));
    }

    void refusedUpgradeShowsTheStatus()
    {
        ScriptedBroker broker;
        broker.expectHttp().send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        ClientHarness client(u"ws://127.0.0.1:%1/private"_s.arg(broker.port()));
        client.settings.webSocket.headers = {{"Authorization", "Bearer abc"}};
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QCOMPARE(int(client.error().kind), int(ErrorKind::WebSocket));
        QCOMPARE(client.error().reasonCode, 403);
        QVERIFY2(client.error().message.contains(u"HTTP 403 Forbidden"_s), qPrintable(client.error().message));
        QVERIFY(broker.lastReceived().startsWith("GET /private HTTP/1.1\r\n"));
        QVERIFY(broker.lastReceived().contains("\r\nAuthorization: Bearer abc\r\n"));
        QVERIFY(broker.lastReceived().contains("\r\nHost: 127.0.0.1:" + QByteArray::number(broker.port()) + "\r\n"));
    }

    void webSocketByteByByte()
    {
        ScriptedBroker broker;
        broker.setWebSocket(true);
        broker.setByteByByte(true);
        broker.expect(1).send(connack5).send(hex("30 08 0003 'a/b' 00 'hi'")).expect(hex("E0 00"));
        ClientHarness client(broker.url());
        client.open();
        QTRY_COMPARE(client.sink.count(), 1);
        client.connection->close();
        QTRY_VERIFY2(broker.finished(), broker.state());
    }

    void textFrameEndsIt()
    {
        ScriptedBroker broker;
        broker.expectHttp().sendReply([](const QByteArray& head) {
            return "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: "
                   "mqtt\r\nSec-WebSocket-Accept: " +
                   ScriptedBroker::webSocketAccept(head) + "\r\n\r\n" + ScriptedBroker::webSocketFrame(1, connack5);
        });
        ClientHarness client(u"ws://127.0.0.1:%1"_s.arg(broker.port()));
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QCOMPARE(int(client.error().kind), int(ErrorKind::Protocol));
        QCOMPARE(client.error().clause, QByteArray("MQTT-6.0.0-1"));
    }

    void proxyErrorsArePlain_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("failure");
        QTest::addColumn<bool>("wrongPassword");
        QTest::addColumn<QString>("says");
        QTest::newRow("SOCKS5 refused") << 0 << 5 << false << u"connection refused"_s;
        QTest::newRow("SOCKS5 password") << 0 << 0 << true << u"did not accept the user name or the password"_s;
        QTest::newRow("HTTP 503") << 1 << 503 << false << u"HTTP 503"_s;
        QTest::newRow("HTTP password") << 1 << 0 << true << u"HTTP 407"_s;
    }

    void proxyErrorsArePlain()
    {
        QFETCH(int, kind);
        QFETCH(int, failure);
        QFETCH(bool, wrongPassword);
        QFETCH(QString, says);
        ConnectProxy proxy(ConnectProxy::Kind(kind), wrongPassword ? "ann" : "", wrongPassword ? "right" : "");
        proxy.setFailure(failure);
        ClientHarness client(m_mosquitto->url());
        client.settings.proxy = {.kind = kind == 0 ? ProxySettings::Kind::Socks5 : ProxySettings::Kind::HttpConnect,
                                 .host = u"127.0.0.1"_s,
                                 .port = proxy.port(),
                                 .userName = wrongPassword ? u"ann"_s : QString(),
                                 .password = wrongPassword ? u"wrong"_s : QString()};
        client.settings.reconnect.enabled = false;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QCOMPARE(int(client.error().kind), int(ErrorKind::Proxy));
        QVERIFY2(client.error().message.contains(says), qPrintable(client.error().message));
    }

    void ipv6_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("webSocket");
        QTest::addColumn<int>("proxy"); // 0 none, 1 SOCKS5, 2 HTTP
        QTest::newRow("TCP") << false << false << 0;
        QTest::newRow("TLS") << true << false << 0;
        QTest::newRow("WebSocket") << false << true << 0;
        QTest::newRow("secure WebSocket") << true << true << 0;
        QTest::newRow("TCP through SOCKS5") << false << false << 1;
        QTest::newRow("TLS through HTTP CONNECT") << true << false << 2;
    }

    void ipv6()
    {
        QFETCH(bool, tls);
        QFETCH(bool, webSocket);
        QFETCH(int, proxy);
        ScriptedBroker broker(
            tls ? Certificates::serverConfiguration(m_certificates.serverFile(), m_certificates.serverKeyFile())
                : QSslConfiguration(),
            u"::1"_s);
        broker.setWebSocket(webSocket);
        broker.expect(1).send(connack5);
        ConnectProxy proxyServer(proxy == 2 ? ConnectProxy::Kind::Http : ConnectProxy::Kind::Socks5, "ann", "secret");
        ClientHarness client(broker.url());
        trustTestCa(client);
        if (proxy != 0) {
            client.settings.proxy = {.kind =
                                         proxy == 2 ? ProxySettings::Kind::HttpConnect : ProxySettings::Kind::Socks5,
                                     .host = u"127.0.0.1"_s,
                                     .port = proxyServer.port(),
                                     .userName = u"ann"_s,
                                     .password = u"secret"_s};
        }
        client.open();
        QTRY_VERIFY2(client.isConnected(), qPrintable(client.connection->status().text));
        QCOMPARE(client.connection->info()->peerAddress.startsWith(u"[::1]"_s), proxy == 0);
        QCOMPARE(proxyServer.tunnels(), proxy == 0 ? 0 : 1);
    }

    void cleanupTestCase()
    {
        m_clientCertificateBroker.reset();
        m_mosquitto.reset();
    }

private:
    std::unique_ptr<MosquittoFixture> m_clientCertificateBroker;
};

QTEST_GUILESS_MAIN(TestConnectionBrokers)
#include "test_connection_brokers.moc"
