// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/message_rows.h"

#include "ui/messages/message_words.h"

namespace topicscope::ui {

QVariant MessageRows::data(const QModelIndex& index, int role) const
{
    if (role >= Qt::UserRole || !index.isValid())
        return MessageListModel::data(index, role);
    return message_words::data(index, role);
}

QVariant MessageRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? message_words::headerData(section, role) : QVariant();
}

} // namespace topicscope::ui
