// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QString>

namespace topicscope::ui {

/// The words of a row of messages, for any model with the columns and roles of topics::MessageListModel. Whatever a
/// broker sent stays plain text.
namespace message_words {

/// DisplayRole, ToolTipRole, AccessibleTextRole and TextAlignmentRole of a cell; an invalid QVariant for other roles.
/// `index` must answer the roles of MessageListModel.
QVariant data(const QModelIndex& index, int role);
QVariant headerData(int section, int role);
QString columnName(int section);

/// One small flag of a message.
struct Flag
{
    QString text;
    QString meaning; ///< a sentence
    bool warning = false;
};
/// Given up, RETAIN, DUP and where the message came from, as far as there is something to say: nothing for an ordinary
/// live one.
QList<Flag> flags(const QModelIndex& index);

} // namespace message_words

} // namespace topicscope::ui
