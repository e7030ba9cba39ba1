// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/field_message.h"

#include "ui/common/icon.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

namespace topicscope::ui {
namespace {

constexpr int iconSize = 16;

bool hasIcon(ChipKind kind)
{
    return kind == ChipKind::Bad || kind == ChipKind::Warning;
}

} // namespace

FieldMessage::FieldMessage(QWidget* parent) : PlainLabel({}, parent)
{
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    hide();
}

void FieldMessage::say(ChipKind kind, const QString& text)
{
    const bool news = text != this->text() && !text.isEmpty();
    m_kind = kind;
    setContentsMargins(hasIcon(kind) ? iconSize + innerSpacing : 0, 0, 0, 0);
    // Roles of their own follow the theme, and hold upon any ground: by itself a label takes its role from its parent.
    setForegroundRole(m_kind == ChipKind::Bad       ? QPalette::BrightText
                      : m_kind == ChipKind::Warning ? QPalette::WindowText
                                                    : QPalette::PlaceholderText);
    colour();
    setText(text);
    setVisible(!text.isEmpty());
    if (news && kind == ChipKind::Bad) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void FieldMessage::colour()
{
    const QColor wanted = tokens().warning;
    if (m_kind != ChipKind::Warning || palette().color(QPalette::WindowText) == wanted)
        return;
    QPalette own;
    own.setColor(QPalette::WindowText, wanted);
    setPalette(own);
}

void FieldMessage::changeEvent(QEvent* event)
{
    PlainLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void FieldMessage::paintEvent(QPaintEvent* event)
{
    PlainLabel::paintEvent(event);
    if (!hasIcon(m_kind))
        return;
    QPainter painter(this);
    const bool bad = m_kind == ChipKind::Bad;
    const int top = (fontMetrics().height() - iconSize) / 2;
    icon(bad ? QStringLiteral("error") : QStringLiteral("warning"), bad ? IconColor::Bad : IconColor::Warning)
        .paint(&painter, 0, qMax(0, top), iconSize, iconSize);
}

} // namespace topicscope::ui
