// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace topicscope::topics {

/// Columns of the topic tree, for the store, which makes their sort keys; TopicTreeModel::Column has the same numbers.
enum NodeColumn {
    TopicColumn,
    ValueColumn,
    MessagesColumn,
    RateColumn,
    AgeColumn,
    SizeColumn,
    QoSColumn,
    RetainedColumn
};

} // namespace topicscope::topics
