// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/notice.h"

#include "ui/common/card.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace topicscope::ui {
namespace {

constexpr int iconSize = 18;

QString iconNameOf(ChipKind kind)
{
    switch (kind) {
    case ChipKind::Good:
        return QStringLiteral("success");
    case ChipKind::Warning:
        return QStringLiteral("warning");
    case ChipKind::Bad:
        return QStringLiteral("error");
    case ChipKind::Neutral:
    case ChipKind::Info:
        break;
    }
    return QStringLiteral("info");
}

IconColor iconColorOf(ChipKind kind)
{
    switch (kind) {
    case ChipKind::Good:
        return IconColor::Good;
    case ChipKind::Warning:
        return IconColor::Warning;
    case ChipKind::Bad:
        return IconColor::Bad;
    case ChipKind::Info:
        return IconColor::Accent;
    case ChipKind::Neutral:
        break;
    }
    return IconColor::Dim;
}

QColor groundOf(ChipKind kind)
{
    const Tokens& t = tokens();
    switch (kind) {
    case ChipKind::Good:
        return t.goodTint;
    case ChipKind::Warning:
        return t.warningTint;
    case ChipKind::Bad:
        return t.badTint;
    case ChipKind::Info:
        return t.accentTint;
    case ChipKind::Neutral:
        break;
    }
    return t.ground;
}

} // namespace

Notice::Notice(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new PlainLabel({}, this)),
      m_detail(new DimLabel({}, this)),
      m_steps(new QHBoxLayout),
      m_close(iconButton(QStringLiteral("close"), tr("Close this message"), this))
{
    m_icon->setFixedWidth(iconSize);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->hide();
    m_steps->setSpacing(spacing);
    m_close->hide();
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        emit closed();
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing + 2, spacing - 2, spacing, spacing - 2);
    layout->setSpacing(spacing);
    layout->addSpacing(iconSize);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_detail, 0, Qt::AlignVCenter);
    layout->addLayout(m_steps);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    m_icon->hide(); // the icon is painted, so that it follows the theme
    setVisible(false);
}

void Notice::show(ChipKind kind, const QString& text, const QString& action)
{
    show(kind, text, action.isEmpty() ? QStringList() : QStringList{action});
}

void Notice::show(ChipKind kind, const QString& text, const QStringList& actions)
{
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    while (m_actions.size() < actions.size()) {
        auto* button = new QPushButton(this);
        connect(button, &QPushButton::clicked, this,
                [this, index = int(m_actions.size())] { emit actionTriggered(index); });
        m_steps->addWidget(button, 0, Qt::AlignVCenter);
        m_actions.append(button);
    }
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        m_actions.at(i)->setText(actions.value(i));
        m_actions.at(i)->setVisible(i < actions.size());
    }
    setVisible(true);
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Notice::setDetail(const QString& detail)
{
    if (detail == m_detail->text())
        return;
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    // It grows only, so that the steps beside it stand still.
    m_detail->setMinimumWidth(detail.isEmpty() ? 0 : qMax(m_detail->minimumWidth(), m_detail->sizeHint().width()));
}

void Notice::clear()
{
    setVisible(false);
    m_text->clear();
    setDetail({});
}

QString Notice::detail() const
{
    return m_detail->text();
}

QString Notice::text() const
{
    return m_text->text();
}

void Notice::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void Notice::focusAction(int index)
{
    if (index < m_actions.size())
        m_actions.at(index)->setFocus(Qt::OtherFocusReason);
}

void Notice::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(groundOf(m_kind));
    painter.drawRoundedRect(rect(), 6, 6);
    // Beside the first line of the text, which stands in the middle of its label.
    // Measured here and not asked of the label: a selectable label lays its text out anew when asked, and repaints.
    const int textHeight =
        m_text->fontMetrics()
            .boundingRect(QRect(0, 0, m_text->width(), QWIDGETSIZE_MAX), Qt::TextWordWrap, m_text->text())
            .height();
    const int firstLine = m_text->y() + qMax(0, (m_text->height() - textHeight) / 2);
    const int top = firstLine + (m_text->fontMetrics().height() - iconSize) / 2;
    icon(iconNameOf(m_kind), iconColorOf(m_kind)).paint(&painter, spacing, top, iconSize, iconSize);
}

} // namespace topicscope::ui
