// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_header.h"

#include "app/topics/topic_store.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/inspector/breadcrumb.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace topicscope::ui {

InspectorHeader::InspectorHeader(QWidget* parent)
    : QWidget(parent),
      m_breadcrumb(new Breadcrumb(this)),
      m_back(new QPushButton(icon(QStringLiteral("play")), tr("Back to live"), this)),
      m_copy(new QPushButton(tr("Copy"), this)),
      m_more(new QToolButton(this)),
      m_chips(new ChipRow(this)),
      m_time(new DimLabel({}, this))
{
    m_more->setIcon(icon(QStringLiteral("more")));
    m_more->setAccessibleName(tr("More that can be done with this message"));
    m_more->setToolTip(tr("More"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_back->setAccessibleName(m_back->text());
    m_back->hide();
    m_back->setToolTip(tr("Show the newest message of the topic, and each new one"));
    connect(m_back, &QPushButton::clicked, this, &InspectorHeader::backToLive);
    connect(m_breadcrumb, &Breadcrumb::levelChosen, this, &InspectorHeader::levelChosen);

    auto* top = new QHBoxLayout;
    top->setSpacing(spacing);
    top->addWidget(m_breadcrumb, 1);
    top->addWidget(m_back);
    top->addWidget(m_copy);
    top->addWidget(m_more);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(spacing);
    bottom->addWidget(m_chips, 1);
    bottom->addWidget(m_time);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, spacing, spacing, innerSpacing);
    layout->setSpacing(innerSpacing);
    layout->addLayout(top);
    layout->addLayout(bottom);

    m_ticker.setSingleShot(true);
    connect(&m_ticker, &QTimer::timeout, this, &InspectorHeader::tick);
}

void InspectorHeader::setTopic(const mqtt::Bytes& topic)
{
    m_breadcrumb->setTopic(topic);
}

void InspectorHeader::setFlags(const std::vector<Flag>& flags)
{
    m_chips->setFlags(flags);
}

QSize InspectorHeader::minimumSizeHint() const
{
    const QMargins margins = layout()->contentsMargins();
    const int wayBack = m_back->iconSize().width() + 3 * spacing; // without its words
    const int width = margins.left() + m_breadcrumb->minimumSizeHint().width() + spacing + wayBack + spacing +
                      m_copy->sizeHint().width() + spacing + m_more->sizeHint().width() + margins.right();
    return {width, QWidget::minimumSizeHint().height()};
}

void InspectorHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitBack();
}

/// The way back does without its words where the topic would have too little room beside it.
void InspectorHeader::fitBack()
{
    constexpr int roomForTopic = 180;
    m_back->setText(m_back->accessibleName());
    const QMargins margins = layout()->contentsMargins();
    const int needed = margins.left() + roomForTopic + spacing + m_back->sizeHint().width() + spacing +
                       m_copy->sizeHint().width() + spacing + m_more->sizeHint().width() + margins.right();
    if (width() < needed)
        m_back->setText({});
}

void InspectorHeader::setArrival(std::int64_t arrival)
{
    m_arrival = arrival;
    tick();
}

void InspectorHeader::setLive(bool live)
{
    m_back->setVisible(!live);
}

/// Says the age anew, and wakes again when its text would change.
void InspectorHeader::tick()
{
    if (m_arrival == 0) {
        m_time->clear();
        m_ticker.stop();
        return;
    }
    const std::int64_t age = std::max<std::int64_t>(0, topics::currentMicroseconds() - m_arrival);
    m_time->setText(tr("%1 · %2 ago").arg(formatTime(m_arrival), formatAge(age)));
    m_ticker.start(int(std::clamp<std::int64_t>(ageTextValidFor(age) / 1000 + 1, 100, 3'600'000)));
}

} // namespace topicscope::ui
