// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/notice.h"
#include "ui/main_window/connection_notice.h"

#include <QPointer>
#include <QTimer>

namespace topicscope::ui {

/// The notice of the current connection: reason, countdown, and the steps as buttons. Closed by the person it stays
/// away until there is something else to say. GUI thread.
class ConnectionNoticeBar : public Notice
{
    Q_OBJECT

public:
    explicit ConnectionNoticeBar(QWidget* parent = nullptr);

    /// Null: nothing to show. Another one begins with nothing closed.
    void setConnection(workspace::OpenConnection* connection);
    /// Reads the connection's state anew.
    void refresh();
    /// Only the countdown.
    void refreshProgress();

signals:
    /// Any step but Retry and Stop, which are carried out here.
    void stepRequested(topicscope::ui::ConnectionNotice::Step step);

private:
    void take(ConnectionNotice::Step step);
    void refreshSoon();

    QPointer<workspace::OpenConnection> m_connection;
    QList<ConnectionNotice::Step> m_steps;
    QString m_dismissed;
    QTimer m_limits; ///< the next look at the store's limits
};

} // namespace topicscope::ui
