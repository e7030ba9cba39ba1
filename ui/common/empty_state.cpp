// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/empty_state.h"

#include "ui/common/fonts.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace topicscope::ui {
namespace {

/// An icon that is drawn when painted, so that it follows the theme.
class IconArea : public QWidget
{
public:
    IconArea(const QString& name, QWidget* parent) : QWidget(parent), m_icon(icon(name, IconColor::Dim))
    {
        setFixedSize(32, 32);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

} // namespace

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& hint, QWidget* parent)
    : QWidget(parent),
      m_title(new PlainLabel(title, this)),
      m_hint(new DimLabel(hint, this)),
      m_action(new QPushButton(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_title->setFont(boldFont());
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMaximumWidth(420);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addStretch(2);
    if (!iconName.isEmpty())
        layout->addWidget(new IconArea(iconName, this), 0, Qt::AlignHCenter);
    layout->addWidget(m_title);
    auto* hintLine = new QHBoxLayout;
    hintLine->addStretch(1);
    hintLine->addWidget(m_hint, 100);
    hintLine->addStretch(1);
    layout->addLayout(hintLine);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void EmptyState::setTitle(const QString& title)
{
    m_title->setText(title);
}

void EmptyState::setHint(const QString& hint)
{
    m_hint->setText(hint);
}

void EmptyState::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

} // namespace topicscope::ui
