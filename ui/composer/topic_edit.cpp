// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/topic_edit.h"

#include "app/topics/store_reader.h"
#include "ui/common/fonts.h"

#include <QCompleter>
#include <QStringListModel>

namespace topicscope::ui {

namespace {
constexpr std::size_t mostCompletions = 50;
}

TopicEdit::TopicEdit(QWidget* parent) : QLineEdit(parent), m_completions(new QStringListModel(this))
{
    setFont(fixedFont());
    setPlaceholderText(tr("Topic, such as plant/press-1/cmd"));
    setAccessibleName(tr("Topic to publish to"));
    setClearButtonEnabled(true);
    auto* completer = new QCompleter(m_completions, this);
    completer->setCaseSensitivity(Qt::CaseSensitive);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setMaxVisibleItems(12);
    setCompleter(completer);
    // Before QLineEdit's own completion looks into the model.
    connect(this, &QLineEdit::textEdited, this, &TopicEdit::complete);
}

void TopicEdit::setReader(topics::StoreReader* reader)
{
    m_reader = reader;
    m_completions->setStringList({});
}

mqtt::Bytes TopicEdit::topic() const
{
    const QByteArray utf8 = text().toUtf8();
    return mqtt::Bytes(utf8.constData(), std::size_t(utf8.size()));
}

void TopicEdit::setTopic(const mqtt::Bytes& topic)
{
    setText(QString::fromUtf8(topic.data(), qsizetype(topic.size())));
    setCursorPosition(0);
}

void TopicEdit::complete()
{
    if (!m_reader)
        return;
    QStringList topics;
    for (const topics::NodeId node : m_reader->complete(topic(), mostCompletions)) {
        const mqtt::BytesView name = m_reader->skeleton().topic(node);
        topics << QString::fromUtf8(name.data(), qsizetype(name.size()));
    }
    if (topics != m_completions->stringList())
        m_completions->setStringList(topics);
}

} // namespace topicscope::ui
