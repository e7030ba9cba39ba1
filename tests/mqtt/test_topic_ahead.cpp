// SPDX-License-Identifier: GPL-3.0-or-later
// Session announces the topics of the PUBLISH packets in the bytes read at once, some packets ahead.
#include "app/mqtt/session.h"

#include <QTest>

#include <string>
#include <vector>

using namespace topicscope;
using namespace Qt::StringLiterals;

namespace {
class Listener : public mqtt::SessionListener
{
public:
    void message(const mqtt::MessageView& message) override
    {
        events.push_back("message " + std::string(message.topic));
    }
    void topicAhead(mqtt::BytesView topic) override { events.push_back("ahead " + std::string(topic)); }
    std::vector<std::string> events;
};

const std::string connack("\x20\x03\x00\x00\x00", 5);
const std::string pingresp("\xD0\x00", 2);

std::string publish(const std::string& topic, const std::string& payload = "1")
{
    const std::size_t length = 2 + topic.size() + 1 + payload.size();
    std::string packet(1, '\x30');
    for (std::size_t left = length; left > 0; left >>= 7)
        packet += char((left & 0x7F) | (left > 0x7F ? 0x80 : 0));
    packet += char(topic.size() >> 8);
    packet += char(topic.size() & 0xFF);
    return packet + topic + '\0' + payload;
}
} // namespace

class TestTopicAhead : public QObject
{
    Q_OBJECT
private slots:
    void announcesWhatFollows_data()
    {
        using List = std::vector<std::string>;
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<List>("events");
        const std::string longTopic(20'000, 't');
        QTest::newRow("one") << publish("a") << List{"ahead a", "message a"};
        QTest::newRow("two") << publish("a") + publish("b/c")
                             << List{"ahead a", "ahead b/c", "message a", "message b/c"};
        QTest::newRow("six") << publish("a") + publish("b") + publish("c") + publish("d") + publish("e") + publish("f")
                             << List{"ahead a",   "ahead b", "ahead c",   "ahead d",   "message a", "ahead e",
                                     "message b", "ahead f", "message c", "message d", "message e", "message f"};
        QTest::newRow("another packet between")
            << publish("a") + pingresp + publish("b") << List{"ahead a", "ahead b", "message a", "message b"};
        QTest::newRow("longest length of a topic in three bytes")
            << publish("a") + publish(longTopic, std::string(10'000, 'p'))
            << List{"ahead a", "ahead " + longTopic, "message a", "message " + longTopic};
        for (std::size_t cut = 1; cut < publish("topic").size(); ++cut)
            QTest::addRow("cut off after %d bytes", int(cut))
                << publish("a") + publish("topic").substr(0, cut) << List{"ahead a", "message a"};
        QTest::newRow("a topic longer than its packet") << publish("a") + std::string("\x30\x0A\xFF\xFF"
                                                                                      "abcdefgh")
                                                        << List{"ahead a", "message a"};
        QTest::newRow("no length at all")
            << publish("a") + std::string("\x30\xFF\xFF\xFF\xFF\xFF\xFF") << List{"ahead a", "message a"};
    }
    void theRestOfAPartialPacketIsFollowedByWhatIsAhead()
    {
        Listener listener;
        mqtt::Session session(listener);
        QVERIFY(session.start({}, 1'000'000));
        session.receive(connack, 1'000'000);
        const std::string bytes = publish("a") + publish("b") + publish("c");
        session.receive(std::string_view(bytes).substr(0, 3), 1'000'000);
        session.receive(std::string_view(bytes).substr(3), 1'000'000);
        QCOMPARE(listener.events,
                 (std::vector<std::string>{"message a", "ahead b", "ahead c", "message b", "message c"}));
    }
    void announcesWhatFollows()
    {
        QFETCH(std::string, bytes);
        QFETCH(std::vector<std::string>, events);
        Listener listener;
        mqtt::Session session(listener);
        QVERIFY(session.start({}, 1'000'000));
        session.receive(connack, 1'000'000);
        session.ping(1'000'000); // a PINGRESP is due
        session.receive(bytes, 1'000'000);
        QCOMPARE(listener.events, events);
    }
};

QTEST_APPLESS_MAIN(TestTopicAhead)
#include "test_topic_ahead.moc"
