// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/properties.h"
#include "tests/gui/tree_fixture.h"
#include "ui/topic_tree/value_export.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace topicscope;
using namespace topicscope::ui;

class ValueExportTest : public QObject
{
    Q_OBJECT

private slots:
    void lastValuesAreExported_data()
    {
        QTest::addColumn<ValueExport::Format>("format");
        QTest::newRow("CSV") << ValueExport::Format::Csv;
        QTest::newRow("JSON Lines") << ValueExport::Format::JsonLines;
    }
    void lastValuesAreExported()
    {
        QFETCH(ValueExport::Format, format);
        TreeFixture plant;
        constexpr int count = 1'000; // several blocks
        for (int i = 0; i < count; ++i)
            plant.feed.put("a/" + std::to_string(i), i == 7 ? "say \"hi\",\nthere" : i == 8 ? "\xff\x01" : "v");
        mqtt::Properties properties;
        properties.set(mqtt::PropertyId::ContentType, "text/plain")
            .set(mqtt::PropertyId::SubscriptionIdentifier, 5)
            .addUserProperty("unit", "°C");
        plant.feed.put("a/9", "v", {false, mqtt::QoS::AtMostOnce, properties.encoded(), false});
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"values"_qs);
        ValueExport exporter;
        QSignalSpy finished(&exporter, &ValueExport::finished);
        exporter.start(&plant.reader, allTopics(*plant.store), fileName, format);
        QTRY_COMPARE_WITH_TIMEOUT((plant.show(), finished.count()), 1, 20'000);
        QCOMPARE(finished.first().first().value<qsizetype>(), qsizetype(count));
        QFile file(fileName);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        if (format == ValueExport::Format::Csv) {
            QVERIFY(content.startsWith("time,topic,qos,retain,dup,packet_id,provenance,size,payload,payload_base64,"
                                       "properties,subscription_ids\r\n"));
            QVERIFY(content.contains("\"say \"\"hi\"\",\nthere\"")); // RFC 4180 §2.7
            QCOMPARE(content.count("\r\n"), count + 1);
            QVERIFY(content.contains(",,/wE=,,\r\n"));
            return;
        }
        const QByteArrayList lines = content.split('\n');
        QCOMPARE(lines.size(), count + 1);
        // In the order of the tree, not of arrival.
        for (int i = 0; i < 4; ++i)
            QCOMPARE(QJsonDocument::fromJson(lines[i]).object()[u"topic"].toString(),
                     (QStringList{u"a/0"_qs, u"a/1"_qs, u"a/10"_qs, u"a/100"_qs})[i]);
        for (const QByteArray& line : lines) {
            if (line.isEmpty())
                continue;
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            // Every field that product.md promises, on every line.
            for (const char* field : {"time", "topic", "qos", "retain", "dup", "packet_id", "provenance", "payload",
                                      "payload_base64", "properties", "subscription_ids"})
                QVERIFY2(object.contains(QLatin1StringView(field)), field);
            if (object[u"topic"].toString() == u"a/9") {
                const QJsonObject named = object[u"properties"].toObject();
                QCOMPARE(named[u"content_type"].toString(), u"text/plain"_qs);
                QCOMPARE(named[u"user_properties"].toArray(), QJsonArray({QJsonArray({u"unit"_qs, u"°C"_qs})}));
                QCOMPARE(object[u"subscription_ids"].toArray(), QJsonArray({5}));
            }
            if (object[u"topic"].toString() == u"a/8") {
                QVERIFY(object[u"payload"].isNull());
                QCOMPARE(object[u"payload_base64"].toString(), u"/wE="_qs);
            }
        }
    }

    void anExportThatFailsOrIsCancelledLeavesNoFile()
    {
        TreeFixture plant;
        for (int i = 0; i < 600; ++i)
            plant.feed.put("a/" + std::to_string(i), "v");
        const QTemporaryDir folder;
        ValueExport exporter;
        QSignalSpy failed(&exporter, &ValueExport::failed);
        exporter.start(&plant.reader, allTopics(*plant.store), folder.filePath(u"no/such/folder/file"_qs),
                       ValueExport::Format::Csv);
        QTRY_COMPARE_WITH_TIMEOUT((plant.show(), failed.count()), 1, 10'000);
        const QString fileName = folder.filePath(u"cancelled"_qs);
        exporter.start(&plant.reader, allTopics(*plant.store), fileName, ValueExport::Format::Csv);
        exporter.cancel();
        QTRY_COMPARE_WITH_TIMEOUT((plant.show(), failed.count()), 2, 10'000);
        QVERIFY(!QFile::exists(fileName));
        QVERIFY(!exporter.isRunning());
    }
};

QTEST_MAIN(ValueExportTest)
#include "test_value_export.moc"
