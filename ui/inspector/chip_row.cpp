// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/chip_row.h"

#include "ui/common/labels.h"

#include <QEvent>

#include <algorithm>
#include <utility>

namespace topicscope::ui {
namespace {
constexpr int gap = 6;
}

ChipRow::ChipRow(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChipRow::setFlags(const std::vector<Flag>& flags)
{
    if (flags == m_flags)
        return;
    m_flags = flags;
    qDeleteAll(std::exchange(m_chips, {}));
    for (const Flag& flag : flags) {
        auto* chip = new Chip(flag.text, flag.kind, this);
        chip->setToolTip(plainToolTip(flag.explanation));
        chip->setAccessibleDescription(flag.explanation);
        m_chips.append(chip);
    }
    arrange();
}

QSize ChipRow::sizeHint() const
{
    return minimumSizeHint();
}

QSize ChipRow::minimumSizeHint() const
{
    return {0, chipSize(QStringLiteral("0"), font()).height()};
}

void ChipRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ChipRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

void ChipRow::arrange()
{
    delete std::exchange(m_rest, nullptr);
    const auto widthOf = [](const Chip* chip) { return chip->sizeHint().width(); };
    int all = -gap;
    for (const Chip* chip : std::as_const(m_chips))
        all += widthOf(chip) + gap;
    const bool fits = all <= width();
    const int room = fits ? width() : width() - chipSize(QStringLiteral("+9"), font()).width() - gap;
    int x = 0;
    qsizetype shown = 0;
    for (; shown < m_chips.size() && x + widthOf(m_chips.at(shown)) <= room; ++shown) {
        Chip* chip = m_chips.at(shown);
        chip->setGeometry(x, 0, widthOf(chip), height());
        chip->show();
        x += widthOf(chip) + gap;
    }
    if (!fits)
        showRest(int(shown), x);
}

void ChipRow::showRest(int from, int x)
{
    QStringList names;
    for (qsizetype i = from; i < m_chips.size(); ++i) {
        m_chips.at(i)->hide();
        names << m_chips.at(i)->text();
    }
    m_rest = new Chip(tr("+%n", "more chips than there is room for", int(names.size())), ChipKind::Neutral, this);
    m_rest->setToolTip(plainToolTip(names.join(u'\n')));
    m_rest->setAccessibleDescription(names.join(QStringLiteral(", ")));
    m_rest->setGeometry(x, 0, m_rest->sizeHint().width(), height());
    m_rest->show();
}

} // namespace topicscope::ui
