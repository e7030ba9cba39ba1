// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/breadcrumb.h"

#include "app/payload/visible_text.h"
#include "ui/common/elide.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace topicscope::ui {

namespace {
constexpr std::size_t longestShown = 4096; // of a topic of up to 65,535 bytes; the rest cannot be read at one go anyway
}

Breadcrumb::Breadcrumb(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFont(headingFont(1.15));
}

void Breadcrumb::setTopic(const mqtt::Bytes& topic)
{
    if (topic == m_topic)
        return;
    m_topic = topic;
    m_focused = m_hovered = -1;
    setAccessibleName(tr("Topic"));
    setAccessibleDescription(payload::visibleText(payload::BytesView(m_topic).substr(0, longestShown)));
    layOut();
}

QSize Breadcrumb::sizeHint() const
{
    return {320, QFontMetrics(font()).height() + 6};
}

QSize Breadcrumb::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void Breadcrumb::layOut()
{
    m_parts.clear();
    const QFont boldOne = font();
    QFont plain = font();
    plain.setBold(false);
    const int gap = QFontMetrics(plain).horizontalAdvance(QStringLiteral(" / "));
    const int dots = QFontMetrics(plain).horizontalAdvance(u'…') + gap;
    int room = width();
    std::size_t end = m_topic.size();
    // From the last level backwards, as far as there is room.
    while (!m_topic.empty()) {
        const std::size_t slash = end > 0 ? m_topic.rfind('/', end - 1) : std::string::npos;
        const std::size_t start = slash == std::string::npos ? 0 : slash + 1;
        Part part;
        part.last = m_parts.empty();
        part.end = end;
        const QFont& font = part.last ? boldOne : plain;
        part.text =
            payload::visibleText(payload::BytesView(m_topic).substr(start, std::min(end - start, std::size_t(512))));
        if (part.text.isEmpty())
            part.text = tr("(empty)", "a topic level without characters");
        part.text = elided(font, part.text, Qt::ElideMiddle, std::max(40, part.last ? width() - dots : width() / 3));
        const int needed = QFontMetrics(font).horizontalAdvance(part.text) + (part.last ? 0 : gap);
        const bool first = start == 0;
        if (!part.last && needed + (first ? 0 : dots) > room) {
            part.text = QStringLiteral("…");
            part.rect.setWidth(dots - gap);
            m_parts.push_back(part);
            break;
        }
        room -= needed;
        part.rect.setWidth(needed - (part.last ? 0 : gap));
        m_parts.push_back(part);
        if (first)
            break;
        end = slash;
        if (end == 0) { // the topic begins with a slash: an empty first level
            Part empty;
            empty.text = tr("(empty)", "a topic level without characters");
            empty.rect.setWidth(QFontMetrics(plain).horizontalAdvance(empty.text));
            m_parts.push_back(empty);
            break;
        }
    }
    std::reverse(m_parts.begin(), m_parts.end());
    int x = 0;
    for (Part& part : m_parts) {
        part.rect = QRect(x, 0, part.rect.width(), height());
        x += part.rect.width() + gap;
    }
    update();
}

void Breadcrumb::resizeEvent(QResizeEvent*)
{
    layOut();
}

void Breadcrumb::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (int i = 0; i < int(m_parts.size()); ++i) {
        const Part& part = m_parts[std::size_t(i)];
        QFont partFont = font();
        partFont.setBold(part.last);
        partFont.setUnderline(!part.last && (i == m_hovered || (hasFocus() && i == m_focused)));
        painter.setFont(partFont);
        painter.setPen(part.last ? tokens().text : i == m_hovered ? tokens().accent : tokens().dim);
        painter.drawText(part.rect.adjusted(0, 0, 4, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         part.text);
        if (!part.last) {
            partFont.setUnderline(false);
            painter.setFont(partFont);
            painter.setPen(tokens().dim);
            painter.drawText(QRect(part.rect.right() + 1, 0, 60, height()), Qt::AlignLeft | Qt::AlignVCenter,
                             QStringLiteral(" / "));
        }
        if (hasFocus() && i == m_focused) {
            painter.setPen(tokens().accent);
            painter.drawRoundedRect(part.rect.adjusted(-3, 0, 3, -1), 3, 3);
        }
    }
}

int Breadcrumb::partAt(QPoint position) const
{
    const auto found =
        std::find_if(m_parts.begin(), m_parts.end(), [&](const Part& part) { return part.rect.contains(position); });
    return found == m_parts.end() ? -1 : int(found - m_parts.begin());
}

void Breadcrumb::mouseMoveEvent(QMouseEvent* event)
{
    const int part = partAt(event->position().toPoint());
    const bool link = part >= 0 && !m_parts[std::size_t(part)].last;
    setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (part != m_hovered) {
        m_hovered = part;
        update();
    }
}

void Breadcrumb::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void Breadcrumb::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(partAt(event->position().toPoint()));
}

void Breadcrumb::choose(int part)
{
    if (part >= 0 && part < int(m_parts.size()))
        Q_EMIT levelChosen(m_topic.substr(0, m_parts[std::size_t(part)].end));
}

void Breadcrumb::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_parts.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        m_focused = m_focused < 0 ? last : std::max(0, m_focused - 1);
        break;
    case Qt::Key_Right:
        m_focused = std::min(last, m_focused + 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        choose(m_focused);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    update();
}

bool Breadcrumb::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const QString whole = payload::visibleText(payload::BytesView(m_topic).substr(0, longestShown));
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(whole), this);
        return true;
    }
    if (event->type() == QEvent::PaletteChange)
        update();
    return QWidget::event(event);
}

} // namespace topicscope::ui
