// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/session_listener.h"

#include <QList>
#include <QWidget>

#include <memory>

class QAction;

namespace topicscope::client {
class Connection;
}

namespace topicscope::ui {

/// The publishes that wait for a connection: to look at, to change, to put into another order and to take out; how many
/// may wait; and after the connection what became of them. GUI thread.
class OfflineQueuePane : public QWidget
{
    Q_OBJECT

public:
    explicit OfflineQueuePane(QWidget* parent = nullptr);
    ~OfflineQueuePane() override;

    /// Null: nothing to show. Call with null before it is destroyed.
    void setConnection(client::Connection* connection);
    /// How many wait.
    [[nodiscard]] int waiting() const;

    [[nodiscard]] QList<QAction*> commands() const;
    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray& state);
    void focusTable();

signals:
    /// waiting() changed.
    void waitingChanged();
    /// A publish was taken out of the queue to be changed: put it into the composer.
    void composeRequested(const topicscope::mqtt::PublishRequest& message);
    void statusMessage(const QString& text);
    void stateChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace topicscope::ui
