// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/flow_layout.h"

#include "ui/common/spacing.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <numeric>

namespace topicscope::ui {
namespace {

int heightOf(const std::vector<QLayoutItem*>& row)
{
    int height = 0;
    for (const QLayoutItem* item : row)
        height = std::max(height, item->sizeHint().height());
    return height;
}

bool grows(const QLayoutItem* item)
{
    return item->expandingDirections().testFlag(Qt::Horizontal);
}

/// The least width a row can do with: what grows may also shrink.
int neededWidth(const QLayoutItem* item)
{
    return grows(item) ? item->minimumSize().width() : item->sizeHint().width();
}

} // namespace

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(topicscope::ui::spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

std::vector<FlowLayout::Row> FlowLayout::rowsFor(int width) const
{
    std::vector<Row> rows;
    int left = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue; // hidden
        const int wanted = neededWidth(item.get());
        if (rows.empty() || left < spacing() + wanted) {
            rows.emplace_back();
            left = width - wanted;
        } else {
            left -= spacing() + wanted;
        }
        rows.back().push_back(item.get());
    }
    return rows;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const auto rows = rowsFor(width - margins.left() - margins.right());
    const int gaps = std::max(0, static_cast<int>(rows.size()) - 1) * innerSpacing;
    return std::accumulate(rows.begin(), rows.end(), gaps + margins.top() + margins.bottom(),
                           [](int sum, const Row& row) { return sum + heightOf(row); });
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        size.rwidth() += item->sizeHint().width() + (size.width() > 0 ? spacing() : 0);
        size.setHeight(std::max(size.height(), item->sizeHint().height()));
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto& item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo({neededWidth(item.get()), item->minimumSize().height()});
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& area)
{
    QLayout::setGeometry(area);
    const QRect inside = contentsRect();
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int y = inside.top();
    for (const Row& row : rowsFor(inside.width())) {
        int free = inside.width() - spacing() * (static_cast<int>(row.size()) - 1);
        int growing = 0;
        for (const QLayoutItem* item : row) {
            free -= neededWidth(item);
            growing += grows(item) ? 1 : 0;
        }
        const int height = heightOf(row);
        int x = inside.left();
        for (QLayoutItem* item : row) {
            int width = neededWidth(item);
            if (grows(item)) {
                const int share = std::max(0, free / growing);
                width += share;
                free -= share;
                --growing;
            }
            item->setGeometry(QStyle::visualRect(direction, inside, QRect(x, y, width, height)));
            x += width + spacing();
        }
        y += height + innerSpacing;
    }
}

} // namespace topicscope::ui
