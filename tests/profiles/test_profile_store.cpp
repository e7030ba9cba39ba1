// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/data_folder.h"
#include "app/profiles/profile_store.h"
#include "app/profiles/safe_file.h"
#include "tests/profiles/file_size_limit.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <thread>
#include <unistd.h>

using namespace topicscope;
using namespace topicscope::profiles;

class TestProfileStore : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder.emplace(); }
    void cleanup() { m_folder.reset(); }

    void missingFileIsAnEmptyListAndCreatesNothing();
    void savedProfilesAreReadBack();
    void filesAreForTheirOwnerOnly();
    void removalCanBeUndone();
    void damagedFileIsSetAsideUnderADatedName_data();
    void damagedFileIsSetAsideUnderADatedName();
    void aSecondDamagedFileDoesNotReplaceTheFirst();
    void fileDamagedWhileRunningIsSetAsideAndSavedAnew();
    void fullDiskKeepsTheOldFileAndSaysSo();
    void readOnlyFolderSaysSo();
    void unreadableFileIsNeverReplaced();
    void aFolderInPlaceOfTheFileSaysSo();
    void twoProgramsKeepEachOthersChanges();
    void manySavesAtOnceLoseNothing();
    void destructionSavesWhatIsUnsaved();
    void findByNameIsExactFirst();
    void dataFolderIsMadeForTheOwnerOnly();

private:
    QString path(const QString& name = QStringLiteral("profiles.json")) const { return m_folder->filePath(name); }
    static Profile named(const QString& name)
    {
        Profile profile = Profile::create();
        profile.name = name;
        profile.host = QStringLiteral("h");
        return profile;
    }
    static QByteArray contentOf(const QString& file)
    {
        QFile device(file);
        return device.open(QIODevice::ReadOnly) ? device.readAll() : QByteArray("unreadable");
    }
    void write(const QByteArray& bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QStringList names() const
    {
        ProfileStore store(path());
        store.load();
        QStringList result;
        for (const Profile& profile : store.profiles())
            result << profile.name;
        return result;
    }
    QStringList damagedFiles() const { return QDir(m_folder->path()).entryList({QStringLiteral("*.damaged-*")}); }

    std::optional<QTemporaryDir> m_folder;
};

void TestProfileStore::missingFileIsAnEmptyListAndCreatesNothing()
{
    ProfileStore store(path());
    QCOMPARE(store.load(), QStringList());
    QVERIFY(store.profiles().isEmpty());
    QVERIFY(store.flush());
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestProfileStore::savedProfilesAreReadBack()
{
    ProfileStore store(path());
    QSignalSpy saved(&store, &ProfileStore::saved);
    QSignalSpy added(&store, &ProfileStore::profileAdded);
    store.save(named(QStringLiteral("one")));
    QCOMPARE(added.size(), 1);
    QVERIFY(store.hasUnsavedChanges());
    QVERIFY(saved.wait());
    QVERIFY(!store.hasUnsavedChanges());
    Profile changed = store.profiles().first();
    changed.name = QStringLiteral("two");
    QSignalSpy change(&store, &ProfileStore::profileChanged);
    store.save(changed);
    QCOMPARE(change.size(), 1);
    QVERIFY(saved.wait());
    QCOMPARE(names(), QStringList{QStringLiteral("two")});
    // The merge with the file must not report our own change again.
    QCOMPARE(change.size(), 1);
}

void TestProfileStore::filesAreForTheirOwnerOnly()
{
    {
        ProfileStore store(path(QStringLiteral("new/profiles.json")));
        store.save(named(QStringLiteral("one")));
        QVERIFY(store.flush());
    }
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(path(QStringLiteral("new/profiles.json"))) & others));
    QVERIFY(!(QFile::permissions(path(QStringLiteral("new"))) & others));
}

void TestProfileStore::removalCanBeUndone()
{
    ProfileStore store(path());
    const Profile profile = named(QStringLiteral("one"));
    store.save(profile);
    const auto removed = store.remove(profile.id);
    QVERIFY(removed && *removed == profile);
    QVERIFY(!store.remove(profile.id));
    QVERIFY(store.flush());
    QCOMPARE(names(), QStringList());
    store.save(*removed);
    QVERIFY(store.flush());
    QCOMPARE(names(), QStringList{QStringLiteral("one")});
}

void TestProfileStore::damagedFileIsSetAsideUnderADatedName_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"format":"topicscope-profiles","profi)");
    QTest::newRow("zeros") << QByteArray(512, '\0');
    QTest::newRow("something else") << QByteArray("[]");
}

void TestProfileStore::damagedFileIsSetAsideUnderADatedName()
{
    QFETCH(QByteArray, bytes);
    write(bytes);
    ProfileStore store(path());
    const QStringList messages = store.load();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(damagedFiles().size(), 1);
    QVERIFY(messages.first().contains(damagedFiles().first()));
    QCOMPARE(contentOf(path(damagedFiles().first())), bytes);
    store.save(named(QStringLiteral("new")));
    QVERIFY(store.flush());
    QCOMPARE(names(), QStringList{QStringLiteral("new")});
    QCOMPARE(damagedFiles().size(), 1);
}

void TestProfileStore::aSecondDamagedFileDoesNotReplaceTheFirst()
{
    for (int i = 0; i < 3; ++i) {
        write("broken " + QByteArray::number(i));
        ProfileStore(path()).load();
    }
    QCOMPARE(damagedFiles().size(), 3);
}

void TestProfileStore::fileDamagedWhileRunningIsSetAsideAndSavedAnew()
{
    ProfileStore store(path());
    store.save({named(QStringLiteral("one")), named(QStringLiteral("two"))});
    QVERIFY(store.flush());
    write("damage");
    QSignalSpy notice(&store, &ProfileStore::notice);
    QSignalSpy saved(&store, &ProfileStore::saved);
    store.save(named(QStringLiteral("three")));
    QVERIFY(saved.wait());
    QCOMPARE(notice.size(), 1);
    QCOMPARE(names(), (QStringList{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
    QCOMPARE(contentOf(path(damagedFiles().value(0))), QByteArray("damage"));
}

void TestProfileStore::fullDiskKeepsTheOldFileAndSaysSo()
{
    ProfileStore store(path());
    store.save(named(QStringLiteral("old")));
    QVERIFY(store.flush());
    const QByteArray before = contentOf(path());
    QSignalSpy failed(&store, &ProfileStore::saveFailed);
    {
        const FileSizeLimit fullDisk(100);
        Profile big = named(QStringLiteral("big"));
        big.userName = QString(20'000, u'x');
        store.save(big);
        QVERIFY(failed.wait());
        QVERIFY(!store.flush());
    }
    QVERIFY(failed.first().first().toString().contains(path()));
    QCOMPARE(contentOf(path()), before);
    QVERIFY(store.hasUnsavedChanges());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("profiles.json")});
    // With space again nothing typed meanwhile is lost.
    QSignalSpy saved(&store, &ProfileStore::saved);
    store.retry();
    QVERIFY(saved.wait());
    QCOMPARE(names(), (QStringList{QStringLiteral("old"), QStringLiteral("big")}));
}

void TestProfileStore::readOnlyFolderSaysSo()
{
    if (geteuid() == 0) {
        // Permissions do not hold root back; a folder that cannot be made does the same.
        ProfileStore store(QStringLiteral("/proc/topicscope/profiles.json"));
        store.save(named(QStringLiteral("one")));
        QVERIFY(!store.flush());
        return;
    }
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    ProfileStore store(path());
    store.save(named(QStringLiteral("one")));
    const auto result = store.flush();
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!result);
    QVERIFY(result.error().message.contains(path()));
}

void TestProfileStore::unreadableFileIsNeverReplaced()
{
    // Too large to be ours: read errors and this take the same way.
    {
        QFile huge(path());
        QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(65LL * 1024 * 1024));
    }
    ProfileStore store(path());
    QCOMPARE(store.load().size(), 1);
    store.save(named(QStringLiteral("one")));
    QVERIFY(!store.flush());
    QCOMPARE(QFileInfo(path()).size(), 65LL * 1024 * 1024);
    QVERIFY(damagedFiles().isEmpty());
}

void TestProfileStore::aFolderInPlaceOfTheFileSaysSo()
{
    QVERIFY(QDir().mkpath(path()));
    ProfileStore store(path());
    QCOMPARE(store.load().size(), 1);
    store.save(named(QStringLiteral("one")));
    QVERIFY(!store.flush());
    QVERIFY(QFileInfo(path()).isDir());
}

void TestProfileStore::twoProgramsKeepEachOthersChanges()
{
    ProfileStore first(path());
    first.save({named(QStringLiteral("a")), named(QStringLiteral("b"))});
    QVERIFY(first.flush());
    ProfileStore second(path());
    second.load();

    Profile changed = second.profiles().first();
    changed.name = QStringLiteral("a2");
    second.save(changed);
    second.save(named(QStringLiteral("c")));
    QVERIFY(second.flush());

    QSignalSpy saved(&first, &ProfileStore::saved);
    QSignalSpy added(&first, &ProfileStore::profileAdded);
    QSignalSpy profileChanged(&first, &ProfileStore::profileChanged);
    first.remove(first.profiles().at(1).id);
    QVERIFY(saved.wait());
    QCOMPARE(names(), (QStringList{QStringLiteral("a2"), QStringLiteral("c")}));
    // And the first program learns of it.
    QCOMPARE(added.size(), 1);
    QCOMPARE(profileChanged.size(), 1);
    QCOMPARE(first.profiles().size(), 2);
}

void TestProfileStore::manySavesAtOnceLoseNothing()
{
    constexpr int threads = 4;
    constexpr int savesEach = 20;
    std::vector<std::thread> savers;
    for (int i = 0; i < threads; ++i) {
        savers.emplace_back([this, i] {
            ProfileStore store(path());
            store.load();
            for (int n = 0; n < savesEach; ++n) {
                store.save(named(QStringLiteral("%1-%2").arg(i).arg(n)));
                if (!store.flush())
                    qWarning("a save failed");
            }
        });
    }
    for (std::thread& saver : savers)
        saver.join();
    const QStringList all = names();
    QCOMPARE(all.size(), threads * savesEach);
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), threads * savesEach);
    QVERIFY(damagedFiles().isEmpty());
}

void TestProfileStore::destructionSavesWhatIsUnsaved()
{
    {
        ProfileStore store(path());
        store.save(named(QStringLiteral("one")));
        store.save(named(QStringLiteral("two")));
    }
    QCOMPARE(names().size(), 2);
}

void TestProfileStore::findByNameIsExactFirst()
{
    ProfileStore store(path());
    store.save({named(QStringLiteral("Plant")), named(QStringLiteral("plant")), named(QStringLiteral("Other"))});
    QCOMPARE(store.findByName(QStringLiteral("plant")).value().name, QStringLiteral("plant"));
    QCOMPARE(store.findByName(QStringLiteral("OTHER")).value().name, QStringLiteral("Other"));
    QVERIFY(!store.findByName(QStringLiteral("PLANT"))); // two match
    QVERIFY(!store.findByName(QStringLiteral("none")));
    QVERIFY(store.flush());
}

void TestProfileStore::dataFolderIsMadeForTheOwnerOnly()
{
    const DataFolder folder(path(QStringLiteral("a/b")));
    QVERIFY(folder.ensureExists());
    QVERIFY(QFileInfo(folder.path()).isDir());
    QCOMPARE(folder.profilesFile(), path(QStringLiteral("a/b/profiles.json")));
    QVERIFY(!(QFile::permissions(folder.path()) & (QFile::ReadGroup | QFile::ReadOther)));
    write("a file");
    QVERIFY(!DataFolder(path()).ensureExists());
    QVERIFY(!DataFolder(path() + QStringLiteral("/below a file")).ensureExists());
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "test_profile_store.moc"
