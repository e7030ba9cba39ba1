// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/types.h"

#include <QLineEdit>
#include <QPointer>

class QStringListModel;

namespace topicscope::topics {
class StoreReader;
}

namespace topicscope::ui {

/// A line for a topic name, completed from the topics seen on the broker.
class TopicEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit TopicEdit(QWidget* parent = nullptr);

    void setReader(topics::StoreReader* reader);
    mqtt::Bytes topic() const;
    void setTopic(const mqtt::Bytes& topic);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void complete();

    QPointer<topics::StoreReader> m_reader;
    QStringListModel* m_completions;
};

} // namespace topicscope::ui
