// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace topicscope::ui {

/// The messages of a SentModel, each with the broker's answer.
class SentList : public QListView
{
    Q_OBJECT

public:
    explicit SentList(QWidget* parent = nullptr);

Q_SIGNALS:
    /// By a click or by Enter: this one is to be written again.
    void chosen(int row);
};

} // namespace topicscope::ui
