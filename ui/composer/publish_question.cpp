// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/publish_question.h"

#include "app/payload/visible_text.h"
#include "ui/common/format.h"

namespace topicscope::ui {

namespace {
constexpr std::size_t shownTopicBytes = 200;
}

PublishQuestion::PublishQuestion(QWidget* parent) : Question(parent)
{
    connect(this, &Question::accepted, this, [this] { Q_EMIT confirmed(m_message); });
}

void PublishQuestion::setAskFirst(const AskFirst& askFirst)
{
    if (askFirst == m_askFirst)
        return;
    m_askFirst = askFirst;
    withdraw();
}

bool PublishQuestion::askBefore(const mqtt::PublishRequest& message)
{
    const bool deletes = message.retain && message.payload.empty();
    if (!(deletes ? m_askFirst.deleteRetained : m_askFirst.publish))
        return false;
    m_message = message;
    const QString topic = payload::visibleText(mqtt::BytesView(message.topic).substr(0, shownTopicBytes));
    if (deletes) {
        ask(tr("Deletes the retained message on %1 from %2. This cannot be undone.").arg(topic, m_askFirst.broker),
            tr("Delete"), false);
        return true;
    }
    ask((message.retain ? tr("Sends %1 to %2 on the production broker %3, at QoS %4, to be retained.")
                        : tr("Sends %1 to %2 on the production broker %3, at QoS %4."))
            .arg(formatBytes(static_cast<std::int64_t>(message.payload.size())), topic, m_askFirst.broker,
                 QString::number(int(message.qos))),
        tr("Publish"), false);
    return true;
}

} // namespace topicscope::ui
