// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/session_listener.h"
#include "ui/common/question.h"

namespace topicscope::ui {

/// Asks before a message is published, where the connection or the preferences want it.
class PublishQuestion : public Question
{
    Q_OBJECT

public:
    explicit PublishQuestion(QWidget* parent = nullptr);

    void setAskFirst(const AskFirst& askFirst);
    /// False when nothing is to be asked. Else the question is there, and confirmed() may follow.
    bool askBefore(const mqtt::PublishRequest& message);

Q_SIGNALS:
    /// This is to be published.
    void confirmed(const topicscope::mqtt::PublishRequest& message);

private:
    AskFirst m_askFirst;
    mqtt::PublishRequest m_message;
};

} // namespace topicscope::ui
