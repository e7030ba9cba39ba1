// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/client_harness.h"
#include "tests/support/scripted_broker.h"

#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

using namespace topicscope;
using namespace topicscope::client;
using namespace topicscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using enum ConnectionState;

namespace {

/// The server's half of SCRAM, straight from RFC 5802.
struct ScramServer
{
    QByteArray method;
    QByteArray password;
    QByteArray salt = QByteArray::fromBase64("W22ZaJ0SNY7soEsUEjb6gQ==");
    int iterations = 4096;
    QByteArray clientFirstBare{};
    QByteArray serverFirst{};
    QByteArray nonce{};
    bool proved = false;

    QCryptographicHash::Algorithm hash() const
    {
        return method == "SCRAM-SHA-1"     ? QCryptographicHash::Sha1
               : method == "SCRAM-SHA-256" ? QCryptographicHash::Sha256
                                           : QCryptographicHash::Sha512;
    }
    QByteArray hmac(const QByteArray& key, const QByteArray& message) const
    {
        return QMessageAuthenticationCode::hash(message, key, hash());
    }

    QByteArray first(const QByteArray& clientFirst)
    {
        clientFirstBare = clientFirst.mid(3);
        nonce = clientFirstBare.mid(clientFirstBare.indexOf(",r=") + 3) + "%server";
        serverFirst = "r=" + nonce + ",s=" + salt.toBase64() + ",i=" + QByteArray::number(iterations);
        return serverFirst;
    }

    /// Checks the client's proof, and returns the server's.
    QByteArray last(const QByteArray& clientFinal)
    {
        const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(hash(), password, salt, iterations,
                                                                     quint64(QCryptographicHash::hashLength(hash())));
        const QByteArray withoutProof = "c=biws,r=" + nonce;
        const QByteArray message = clientFirstBare + ',' + serverFirst + ',' + withoutProof;
        const QByteArray clientKey = hmac(salted, "Client Key");
        QByteArray proof = hmac(QCryptographicHash::hash(clientKey, hash()), message);
        for (qsizetype i = 0; i < proof.size(); ++i)
            proof[i] = char(proof.at(i) ^ clientKey.at(i));
        proved = clientFinal == withoutProof + ",p=" + proof.toBase64();
        return "v=" + hmac(hmac(salted, "Server Key"), message).toBase64();
    }
};

QByteArray binary(const QByteArray& bytes)
{
    return QByteArray(1, char(bytes.size() >> 8)) + char(bytes.size() & 0xff) + bytes;
}

/// A packet of `header` with `start`, then Authentication Method and Authentication Data.
QByteArray packet(char header, const QByteArray& start, const QByteArray& method, const QByteArray& data)
{
    const QByteArray properties = "\x15" + binary(method) + "\x16" + binary(data);
    const auto length = [](qsizetype size) {
        return size < 128 ? QByteArray(1, char(size)) : QByteArray(1, char(size % 128 | 128)) + char(size / 128);
    };
    const QByteArray body = start + length(properties.size()) + properties;
    return header + length(body.size()) + body;
}

/// The Authentication Data of a CONNECT or AUTH packet.
QByteArray dataOf(const QByteArray& packet, const QByteArray& method)
{
    const QByteArray before = "\x15" + binary(method) + "\x16";
    const qsizetype at = packet.indexOf(before) + before.size();
    return packet.mid(at + 2, quint8(packet.at(at)) * 256 + quint8(packet.at(at + 1)));
}

} // namespace

/// SCRAM over a connection, against a server that computes its own half.
class TestEnhancedAuthentication : public QObject
{
    Q_OBJECT

    static void useScram(ClientHarness& client, const QByteArray& method)
    {
        client.settings.authenticationMethod = method;
        client.settings.scramUserName = u"ann"_s;
        client.settings.scramPassword = u"pencil"_s;
    }

    static void exchange(ScriptedBroker& broker, ScramServer& server, int firstType)
    {
        broker.expect(firstType).sendReply([&server](const QByteArray& first) {
            return packet(char(0xF0), "\x18", server.method, server.first(dataOf(first, server.method)));
        });
        broker.expect(15);
    }

private slots:
    void succeedsAndAuthenticatesAgain_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const char* method : {"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"})
            QTest::addRow("%s, MQTT-4.12.0-2, MQTT-4.12.1-1", method) << QByteArray(method);
    }

    void succeedsAndAuthenticatesAgain()
    {
        QFETCH(QByteArray, method);
        ScramServer server{.method = method, .password = "pencil"};
        ScriptedBroker broker;
        exchange(broker, server, 1);
        broker.sendReply([&](const QByteArray& last) {
            return packet(char(0x20), QByteArray("\0\0", 2), method, server.last(dataOf(last, method)));
        });
        ScramServer second{.method = method, .password = "pencil"};
        exchange(broker, second, 15);
        broker.sendReply([&](const QByteArray& last) {
            return packet(char(0xF0), QByteArray(1, '\0'), method, second.last(dataOf(last, method)));
        });
        ClientHarness client(broker.url());
        useScram(client, method);
        client.open();
        QTRY_VERIFY2(client.isConnected(), qPrintable(client.connection->status().text));
        QVERIFY(server.proved);
        QVERIFY2(!broker.received().first().contains("pencil"), "the password never travels");
        client.connection->reauthenticate();
        QTRY_VERIFY2(client.log.contains(u"Authenticated again"_s), qPrintable(client.log.join(u'\n')));
        QVERIFY(second.proved);
        QVERIFY(second.nonce != server.nonce);
        QVERIFY(client.isConnected());
        QVERIFY2(broker.finished(), broker.state());
        for (const JournalPacket& packet : client.connection->journal().packetsAfter(0)) {
            for (const char* secret : {"biws", "%server", "n=ann", "v="})
                QVERIFY2(packet.bytes.find(secret) == mqtt::Bytes::npos, "authentication data is masked");
        }
    }

    void wrongServerSignatureIsRefused_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("wrong") << QByteArray("v=" + QByteArray(32, 'x').toBase64());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("an error") << QByteArray("e=other-error");
    }

    void wrongServerSignatureIsRefused()
    {
        QFETCH(QByteArray, data);
        ScramServer server{.method = "SCRAM-SHA-256", .password = "pencil"};
        ScriptedBroker broker;
        exchange(broker, server, 1);
        broker.send(packet(char(0x20), QByteArray("\0\0", 2), server.method, data)).expectClose();
        ClientHarness client(broker.url());
        useScram(client, server.method);
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QVERIFY(client.connection->status().retryHeld);
        QVERIFY2(client.error().message.contains(u"could not prove that it knows the password"_s),
                 qPrintable(client.error().message));
        QTRY_VERIFY2(broker.finished(), broker.state());
        QCOMPARE(broker.connections(), 1);
    }

    void wrongPasswordIsRefusedByTheBroker()
    {
        ScramServer server{.method = "SCRAM-SHA-256", .password = "other"};
        ScriptedBroker broker;
        exchange(broker, server, 1);
        broker.sendReply([&](const QByteArray& last) {
            server.last(dataOf(last, server.method));
            return server.proved ? packet(char(0x20), QByteArray("\0\0", 2), server.method, "v=")
                                 : hex("20 03 00 86 00");
        });
        ClientHarness client(broker.url());
        useScram(client, server.method);
        client.open();
        QTRY_COMPARE(client.state(), Failed);
        QVERIFY(!server.proved);
        QVERIFY2(client.error().message.contains(u"did not accept user name or password"_s),
                 qPrintable(client.error().message));
    }
};

QTEST_GUILESS_MAIN(TestEnhancedAuthentication)
#include "test_enhanced_authentication.moc"
