// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/pause_bar.h"

#include "app/topics/store_reader.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace topicscope::ui {
namespace {

constexpr int refreshMilliseconds = 250;

} // namespace

PauseBar::PauseBar(QWidget* parent)
    : QWidget(parent), m_text(new PlainLabel({}, this)), m_resume(new QPushButton(tr("Resume"), this))
{
    m_resume->setAccessibleName(tr("Resume the view"));
    connect(m_resume, &QPushButton::clicked, this, [this] {
        if (m_reader)
            m_reader->setPaused(false);
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing, innerSpacing, spacing, innerSpacing);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_resume);
    m_timer.setInterval(refreshMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &PauseBar::refresh);
    hide();
}

void PauseBar::setReader(topics::StoreReader* reader)
{
    if (m_reader)
        m_reader->disconnect(this);
    m_reader = reader;
    if (reader)
        connect(reader, &topics::StoreReader::pausedChanged, this, &PauseBar::refresh);
    refresh();
}

void PauseBar::refresh()
{
    const bool paused = m_reader && m_reader->isPaused();
    if (paused) {
        const auto behind = m_reader->messagesBehind();
        const int plural = static_cast<int>(qMin<std::uint64_t>(behind, INT_MAX));
        const QString text = behind == 0 ? tr("Paused · nothing new since")
                                         : tr("Paused · %1 message(s) behind", nullptr, plural)
                                               .arg(formatCount(static_cast<std::int64_t>(behind)));
        m_text->setText(text);
        setAccessibleName(text);
        m_timer.start();
    } else {
        m_timer.stop();
    }
    setVisible(paused);
}

void PauseBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().warningTint);
}

} // namespace topicscope::ui
