// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/message_list_model.h"

namespace topicscope::ui {

/// All messages, in words.
class MessageRows : public topics::MessageListModel
{
    Q_OBJECT

public:
    using MessageListModel::MessageListModel;

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

/// What is at hand of the message in a row with the roles of topics::MessageListModel; NoNode when it is not loaded.
topics::MessageSummary summaryOf(const QModelIndex& row);

} // namespace topicscope::ui
