// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/broker_pane.h"

#include "app/mqtt/properties.h"
#include "app/payload/visible_text.h"
#include "ui/common/empty_state.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/main_window/connection_words.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <limits>

namespace topicscope::ui {

using mqtt::PropertyId;

namespace {

enum Column { Name, Value, Remark, ColumnCount };

/// What a broker sent is shown as text, control characters made visible, and not without end.
QString shown(mqtt::BytesView bytes)
{
    return payload::visibleText(bytes.substr(0, 1000));
}

} // namespace

BrokerPane::BrokerPane(QWidget* parent)
    : QWidget(parent),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("server"), tr("No broker yet"),
                             tr("What the broker said on connecting appears here: its limits, the session, the client "
                                "identifier in use."))),
      m_table(new QTreeWidget(m_stack)),
      m_copy(new QAction(icon(QStringLiteral("copy")), tr("Copy"), this))
{
    setAccessibleName(tr("Broker"));
    m_table->setAccessibleName(tr("Broker"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHeaderLabels({tr("Name"), tr("Value"), tr("Remark")});
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAllColumnsShowFocus(true);
    const int character = fontMetrics().averageCharWidth();
    m_table->header()->resizeSection(Name, 34 * character);
    m_table->header()->resizeSection(Value, 40 * character);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_copy, &QAction::triggered, this, &BrokerPane::copySelection);
    m_table->addAction(m_copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void BrokerPane::setConnection(client::Connection* connection)
{
    if (m_connection)
        disconnect(m_connection, nullptr, this, nullptr);
    m_connection = connection;
    if (connection)
        connect(connection, &client::Connection::connected, this, &BrokerPane::update);
    update();
}

void BrokerPane::update()
{
    const auto info = m_connection ? m_connection->info() : std::nullopt;
    m_stack->setCurrentWidget(info ? static_cast<QWidget*>(m_table) : m_empty);
    m_table->clear();
    if (!info)
        return;
    addLink(*info);
    addSession(*info);
    addLimits(*info);
    addSaid(*info);
    m_table->expandAll();
}

QTreeWidgetItem* BrokerPane::addGroup(const QString& title)
{
    auto* group = new QTreeWidgetItem(m_table, {title});
    group->setFont(Name, boldFont());
    return group;
}

void BrokerPane::add(QTreeWidgetItem* group, const QString& name, const QString& value, const QString& remark)
{
    auto* item = new QTreeWidgetItem(group, {name, value, remark});
    for (int column = 0; column < ColumnCount; ++column)
        item->setToolTip(column, plainToolTip(item->text(column)));
}

void BrokerPane::addLink(const client::ConnectionInfo& info)
{
    QTreeWidgetItem* group = addGroup(tr("Link"));
    add(group, tr("Protocol"), versionName(info.version),
        info.fellBack ? tr("the broker refused MQTT 5.0") : QString());
    add(group, tr("Transport"), info.transport);
    add(group, tr("Broker's address"), info.peerAddress);
    add(group, tr("Own address"), info.ownAddress);
    if (!info.cipher.isEmpty())
        add(group, tr("Cipher"), info.cipher);
    if (!info.alpn.isEmpty())
        add(group, tr("ALPN"), shown(info.alpn.toStdString()));
    for (const QString& warning : info.tlsWarnings)
        add(group, tr("Certificate"), warning);
    add(group, tr("CONNECT to CONNACK"), formatDuration(info.connackMicroseconds));
}

void BrokerPane::addSession(const client::ConnectionInfo& info)
{
    QTreeWidgetItem* group = addGroup(tr("Session"));
    add(group, tr("Client identifier"), info.clientId,
        info.clientIdAssigned ? tr("assigned by the broker") : QString());
    add(group, tr("Session present"), info.sessionPresent ? tr("yes") : tr("no"),
        info.sessionLost ? tr("the broker no longer had ours") : QString());
    const bool never = info.sessionExpirySeconds == std::numeric_limits<quint32>::max();
    add(group, tr("Session expiry"),
        never                            ? tr("never")
        : info.sessionExpirySeconds == 0 ? tr("ends with the connection")
                                         : tr("%Ln second(s)", nullptr, int(info.sessionExpirySeconds)),
        info.sessionExpiryReplaced ? tr("changed by the broker") : QString());
    add(group, tr("Keep alive"),
        info.keepAliveSeconds == 0 ? tr("off") : tr("%Ln second(s)", nullptr, info.keepAliveSeconds),
        info.keepAliveReplaced ? tr("changed by the broker (Server Keep Alive)") : QString());
}

void BrokerPane::addLimits(const client::ConnectionInfo& info)
{
    QTreeWidgetItem* group = addGroup(tr("What the broker allows"));
    const mqtt::ServerLimits& limits = info.limits;
    const auto remark = [&info](PropertyId id) {
        return info.connack.properties.number(id) ? QString() : tr("not announced: the standard's value");
    };
    const auto has = [](bool available) { return available ? tr("yes") : tr("no"); };
    add(group, tr("Maximum QoS"), QString::number(int(limits.maximumQoS)), remark(PropertyId::MaximumQoS));
    add(group, tr("Receive Maximum"), formatCount(limits.receiveMaximum), remark(PropertyId::ReceiveMaximum));
    add(group, tr("Maximum Packet Size"), formatBytes(limits.maximumPacketSize), remark(PropertyId::MaximumPacketSize));
    add(group, tr("Topic Alias Maximum"), formatCount(limits.topicAliasMaximum), remark(PropertyId::TopicAliasMaximum));
    add(group, tr("Retained messages"), has(limits.retainAvailable), remark(PropertyId::RetainAvailable));
    add(group, tr("Wildcards in filters"), has(limits.wildcardSubscriptions),
        remark(PropertyId::WildcardSubscriptionAvailable));
    add(group, tr("Shared subscriptions"), has(limits.sharedSubscriptions),
        remark(PropertyId::SharedSubscriptionAvailable));
    add(group, tr("Subscription identifiers"), has(limits.subscriptionIdentifiers),
        remark(PropertyId::SubscriptionIdentifierAvailable));
}

void BrokerPane::addSaid(const client::ConnectionInfo& info)
{
    const mqtt::Properties& properties = info.connack.properties;
    QTreeWidgetItem* group = nullptr;
    const auto say = [this, &group](const QString& name, const QString& value) {
        if (!group)
            group = addGroup(tr("Said by the broker"));
        add(group, name, value);
    };
    const std::pair<PropertyId, QString> texts[] = {
        {PropertyId::ReasonString, tr("Reason string")},
        {PropertyId::ResponseInformation, tr("Response information")},
        {PropertyId::ServerReference, tr("Server reference")},
        {PropertyId::AuthenticationMethod, tr("Authentication method")},
    };
    for (const auto& [id, name] : texts) {
        if (const auto text = properties.text(id))
            say(name, shown(*text));
    }
    for (const auto& [name, value] : properties.userProperties())
        say(tr("User property “%1”").arg(shown(name)), shown(value));
}

void BrokerPane::copySelection() const
{
    QStringList lines;
    const auto items = m_table->selectedItems();
    for (const QTreeWidgetItem* item : items)
        lines << QStringList{item->text(Name), item->text(Value), item->text(Remark)}.join(u'\t').trimmed();
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void BrokerPane::focusTable()
{
    if (m_stack->currentWidget() == m_table)
        m_table->setFocus(Qt::ShortcutFocusReason);
}

} // namespace topicscope::ui
