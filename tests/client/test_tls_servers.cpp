// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/client_harness.h"
#include "tests/support/certificates.h"
#include "tests/support/mosquitto_fixture.h"

#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

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

/// A TLS server with a thread of its own, which sends one client CONNACK and then messages as fast as they are taken.
/// With `closes` it closes the connection behind the last one.
class FloodingServer
{
public:
    FloodingServer(const QByteArray& certificate, const QByteArray& key, qint64 total, bool closes)
        : m_thread(QThread::create([this, certificate, key, total, closes] { serve(certificate, key, total, closes); }))
    {
        m_thread->start();
        m_listening.acquire();
    }
    ~FloodingServer() { m_thread->wait(); }
    quint16 port() const { return m_port; }
    qint64 sent() const { return m_sent; } ///< bytes of payloads that the kernel has taken

private:
    class Listener : public QTcpServer
    {
    public:
        qintptr socket = -1;

    protected:
        void incomingConnection(qintptr descriptor) override { socket = descriptor; }
    };

    void serve(const QByteArray& certificate, const QByteArray& key, qint64 total, bool closes)
    {
        Listener listener;
        listener.listen(QHostAddress::LocalHost);
        m_port = listener.serverPort();
        m_listening.release();
        listener.waitForNewConnection(10'000);
        QSslSocket socket;
        socket.setSocketDescriptor(listener.socket);
        socket.setLocalCertificate(QSslCertificate(certificate));
        socket.setPrivateKey(QSslKey(key, QSsl::Rsa));
        socket.startServerEncryption();
        if (!socket.waitForEncrypted(10'000) || (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(10'000)))
            return;
        const auto write = [&socket](const QByteArray& bytes) {
            socket.write(bytes);
            while (socket.bytesToWrite() > 0 || socket.encryptedBytesToWrite() > 0)
                if (!socket.waitForBytesWritten(30'000))
                    return false;
            return true;
        };
        const QByteArray payload(16 * 1024, 'x');
        const QByteArray message = hex("30 84 80 01 0001 't' 00") + payload; // QoS 0, the length from 0001 on
        for (bool alive = write(connack5); alive && m_sent < total; m_sent += payload.size())
            alive = write(message);
        if (closes)
            socket.disconnectFromHost();
        while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(30'000))
            socket.readAll();
    }

    std::unique_ptr<QThread> m_thread;
    QSemaphore m_listening;
    quint16 m_port = 0;
    std::atomic<qint64> m_sent = 0;
};

/// Needs its time for each batch, and notes how far the server is ahead of it.
class SlowSink : public mqtt::MessageSink
{
public:
    explicit SlowSink(const FloodingServer& server) : m_server(server) {}
    void message(const mqtt::MessageView& message) override { m_received += qint64(message.payload.size()); }
    void batchFinished(std::int64_t) override
    {
        QThread::msleep(2);
        m_ahead = std::max(m_ahead.load(), m_server.sent() - m_received);
    }
    qint64 received() const { return m_received; }
    qint64 ahead() const { return m_ahead; } ///< the most bytes that were on their way

private:
    const FloodingServer& m_server;
    std::atomic<qint64> m_received = 0;
    std::atomic<qint64> m_ahead = 0;
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

    void aFloodWaitsOutsideTheProgram_data()
    {
        QTest::addColumn<bool>("closes");
        QTest::newRow("the server stays") << false;
        QTest::newRow("the server closes behind it") << true;
    }

    /// What is not read yet waits in the kernel, which stops the sender, and not in our memory; and all of it arrives.
    void aFloodWaitsOutsideTheProgram()
    {
        QFETCH(bool, closes);
        constexpr qint64 total = 192 * 1024 * 1024;
        constexpr qint64 kernels = 64 * 1024 * 1024; // more than the buffers of both sides ever grow to
        FloodingServer server(Certificates::read(m_certificates.serverFile()),
                              Certificates::read(m_certificates.serverKeyFile()), total, closes);
        SlowSink sink(server);
        ClientHarness client(u"mqtts://localhost:%1"_s.arg(server.port()));
        client.settings.reconnect.first = client.settings.reconnect.maximum = 1h;
        client.connection->setSink(&sink);
        trustTestCa(client);
        client.open();
        QTRY_VERIFY2_WITH_TIMEOUT(sink.received() >= total || client.isDown(),
                                  qPrintable(client.connection->status().text), 60'000);
        QVERIFY2(sink.ahead() < kernels, qPrintable(u"%1 bytes were held"_s.arg(sink.ahead())));
        QCOMPARE(sink.received(), total);
        if (closes)
            QTRY_VERIFY2(client.error().message.contains(u"closed the connection"_s),
                         qPrintable(client.error().message));
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
