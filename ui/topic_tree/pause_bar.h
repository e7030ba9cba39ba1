// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QPushButton;

namespace topicscope::topics {
class StoreReader;
}

namespace topicscope::ui {

class PlainLabel;

/// "Paused · 12,345 messages behind · Resume": shown above a view while its reader is paused, hidden otherwise.
class PauseBar : public QWidget
{
    Q_OBJECT

public:
    explicit PauseBar(QWidget* parent = nullptr);

    /// Null: hidden.
    void setReader(topics::StoreReader* reader);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    QPointer<topics::StoreReader> m_reader;
    PlainLabel* m_text;
    QPushButton* m_resume;
    QTimer m_timer;
};

} // namespace topicscope::ui
