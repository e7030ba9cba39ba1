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
      m_chips(new QHBoxLayout),
      m_time(new DimLabel({}, this))
{
    m_more->setIcon(icon(QStringLiteral("more")));
    m_more->setAccessibleName(tr("More that can be done with this message"));
    m_more->setToolTip(tr("More"));
    m_more->setPopupMode(QToolButton::InstantPopup);
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
    m_chips->setSpacing(6);
    m_chips->addStretch(1);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(spacing);
    bottom->addLayout(m_chips, 1);
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
    if (flags == m_flags)
        return;
    m_flags = flags;
    while (m_chips->count() > 1)
        delete std::unique_ptr<QLayoutItem>(m_chips->takeAt(0))->widget();
    for (const Flag& flag : flags) {
        auto* chip = new Chip(flag.text, flag.kind, this);
        chip->setToolTip(plainToolTip(flag.explanation));
        chip->setAccessibleDescription(flag.explanation);
        m_chips->insertWidget(m_chips->count() - 1, chip);
    }
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
