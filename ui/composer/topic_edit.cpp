// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/topic_edit.h"

#include "app/topics/store_reader.h"
#include "ui/common/fonts.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QStringListModel>
#include <QWindow>

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
    // After the completer's own filter, so before it.
    completer->popup()->installEventFilter(this);
    completer->popup()->setAttribute(Qt::WA_NoMouseReplay);
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
    // What is written already is no suggestion.
    if (topics == QStringList(text()))
        topics.clear();
    if (topics != m_completions->stringList())
        m_completions->setStringList(topics);
}

/// A click beside the open list closes it, and does there what it always does. A popup would keep it for itself, and
/// what is typed next would still go into this line; only some platforms let Qt repeat the click.
bool TopicEdit::eventFilter(QObject* watched, QEvent* event)
{
    auto* list = qobject_cast<QWidget*>(watched);
    if (!list || list != completer()->popup() || event->type() != QEvent::MouseButtonPress)
        return QLineEdit::eventFilter(watched, event);
    const auto* press = static_cast<QMouseEvent*>(event);
    if (list->rect().contains(press->position().toPoint()))
        return false;
    list->hide();
    const QPointF place = press->globalPosition();
    if (QWindow* window = QGuiApplication::topLevelAt(place.toPoint())) {
        // At once: the release may be on its way already.
        QMouseEvent again(QEvent::MouseButtonPress, window->mapFromGlobal(place), place, press->button(),
                          press->buttons(), press->modifiers());
        QCoreApplication::sendEvent(window, &again);
    }
    return true;
}

} // namespace topicscope::ui
