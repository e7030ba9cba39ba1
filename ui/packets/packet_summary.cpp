// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/codec.h"
#include "app/mqtt/reason_code.h"
#include "app/payload/preview.h"
#include "app/payload/visible_text.h"
#include "ui/common/format.h"
#include "ui/packets/packet_list_model.h"

#include <QCoreApplication>

namespace topicscope::ui {

namespace {

struct Summary
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::ui::PacketSummary)
};

constexpr std::size_t longestTopic = 200;

QString shown(mqtt::BytesView bytes)
{
    const QString text = payload::visibleText(bytes.substr(0, longestTopic));
    return bytes.size() > longestTopic ? text + u'…' : text;
}

QString reason(mqtt::ReasonCode code, mqtt::PacketType type)
{
    const std::string_view name = mqtt::name(code, type);
    return QStringLiteral("0x%1 %2")
        .arg(int(code), 2, 16, QLatin1Char('0'))
        .arg(QString::fromUtf8(name.data(), qsizetype(name.size())));
}

QString listed(const QStringList& items)
{
    constexpr qsizetype most = 5;
    return items.size() <= most ? items.join(QStringLiteral(", "))
                                : Summary::tr("%1 and %Ln more", nullptr, int(items.size() - most))
                                      .arg(items.mid(0, most).join(QStringLiteral(", ")));
}

/// One sentence for each kind of packet.
struct Describe
{
    mqtt::Version version;

    QString operator()(const mqtt::Connect& packet) const
    {
        const QString client = packet.clientId.empty() ? Summary::tr("no client identifier")
                                                       : Summary::tr("client %1").arg(shown(packet.clientId));
        const QString session = packet.cleanStart ? Summary::tr("clean start") : Summary::tr("resumes the session");
        return Summary::tr("%1, %2, keep alive %3 s").arg(client, session).arg(packet.keepAlive);
    }
    QString operator()(const mqtt::Connack& packet) const
    {
        QString code;
        if (version == mqtt::Version::V5_0 && !packet.inVersion3Form) {
            code = reason(mqtt::ReasonCode(packet.code), mqtt::PacketType::Connack);
        } else {
            const std::string_view name = mqtt::connectReturnCodeName(packet.code);
            code = QStringLiteral("%1 %2").arg(packet.code).arg(QString::fromUtf8(name.data(), qsizetype(name.size())));
        }
        return packet.sessionPresent ? Summary::tr("%1, session present").arg(code)
                                     : Summary::tr("%1, no session present").arg(code);
    }
    QString operator()(const mqtt::Publish& packet) const { return shown(packet.topic); }
    template <mqtt::PacketType Type>
    QString operator()(const mqtt::Acknowledgement<Type>& packet) const
    {
        return version == mqtt::Version::V5_0 ? reason(packet.reasonCode, Type) : QString();
    }
    QString operator()(const mqtt::Subscribe& packet) const
    {
        QStringList filters;
        for (const mqtt::Subscription& each : packet.subscriptions)
            filters << Summary::tr("%1 (QoS %2)").arg(shown(each.filter)).arg(int(each.options.qos));
        return listed(filters);
    }
    QString operator()(const mqtt::Suback& packet) const
    {
        QStringList codes;
        for (const mqtt::ReasonCode code : packet.reasonCodes)
            codes << reason(code, mqtt::PacketType::Suback);
        return listed(codes);
    }
    QString operator()(const mqtt::Unsubscribe& packet) const
    {
        QStringList filters;
        for (const mqtt::Bytes& filter : packet.filters)
            filters << shown(filter);
        return listed(filters);
    }
    QString operator()(const mqtt::Unsuback& packet) const
    {
        QStringList codes;
        for (const mqtt::ReasonCode code : packet.reasonCodes)
            codes << reason(code, mqtt::PacketType::Unsuback);
        return listed(codes);
    }
    QString operator()(const mqtt::Pingreq&) const { return {}; }
    QString operator()(const mqtt::Pingresp&) const { return {}; }
    QString operator()(const mqtt::Disconnect& packet) const
    {
        return version == mqtt::Version::V5_0 ? reason(packet.reasonCode, mqtt::PacketType::Disconnect) : QString();
    }
    QString operator()(const mqtt::Auth& packet) const { return reason(packet.reasonCode, mqtt::PacketType::Auth); }
};

/// A PUBLISH is read in place, because there are so many; its end may be missing.
QString publishSummary(const client::JournalPacket& packet)
{
    const mqtt::BytesView bytes(packet.bytes);
    const auto header = mqtt::readFixedHeader(bytes);
    if (!header || !*header)
        return {};
    const int qos = ((*header)->flags >> 1) & 3;
    QStringList parts{Summary::tr("QoS %1").arg(qos)};
    if ((*header)->flags & 1)
        parts << Summary::tr("RETAIN");
    if ((*header)->flags & 8)
        parts << Summary::tr("DUP");
    const bool whole = bytes.size() == packet.length;
    const auto publish = whole ? mqtt::decodePublish(bytes, **header, packet.version, packet.direction)
                               : tl::unexpected(mqtt::ProtocolError());
    if (publish) {
        const QString topic =
            publish->topic.empty() ? Summary::tr("topic alias %1").arg(publish->topicAlias) : shown(publish->topic);
        return topic + QStringLiteral(" · ") + parts.join(QStringLiteral(" · ")) + QStringLiteral(" · ") +
               payload::previewLine(publish->payload, 60);
    }
    const std::size_t at = (*header)->headerLength;
    if (bytes.size() < at + 2)
        return {};
    const std::size_t length =
        std::size_t(static_cast<unsigned char>(bytes[at])) * 256 + static_cast<unsigned char>(bytes[at + 1]);
    return shown(bytes.substr(at + 2, length)) + QStringLiteral(" · ") + parts.join(QStringLiteral(" · "));
}

} // namespace

QString packetSummary(const client::JournalPacket& packet)
{
    if (packet.skipped > 0) {
        return Summary::tr("%1 packets (%2) went by too fast to be recorded; while this pane is open, all are")
            .arg(formatCount(std::int64_t(packet.skipped)), formatBytes(std::int64_t(packet.skippedBytes)));
    }
    if (packet.type == mqtt::PacketType::Publish)
        return publishSummary(packet);
    if (packet.bytes.size() < packet.length)
        return Summary::tr("only the first %1 are kept").arg(formatBytes(std::int64_t(packet.bytes.size())));
    const auto decoded = mqtt::decode(packet.bytes, packet.version, packet.direction);
    if (!decoded)
        return Summary::tr("%1 (%2)").arg(
            QCoreApplication::translate("mqtt", std::string(decoded.error().description).c_str()),
            QString::fromUtf8(decoded.error().clause.data(), qsizetype(decoded.error().clause.size())));
    return std::visit(Describe{packet.version}, *decoded);
}

} // namespace topicscope::ui
