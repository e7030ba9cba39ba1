// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packets.h"

#include <QWidget>

#include <memory>
#include <vector>

class QAction;

namespace topicscope::client {
class Connection;
}

namespace topicscope::ui {

/// The filters of one connection: what was asked for, what the broker granted, and what it refused. They can be added,
/// changed and removed while connected. One for the window; GUI thread only.
class SubscriptionsPane : public QWidget
{
    Q_OBJECT

public:
    explicit SubscriptionsPane(QWidget* parent = nullptr);
    ~SubscriptionsPane() override;

    /// Null empties the pane. Call with null before the connection is destroyed.
    void setConnection(client::Connection* connection);

    /// Puts a filter into the line below the table, ready to be subscribed with Enter.
    void offerFilter(const mqtt::Bytes& filter);

    /// For the window's menu and the palette.
    QList<QAction*> commands() const;

    /// Columns. For profiles::Settings::viewState().
    QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

public Q_SLOTS:
    void focusTable();

Q_SIGNALS:
    /// A person added, changed or removed a filter: the whole list as it should be the next time, to be remembered in
    /// the profile.
    void subscriptionsEdited(const std::vector<topicscope::mqtt::Subscription>& subscriptions);
    /// A sentence for the status bar. Plain text.
    void statusMessage(const QString& text);
    void stateChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace topicscope::ui
