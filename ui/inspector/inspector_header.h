// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"
#include "ui/inspector/chip_row.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace topicscope::ui {

class Breadcrumb;

/// The head of the inspector: topic, flags as chips, time of arrival and age, and what can be done with the message.
class InspectorHeader : public QWidget
{
    Q_OBJECT

public:
    using Flag = ChipRow::Flag;

    explicit InspectorHeader(QWidget* parent = nullptr);

    void setTopic(const mqtt::Bytes& topic);
    void setFlags(const std::vector<Flag>& flags);
    /// Microseconds since the epoch; 0: no message.
    void setArrival(std::int64_t arrival);
    /// Shows "Back to live", and says that an older message is on display.
    void setLive(bool live);

    /// The same whatever is shown, so that panes beside this one stay where they are.
    [[nodiscard]] QSize minimumSizeHint() const override;

    QPushButton* copyButton() const { return m_copy; }
    QToolButton* moreButton() const { return m_more; }

Q_SIGNALS:
    void levelChosen(const topicscope::mqtt::Bytes& topic);
    void backToLive();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void tick();
    void fitBack();

    Breadcrumb* m_breadcrumb;
    QPushButton* m_back;
    QPushButton* m_copy;
    QToolButton* m_more;
    ChipRow* m_chips;
    QLabel* m_time;
    QTimer m_ticker;
    std::int64_t m_arrival = 0;
};

} // namespace topicscope::ui
