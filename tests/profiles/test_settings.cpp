// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/settings.h"
#include "tests/profiles/file_size_limit.h"

#include <QDir>
#include <QJsonDocument>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace topicscope;
using namespace topicscope::profiles;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder.emplace(); }
    void cleanup() { m_folder.reset(); }

    void tableIsInOrderAndItsDefaultsFit();
    void valuesAndViewsAreReadBack();
    void valuesThatDoNotFitAreRefused_data();
    void valuesThatDoNotFitAreRefused();
    void badValuesInTheFileReadAsDefaults_data();
    void badValuesInTheFileReadAsDefaults();
    void unknownKeysAreKept();
    void changesAreSavedByThemselves();
    void damagedFileIsSetAside();
    void fullDiskKeepsTheOldFile();
    void unreadableFileIsNeverReplaced();
    void withoutAFileNothingIsSaved();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("settings.json")); }
    void write(const QByteArray& bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::optional<QTemporaryDir> m_folder;
};

void TestSettings::tableIsInOrderAndItsDefaultsFit()
{
    Settings settings({});
    QSet<QString> keys;
    int position = 0;
    for (const SettingDefinition& definition : Settings::table()) {
        QCOMPARE(static_cast<int>(definition.id), position++);
        QVERIFY2(!keys.contains(definition.key), definition.key.data());
        keys.insert(definition.key);
        QCOMPARE(settings.value(definition.id), definition.defaultValue);
        QVERIFY2(settings.set(definition.id, definition.defaultValue), definition.key.data());
    }
    QCOMPARE(static_cast<int>(Setting::LastDirectory), position - 1);
    QVERIFY(!keys.contains(QStringLiteral("views")));
}

void TestSettings::valuesAndViewsAreReadBack()
{
    {
        Settings settings(path());
        QSignalSpy changed(&settings, &Settings::changed);
        QVERIFY(settings.set(Setting::Theme, QStringLiteral("dark")));
        QVERIFY(settings.set(Setting::MemoryBudgetMiB, 1024));
        QVERIFY(settings.set(Setting::TreeFlash, false));
        QVERIFY(settings.set(Setting::RecentUrls, QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(changed.size(), 4);
        QVERIFY(settings.set(Setting::Theme, QStringLiteral("dark")));
        QCOMPARE(changed.size(), 4);
        settings.setViewState(QStringLiteral("main_window/docks"), QByteArray("\x00\xff\x01", 3));
    }
    Settings settings(path());
    QCOMPARE(settings.load(), QString());
    QCOMPARE(settings.text(Setting::Theme), QStringLiteral("dark"));
    QCOMPARE(settings.number(Setting::MemoryBudgetMiB), 1024);
    QCOMPARE(settings.boolean(Setting::TreeFlash), false);
    QCOMPARE(settings.list(Setting::RecentUrls), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(settings.viewState(QStringLiteral("main_window/docks")), QByteArray("\x00\xff\x01", 3));
    settings.reset(Setting::Theme);
    QCOMPARE(settings.text(Setting::Theme), QStringLiteral("system"));
}

void TestSettings::valuesThatDoNotFitAreRefused_data()
{
    QTest::addColumn<int>("setting");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("unknown word") << int(Setting::Theme) << QVariant(QStringLiteral("pink"));
    QTest::newRow("below the range") << int(Setting::MemoryBudgetMiB) << QVariant(63);
    QTest::newRow("above the range") << int(Setting::MaximumPacketSizeMiB) << QVariant(257);
    QTest::newRow("wrong type") << int(Setting::MemoryBudgetMiB) << QVariant(QStringLiteral("512"));
    QTest::newRow("nothing") << int(Setting::TreeFlash) << QVariant();
}

void TestSettings::valuesThatDoNotFitAreRefused()
{
    QFETCH(int, setting);
    QFETCH(QVariant, value);
    Settings settings({});
    QVERIFY(!settings.set(static_cast<Setting>(setting), value));
    QCOMPARE(settings.value(static_cast<Setting>(setting)),
             Settings::definition(static_cast<Setting>(setting)).defaultValue);
}

void TestSettings::badValuesInTheFileReadAsDefaults_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("setting");
    QTest::newRow("unknown word") << QByteArray(R"({"theme":"pink"})") << int(Setting::Theme);
    QTest::newRow("number for a word") << QByteArray(R"({"theme":1})") << int(Setting::Theme);
    QTest::newRow("out of range") << QByteArray(R"({"memoryBudgetMiB":1})") << int(Setting::MemoryBudgetMiB);
    QTest::newRow("beyond int") << QByteArray(R"({"memoryBudgetMiB":1e300})") << int(Setting::MemoryBudgetMiB);
    QTest::newRow("fraction") << QByteArray(R"({"memoryBudgetMiB":512.5})") << int(Setting::MemoryBudgetMiB);
    QTest::newRow("text for yes or no") << QByteArray(R"({"treeFlash":"no"})") << int(Setting::TreeFlash);
    QTest::newRow("null") << QByteArray(R"({"recentUrls":null})") << int(Setting::RecentUrls);
}

void TestSettings::badValuesInTheFileReadAsDefaults()
{
    QFETCH(QByteArray, json);
    QFETCH(int, setting);
    write(json);
    Settings settings(path());
    QCOMPARE(settings.load(), QString());
    QCOMPARE(settings.value(static_cast<Setting>(setting)),
             Settings::definition(static_cast<Setting>(setting)).defaultValue);
}

void TestSettings::unknownKeysAreKept()
{
    write(R"({"fromTheFuture":{"a":[1]},"theme":"dark"})");
    {
        Settings settings(path());
        settings.load();
        settings.set(Setting::Theme, QStringLiteral("light"));
    }
    QCOMPARE(QJsonDocument::fromJson(content()),
             QJsonDocument::fromJson(R"({"fromTheFuture":{"a":[1]},"theme":"light"})"));
}

void TestSettings::changesAreSavedByThemselves()
{
    Settings settings(path());
    settings.set(Setting::Language, QStringLiteral("de"));
    QTRY_VERIFY(content().contains("\"de\""));
}

void TestSettings::damagedFileIsSetAside()
{
    write("{ broken");
    Settings settings(path());
    const QString message = settings.load();
    const QStringList aside = QDir(m_folder->path()).entryList({QStringLiteral("*.damaged-*")});
    QCOMPARE(aside.size(), 1);
    QVERIFY(message.contains(aside.first()));
}

void TestSettings::fullDiskKeepsTheOldFile()
{
    write(R"({"theme":"dark"})");
    Settings settings(path());
    settings.load();
    QSignalSpy failed(&settings, &Settings::saveFailed);
    {
        const FileSizeLimit fullDisk(50);
        settings.setViewState(QStringLiteral("big"), QByteArray(5'000, 'x'));
        QVERIFY(failed.wait());
        QVERIFY(!settings.flush());
    }
    QCOMPARE(content(), QByteArray(R"({"theme":"dark"})"));
    QVERIFY(settings.flush());
    QVERIFY(content().contains("big"));
}

void TestSettings::unreadableFileIsNeverReplaced()
{
    QVERIFY(QDir().mkpath(path()));
    Settings settings(path());
    QVERIFY(!settings.load().isEmpty());
    settings.set(Setting::Theme, QStringLiteral("dark"));
    QCOMPARE(settings.text(Setting::Theme), QStringLiteral("dark"));
    settings.flush();
    QVERIFY(QFileInfo(path()).isDir());
}

void TestSettings::withoutAFileNothingIsSaved()
{
    Settings settings({});
    settings.set(Setting::Theme, QStringLiteral("dark"));
    QVERIFY(settings.flush());
}

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
