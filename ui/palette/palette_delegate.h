// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStyledItemDelegate>

namespace topicscope::ui {

/// Paints the rows of the palette: icon, title with what was typed in bold, dim detail, shortcut at the end.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setWords(const QStringList& words) { m_words = words; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int paintTitle(QPainter* painter, const QRect& rect, const QString& title, bool path) const;

    QStringList m_words;
};

} // namespace topicscope::ui
