// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/connection.h"
#include "app/client/io_thread.h"
#include "app/demo/demo_plant.h"

#include <QCborMap>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace topicscope;
using demo::DemoPlant;

namespace {

/// Keeps the last message of each topic.
class Watcher : public mqtt::MessageSink
{
public:
    struct Seen
    {
        std::string payload;
        mqtt::Properties properties;
        bool retained = false;
        int count = 0;
    };
    void message(const mqtt::MessageView& message) override
    {
        const std::lock_guard lock(m_mutex);
        Seen& seen = m_topics[std::string(message.topic)];
        seen.payload = message.payload;
        seen.properties = mqtt::Properties::decode(message.encodedProperties, mqtt::PropertyHome::Publish)
                              .value_or(mqtt::Properties());
        seen.retained = seen.retained || message.retain;
        ++seen.count;
    }
    std::map<std::string, Seen> topics()
    {
        const std::lock_guard lock(m_mutex);
        return m_topics;
    }

private:
    std::mutex m_mutex;
    std::map<std::string, Seen> m_topics;
};

} // namespace

class TestDemoPlant : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void plantIsAliveAndAnswersCommands();
    void startsAgainAfterStop();
    void saysWhatIsMissing();
};

void TestDemoPlant::initTestCase()
{
    if (demo::PrivateBroker::findProgram().isEmpty()) {
        QSKIP("mosquitto is not installed");
    }
}

void TestDemoPlant::plantIsAliveAndAnswersCommands()
{
    client::IoThread io;
    Watcher watcher;
    DemoPlant plant(io);
    QSignalSpy ready(&plant, &DemoPlant::ready);
    QSignalSpy failed(&plant, &DemoPlant::failed);
    plant.start();
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(plant.url().host(), u"127.0.0.1"_s);

    client::Connection connection(io);
    connection.setSink(&watcher);
    client::ConnectionSettings settings;
    settings.url = plant.url();
    settings.subscriptions = {{"#", {.qos = mqtt::QoS::AtLeastOnce}}};
    connection.open(settings);
    QTRY_COMPARE(connection.state(), client::ConnectionState::Connected);
    // The retained configuration is there at once, live values follow.
    QTRY_VERIFY(watcher.topics()["plant/north/line1/press/config"].retained);
    QTRY_VERIFY(watcher.topics()["plant/north/line1/robot/mode"].retained);
    QTRY_VERIFY(watcher.topics()["plant/quality/line1/scale/reading"].count > 0);
    const auto scale = watcher.topics()["plant/quality/line1/scale/reading"];
    QVERIFY(QCborValue::fromCbor(QByteArray::fromStdString(scale.payload)).toMap().contains(u"gram"_s));
    QTRY_VERIFY(watcher.topics().size() > 150);

    mqtt::PublishRequest request{.topic = "plant/north/line1/robot/command",
                                 .payload = R"({"command":"stop"})",
                                 .qos = mqtt::QoS::AtLeastOnce,
                                 .properties = {}};
    request.properties.set(mqtt::PropertyId::ResponseTopic, "my/answers");
    request.properties.set(mqtt::PropertyId::CorrelationData, mqtt::Bytes("\x00\xff", 2));
    connection.publish(request);
    QTRY_COMPARE(watcher.topics()["my/answers"].count, 1);
    const auto answer = watcher.topics()["my/answers"];
    QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(answer.payload)).object().value("state"_L1).toString(),
             u"idle"_s);
    QCOMPARE(std::string(answer.properties.text(mqtt::PropertyId::CorrelationData).value_or("")),
             std::string("\x00\xff", 2));
    QTRY_COMPARE(watcher.topics()["plant/north/line1/robot/mode"].payload, std::string("idle"));
}

void TestDemoPlant::startsAgainAfterStop()
{
    client::IoThread io;
    DemoPlant plant(io);
    QSignalSpy ready(&plant, &DemoPlant::ready);
    plant.start();
    QTRY_COMPARE(ready.size(), 1);
    plant.start(); // running already: just says so
    QTRY_COMPARE(ready.size(), 2);
    plant.stop();
    QVERIFY(!plant.isReady());
    plant.start();
    QTRY_COMPARE(ready.size(), 3);
}

void TestDemoPlant::saysWhatIsMissing()
{
    client::IoThread io;
    DemoPlant plant(io);
    plant.broker().setProgram(u"/nonexistent/mosquitto"_s);
    QSignalSpy failed(&plant, &DemoPlant::failed);
    plant.start();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY2(failed.first().first().toString().contains(u"apt install mosquitto"_s),
             qPrintable(failed.first().first().toString()));
}

QTEST_GUILESS_MAIN(TestDemoPlant)
#include "test_demo_plant.moc"
