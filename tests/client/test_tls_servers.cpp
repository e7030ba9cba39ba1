// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/client_harness.h"
#include "tests/support/certificates.h"
#include "tests/support/mosquitto_fixture.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>

using namespace topicscope;
using namespace topicscope::client;
using namespace topicscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using enum ConnectionState;

namespace {

/// openssl s_server on a free port: a TLS server with whatever oddity its options give it. What the test writes goes
/// to the client.
class OpensslServer
{
public:
    explicit OpensslServer(const QStringList& options)
    {
        for (int attempt = 0; attempt < 5 && !isListening(); ++attempt) {
            m_port = MosquittoFixture::freePort();
            dieWithParent(m_process);
            m_process.setProcessChannelMode(QProcess::MergedChannels);
            m_process.start(u"openssl"_s,
                            QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(m_port)} + options);
            m_process.waitForStarted();
            while (!isListening() && m_process.waitForReadyRead(5000))
                m_output += m_process.readAll();
        }
    }
    ~OpensslServer() { stop(); }
    void stop()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    bool isListening() const { return m_output.contains("ACCEPT"); }
    quint16 port() const { return m_port; }
    void send(const QByteArray& bytes) { m_process.write(bytes); }
    QByteArray output()
    {
        m_output += m_process.readAll();
        return m_output;
    }

private:
    QProcess m_process;
    QByteArray m_output;
    quint16 m_port = 0;
};

} // namespace

/// TLS servers of every odd kind: each ends in a plain message, and nothing that asking again cannot mend is asked
/// again.
class TestTlsServers : public QObject
{
    Q_OBJECT

    Certificates m_certificates;

    QStringList server(const QStringList& more = {})
    {
        return QStringList{u"-cert"_s, m_certificates.serverFile(), u"-key"_s, m_certificates.serverKeyFile()} + more;
    }
    void trustTestCa(ClientHarness& client)
    {
        client.settings.tls.caCertificates = Certificates::read(m_certificates.caFile());
        client.settings.tls.systemTrust = false;
    }

private slots:
    void initTestCase()
    {
        if (!Certificates::isAvailable())
            QSKIP("openssl is not installed");
    }

    void works_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QStringList>("alpn");
        QTest::addColumn<QString>("transport");
        QTest::addColumn<QByteArray>("agreed");
        QTest::newRow("TLS 1.2 only") << QStringList{u"-tls1_2"_s} << QStringList() << u"TLS 1.2"_s << QByteArray();
        QTest::newRow("TLS 1.3 only") << QStringList{u"-tls1_3"_s} << QStringList() << u"TLS 1.3"_s << QByteArray();
        QTest::newRow("ALPN agreed") << QStringList{u"-alpn"_s, u"x-other,mqtt"_s} << QStringList{u"mqtt"_s}
                                     << u"TLS 1.3"_s << QByteArray("mqtt");
        QTest::newRow("ALPN unknown to the server")
            << QStringList() << QStringList{u"mqtt"_s} << u"TLS 1.3"_s << QByteArray();
    }

    void works()
    {
        QFETCH(QStringList, options);
        QFETCH(QStringList, alpn);
        QFETCH(QString, transport);
        QFETCH(QByteArray, agreed);
        OpensslServer broker(server(options));
        QVERIFY2(broker.isListening(), broker.output().constData());
        ClientHarness client(u"mqtts://localhost:%1"_s.arg(broker.port()));
        trustTestCa(client);
        client.settings.tls.alpn = alpn;
        client.open();
        QTRY_VERIFY2(broker.output().contains("MQTT"), qPrintable(client.connection->status().text)); // CONNECT
        broker.send(connack5);
        QTRY_VERIFY2(client.isConnected(), qPrintable(client.connection->status().text));
        QCOMPARE(client.connection->info()->transport, transport);
        QCOMPARE(client.connection->info()->alpn, agreed);
        broker.stop(); // it would not answer our closing
    }

    void serverNameIndicationChoosesTheCertificate_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("serverName");
        QTest::addColumn<bool>("sent");
        QTest::newRow("name of the address") << u"localhost"_s << QString() << true;
        QTest::newRow("an IP address is no server name (RFC 6066 §3)") << u"127.0.0.1"_s << QString() << false;
        QTest::newRow("name of the profile") << u"127.0.0.1"_s << u"localhost"_s << true;
    }

    /// The server shows the certificate of another host to whoever does not name "localhost".
    void serverNameIndicationChoosesTheCertificate()
    {
        QFETCH(QString, host);
        QFETCH(QString, serverName);
        QFETCH(bool, sent);
        OpensslServer broker({u"-cert"_s, m_certificates.otherHostFile(), u"-key"_s, m_certificates.otherHostKeyFile(),
                              u"-servername"_s, u"localhost"_s, u"-cert2"_s, m_certificates.serverFile(), u"-key2"_s,
                              m_certificates.serverKeyFile()});
        QVERIFY2(broker.isListening(), broker.output().constData());
        ClientHarness client(u"mqtts://%1:%2"_s.arg(host).arg(broker.port()));
        trustTestCa(client);
        client.settings.tls.serverName = serverName;
        client.open();
        if (sent) {
            QTRY_VERIFY2(broker.output().contains("MQTT"), qPrintable(client.connection->status().text)); // CONNECT
        } else {
            QTRY_COMPARE(client.state(), Failed);
            QVERIFY2(client.error().message.contains(u"other.example"_s), qPrintable(client.error().message));
        }
        broker.stop(); // it would not answer our closing
    }

    void failuresArePlainAndNotRepeated_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QStringList>("alpn");
        QTest::addColumn<bool>("only13");
        QTest::addColumn<QString>("says");
        const auto with = [](const QString& certificate, const QString& key) {
            return QStringList{u"-cert"_s, certificate, u"-key"_s, key};
        };
        QTest::newRow("TLS 1.1 only") << server({u"-tls1_1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s}) << QStringList()
                                      << false << u"no TLS version in common"_s;
        QTest::newRow("TLS 1.0 only") << server({u"-tls1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s}) << QStringList()
                                      << false << u"no TLS version in common"_s;
        QTest::newRow("TLS 1.2 only, 1.3 asked for")
            << server({u"-tls1_2"_s}) << QStringList() << true << u"no TLS version in common"_s;
        QTest::newRow("expired certificate") << with(m_certificates.expiredFile(), m_certificates.expiredKeyFile())
                                             << QStringList() << false << u"expired on"_s;
        QTest::newRow("certificate of another host")
            << with(m_certificates.otherHostFile(), m_certificates.otherHostKeyFile()) << QStringList() << false
            << u"is for other.example, not for localhost"_s;
        QTest::newRow("certificate signed by itself")
            << with(m_certificates.selfSignedFile(), m_certificates.selfSignedKeyFile()) << QStringList() << false
            << u"signed by itself"_s;
        QTest::newRow("client certificate wanted, TLS 1.2")
            << server({u"-tls1_2"_s, u"-Verify"_s, u"1"_s}) << QStringList() << false << u"client certificate"_s;
        QTest::newRow("client certificate wanted, TLS 1.3")
            << server({u"-tls1_3"_s, u"-Verify"_s, u"1"_s}) << QStringList() << false << u"client certificate"_s;
        QTest::newRow("ALPN refused") << server({u"-alpn"_s, u"x-other"_s}) << QStringList{u"mqtt"_s} << false
                                      << u"none of the ALPN protocols"_s;
    }

    void failuresArePlainAndNotRepeated()
    {
        QFETCH(QStringList, options);
        QFETCH(QStringList, alpn);
        QFETCH(bool, only13);
        QFETCH(QString, says);
        OpensslServer broker(options);
        QVERIFY2(broker.isListening(), broker.output().constData());
        ClientHarness client(u"mqtts://localhost:%1"_s.arg(broker.port()));
        trustTestCa(client);
        client.settings.tls.alpn = alpn;
        client.settings.tls.minimum = only13 ? TlsSettings::Minimum::Tls13 : TlsSettings::Minimum::Tls12;
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QVERIFY2(client.error().message.contains(says), qPrintable(client.error().message));
        QCOMPARE(int(client.error().kind), int(ErrorKind::Tls));
        QVERIFY2(client.connection->status().retryHeld, "asking again cannot help");
        QCOMPARE(client.connection->status().attempt, 1);
        // Until the person says so.
        client.connection->retryNow();
        QTRY_VERIFY(client.connection->status().attempt == 2 && client.state() == Failed);
        broker.stop(); // it would not answer our closing
    }

    void tlsBehindAPlainAddress()
    {
        OpensslServer broker(server());
        ClientHarness client(u"mqtt://127.0.0.1:%1"_s.arg(broker.port()));
        client.open();
        QTRY_VERIFY(client.isDown());
        // This one closes without a word; others send an alert, see TestConnection::errorsArePlain().
        QVERIFY2(client.error().message.contains(u"closed the connection"_s), qPrintable(client.error().message));
        QVERIFY2(client.error().advice.contains(u"mqtts://"_s), qPrintable(client.error().advice));
    }

    void notTls_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<bool>("held");
        QTest::addColumn<QString>("says");
        QTest::newRow("a plain server behind mqtts")
            << QByteArray("220 mail.example ESMTP\r\n") << false << true << u"does not speak TLS"_s;
        QTest::newRow("closed without a byte")
            << QByteArray() << true << false << u"closed the connection during the TLS handshake"_s;
        QTest::newRow("closed in the middle of ServerHello") << hex("16 03 03 00 7a 02 00 00 76 03 03") << true << false
                                                             << u"closed the connection during the TLS handshake"_s;
    }

    void notTls()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, closes);
        QFETCH(bool, held);
        QFETCH(QString, says);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [socket, answer, closes] {
                socket->readAll();
                socket->write(answer);
                if (closes)
                    socket->disconnectFromHost();
            });
        });
        ClientHarness client(u"mqtts://127.0.0.1:%1"_s.arg(server.serverPort()));
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.open();
        QTRY_VERIFY(client.isDown());
        QVERIFY2(client.error().message.contains(says), qPrintable(client.error().message));
        QCOMPARE(client.connection->status().retryHeld, held);
        QCOMPARE(client.state(), held ? Failed : WaitingToRetry);
    }
};

QTEST_GUILESS_MAIN(TestTlsServers)
#include "test_tls_servers.moc"
