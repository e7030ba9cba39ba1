// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"
#include "tests/support/connect_proxy.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/hex.h"
#include "tests/support/mosquitto_fixture.h"
#include "tests/support/scripted_broker.h"

#include <QSslCertificate>
#include <QTcpSocket>
#include <QTest>

using namespace topicscope::test;

/// The peers that the other tests rely on do what they say.
class TestSupport : public QObject
{
    Q_OBJECT

private slots:
    void mosquittoStartsAndTakesMessages()
    {
        if (!MosquittoFixture::isAvailable())
            QSKIP("mosquitto is not installed");
        MosquittoFixture broker;
        QVERIFY(broker.isRunning());
        QVERIFY(
            broker.publish({QStringLiteral("-t"), QStringLiteral("a/b"), QStringLiteral("-m"), QStringLiteral("x")}));
        QTRY_VERIFY(broker.log().contains("a/b")); // mosquitto_pub does not wait at QoS 0
        broker.kill();
        QVERIFY(!broker.isRunning());
        QVERIFY(broker.start());
        QVERIFY(broker.publish({QStringLiteral("-t"), QStringLiteral("c"), QStringLiteral("-m"), QStringLiteral("x")}));
    }

    void scriptedBrokerSpeaksItsScript()
    {
        ScriptedBroker broker;
        broker.expect(1).send(hex("20 02 00 00")).expect(hex("C0 00")).send(hex("D0 00")).expectClose();
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), broker.port());
        client.write(hex("10 0C 0004 'MQTT' 04 02 003C 0000"));
        QTRY_COMPARE(client.bytesAvailable(), 4);
        QCOMPARE(client.readAll(), hex("20 02 00 00"));
        client.write(hex("C0 00"));
        QTRY_COMPARE(client.bytesAvailable(), 2);
        QVERIFY(!broker.finished());
        client.disconnectFromHost();
        QTRY_VERIFY2(broker.finished(), broker.state());
    }

    void scriptedBrokerFailsOnOtherBytes()
    {
        ScriptedBroker broker;
        broker.expect(hex("C0 00"));
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), broker.port());
        client.write(hex("E0 00"));
        QTRY_VERIFY(broker.failed());
        QVERIFY(!broker.finished());
    }

    void faultProxyForwardsWholeAndCuts()
    {
        ScriptedBroker broker;
        broker.expect(QByteArray(1000, 'a')).send(QByteArray(1000, 'b'));
        FaultProxy proxy(broker.port(), {.splitAtMost = 7, .delayAtMostMilliseconds = 2});
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), proxy.port());
        client.write(QByteArray(1000, 'a'));
        QTRY_COMPARE(client.bytesAvailable(), 1000);
        QCOMPARE(client.readAll(), QByteArray(1000, 'b'));
        QCOMPARE(proxy.cuts(), 0);
        proxy.cutAll();
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(proxy.cuts(), 1);
    }

    void certificatesAreWhatTheySay()
    {
        if (!Certificates::isAvailable())
            QSKIP("openssl is not installed");
        Certificates certificates;
        const auto load = [](const QString& file) { return QSslCertificate::fromPath(file).value(0); };
        QVERIFY(!load(certificates.serverFile()).isNull());
        QVERIFY(load(certificates.serverFile())
                    .subjectAlternativeNames()
                    .contains(QSsl::DnsEntry, QStringLiteral("localhost")));
        QVERIFY(load(certificates.expiredFile()).expiryDate() < QDateTime::currentDateTime());
        QVERIFY(Certificates::read(certificates.clientEncryptedKeyFile()).contains("ENCRYPTED"));
        QVERIFY(Certificates::read(certificates.clientTraditionalKeyFile()).contains("BEGIN RSA PRIVATE KEY"));
        QVERIFY(Certificates::read(certificates.ecKeyFile()).contains("BEGIN EC PRIVATE KEY"));
        QVERIFY(!Certificates::read(certificates.clientPkcs12File()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSupport)
#include "test_support.moc"
