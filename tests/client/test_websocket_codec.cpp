// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/websocket_codec.h"

#include "tests/support/hex.h"
#include "tests/support/scripted_broker.h"

#include <QTest>

using namespace topicscope;
using namespace topicscope::client;
using namespace topicscope::test;
using Kind = WebSocketError::Kind;

namespace {

QByteArray asBytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// The codec with what it said so far.
struct Client
{
    explicit Client(const mqtt::Bytes& subprotocol = "mqtt")
        : codec({.host = "broker.example",
                 .path = "/mqtt",
                 .subprotocol = subprotocol,
                 .headers = {},
                 .key = "0123456789abcdef"})
    {
        request = QByteArray::fromStdString(codec.output());
        codec.outputWritten();
    }

    /// The MQTT bytes that come of `bytes`, given in pieces of this size.
    QByteArray feed(const QByteArray& bytes, qsizetype piece = 1 << 30)
    {
        QByteArray mqtt;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            QByteArray part = bytes.mid(at, piece);
            part.detach();
            mqtt += asBytes(codec.receive(part.data(), std::size_t(part.size())));
        }
        return mqtt;
    }

    QByteArray takeOutput()
    {
        const QByteArray output = QByteArray::fromStdString(codec.output());
        codec.outputWritten();
        return output;
    }

    QByteArray goodAnswer() const
    {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
               "Upgrade\r\nSec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Accept: " +
               ScriptedBroker::webSocketAccept(request) + "\r\n\r\n";
    }

    WebSocketCodec codec;
    QByteArray request;
};

} // namespace

class TestWebSocketCodec : public QObject
{
    Q_OBJECT

private slots:
    void requestSaysWhatRfc6455Wants()
    {
        const WebSocketCodec codec({.host = "b.example:8080",
                                    .path = "/a?b=c",
                                    .subprotocol = "mqtt",
                                    .headers = {{"X-Token", "1\r\nEvil: 2"}},
                                    .key = "0123456789abcdef"});
        const QByteArray request = QByteArray::fromStdString(codec.output());
        QVERIFY(request.startsWith("GET /a?b=c HTTP/1.1\r\nHost: b.example:8080\r\n"));
        QVERIFY(request.contains("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"));
        QVERIFY(request.contains("\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"));
        QVERIFY(request.contains("\r\nSec-WebSocket-Protocol: mqtt\r\n"));
        QVERIFY2(request.contains("\r\nX-Token: 1Evil: 2\r\n"),
                 "a line break in a header must not make another header");
        QVERIFY(request.endsWith("\r\n\r\n"));
    }

    void acceptOfTheStandardsExample()
    {
        // RFC 6455 §1.3
        QCOMPARE(ScriptedBroker::webSocketAccept("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
                 QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    }

    void upgrade_data()
    {
        QTest::addColumn<QByteArray>("answer"); // %A stands for the right Sec-WebSocket-Accept
        QTest::addColumn<bool>("opens");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        const auto good = [](const char* name, const char* answer) {
            QTest::newRow(name) << QByteArray(answer) << true << 0 << 0;
        };
        const auto bad = [](const char* name, const char* answer, Kind kind, int status) {
            QTest::newRow(name) << QByteArray(answer) << false << int(kind) << status;
        };
        good("plain", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                      "Upgrade\r\nSec-WebSocket-Accept: %A\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n");
        good("Connection: keep-alive, Upgrade",
             "HTTP/1.1 101 OK\r\nupgrade: WebSocket\r\nconnection: keep-alive, Upgrade\r\nsec-websocket-accept: "
             "%A\r\nsec-websocket-protocol: mqtt\r\n\r\n");
        good("other headers, no reason phrase",
             "HTTP/1.1 101\r\nServer: x\r\nUpgrade: websocket\r\nDate: y\r\nConnection: "
             "upgrade\r\nSec-WebSocket-Accept:%A\r\nSec-WebSocket-Protocol:  mqtt  \r\n\r\n");
        bad("a space before the status line", // found by fuzzing: whole it was HTTP, byte by byte it was not
            " HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", Kind::NotHttp, 0);
        bad("MQTT-6.0.0-4 no subprotocol",
            "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %A\r\n\r\n",
            Kind::BadSubprotocol, 101);
        bad("MQTT-6.0.0-4 other subprotocol",
            "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            "%A\r\nSec-WebSocket-Protocol: chat\r\n\r\n",
            Kind::BadSubprotocol, 101);
        bad("two subprotocols",
            "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            "%A\r\nSec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n",
            Kind::BadSubprotocol, 101);
        bad("no Upgrade",
            "HTTP/1.1 101 OK\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %A\r\nSec-WebSocket-Protocol: "
            "mqtt\r\n\r\n",
            Kind::BadUpgrade, 101);
        bad("no Connection",
            "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: %A\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n",
            Kind::BadUpgrade, 101);
        bad("Connection without Upgrade",
            "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: keep-alive\r\nSec-WebSocket-Accept: "
            "%A\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n",
            Kind::BadUpgrade, 101);
        bad("wrong Accept",
            "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            "AAAA\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n",
            Kind::BadUpgrade, 101);
        bad("extension that was not offered",
            "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            "%A\r\nSec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
            Kind::BadUpgrade, 101);
        bad("403", "HTTP/1.1 403 Forbidden\r\n\r\n", Kind::Refused, 403);
        bad("404 HTTP/1.0", "HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n", Kind::Refused, 404);
        bad("200", "HTTP/1.1 200 OK\r\n\r\n<html>", Kind::Refused, 200);
        bad("garbage status", "HTTP/1.1 abc\r\n\r\n", Kind::NotHttp, 0);
        bad("an MQTT broker", "\x20\x02", Kind::NotHttp, 0);
        bad("SSH", "SSH-2.0-OpenSSH", Kind::NotHttp, 0);
        QTest::newRow("endless head") << QByteArray("HTTP/1.1 101 OK\r\nX: " + QByteArray(20000, 'x')) << false
                                      << int(Kind::HeadTooLong) << 0;
    }

    void upgrade()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, opens);
        QFETCH(int, kind);
        for (const qsizetype piece : {qsizetype(1) << 20, qsizetype(1), qsizetype(7)}) {
            Client client;
            client.feed(QByteArray(answer).replace("%A", ScriptedBroker::webSocketAccept(client.request)), piece);
            QCOMPARE(client.codec.isOpen(), opens);
            QCOMPARE(client.codec.error().has_value(), !opens);
            if (opens)
                continue;
            QCOMPARE(int(client.codec.error()->kind), kind);
            QTEST(client.codec.error()->httpStatus, "status");
            QVERIFY(!client.codec.error()->description.empty());
        }
    }

    void framesBecomeBytes_data()
    {
        QTest::addColumn<QByteArray>("frames");
        QTest::addColumn<QByteArray>("mqtt");
        const auto frame = [](int opcode, const QByteArray& payload, bool final = true) {
            return ScriptedBroker::webSocketFrame(opcode, payload, final);
        };
        QTest::newRow("one") << frame(2, "abc") << QByteArray("abc");
        QTest::newRow("empty frame") << frame(2, "") + frame(2, "x") << QByteArray("x");
        QTest::newRow("two") << frame(2, "abc") + frame(2, "de") << QByteArray("abcde");
        QTest::newRow("fragments") << frame(2, "ab", false) + frame(0, "cd", false) + frame(0, "e") + frame(2, "f")
                                   << QByteArray("abcdef");
        QTest::newRow("ping between fragments")
            << frame(2, "ab", false) + frame(9, "p") + frame(0, "c") << QByteArray("abc");
        QTest::newRow("pong is ignored") << frame(10, "p") + frame(2, "a") << QByteArray("a");
        QTest::newRow("126 bytes") << frame(2, QByteArray(126, 'x')) << QByteArray(126, 'x');
        QTest::newRow("65535 bytes") << frame(2, QByteArray(65535, 'x')) + frame(2, "y")
                                     << QByteArray(65535, 'x') + "y";
        QTest::newRow("65536 bytes") << frame(2, QByteArray(65536, 'x')) + frame(2, "y")
                                     << QByteArray(65536, 'x') + "y";
    }

    void framesBecomeBytes()
    {
        QFETCH(QByteArray, frames);
        for (const qsizetype piece : {qsizetype(1) << 20, qsizetype(1), qsizetype(3)}) {
            Client client;
            // The first frames may come with the answer to the upgrade.
            const QByteArray mqtt = client.feed(client.goodAnswer() + frames, piece);
            QVERIFY(!client.codec.error());
            QTEST(mqtt, "mqtt");
        }
    }

    void brokenFramesEndIt_data()
    {
        QTest::addColumn<QByteArray>("frames");
        QTest::addColumn<int>("closeCode");
        const auto frame = [](int opcode, const QByteArray& payload, bool final = true) {
            return ScriptedBroker::webSocketFrame(opcode, payload, final);
        };
        QTest::newRow("MQTT-6.0.0-1 text frame") << frame(1, "abc") << 1003;
        QTest::newRow("masked") << hex("82 81 00000000 61") << 1002;
        QTest::newRow("reserved bit 1") << hex("C2 01 61") << 1002;
        QTest::newRow("reserved bit 3") << hex("92 01 61") << 1002;
        QTest::newRow("reserved opcode 3") << hex("83 01 61") << 1002;
        QTest::newRow("reserved opcode 11") << hex("8B 00") << 1002;
        QTest::newRow("continuation of nothing") << frame(0, "a") << 1002;
        QTest::newRow("new message inside a message") << frame(2, "a", false) + frame(2, "b") << 1002;
        QTest::newRow("fragmented ping") << hex("09 00") << 1002;
        QTest::newRow("ping of 126 bytes") << hex("89 7E 007E") << 1002;
        QTest::newRow("16-bit length not needed") << hex("82 7E 0001 61") << 1002;
        QTest::newRow("64-bit length not needed") << hex("82 7F 0000000000000001 61") << 1002;
        QTest::newRow("length of 2^63") << hex("82 7F 8000000000000000") << 1002;
    }

    void brokenFramesEndIt()
    {
        QFETCH(QByteArray, frames);
        QFETCH(int, closeCode);
        for (const qsizetype piece : {qsizetype(1) << 20, qsizetype(1)}) {
            Client client;
            client.feed(client.goodAnswer(), piece);
            client.feed(frames + ScriptedBroker::webSocketFrame(2, "later"), piece);
            QVERIFY(client.codec.error());
            QCOMPARE(client.codec.error()->closeCode, closeCode);
            QCOMPARE(int(client.codec.error()->kind), int(closeCode == 1003 ? Kind::TextFrame : Kind::BrokenFrame));
            QByteArray output = client.takeOutput();
            int opcode = 0;
            QCOMPARE(ScriptedBroker::takeWebSocketFrame(output, &opcode),
                     QByteArray(1, char(closeCode >> 8)) + char(closeCode));
            QCOMPARE(opcode, 8);
            QVERIFY(output.isEmpty());
            QCOMPARE(client.feed(ScriptedBroker::webSocketFrame(2, "after")), QByteArray());
        }
    }

    void pingIsAnsweredWithItsPayload()
    {
        Client client;
        client.feed(client.goodAnswer() + ScriptedBroker::webSocketFrame(9, "hello"), 1);
        QByteArray output = client.takeOutput();
        QVERIFY2(output.at(1) & 0x80, "a client masks everything (RFC 6455 §5.1)");
        int opcode = 0;
        QCOMPARE(ScriptedBroker::takeWebSocketFrame(output, &opcode), QByteArray("hello"));
        QCOMPARE(opcode, 10);
    }

    void closeIsAnsweredAndReported_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("with reason") << hex("03E9 'bye'") << 1001 << QByteArray("bye");
        QTest::newRow("code only") << hex("03E8") << 1000 << QByteArray();
        QTest::newRow("empty") << QByteArray() << 1005 << QByteArray();
    }

    void closeIsAnsweredAndReported()
    {
        QFETCH(QByteArray, payload);
        Client client;
        QCOMPARE(client.feed(client.goodAnswer() + ScriptedBroker::webSocketFrame(2, "last") +
                             ScriptedBroker::webSocketFrame(8, payload)),
                 QByteArray("last"));
        QVERIFY(client.codec.error());
        QCOMPARE(int(client.codec.error()->kind), int(Kind::Closed));
        QTEST(client.codec.error()->closeCode, "code");
        QCOMPARE(QByteArray::fromStdString(client.codec.error()->reason),
                 QTest::currentDataTag() == QByteArray("with reason") ? QByteArray("bye") : QByteArray());
        QByteArray output = client.takeOutput();
        int opcode = 0;
        ScriptedBroker::takeWebSocketFrame(output, &opcode);
        QCOMPARE(opcode, 8);
    }

    void sentFramesAreMaskedAndWhole_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 7, 8, 9, 125, 126, 127, 65535, 65536, 100000})
            QTest::newRow(QByteArray::number(size).constData()) << size;
    }

    void sentFramesAreMaskedAndWhole()
    {
        QFETCH(int, size);
        QByteArray payload(size, Qt::Uninitialized);
        for (int i = 0; i < size; ++i)
            payload[i] = char(i * 31);
        Client client;
        client.feed(client.goodAnswer());
        client.codec.send({payload.constData(), std::size_t(size)}, 0x12345678);
        QByteArray output = client.takeOutput();
        QVERIFY(size < 8 || !output.contains(payload.left(8)));
        int opcode = 0;
        QCOMPARE(ScriptedBroker::takeWebSocketFrame(output, &opcode), payload);
        QCOMPARE(opcode, 2);
        QVERIFY(output.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWebSocketCodec)
#include "test_websocket_codec.moc"
