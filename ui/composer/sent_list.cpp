// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/sent_list.h"

#include "ui/composer/sent_delegate.h"

namespace topicscope::ui {

SentList::SentList(QWidget* parent) : QListView(parent)
{
    setItemDelegate(new SentDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setResizeMode(QListView::Adjust);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
}

} // namespace topicscope::ui
