// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/top_bar.h"

#include "ui/common/card.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/connections/profile_tag.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QToolButton>

#include <algorithm>

namespace topicscope::ui {
namespace {

constexpr int preferredWidth = 520; // of the search button
constexpr int searchIconSize = 16;
constexpr int longestTag = 140; // pixels

/// A push button that is the face of an action.
void follow(QPushButton* button, QAction* action)
{
    const auto update = [button, action] {
        button->setText(action->iconText());
        button->setIcon(action->icon());
        button->setCheckable(action->isCheckable());
        button->setChecked(action->isChecked());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
        button->setAccessibleName(action->iconText());
    };
    update();
    QObject::connect(action, &QAction::changed, button, update);
    QObject::connect(button, &QPushButton::clicked, action, [button, action] {
        action->trigger();
        button->setChecked(action->isChecked());
    });
}

} // namespace

/// Has room for all words it may show, so that nothing beside it moves when they change.
class TopBar::ActionButton : public QPushButton
{
public:
    using QPushButton::QPushButton;

    void setWords(const QStringList& words)
    {
        m_words = words;
        updateGeometry();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        int widest = 0;
        for (const QString& word : m_words)
            widest = std::max(widest, fontMetrics().horizontalAdvance(word));
        const int more = std::max(0, widest - fontMetrics().horizontalAdvance(text()));
        return QPushButton::sizeHint() + QSize(more, 0);
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

private:
    QStringList m_words;
};

SearchButton::SearchButton(QWidget* parent) : QPushButton(parent)
{
    setAccessibleName(tr("Go to topic, command, connection or saved message"));
    setToolTip(accessibleName());
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void SearchButton::setShortcutText(const QString& text)
{
    m_shortcutText = text;
    updateGeometry();
    update();
}

QSize SearchButton::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(accessibleName());
    const int shortcut = fontMetrics().horizontalAdvance(m_shortcutText);
    const int needed = 2 * (spacing + 2) + searchIconSize + spacing + words + spacing + shortcut + spacing;
    return {std::max(preferredWidth, needed), QPushButton::sizeHint().height()};
}

QSize SearchButton::minimumSizeHint() const
{
    return {120, QPushButton::minimumSizeHint().height()};
}

void SearchButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    const QRect area = rect().adjusted(spacing + 2, 0, -spacing - 2, 0);
    const QRect iconArea(area.left(), area.center().y() - 7, searchIconSize, searchIconSize);
    m_icon.paint(&painter, iconArea);
    painter.setPen(tokens().dim);
    const int shortcutWidth = fontMetrics().horizontalAdvance(m_shortcutText);
    const QRect text = area.adjusted(searchIconSize + spacing, 0, -shortcutWidth - spacing, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(accessibleName(), Qt::ElideRight, text.width()));
    painter.setFont(smallFont());
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, m_shortcutText);
}

TopBar::TopBar(QWidget* parent)
    : QWidget(parent),
      m_title(new PlainLabel(QStringLiteral("Topicscope"), this)),
      m_connection(new QPushButton(this)),
      m_tag(new TagChip(longestTag, this)),
      m_disconnect(new ActionButton(this)),
      m_pause(new ActionButton(this)),
      m_search(new SearchButton(this)),
      m_menu(iconButton(QStringLiteral("menu"), tr("Menu"), this))
{
    m_title->setFont(headingFont(1.08));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setAutoRaise(false);
    m_menu->setFocusPolicy(Qt::StrongFocus);
    m_connection->setAccessibleName(tr("Connection"));
    connect(m_search, &QPushButton::clicked, this, &TopBar::searchRequested);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing + innerSpacing, spacing - 1, spacing + innerSpacing, spacing);
    layout->setSpacing(spacing);
    layout->addWidget(m_title);
    layout->addWidget(m_connection);
    layout->addWidget(m_tag);
    layout->addWidget(m_disconnect);
    layout->addWidget(m_pause);
    layout->addSpacing(3 * spacing);
    layout->addWidget(m_search);
    layout->addStretch(1);
    layout->addWidget(m_menu);
}

void TopBar::setActions(QAction* disconnectAction, const QStringList& disconnectWords, QAction* pause,
                        const QStringList& pauseWords)
{
    m_disconnect->setWords(disconnectWords);
    m_pause->setWords(pauseWords);
    follow(m_disconnect, disconnectAction);
    follow(m_pause, pause);
}

void TopBar::setConnectionMenu(QMenu* menu)
{
    m_connection->setMenu(menu);
}

void TopBar::setMainMenu(QMenu* menu)
{
    m_menu->setMenu(menu);
}

void TopBar::setConnection(const QString& name, IconColor state, const QString& stateText)
{
    m_connection->setIcon(icon(QStringLiteral("dot"), state));
    // '&' would become a mnemonic.
    QString text = fontMetrics().elidedText(name, Qt::ElideRight, 220);
    m_connection->setText(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
    m_connection->setAccessibleName(tr("Connection %1: %2").arg(name, stateText));
    m_connection->setToolTip(plainToolTip(tr("%1: %2").arg(name, stateText)));
}

void TopBar::setTag(const ProfileTag& tag)
{
    m_tag->setTag(m_connection->isHidden() ? ProfileTag() : tag);
}

void TopBar::setConnectionPartsVisible(bool visible)
{
    if (!visible)
        m_tag->setTag({});
    for (QWidget* part : {static_cast<QWidget*>(m_connection), static_cast<QWidget*>(m_disconnect),
                          static_cast<QWidget*>(m_pause), static_cast<QWidget*>(m_search)})
        part->setVisible(visible);
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens().line);
}

} // namespace topicscope::ui
