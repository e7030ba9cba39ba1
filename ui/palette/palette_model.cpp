// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_model.h"

#include "ui/common/labels.h"

namespace topicscope::ui {

void PaletteModel::replace(int first, int before, int after, const std::function<void()>& exchange)
{
    const int same = qMin(before, after);
    if (before > after) {
        beginRemoveRows({}, first + after, first + before - 1);
        exchange();
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, first + before, first + after - 1);
        exchange();
        endInsertRows();
    } else {
        exchange();
    }
    if (same > 0)
        emit dataChanged(index(first), index(first + same - 1));
}

void PaletteModel::setItems(QList<PaletteItem> items)
{
    const auto after = static_cast<int>(items.size());
    replace(0, static_cast<int>(m_items.size()), after, [&] { m_items = std::move(items); });
}

void PaletteModel::setTopics(QList<Topic> topics)
{
    const auto after = static_cast<int>(topics.size());
    replace(static_cast<int>(m_items.size()), static_cast<int>(m_topics.size()), after,
            [&] { m_topics = std::move(topics); });
}

const PaletteItem* PaletteModel::item(int row) const
{
    return row >= 0 && row < m_items.size() ? &m_items[row] : nullptr;
}

const PaletteModel::Topic* PaletteModel::topic(int row) const
{
    const auto at = row - m_items.size();
    return at >= 0 && at < m_topics.size() ? &m_topics[at] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size() + m_topics.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteItem* entry = item(index.row());
    const Topic* found = topic(index.row());
    const QString title = entry ? entry->title : found->title;
    const QString detail = entry ? entry->detail : found->detail;
    QString kind = tr("Topic");
    QString iconName = QStringLiteral("topic");
    if (entry) {
        switch (entry->kind) {
        case PaletteItem::Kind::Command:
            kind = tr("Command");
            iconName = QStringLiteral("command");
            break;
        case PaletteItem::Kind::Connection:
            kind = tr("Connection");
            iconName = QStringLiteral("server");
            break;
        case PaletteItem::Kind::SavedMessage:
            kind = tr("Saved message");
            iconName = QStringLiteral("bookmark");
            break;
        }
        if (!entry->iconName.isEmpty())
            iconName = entry->iconName;
    }
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case Qt::ToolTipRole:
        return plainToolTip(title);
    case Qt::AccessibleTextRole:
        return detail.isEmpty() ? tr("%1: %2").arg(kind, title) : tr("%1: %2, %3").arg(kind, title, detail);
    case DetailRole:
        return detail;
    case ShortcutRole:
        return entry ? entry->shortcut : QString();
    case IconNameRole:
        return iconName;
    case KindRole:
        return kind;
    default:
        return {};
    }
}

} // namespace topicscope::ui
