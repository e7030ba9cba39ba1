// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <QAbstractTableModel>

#include <vector>

namespace topicscope::ui {

/// The topics that a bulk action is about, and what became of each.
class BulkTopicsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Topic, Result, ColumnCount };
    /// How a result is meant; the text says the same.
    enum class Mark : quint8 { None, Good, Warning, Bad };

    using QAbstractTableModel::QAbstractTableModel;

    /// The bytes stay where they are, and must.
    void setTopics(std::vector<mqtt::BytesView> topics);
    /// A copy of them.
    std::vector<mqtt::Bytes> topics() const { return {m_topics.begin(), m_topics.end()}; }
    /// Sets a result without telling the views: follow with tell().
    void setResult(std::size_t row, const QString& text, Mark mark);
    void tell(int first, int last);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct ResultOf
    {
        QString text;
        Mark mark = Mark::None;
    };
    std::vector<mqtt::BytesView> m_topics;
    std::vector<ResultOf> m_results;
};

} // namespace topicscope::ui
