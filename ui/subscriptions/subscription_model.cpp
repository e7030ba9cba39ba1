// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscription_model.h"

#include "app/mqtt/reason_code.h"
#include "app/payload/visible_text.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace topicscope::ui {

using State = client::SubscriptionStatus::State;

void SubscriptionModel::setConnection(client::Connection* connection)
{
    if (m_connection)
        disconnect(m_connection, nullptr, this, nullptr);
    m_connection = connection;
    if (connection) {
        connect(connection, &client::Connection::subscriptionsChanged, this, &SubscriptionModel::update);
        connect(connection, &client::Connection::statusChanged, this, &SubscriptionModel::update);
    }
    update();
}

/// Takes the list over row by row, so that selection and scroll position stay.
void SubscriptionModel::update()
{
    const std::vector<client::SubscriptionStatus> now =
        m_connection ? m_connection->subscriptions() : std::vector<client::SubscriptionStatus>();
    const auto sameFilter = [](const client::SubscriptionStatus& a, const client::SubscriptionStatus& b) {
        return a.requested.filter == b.requested.filter;
    };
    for (std::size_t row = m_rows.size(); row-- > 0;) {
        const bool kept = std::any_of(now.begin(), now.end(), [&](const client::SubscriptionStatus& each) {
            return sameFilter(each, m_rows[row]);
        });
        if (!kept) {
            beginRemoveRows({}, int(row), int(row));
            m_rows.erase(m_rows.begin() + qsizetype(row));
            endRemoveRows();
        }
    }
    for (const client::SubscriptionStatus& each : now) {
        const int row = rowOf(each.requested.filter);
        if (row >= 0) {
            m_rows[std::size_t(row)] = each;
            continue;
        }
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.push_back(each);
        endInsertRows();
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SubscriptionModel::rowOf(const mqtt::Bytes& filter) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const client::SubscriptionStatus& each) {
        return each.requested.filter == filter;
    });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int SubscriptionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SubscriptionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SubscriptionModel::optionsText(const mqtt::SubscriptionOptions& options)
{
    QStringList words;
    if (options.noLocal)
        words << tr("No Local");
    if (options.retainAsPublished)
        words << tr("Retain As Published");
    if (options.retainHandling == mqtt::RetainHandling::SendIfNewSubscription)
        words << tr("retained only if new");
    else if (options.retainHandling == mqtt::RetainHandling::DoNotSend)
        words << tr("no retained");
    return words.isEmpty() ? noValue() : words.join(QStringLiteral(" · "));
}

QString SubscriptionModel::answerText(const client::SubscriptionStatus& subscription, bool connected)
{
    switch (subscription.state) {
    case State::Waiting:
        if (!subscription.reasonString.isEmpty())
            return subscription.reasonString;
        return connected ? tr("Waits for SUBACK") : tr("Will be sent on connecting");
    case State::Unsubscribing:
        return tr("Waits for UNSUBACK");
    case State::Granted:
        if (subscription.granted < subscription.requested.options.qos) {
            return tr("Lowered by the broker: at most QoS %1 instead of %2")
                .arg(int(subscription.granted))
                .arg(int(subscription.requested.options.qos));
        }
        return subscription.reasonString.isEmpty() ? tr("Granted as asked") : subscription.reasonString;
    case State::Refused:
        break;
    }
    if (subscription.reasonCode < 0)
        return tr("Not sent: %1").arg(subscription.reasonString);
    const auto code = mqtt::ReasonCode(subscription.reasonCode);
    const std::string_view name = mqtt::name(code, mqtt::PacketType::Suback);
    const std::string_view why = mqtt::explanation(code, mqtt::PacketType::Suback);
    QString text = tr("Refused: 0x%1 %2")
                       .arg(subscription.reasonCode, 2, 16, QLatin1Char('0'))
                       .arg(QString::fromUtf8(name.data(), qsizetype(name.size())));
    if (!subscription.reasonString.isEmpty() && !text.contains(subscription.reasonString))
        text = tr("%1 (%2)").arg(text, subscription.reasonString);
    if (!why.empty())
        text = tr("%1. %2").arg(text, QCoreApplication::translate("mqtt", std::string(why).c_str()));
    return text;
}

ChipKind SubscriptionModel::kind(const client::SubscriptionStatus& subscription)
{
    switch (subscription.state) {
    case State::Refused:
        return ChipKind::Bad;
    case State::Granted:
        return subscription.granted < subscription.requested.options.qos ? ChipKind::Warning : ChipKind::Good;
    default:
        return ChipKind::Neutral;
    }
}

QString SubscriptionModel::text(const client::SubscriptionStatus& subscription, int column) const
{
    switch (column) {
    case Filter:
        return payload::visibleText(payload::BytesView(subscription.requested.filter).substr(0, 1000));
    case Requested:
        return QString::number(int(subscription.requested.options.qos));
    case Granted:
        return subscription.state == State::Granted ? QString::number(int(subscription.granted)) : noValue();
    case Options:
        return optionsText(subscription.requested.options);
    case Identifier:
        return subscription.identifier == 0 ? noValue() : QString::number(subscription.identifier);
    case Answer:
        return answerText(subscription, m_connection && m_connection->state() == client::ConnectionState::Connected);
    default:
        return {};
    }
}

QVariant SubscriptionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const client::SubscriptionStatus& row = m_rows[std::size_t(index.row())];
    const bool number = index.column() == Requested || index.column() == Granted || index.column() == Identifier;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(text(row, index.column()));
    case Qt::TextAlignmentRole:
        return int((number ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        return index.column() == Filter ? QVariant(fixedFont()) : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == Granted || index.column() == Answer) {
            const ChipKind state = kind(row);
            if (state == ChipKind::Bad)
                return tokens().bad;
            if (state == ChipKind::Warning)
                return tokens().warning;
        }
        return {};
    case FilterRole:
        return QByteArray(row.requested.filter.data(), qsizetype(row.requested.filter.size()));
    case KindRole:
        return int(kind(row));
    default:
        return {};
    }
}

QVariant SubscriptionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Requested || section == Granted || section == Identifier;
        return int((number ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && section == Identifier)
        return plainToolTip(
            tr("Subscription Identifier: comes back with each message, and tells which filter it matched (MQTT 5)"));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Filter:
        return tr("Filter");
    case Requested:
        return tr("Asked QoS");
    case Granted:
        return tr("Granted QoS");
    case Options:
        return tr("Options");
    case Identifier:
        return tr("Identifier");
    case Answer:
        return tr("Broker's answer");
    default:
        return {};
    }
}

} // namespace topicscope::ui
