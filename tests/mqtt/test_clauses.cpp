// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/clauses.h"
#include "tests/mqtt/clause_list.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace topicscope::mqtt;
using namespace topicscope::mqtt::test;

/// What the code calls a clause is one; in the version that is spoken.
class ClausesTest : public QObject
{
    Q_OBJECT

private slots:
    /// Every clause in the code of app/mqtt, in comments too.
    void everyClauseInTheCodeExists()
    {
        const QDir folder(QStringLiteral(MQTT_SOURCES));
        static const QRegularExpression statement(
            QStringLiteral("MQTT-[0-9]+\\.[0-9]+\\.[0-9]+-[0-9]+|§[0-9]+(\\.[0-9]+)*"));
        int seen = 0;
        for (const QString& name : folder.entryList({QStringLiteral("*.h"), QStringLiteral("*.cpp")})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto at = statement.globalMatch(text); at.hasNext(); ++seen) {
                const std::string clause = at.next().captured().toStdString();
                QVERIFY2(isClauseOf(Version::V5_0, clause) || isClauseOf(Version::V3_1_1, clause),
                         (name.toStdString() + ": " + clause).c_str());
            }
        }
        QVERIFY(seen > 250);
    }

    void theVersionThatIsSpokenNamesTheClause_data()
    {
        QTest::addColumn<QByteArray>("in5");
        QTest::addColumn<QByteArray>("in3_1_1");
        QTest::addColumn<QByteArray>("in3_1");
        const auto row = [](const char* in5, const char* in3_1_1, const char* in3_1) {
            QTest::newRow(in5) << QByteArray(in5) << QByteArray(in3_1_1) << QByteArray(in3_1);
        };
        // Told apart by reading both standards; the statements say the same in other words.
        row("MQTT-1.5.4-1", "MQTT-1.5.3-1", "MQTT 3.1, MQTT and UTF-8");
        row("MQTT-2.1.3-1", "MQTT-2.2.2-2", "MQTT 3.1, Fixed header");
        row("MQTT-2.2.1-4", "MQTT-2.3.1-1", "MQTT 3.1, Message identifiers");
        row("MQTT-3.3.1-4", "MQTT-3.3.1-4", "MQTT 3.1, PUBLISH");
        row("MQTT-3.2.2-4", "MQTT-3.2.2-1", "MQTT 3.1, CONNACK");
        row("MQTT-3.8.3-5", "MQTT-3-8.3-4", "MQTT 3.1, SUBSCRIBE");
        row("MQTT-3.8.4-7", "MQTT-3.8.4-6", "MQTT 3.1, SUBSCRIBE");
        row("MQTT-3.10.3-2", "MQTT-3.10.3-2", "MQTT 3.1, UNSUBSCRIBE");
        row("MQTT-4.3.3-10", "MQTT-4.3.3-2", "MQTT 3.1, Quality of Service levels and flows");
        row("MQTT-4.7.1-1", "MQTT-4.7.1-2", "MQTT 3.1, Topic wildcards");
        row("MQTT-4.7.1-2", "MQTT-4.7.1-3", "MQTT 3.1, Topic wildcards");
        row("MQTT-4.12.1-1", "MQTT 5.0, §4.12.1", "MQTT 5.0, §4.12.1");
        row("§2.1.4", "§2.2.3", "MQTT 3.1, Fixed header");
        row("§3.1.3.6", "§3.1.3.5", "MQTT 3.1, CONNECT");
        row("§4.13", "§4.8", "MQTT 3.1");
    }
    void theVersionThatIsSpokenNamesTheClause()
    {
        QFETCH(QByteArray, in5);
        QFETCH(QByteArray, in3_1_1);
        QFETCH(QByteArray, in3_1);
        const auto named = [&](Version version) {
            return QByteArray(std::string{clauseIn(version, in5.data())}.c_str());
        };
        QCOMPARE(named(Version::V5_0), in5);
        QCOMPARE(named(Version::V3_1_1), in3_1_1);
        QCOMPARE(named(Version::V3_1), in3_1);
        QVERIFY(isClauseOf(Version::V3_1_1, named(Version::V3_1_1).data()));
    }
};

QTEST_APPLESS_MAIN(ClausesTest)
#include "test_clauses.moc"
