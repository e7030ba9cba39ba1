// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/saved_messages.h"
#include "tests/profiles/file_size_limit.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <thread>
#include <vector>

using namespace topicscope;
using namespace topicscope::commands;
using namespace Qt::StringLiterals;
using mqtt::PropertyId;

class SavedMessagesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder.emplace(); }
    void cleanup() { m_folder.reset(); }

    void missingFileIsAnEmptyListAndCreatesNothing();
    void everyPartComesBack_data();
    void everyPartComesBack();
    void messagesAreSortedByFolderAndName();
    void removalCanBeUndone();
    void damagedFileIsSetAside_data();
    void damagedFileIsSetAside();
    void fileDamagedWhileRunningIsSetAsideAndSavedAnew();
    void whatCannotBeReadStaysInTheFile_data();
    void whatCannotBeReadStaysInTheFile();
    void whatANewerVersionWroteIsKept();
    void fullDiskKeepsTheOldFileAndSaysSo();
    void moreThanCanBeReadBackIsNotWritten();
    void twoProgramsKeepEachOthersChanges();
    void manySavesAtOnceLoseNothing();
    void fileIsForItsOwnerOnly();

private:
    QString path() const { return m_folder->filePath(u"messages.json"_s); }
    static SavedMessage named(const QString& name, const QString& folder = {})
    {
        SavedMessage saved;
        saved.name = name;
        saved.folder = folder;
        saved.message.topic = "plant/cmd";
        return saved;
    }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    void write(const QByteArray& bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QStringList names() const
    {
        SavedMessages store(path());
        store.load();
        QStringList result;
        for (const SavedMessage& saved : store.messages())
            result << saved.name;
        return result;
    }
    QStringList damagedFiles() const { return QDir(m_folder->path()).entryList({u"*.damaged-*"_s}); }

    std::optional<QTemporaryDir> m_folder;
};

void SavedMessagesTest::missingFileIsAnEmptyListAndCreatesNothing()
{
    SavedMessages store(path());
    QCOMPARE(store.load(), QStringList());
    QVERIFY(store.messages().isEmpty());
    QVERIFY(store.flush());
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void SavedMessagesTest::everyPartComesBack_data()
{
    QTest::addColumn<SavedMessage>("saved");
    QTest::newRow("nothing but a name") << named(u"x"_s);
    SavedMessage binary = named(u"“Ventil” öffnen"_s, u"Halle 3"_s);
    for (int i = 0; i < 256; ++i)
        binary.message.payload.push_back(char(i));
    binary.format = payload::Format::Hex;
    binary.message.qos = mqtt::QoS::ExactlyOnce;
    binary.message.retain = true;
    binary.message.topic = "plant/\xC3\xB6l/cmd";
    binary.message.properties.set(PropertyId::PayloadFormatIndicator, 0)
        .set(PropertyId::MessageExpiryInterval, 4'294'967'295U)
        .set(PropertyId::ContentType, "application/octet-stream")
        .set(PropertyId::ResponseTopic, "plant/answer")
        .set(PropertyId::CorrelationData, mqtt::Bytes("\0\xFF id", 5))
        .set(PropertyId::TopicAlias, 7)
        .addUserProperty("b", "1")
        .addUserProperty("a", "")
        .addUserProperty("", "2")
        .addUserProperty("b", "3");
    QTest::newRow("bytes and every property of a PUBLISH (MQTT 5.0 §3.3.2.3)") << binary;
    for (const auto format : {payload::Format::Text, payload::Format::Json, payload::Format::Base64}) {
        SavedMessage saved = named(u"written"_s);
        saved.message.payload = "\xEF\xBB\xBF{\"a\": 1}\r\n"; // with a byte order mark
        saved.format = format;
        saved.message.qos = mqtt::QoS::AtLeastOnce;
        QTest::addRow("written as %s", qPrintable(payload::formatName(format))) << saved;
    }
}

void SavedMessagesTest::everyPartComesBack()
{
    QFETCH(SavedMessage, saved);
    {
        SavedMessages store(path());
        QSignalSpy told(&store, &SavedMessages::saved);
        saved.id = store.save(saved);
        QVERIFY(!saved.id.isEmpty());
        QVERIFY(store.hasUnsavedChanges());
        QVERIFY(told.wait());
        QVERIFY(!store.hasUnsavedChanges());
    }
    SavedMessages store(path());
    QCOMPARE(store.load(), QStringList());
    QCOMPARE(store.messages(), QList<SavedMessage>{saved});
    QVERIFY(store.find(saved.id) == saved);
    QVERIFY(store.findByName(saved.name.toUpper(), saved.folder) == saved);
    QVERIFY(!store.findByName(saved.name, u"elsewhere"_s));
}

void SavedMessagesTest::messagesAreSortedByFolderAndName()
{
    SavedMessages store(path());
    for (const auto& [name, folder] :
         {std::pair{u"b"_s, u"Z"_s}, {u"B"_s, u""_s}, {u"a"_s, u"z"_s}, {u"a"_s, u""_s}, {u"c"_s, u"Alpha"_s}})
        store.save(named(name, folder));
    QStringList all;
    for (const SavedMessage& saved : store.messages())
        all << saved.folder + u'/' + saved.name;
    QCOMPARE(all, (QStringList{u"/a"_s, u"/B"_s, u"Alpha/c"_s, u"z/a"_s, u"Z/b"_s}));
    QCOMPARE(store.folders().size(), 3);
    QCOMPARE(store.folders().first(), u"Alpha"_s);
}

void SavedMessagesTest::removalCanBeUndone()
{
    SavedMessages store(path());
    const QString id = store.save(named(u"one"_s));
    const auto removed = store.remove(id);
    QVERIFY(removed && removed->name == u"one"_s);
    QVERIFY(!store.remove(id));
    QVERIFY(store.flush());
    QCOMPARE(names(), QStringList());
    store.save(*removed);
    QVERIFY(store.flush());
    QCOMPARE(names(), QStringList{u"one"_s});
}

void SavedMessagesTest::damagedFileIsSetAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"format":"topicscope-messages","mess)");
    QTest::newRow("zeros") << QByteArray(512, '\0');
    QTest::newRow("another file") << QByteArray(R"({"format":"topicscope-profiles","profiles":[]})");
}

void SavedMessagesTest::damagedFileIsSetAside()
{
    QFETCH(QByteArray, bytes);
    write(bytes);
    SavedMessages store(path());
    const QStringList words = store.load();
    QCOMPARE(words.size(), 1);
    QCOMPARE(damagedFiles().size(), 1);
    QVERIFY(words.first().contains(damagedFiles().first()));
    store.save(named(u"new"_s));
    QVERIFY(store.flush());
    QCOMPARE(names(), QStringList{u"new"_s});
    QCOMPARE(damagedFiles().size(), 1);
}

void SavedMessagesTest::fileDamagedWhileRunningIsSetAsideAndSavedAnew()
{
    SavedMessages store(path());
    store.save(named(u"one"_s));
    QVERIFY(store.flush());
    write("damage");
    QSignalSpy notice(&store, &SavedMessages::notice);
    QSignalSpy told(&store, &SavedMessages::saved);
    store.save(named(u"two"_s));
    QVERIFY(told.wait());
    QCOMPARE(notice.size(), 1);
    QCOMPARE(names(), (QStringList{u"one"_s, u"two"_s}));
    QCOMPARE(damagedFiles().size(), 1);
}

void SavedMessagesTest::whatCannotBeReadStaysInTheFile_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("no object") << QByteArray("5");
    QTest::newRow("no name") << QByteArray(R"({"id":"b","topic":"t"})");
    QTest::newRow("no id") << QByteArray(R"({"name":"b","topic":"t"})");
    QTest::newRow("an id that is there already") << QByteArray(R"({"id":"a","name":"b","topic":"t"})");
    QTest::newRow("a topic that is none [MQTT-3.3.2-2]") << QByteArray(R"({"id":"b","name":"b","topic":"t/#"})");
    QTest::newRow("a QoS that is none") << QByteArray(R"({"id":"b","name":"b","topic":"t","qos":3})");
    QTest::newRow("a payload that is no Base64")
        << QByteArray(R"({"id":"b","name":"b","topic":"t","payloadBase64":"?"})");
    QTest::newRow("a format of a newer version") << QByteArray(R"({"id":"b","name":"b","topic":"t","format":"cbor"})");
    QTest::newRow("a property nobody knows")
        << QByteArray(R"({"id":"b","name":"b","topic":"t","properties":[{"property":"colour","value":1}]})");
    QTest::newRow("a property that stands in no PUBLISH")
        << QByteArray(R"({"id":"b","name":"b","topic":"t","properties":[{"property":"receive_maximum","value":1}]})");
    QTest::newRow("a property twice [MQTT-3.3.2-5]")
        << QByteArray(R"({"id":"b","name":"b","topic":"t","properties":[{"property":"content_type","value":"a"},)"
                      R"({"property":"content_type","value":"b"}]})");
}

void SavedMessagesTest::whatCannotBeReadStaysInTheFile()
{
    QFETCH(QByteArray, entry);
    write(R"({"format":"topicscope-messages","version":1,"messages":[{"id":"a","name":"a","topic":"t"},)" + entry +
          "]}");
    SavedMessages store(path());
    store.load();
    QCOMPARE(store.messages().size(), 1); // half a message must not be sent for a whole one
    store.save(named(u"new"_s));
    QVERIFY(store.flush());
    QCOMPARE(names(), (QStringList{u"a"_s, u"new"_s}));
    const auto written = QJsonDocument::fromJson(content()).object().value("messages"_L1).toArray();
    QVERIFY(written.contains(QJsonDocument::fromJson("[" + entry + "]").array().first()));
    QVERIFY(damagedFiles().isEmpty());
}

void SavedMessagesTest::whatANewerVersionWroteIsKept()
{
    write(R"({"format":"topicscope-messages","version":9,"order":[1],)"
          R"("messages":[{"id":"a","name":"a","topic":"t","repeat":5}]})");
    SavedMessages store(path());
    QCOMPARE(store.load().size(), 1);
    SavedMessage changed = store.messages().first();
    changed.name = u"renamed"_s;
    store.save(changed);
    QVERIFY(store.flush());
    const QJsonObject root = QJsonDocument::fromJson(content()).object();
    QCOMPARE(root.value("version"_L1).toInt(), 9);
    QCOMPARE(root.value("order"_L1).toArray(), QJsonArray{1});
    const QJsonObject entry = root.value("messages"_L1).toArray().first().toObject();
    QCOMPARE(entry.value("name"_L1).toString(), u"renamed"_s);
    QCOMPARE(entry.value("repeat"_L1).toInt(), 5);
}

void SavedMessagesTest::fullDiskKeepsTheOldFileAndSaysSo()
{
    SavedMessages store(path());
    store.save(named(u"old"_s));
    QVERIFY(store.flush());
    const QByteArray before = content();
    QSignalSpy failed(&store, &SavedMessages::saveFailed);
    {
        const FileSizeLimit fullDisk(100);
        SavedMessage big = named(u"big"_s);
        big.message.payload.assign(20'000, 'x');
        store.save(big);
        QVERIFY(failed.wait());
        QVERIFY(!store.flush());
    }
    QVERIFY(failed.first().first().toString().contains(path()));
    QCOMPARE(content(), before);
    QVERIFY(store.hasUnsavedChanges());
    QSignalSpy told(&store, &SavedMessages::saved);
    store.retry();
    QVERIFY(told.wait());
    QCOMPARE(names(), (QStringList{u"big"_s, u"old"_s}));
}

void SavedMessagesTest::moreThanCanBeReadBackIsNotWritten()
{
    SavedMessages store(path());
    store.save(named(u"old"_s));
    QVERIFY(store.flush());
    SavedMessage big = named(u"big"_s);
    big.message.payload.assign(12 * 1024 * 1024, '\1');
    const QString id = store.save(big);
    const auto result = store.flush();
    QVERIFY(!result);
    QVERIFY(result.error().message.contains(u"64 MiB"_s));
    QCOMPARE(names(), QStringList{u"old"_s});
    store.remove(id);
    QVERIFY(store.flush());
    QCOMPARE(names(), QStringList{u"old"_s});
}

void SavedMessagesTest::twoProgramsKeepEachOthersChanges()
{
    SavedMessages first(path());
    const QString a = first.save(named(u"a"_s));
    const QString b = first.save(named(u"b"_s));
    QVERIFY(first.flush());
    SavedMessages second(path());
    second.load();
    SavedMessage changed = *second.find(a);
    changed.name = u"a2"_s;
    second.save(changed);
    second.save(named(u"c"_s));
    QVERIFY(second.flush());

    QSignalSpy told(&first, &SavedMessages::saved);
    QSignalSpy change(&first, &SavedMessages::changed);
    first.remove(b);
    QVERIFY(told.wait());
    QCOMPARE(names(), (QStringList{u"a2"_s, u"c"_s}));
    QCOMPARE(change.size(), 2); // its own, and what the other one did
    QCOMPARE(first.messages().size(), 2);
}

void SavedMessagesTest::manySavesAtOnceLoseNothing()
{
    constexpr int threads = 3;
    constexpr int savesEach = 15;
    std::vector<std::thread> savers;
    for (int i = 0; i < threads; ++i) {
        savers.emplace_back([this, i] {
            SavedMessages store(path());
            store.load();
            for (int n = 0; n < savesEach; ++n) {
                store.save(named(u"%1-%2"_s.arg(i).arg(n)));
                if (!store.flush())
                    qWarning("a save failed");
            }
        });
    }
    for (std::thread& saver : savers)
        saver.join();
    const QStringList all = names();
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), threads * savesEach);
    QCOMPARE(all.size(), threads * savesEach);
    QVERIFY(damagedFiles().isEmpty());
}

void SavedMessagesTest::fileIsForItsOwnerOnly()
{
    {
        SavedMessages store(path());
        store.save(named(u"one"_s));
    } // and destruction saves what is unsaved
    QCOMPARE(names(), QStringList{u"one"_s});
    QVERIFY(
        !(QFile::permissions(path()) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

QTEST_GUILESS_MAIN(SavedMessagesTest)
#include "test_saved_messages.moc"
