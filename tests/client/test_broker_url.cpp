// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/broker_url.h"

#include <QTest>

using namespace topicscope::client;
using namespace Qt::StringLiterals;

class TestBrokerUrl : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<TransportKind>("transport");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("display");
        const auto row = [](const char* name, const QString& text, TransportKind transport, const QString& host,
                            int port, const QString& user, const QString& password, const QString& path,
                            const QString& display) {
            QTest::newRow(name) << text << transport << host << port << user << password << path << display;
        };
        const QString none;
        row("mqtt", u"mqtt://broker.example"_s, TransportKind::Tcp, u"broker.example"_s, 1883, none, none, none,
            u"mqtt://broker.example"_s);
        row("mqtts", u"mqtts://broker.example"_s, TransportKind::Tls, u"broker.example"_s, 8883, none, none, none,
            u"mqtts://broker.example"_s);
        row("ws", u"ws://b.example"_s, TransportKind::WebSocket, u"b.example"_s, 80, none, none, u"/mqtt"_s,
            u"ws://b.example/mqtt"_s);
        row("wss with path and query", u"wss://b.example:8084/a/b?x=1"_s, TransportKind::SecureWebSocket,
            u"b.example"_s, 8084, none, none, u"/a/b?x=1"_s, u"wss://b.example:8084/a/b?x=1"_s);
        row("ws root path stays", u"ws://b.example/"_s, TransportKind::WebSocket, u"b.example"_s, 80, none, none,
            u"/"_s, u"ws://b.example/"_s);
        row("bare host", u"broker.example"_s, TransportKind::Tcp, u"broker.example"_s, 1883, none, none, none,
            u"mqtt://broker.example"_s);
        row("bare host and port", u" broker.example:1884 "_s, TransportKind::Tcp, u"broker.example"_s, 1884, none, none,
            none, u"mqtt://broker.example:1884"_s);
        row("upper case scheme", u"MQTT://h"_s, TransportKind::Tcp, u"h"_s, 1883, none, none, none, u"mqtt://h"_s);
        row("tcp synonym", u"tcp://h"_s, TransportKind::Tcp, u"h"_s, 1883, none, none, none, u"mqtt://h"_s);
        row("ssl synonym", u"ssl://h"_s, TransportKind::Tls, u"h"_s, 8883, none, none, none, u"mqtts://h"_s);
        row("trailing slash", u"mqtt://h:1/"_s, TransportKind::Tcp, u"h"_s, 1, none, none, none, u"mqtt://h:1"_s);
        row("IPv4", u"10.1.2.3:1883"_s, TransportKind::Tcp, u"10.1.2.3"_s, 1883, none, none, none,
            u"mqtt://10.1.2.3"_s);
        row("IPv6 in brackets", u"mqtt://[::1]:1884"_s, TransportKind::Tcp, u"::1"_s, 1884, none, none, none,
            u"mqtt://[::1]:1884"_s);
        row("IPv6 in brackets, no port", u"mqtts://[2001:db8::1]"_s, TransportKind::Tls, u"2001:db8::1"_s, 8883, none,
            none, none, u"mqtts://[2001:db8::1]"_s);
        row("bare IPv6", u"::1"_s, TransportKind::Tcp, u"::1"_s, 1883, none, none, none, u"mqtt://[::1]"_s);
        row("IPv6 with scope", u"[fe80::1%eth0]:1"_s, TransportKind::Tcp, u"fe80::1%eth0"_s, 1, none, none, none,
            u"mqtt://[fe80::1%eth0]:1"_s);
        row("user", u"mqtt://ann@h"_s, TransportKind::Tcp, u"h"_s, 1883, u"ann"_s, none, none, u"mqtt://ann@h"_s);
        row("user and password", u"mqtt://ann:secret@h"_s, TransportKind::Tcp, u"h"_s, 1883, u"ann"_s, u"secret"_s,
            none, u"mqtt://ann@h"_s);
        row("percent-encoded", u"mqtt://a%40b:p%3A%2F%40w@h:5"_s, TransportKind::Tcp, u"h"_s, 5, u"a@b"_s, u"p:/@w"_s,
            none, u"mqtt://a%40b@h:5"_s);
        row("@ and : in the password", u"mqtt://ann:a:b@c@h"_s, TransportKind::Tcp, u"h"_s, 1883, u"ann"_s, u"a:b@c"_s,
            none, u"mqtt://ann@h"_s);
        row("password only", u"mqtt://:pw@h"_s, TransportKind::Tcp, u"h"_s, 1883, none, u"pw"_s, none, u"mqtt://h"_s);
        row("international name", u"mqtt://bröker.example"_s, TransportKind::Tcp, u"bröker.example"_s, 1883, none, none,
            none, u"mqtt://bröker.example"_s);
    }

    void readsWhatPeopleWrite()
    {
        QFETCH(QString, text);
        QFETCH(TransportKind, transport);
        const auto url = BrokerUrl::parse(text);
        QVERIFY2(url.has_value(), url ? "" : qPrintable(url.error().message));
        QCOMPARE(url->transport(), transport);
        QTEST(url->host(), "host");
        QTEST(int(url->port()), "port");
        QTEST(url->userName(), "user");
        QTEST(url->password(), "password");
        QTEST(url->path(), "path");
        QTEST(url->display(), "display");
        // What is shown can be read again and is the same address.
        BrokerUrl without = *url;
        without.setPassword({});
        const auto again = BrokerUrl::parse(url->display());
        QVERIFY(again.has_value());
        QCOMPARE(again->display(), url->display());
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << u"  "_s << u"empty"_s;
        QTest::newRow("other scheme") << u"http://h"_s << u"http://"_s;
        QTest::newRow("no host") << u"mqtt://"_s << u"no host"_s;
        QTest::newRow("no host, port") << u"mqtt://:1883"_s << u"no host"_s;
        QTest::newRow("port 0") << u"h:0"_s << u"not a port"_s;
        QTest::newRow("port too large") << u"h:65536"_s << u"not a port"_s;
        QTest::newRow("port is a word") << u"h:mqtt"_s << u"not a port"_s;
        QTest::newRow("port with sign") << u"h:+1"_s << u"not a port"_s;
        QTest::newRow("empty port") << u"h:"_s << u"not a port"_s;
        QTest::newRow("space in the host") << u"my host"_s << u"not a host name"_s;
        QTest::newRow("tab behind a number (found by fuzzing)") << u"0\t/"_s << u"not a host name"_s;
        QTest::newRow("bracket open") << u"mqtt://[::1"_s << u"bracket"_s;
        QTest::newRow("not IPv6 in brackets") << u"mqtt://[h]"_s << u"IPv6"_s;
        QTest::newRow("a bracket in an IPv6 scope (found by fuzzing)") << u"::%:[]3"_s << u"no host"_s;
        QTest::newRow("text after the bracket") << u"mqtt://[::1]x"_s << u"follow"_s;
        QTest::newRow("path on mqtt") << u"mqtt://h/topic"_s << u"path"_s;
        QTest::newRow("fragment on ws") << u"ws://h/a#b"_s << u"fragment"_s;
        QTest::newRow("line break in the path") << u"ws://h/a\r\nX: y"_s << u"control"_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto url = BrokerUrl::parse(text);
        QVERIFY(!url.has_value());
        QVERIFY2(url.error().message.contains(says), qPrintable(url.error().message));
    }

    void neverRepeatsThePassword_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"mqtt://u:hunter2@h:x", "mqtt://u:hunter2@", "mqtt://u:hunter2@a b",
                                 "mqtt://u:hunter2@[h]", "mqtt://u:hunter2@h/p", "foo://u:hunter2@h"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void neverRepeatsThePassword()
    {
        QFETCH(QString, text);
        const auto url = BrokerUrl::parse(text);
        QVERIFY(!url.has_value());
        QVERIFY2(!url.error().message.contains(u"hunter2"_s), qPrintable(url.error().message));
    }
};

QTEST_GUILESS_MAIN(TestBrokerUrl)
#include "test_broker_url.moc"
