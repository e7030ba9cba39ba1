// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/mqtt/samples.h"

#include <QTest>

namespace topicscope::mqtt::test {

/// A row of Qt Test for each sample of each version: `version` and `index` in samples(version).
inline void addSampleRows()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("index");
    for (const Version version : allVersions) {
        const auto list = samples(version);
        for (std::size_t index = 0; index < list.size(); ++index)
            QTest::newRow(rowName(list[index], version).c_str())
                << static_cast<int>(version) << static_cast<int>(index);
    }
}

} // namespace topicscope::mqtt::test
