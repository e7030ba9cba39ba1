// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/status_bar.h"

#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/sparkline.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolTip>

namespace topicscope::ui {
namespace {

QColor colorOf(Health health)
{
    const Tokens& t = tokens();
    switch (health) {
    case Health::Good:
        return t.good;
    case Health::Warning:
        return t.warning;
    case Health::Bad:
        return t.bad;
    case Health::Idle:
        break;
    }
    return t.dim;
}

/// The state in its colour, with a filled or hollow mark so that colour is not alone.
class StateLabel : public ElidedLabel
{
public:
    using ElidedLabel::ElidedLabel;
    Health health = Health::Idle;
    [[nodiscard]] QSize sizeHint() const override { return ElidedLabel::sizeHint() + QSize(14, 0); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor color = colorOf(health);
        painter.setPen(QPen(color, 1.2));
        painter.setBrush(health == Health::Idle ? QBrush(Qt::NoBrush) : QBrush(color));
        painter.drawEllipse(QPointF(4.5, height() / 2.0), 3.5, 3.5);
        painter.setPen(color);
        const QRect area = rect().adjusted(13, 0, 0, 0);
        painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
    }
};

/// Text that can be pressed; looks like the text around it.
class LossesButton : public QPushButton
{
public:
    using QPushButton::QPushButton;
    Health health = Health::Good;
    [[nodiscard]] QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 4, fontMetrics().height()};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        QFont drawn = font();
        drawn.setUnderline(hasFocus() || underMouse());
        painter.setFont(drawn);
        painter.setPen(colorOf(health));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
    }
};

} // namespace

StatusBar::StatusBar(QWidget* parent)
    : QStatusBar(parent),
      m_state(new StateLabel({}, this)),
      m_endpoint(new ElidedLabel({}, this)),
      m_rate(new FigureLabel),
      m_line(new Sparkline(60)),
      m_messages(new FigureLabel),
      m_topics(new FigureLabel),
      m_memory(new FigureLabel),
      m_ping(new FigureLabel),
      m_losses(new LossesButton(this)),
      m_hint(new DimLabel(tr("F1 help · Ctrl+N new connection · Ctrl+K go to"), this)),
      m_figures(new QWidget(this))
{
    setSizeGripEnabled(false);
    setFont(smallFont());
    setContentsMargins(spacing, 0, spacing, 0);
    setMinimumHeight(fontMetrics().height() + spacing + innerSpacing);
    m_endpoint->setForegroundRole(QPalette::PlaceholderText);
    m_endpoint->setElideMode(Qt::ElideMiddle);
    m_losses->setFlat(true);
    m_losses->setCursor(Qt::PointingHandCursor);
    m_state->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_line->setAccessibleName(tr("Messages per second during the last minute"));
    // What a mouse learns by hovering, the keyboard learns by pressing.
    connect(m_losses, &QPushButton::clicked, this, [this] {
        QToolTip::showText(m_losses->mapToGlobal(QPoint(0, -m_losses->height())), m_losses->toolTip(), m_losses);
    });

    auto* layout = new QHBoxLayout(m_figures);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacing);
    layout->addWidget(m_endpoint);
    auto* rate = new QHBoxLayout;
    rate->setSpacing(spacing);
    rate->addWidget(m_rate);
    rate->addWidget(m_line);
    layout->addLayout(rate);
    for (QWidget* figure : {m_messages, m_topics, m_memory, m_ping})
        layout->addWidget(figure);
    layout->addStretch(1);
    m_endpoint->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_figures->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    addWidget(m_state);
    addWidget(m_figures, 1);
    addPermanentWidget(m_losses);
    addPermanentWidget(m_hint);
    setLosses({}, 0);
    setState(tr("Not connected"), Health::Idle);
    setConnectionShown(false);
}

void StatusBar::setState(const QString& text, Health health, const QString& explanation)
{
    static_cast<StateLabel*>(m_state)->health = health;
    m_state->setText(text);
    m_state->setToolTip(plainToolTip(explanation));
    m_state->setAccessibleName(explanation.isEmpty() ? text : explanation);
    m_state->update();
}

void StatusBar::setEndpoint(const QString& text)
{
    m_endpoint->setText(text);
}

void StatusBar::setFigures(const Figures& figures)
{
    const QString perSecond =
        figures.messagesPerSecond < 0.005 ? formatCount(0) : formatRate(figures.messagesPerSecond);
    m_rate->setFigure(tr("%1 msg/s").arg(perSecond));
    m_messages->setFigure(tr("%1 message(s)", nullptr, static_cast<int>(qMin<std::uint64_t>(figures.messages, INT_MAX)))
                              .arg(formatCount(static_cast<std::int64_t>(figures.messages))));
    m_topics->setFigure(tr("%1 topic(s)", nullptr, static_cast<int>(qMin<std::uint64_t>(figures.topics, INT_MAX)))
                            .arg(formatCount(static_cast<std::int64_t>(figures.topics))));
    m_memory->setFigure(tr("memory %1 of %2").arg(formatBytes(figures.memoryUsed), formatBytes(figures.memoryBudget)));
    m_ping->setFigure(
        tr("ping %1").arg(figures.pingMicroseconds < 0 ? noValue() : formatDuration(figures.pingMicroseconds)));
}

void StatusBar::addRate(double messagesPerSecond)
{
    m_line->append(messagesPerSecond);
}

void StatusBar::setLosses(const QList<std::pair<QString, std::uint64_t>>& losses, std::uint64_t evicted)
{
    std::uint64_t total = 0;
    QStringList lines;
    for (const auto& [reason, count] : losses) {
        total += count;
        lines.append(tr("%1: %2").arg(formatCount(static_cast<std::int64_t>(count)), reason));
    }
    auto* button = static_cast<LossesButton*>(m_losses);
    button->health = total == 0 ? Health::Good : Health::Bad;
    const QString text =
        total == 0 ? tr("Nothing lost here") : tr("%1 lost here").arg(formatCount(static_cast<std::int64_t>(total)));
    if (evicted > 0)
        lines.append(tr("%1: older history given up within the memory budget (not a loss)")
                         .arg(formatCount(static_cast<std::int64_t>(evicted))));
    if (total == 0)
        lines.prepend(tr("Every message that arrived was stored."));
    button->setToolTip(plainToolTip(lines.join(QLatin1Char('\n'))));
    button->setAccessibleDescription(lines.join(QLatin1Char(' ')));
    if (button->text() == text)
        return;
    button->setText(text);
    button->setAccessibleName(text);
    button->updateGeometry();
}

void StatusBar::setConnectionShown(bool shown)
{
    m_figures->setVisible(shown);
    m_losses->setVisible(shown);
    m_hint->setVisible(!shown);
}

void StatusBar::startOver()
{
    for (FigureLabel* label : {m_rate, m_messages, m_topics, m_memory, m_ping})
        label->startOver();
    m_line->clear();
}

} // namespace topicscope::ui
