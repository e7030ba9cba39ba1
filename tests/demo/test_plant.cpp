// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/plant.h"

#include <QCborMap>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using topicscope::demo::Plant;
using topicscope::demo::Publication;
namespace mqtt = topicscope::mqtt;

namespace {

constexpr qint64 epoch = 1'700'000'000'000;

Plant loaded(const QByteArray& json)
{
    auto plant = Plant::load(json, 7);
    if (!plant) {
        qFatal("%s", qPrintable(plant.error().message));
    }
    return std::move(*plant);
}

/// Everything published in `seconds`, stepping as the timer of the program does, with the time of each step.
std::vector<std::pair<qint64, Publication>> run(Plant& plant, int seconds)
{
    std::vector<std::pair<qint64, Publication>> result;
    for (qint64 now = epoch; now <= epoch + seconds * 1000; now += 50) {
        for (Publication& message : plant.due(now)) {
            result.emplace_back(now - epoch, std::move(message));
        }
    }
    return result;
}

} // namespace

class TestPlant : public QObject
{
    Q_OBJECT
private slots:
    void builtInPlantHasThreeHundredTopicsFourToSixLevelsDeep();
    void sameSeedGivesTheSameMessages();
    void retainedConfigurationIsThereAtOnce();
    void listsMultiplyTopicsAndFillStrings();
    void counterSkips();
    void sensorGoesSilentAndComesBack();
    void encodings_data();
    void encodings();
    void deviceAnswersCommands_data();
    void deviceAnswersCommands();
    void damagedDescriptionIsAnError_data();
    void damagedDescriptionIsAnError();
    void goesOnFromNowAfterAPause();
};

void TestPlant::builtInPlantHasThreeHundredTopicsFourToSixLevelsDeep()
{
    Plant plant = loaded(Plant::builtInDescription());
    QSet<QString> topics;
    QSet<int> depths;
    bool binary = false;
    bool cbor = false;
    for (const auto& [at, message] : run(plant, 31)) {
        topics.insert(message.topic);
        const int levels = int(message.topic.count(u'/')) + 1;
        depths.insert(levels);
        QVERIFY2(levels >= 4 && levels <= 6, qPrintable(message.topic));
        QVERIFY2(!message.payload.isEmpty(), qPrintable(message.topic));
        binary = binary || message.contentType == "application/octet-stream"_L1;
        cbor = cbor || message.contentType == "application/cbor"_L1;
    }
    QCOMPARE(topics.size(), plant.topicCount());
    QVERIFY2(topics.size() >= 290 && topics.size() <= 330, qPrintable(QString::number(topics.size())));
    QCOMPARE(depths, (QSet<int>{4, 5, 6}));
    QVERIFY(binary);
    QVERIFY(cbor);
}

void TestPlant::sameSeedGivesTheSameMessages()
{
    Plant one = loaded(Plant::builtInDescription());
    Plant two = loaded(Plant::builtInDescription());
    const auto first = run(one, 5);
    const auto second = run(two, 5);
    QCOMPARE(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        QCOMPARE(first[i].second.topic, second[i].second.topic);
        QCOMPARE(first[i].second.payload, second[i].second.payload);
    }
}

void TestPlant::retainedConfigurationIsThereAtOnce()
{
    Plant plant = loaded(Plant::builtInDescription());
    int configurations = 0;
    for (const Publication& message : plant.due(epoch)) {
        if (message.topic.endsWith("/config"_L1)) {
            QVERIFY(message.retain);
            QCOMPARE(message.qos, mqtt::QoS::AtLeastOnce);
            ++configurations;
        }
    }
    QCOMPARE(configurations, 24);
}

void TestPlant::listsMultiplyTopicsAndFillStrings()
{
    Plant plant = loaded(R"({"lists": {"a": ["x", "y"], "b": ["1", "2", "3"]}, "sensors": [
        {"topic": "t/{a}/{b}", "as": "json", "value": {"me": "{a}-{b}"}, "user_properties": [["of", "{b}"]]}]})");
    QStringList seen;
    for (const Publication& message : plant.due(epoch)) {
        seen << message.topic + u' ' + QString::fromUtf8(message.payload) + u' ' +
                    message.userProperties.first().second;
    }
    seen.sort();
    QCOMPARE(seen, (QStringList{"t/x/1 {\"me\":\"x-1\"} 1"_L1, "t/x/2 {\"me\":\"x-2\"} 2"_L1,
                                "t/x/3 {\"me\":\"x-3\"} 3"_L1, "t/y/1 {\"me\":\"y-1\"} 1"_L1,
                                "t/y/2 {\"me\":\"y-2\"} 2"_L1, "t/y/3 {\"me\":\"y-3\"} 3"_L1}));
    QCOMPARE(plant.due(epoch + 100'000).size(), std::size_t(0)); // without "every": once
}

void TestPlant::counterSkips()
{
    Plant plant =
        loaded(R"({"sensors": [{"topic": "n", "every": 1, "value": {"$count": {"from": 5, "skip_every": 3}}}]})");
    QByteArrayList values;
    for (const auto& [at, message] : run(plant, 8)) {
        values << message.payload;
    }
    values.resize(7);
    QCOMPARE(values.join(' '), QByteArray("5 6 7 9 10 11 13"));
}

void TestPlant::sensorGoesSilentAndComesBack()
{
    Plant plant =
        loaded(R"({"sensors": [{"topic": "s", "every": 1, "value": 1, "silent": {"after": 10, "for": 20}}]})");
    int talking = 0;
    int silent = 0;
    int again = 0;
    for (const auto& [at, message] : run(plant, 40)) {
        (at < 10'000 ? talking : at < 30'000 ? silent : again)++;
    }
    QVERIFY(talking >= 9);
    QCOMPARE(silent, 0);
    QVERIFY(again >= 9);
}

void TestPlant::encodings_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("text: string") << QByteArray(R"("value": "häuser")") << QByteArray("häuser");
    QTest::newRow("text: whole number") << QByteArray(R"("value": 42)") << QByteArray("42");
    QTest::newRow("text: number") << QByteArray(R"("value": 1.5)") << QByteArray("1.5");
    QTest::newRow("text: truth") << QByteArray(R"("value": true)") << QByteArray("true");
    QTest::newRow("json") << QByteArray(R"("as": "json", "value": {"a": [1, "b", null]})")
                          << QByteArray(R"({"a":[1,"b",null]})");
    QTest::newRow("json: array") << QByteArray(R"("as": "json", "value": [1, 2])") << QByteArray("[1,2]");
    QTest::newRow("json: time") << QByteArray(R"("as": "json", "value": {"t": {"$time": "iso"}})")
                                << QByteArray(R"({"t":"2023-11-14T22:13:20.000Z"})");
    QTest::newRow("cbor") << QByteArray(R"("as": "cbor", "value": {"a": 1})") << QByteArray::fromHex("a1616101");
    QTest::newRow("binary")
        << QByteArray(
               R"("as": "binary", "pack": ["u8", "u16be", "i16be", "u32be", "f32le"], "value": [255, 258, -2, 16909060, 1.5])")
        << QByteArray::fromHex("ff0102fffe010203040000c03f");
}

void TestPlant::encodings()
{
    QFETCH(QByteArray, entry);
    QFETCH(QByteArray, payload);
    Plant plant = loaded("{\"sensors\": [{\"topic\": \"t\", " + entry + "}]}");
    const auto messages = plant.due(epoch);
    QCOMPARE(messages.size(), std::size_t(1));
    QCOMPARE(messages.front().payload.toHex(' '), payload.toHex(' '));
}

void TestPlant::deviceAnswersCommands_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("responseTopic");
    QTest::addColumn<QString>("answerTopic");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("state"); // empty: not published
    QTest::newRow("JSON command") << QByteArray(R"({"command": "start"})") << u"my/answers"_s << u"my/answers"_s
                                  << QByteArray(R"({"command":"start","ok":true,"state":"on"})") << QByteArray("on");
    QTest::newRow("plain command") << QByteArray("start\n") << u"r"_s << u"r"_s
                                   << QByteArray(R"({"command":"start","ok":true,"state":"on"})") << QByteArray("on");
    QTest::newRow("no response topic") << QByteArray("start") << QString() << u"dev/command/answer"_s
                                       << QByteArray(R"({"command":"start","ok":true,"state":"on"})")
                                       << QByteArray("on");
    QTest::newRow("changes nothing") << QByteArray("status") << u"r"_s << u"r"_s
                                     << QByteArray(R"({"command":"status","ok":true,"state":"off"})") << QByteArray();
    QTest::newRow("unknown") << QByteArray("fly") << u"r"_s << u"r"_s
                             << QByteArray(R"({"command":"fly","error":"unknown command","known":["start","status"],)"
                                           R"("ok":false,"state":"off"})")
                             << QByteArray();
}

void TestPlant::deviceAnswersCommands()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, responseTopic);
    QFETCH(QString, answerTopic);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, state);
    Plant plant = loaded(R"({"devices": [{"topic": "dev/command", "state": "dev/state", "initial": "off", "delay": 0.5,
                             "commands": {"start": "on", "status": null}}]})");
    QCOMPARE(plant.commandTopics(), QStringList{u"dev/command"_s});
    const auto atStart = plant.due(epoch);
    QCOMPARE(atStart.size(), std::size_t(1));
    QCOMPARE(atStart.front().payload, QByteArray("off"));

    plant.command(u"dev/command"_s, request, responseTopic, "\x01\xff"_ba, epoch + 1000);
    plant.command(u"dev/other"_s, request, responseTopic, {}, epoch + 1000);
    QVERIFY(plant.due(epoch + 1499).empty());
    auto messages = plant.due(epoch + 1500);
    QCOMPARE(messages.size(), std::size_t(state.isEmpty() ? 1 : 2));
    QCOMPARE(messages.back().topic, answerTopic);
    QCOMPARE(messages.back().payload, answer);
    QCOMPARE(messages.back().correlationData, "\x01\xff"_ba);
    QVERIFY(!messages.back().retain);
    if (!state.isEmpty()) {
        QCOMPARE(messages.front().topic, u"dev/state"_s);
        QCOMPARE(messages.front().payload, state);
        QVERIFY(messages.front().retain);
    }
    QVERIFY(plant.due(epoch + 5000).empty());
}

void TestPlant::damagedDescriptionIsAnError_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("no JSON") << QByteArray("{") << u"damaged"_s;
    QTest::newRow("unknown generator") << QByteArray(R"({"sensors": [{"topic": "a/b", "value": {"$nope": {}}}]})")
                                       << u"$nope"_s;
    QTest::newRow("nothing to pick") << QByteArray(R"({"sensors": [{"topic": "a/b", "value": {"$pick": {"of": []}}}]})")
                                     << u"a/b"_s;
    QTest::newRow("no period") << QByteArray(
                                      R"({"sensors": [{"topic": "a/b", "value": [{"v": {"$wave": {"period": 0}}}]}]})")
                               << u"a/b"_s;
}

void TestPlant::damagedDescriptionIsAnError()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, mentions);
    const auto plant = Plant::load(json);
    QVERIFY(!plant);
    QVERIFY2(plant.error().message.contains(mentions), qPrintable(plant.error().message));
}

void TestPlant::goesOnFromNowAfterAPause()
{
    Plant plant = loaded(R"({"sensors": [{"topic": "n", "every": 1, "value": {"$count": {}}}]})");
    plant.due(epoch);
    plant.due(epoch + 1000);
    const qint64 later = epoch + 3'600'000;
    std::size_t count = 0;
    for (qint64 now = later; now < later + 5000; now += 50) {
        count += plant.due(now).size();
    }
    QVERIFY2(count <= 7, qPrintable(QString::number(count)));
}

QTEST_GUILESS_MAIN(TestPlant)
#include "test_plant.moc"
