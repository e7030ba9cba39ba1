// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/sent_model.h"

#include "app/mqtt/reason_code.h"
#include "app/payload/preview.h"
#include "app/payload/visible_text.h"
#include "app/topics/topic_store.h"
#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace topicscope::ui {

using Outcome = client::PublishResult::Outcome;

SentModel::SentModel(client::Connection* connection, QObject* parent)
    : QAbstractListModel(parent), m_connection(connection)
{
    connect(connection, &client::Connection::published, this, &SentModel::published);
    // What waits, and for what, depends on the state.
    connect(connection, &client::Connection::statusChanged, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {OutcomeRole, KindRole});
    });
}

void SentModel::add(quint64 id, const mqtt::PublishRequest& request)
{
    if (rowCount() >= MaximumRows) {
        beginRemoveRows({}, MaximumRows - 1, rowCount() - 1);
        m_rows.resize(MaximumRows - 1);
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_rows.push_front({id, request, topics::currentMicroseconds(), std::nullopt});
    endInsertRows();
}

void SentModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void SentModel::published(const QList<client::PublishResult>& results)
{
    for (const client::PublishResult& result : results) {
        const auto found =
            std::find_if(m_rows.begin(), m_rows.end(), [&](const Sent& sent) { return sent.id == result.id; });
        if (found == m_rows.end())
            continue; // published by something else, or long ago
        found->result = result;
        const QModelIndex changed = index(int(found - m_rows.begin()));
        Q_EMIT dataChanged(changed, changed, {OutcomeRole, KindRole});
    }
}

int SentModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SentModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Sent& sent = m_rows[std::size_t(index.row())];
    switch (role) {
    case TopicRole:
        return payload::visibleText(payload::BytesView(sent.request.topic).substr(0, 300));
    case PayloadRole:
        return payload::previewLine(sent.request.payload, 120);
    case TimeRole:
        return sent.time;
    case OutcomeRole:
        return outcome(sent);
    case KindRole:
        return int(kind(sent));
    case RetainRole:
        return sent.request.retain;
    case Qt::AccessibleTextRole:
        return tr("%1 to %2, %3")
            .arg(data(index, PayloadRole).toString(), data(index, TopicRole).toString(), outcome(sent));
    default:
        return {};
    }
}

ChipKind SentModel::kind(const Sent& sent)
{
    if (!sent.result)
        return ChipKind::Neutral;
    switch (sent.result->outcome) {
    case Outcome::Sent:
        return ChipKind::Neutral;
    case Outcome::Acknowledged:
        return sent.result->reasonCode == int(mqtt::ReasonCode::NoMatchingSubscribers) ? ChipKind::Warning
                                                                                       : ChipKind::Good;
    case Outcome::Unknown:
        return ChipKind::Warning;
    case Outcome::Refused:
    case Outcome::NotSent:
        return ChipKind::Bad;
    }
    return ChipKind::Neutral;
}

QString SentModel::outcome(const Sent& sent) const
{
    if (!sent.result) {
        const bool connected = m_connection && m_connection->state() == client::ConnectionState::Connected;
        return connected ? tr("Waits for the broker's acknowledgement") : tr("Waits for the connection");
    }
    const client::PublishResult& result = *sent.result;
    const bool exactlyOnce = sent.request.qos == mqtt::QoS::ExactlyOnce;
    const QString code =
        result.reasonCode < 0
            ? QString()
            : QStringLiteral("0x%1").arg(result.reasonCode, 2, 16, QLatin1Char('0')).toUpper().replace(u'X', u'x');
    const QString time = result.roundTripMicroseconds < 0 ? QString() : formatDuration(result.roundTripMicroseconds);
    QString text;
    switch (result.outcome) {
    case Outcome::Sent:
        text = tr("Handed to the socket; QoS 0 is not acknowledged");
        break;
    case Outcome::Acknowledged: {
        const QString packet = exactlyOnce ? QStringLiteral("PUBCOMP") : QStringLiteral("PUBACK");
        if (result.reasonCode == int(mqtt::ReasonCode::NoMatchingSubscribers))
            text = tr("%1 %2 %3 in %4: nobody subscribes to this topic").arg(packet, code, result.reason, time);
        else
            text = tr("%1 %2 in %3").arg(packet, result.reason.isEmpty() ? tr("Success") : result.reason, time);
        break;
    }
    case Outcome::Refused: {
        const auto packet = exactlyOnce ? mqtt::PacketType::Pubrec : mqtt::PacketType::Puback;
        const std::string_view why = mqtt::explanation(mqtt::ReasonCode(result.reasonCode), packet);
        const QString explanation =
            why.empty() ? QString() : QCoreApplication::translate("mqtt", std::string(why).c_str());
        text =
            tr("%1 %2 %3").arg(exactlyOnce ? QStringLiteral("PUBREC") : QStringLiteral("PUBACK"), code, result.reason);
        if (!explanation.isEmpty())
            text += u'\n' + explanation;
        break;
    }
    case Outcome::NotSent:
        text = tr("Not sent: %1").arg(result.reason);
        break;
    case Outcome::Unknown:
        text = tr("Nobody knows whether it arrived: %1").arg(result.reason);
        break;
    }
    return result.resent ? tr("%1 (sent again on the way)").arg(text) : text;
}

} // namespace topicscope::ui
