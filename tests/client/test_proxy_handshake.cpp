// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/backoff.h"
#include "app/client/proxy_handshake.h"

#include "tests/support/hex.h"

#include <QTest>

using namespace topicscope;
using namespace topicscope::client;
using namespace topicscope::test;
using namespace std::chrono_literals;

class TestProxyHandshake : public QObject
{
    Q_OBJECT

private slots:
    void dialogues_data()
    {
        QTest::addColumn<bool>("http");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QList<QByteArray>>("dialogue"); // ours, theirs, ours, …
        QTest::addColumn<QString>("error");              // empty: the tunnel stands
        const QString name = QStringLiteral("broker.example");
        const QString none;
        const QString user = QStringLiteral("ann");
        const QByteArray request = hex("05 01 00 03 0E 'broker.example' 07 5B");
        using L = QList<QByteArray>;
        QTest::newRow("SOCKS5, name") << false << name << none
                                      << L{hex("05 01 00"), hex("05 00"), request, hex("05 00 00 01 00000000 0000")}
                                      << none;
        QTest::newRow("SOCKS5, IPv4") << false << QStringLiteral("10.1.2.3") << none
                                      << L{hex("05 01 00"), hex("05 00"), hex("05 01 00 01 0A010203 075B"),
                                           hex("05 00 00 03 03 'abc' 0000")}
                                      << none;
        QTest::newRow("SOCKS5, IPv6") << false << QStringLiteral("::1") << none
                                      << L{hex("05 01 00"), hex("05 00"),
                                           hex("05 01 00 04 00000000 00000000 00000000 00000001 075B"),
                                           hex("05 00 00 04 00000000 00000000 00000000 00000001 0000")}
                                      << none;
        QTest::newRow("SOCKS5, credentials")
            << false << name << user << L{hex("05 02 00 02"), hex("05 02"), hex("01 03 'ann' 02 'pw'"),
                                          hex("01 00"),       request,      hex("05 00 00 01 00000000 0000")}
            << none;
        QTest::newRow("SOCKS5, wrong credentials")
            << false << name << user << L{hex("05 02 00 02"), hex("05 02"), hex("01 03 'ann' 02 'pw'"), hex("01 01")}
            << QStringLiteral("did not accept the user name or the password");
        QTest::newRow("SOCKS5, wants credentials")
            << false << name << none << L{hex("05 01 00"), hex("05 FF")} << QStringLiteral("wants a user name");
        QTest::newRow("SOCKS5, refused") << false << name << none
                                         << L{hex("05 01 00"), hex("05 00"), request, hex("05 05 00 01 00000000 0000")}
                                         << QStringLiteral("connection refused by broker.example:1883");
        QTest::newRow("SOCKS5, not allowed")
            << false << name << none << L{hex("05 01 00"), hex("05 00"), request, hex("05 02 00 01 00000000 0000")}
            << QStringLiteral("does not allow");
        QTest::newRow("SOCKS5, reply 9") << false << name << none
                                         << L{hex("05 01 00"), hex("05 00"), request, hex("05 09 00 01 00000000 0000")}
                                         << QStringLiteral("SOCKS5 reply 9");
        QTest::newRow("SOCKS5, not a proxy")
            << false << name << none << L{hex("05 01 00"), "HTTP/1.1 400 Bad Request\r\n\r\n"}
            << QStringLiteral("not a SOCKS5 proxy");
        QTest::newRow("HTTP") << true << name << none
                              << L{"CONNECT broker.example:1883 HTTP/1.1\r\nHost: broker.example:1883\r\n\r\n",
                                   "HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n"}
                              << none;
        QTest::newRow("HTTP, IPv6") << true << QStringLiteral("::1") << none
                                    << L{"CONNECT [::1]:1883 HTTP/1.1\r\nHost: [::1]:1883\r\n\r\n",
                                         "HTTP/1.0 200 OK\r\n\r\n"}
                                    << none;
        QTest::newRow("HTTP, credentials") << true << name << user
                                           << L{"CONNECT broker.example:1883 HTTP/1.1\r\nHost: "
                                                "broker.example:1883\r\nProxy-Authorization: Basic YW5uOnB3\r\n\r\n",
                                                "HTTP/1.1 200 OK\r\n\r\n"}
                                           << none;
        QTest::newRow("HTTP, 407 without credentials")
            << true << name << none
            << L{"CONNECT broker.example:1883 HTTP/1.1\r\nHost: broker.example:1883\r\n\r\n",
                 "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"}
            << QStringLiteral("wants a user name");
        QTest::newRow("HTTP, 403") << true << name << none
                                   << L{"CONNECT broker.example:1883 HTTP/1.1\r\nHost: broker.example:1883\r\n\r\n",
                                        "HTTP/1.1 403 Forbidden\r\n\r\n"}
                                   << QStringLiteral("HTTP 403 Forbidden");
        QTest::newRow("HTTP, not a proxy")
            << true << name << none
            << L{"CONNECT broker.example:1883 HTTP/1.1\r\nHost: broker.example:1883\r\n\r\n", hex("20 02 00 00")}
            << QStringLiteral("not an HTTP proxy");
        QTest::newRow("HTTP, endless head")
            << true << name << none
            << L{"CONNECT broker.example:1883 HTTP/1.1\r\nHost: broker.example:1883\r\n\r\n",
                 "HTTP/1.1 200 OK\r\n" + QByteArray(20000, 'x')}
            << QStringLiteral("too long");
    }

    void dialogues()
    {
        QFETCH(bool, http);
        QFETCH(QString, host);
        QFETCH(QString, user);
        QFETCH(QList<QByteArray>, dialogue);
        QFETCH(QString, error);
        for (const bool byteByByte : {false, true}) {
            ProxySettings settings;
            settings.kind = http ? ProxySettings::Kind::HttpConnect : ProxySettings::Kind::Socks5;
            settings.host = QStringLiteral("proxy.example");
            settings.userName = user;
            settings.password = user.isEmpty() ? QString() : QStringLiteral("pw");
            ProxyHandshake handshake(settings, host, 1883);
            for (qsizetype i = 0; i < dialogue.size(); i += 2) {
                QCOMPARE(dump(QByteArray::fromStdString(handshake.takeOutput())), dump(dialogue.at(i)));
                QVERIFY(!handshake.isDone());
                const mqtt::Bytes answer = dialogue.at(i + 1).toStdString();
                if (!byteByByte)
                    handshake.receive(answer);
                for (std::size_t at = 0; byteByByte && at < answer.size(); ++at)
                    handshake.receive(mqtt::BytesView(answer).substr(at, 1));
            }
            QVERIFY2(error.isEmpty() ? handshake.error().isEmpty() : handshake.error().contains(error),
                     qPrintable(handshake.error()));
            QCOMPARE(handshake.isDone(), error.isEmpty());
            QCOMPARE(handshake.credentialsRefused(), error.contains(QStringLiteral("user name")));
            const auto steps = handshake.takeSteps();
            QVERIFY(steps.size() >= std::size_t(error.isEmpty() ? 2 : 1));
            for (const auto& [direction, text] : steps) {
                const QByteArray shown = QByteArray::fromStdString(text);
                QVERIFY2(!shown.contains("pw") && !shown.contains("70 77") && !shown.contains("YW5u"),
                         shown.constData());
            }
            QVERIFY(handshake.takeOutput().empty());
            QVERIFY(!handshake.error().contains(QStringLiteral("pw")));
        }
    }

    void backoffGrowsWithFullJitterUpToItsMaximum()
    {
        Backoff backoff({.first = 1s, .maximum = 60s, .factor = 2.0, .stableAfter = 60s});
        for (const int seconds : {1, 2, 4, 8, 16, 32, 60, 60, 60})
            QCOMPARE(backoff.next(0.5).count(), seconds * 500);
        QCOMPARE(backoff.next(0.0).count(), 0);
        backoff.connectionLost(59999ms);
        QCOMPARE(backoff.next(0.5).count(), 30000);
        backoff.connectionLost(60000ms);
        QCOMPARE(backoff.next(0.5).count(), 500);
        for (int i = 0; i < 10000; ++i)
            QVERIFY(backoff.next(0.999).count() <= 60000);
    }
};

QTEST_GUILESS_MAIN(TestProxyHandshake)
#include "test_proxy_handshake.moc"
