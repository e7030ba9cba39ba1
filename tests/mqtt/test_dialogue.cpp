// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/dialogue.h"

#include <QTest>

using namespace topicscope::mqtt;
using namespace topicscope::mqtt::test;

/// Plays cases() in every version they apply to, as one chunk and byte by byte.
class DialogueTest : public QObject
{
    Q_OBJECT

private slots:
    void holds_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("byteByByte");
        const std::vector<Case> all = cases();
        for (std::size_t index = 0; index < all.size(); ++index) {
            for (const char version : all[index].versions) {
                for (const bool byteByByte : {false, true}) {
                    const std::string_view name = version == '5' ? "5.0" : version == '4' ? "3.1.1" : "3.1";
                    const std::string row = std::string{all[index].number} + " " + std::string{all[index].clause} +
                                            " " + std::string{all[index].holds} + " [" + std::string{name} +
                                            (byteByByte ? ", byte by byte]" : ", one chunk]");
                    QTest::newRow(row.c_str()) << static_cast<int>(index) << version - '0' << byteByByte;
                }
            }
        }
    }

    void holds()
    {
        QFETCH(int, index);
        QFETCH(int, version);
        QFETCH(bool, byteByByte);
        const std::vector<Case> all = cases();
        Dialogue dialogue(static_cast<Version>(version), byteByByte ? Cut::ByteByByte : Cut::OneChunk);
        const std::string complaint = dialogue.play(all[static_cast<std::size_t>(index)].script);
        QVERIFY2(complaint.empty(), complaint.c_str());
    }
};

QTEST_APPLESS_MAIN(DialogueTest)
#include "test_dialogue.moc"
