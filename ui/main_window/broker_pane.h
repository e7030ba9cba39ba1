// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/connection.h"

#include <QList>
#include <QPointer>
#include <QWidget>

class QAction;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace topicscope::ui {

class EmptyState;

/// What the broker and this side agreed on when connecting: link, session, limits, and what CONNACK said besides. After
/// the connection is lost it stays to be read. GUI thread.
class BrokerPane : public QWidget
{
    Q_OBJECT

public:
    explicit BrokerPane(QWidget* parent = nullptr);

    /// Null: nothing to show. Call with null before it is destroyed.
    void setConnection(client::Connection* connection);
    [[nodiscard]] QList<QAction*> commands() const { return {m_copy}; }
    void focusTable();

private:
    void update();
    QTreeWidgetItem* addGroup(const QString& title);
    static void add(QTreeWidgetItem* group, const QString& name, const QString& value, const QString& remark = {});
    void addLink(const client::ConnectionInfo& info);
    void addSession(const client::ConnectionInfo& info);
    void addLimits(const client::ConnectionInfo& info);
    void addSaid(const client::ConnectionInfo& info);
    void copySelection() const;

    QPointer<client::Connection> m_connection;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTreeWidget* m_table;
    QAction* m_copy;
};

} // namespace topicscope::ui
