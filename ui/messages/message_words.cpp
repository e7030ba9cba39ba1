// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/message_words.h"

#include "app/payload/preview.h"
#include "app/payload/visible_text.h"
#include "app/topics/message_list_model.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"

#include <QCoreApplication>

namespace topicscope::ui::message_words {
namespace {

using List = topics::MessageListModel;

constexpr int previewCharacters = 240;
constexpr int toolTipCharacters = 600;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::ui::MessageWords)
};

bool isNumber(int column)
{
    return column == List::Number || column == List::Size;
}

mqtt::BytesView viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QString preview(const QModelIndex& index, int characters)
{
    const QByteArray prefix = index.data(List::PayloadPrefixRole).toByteArray();
    return payload::previewLine(viewOf(prefix), index.data(List::PayloadSizeRole).toLongLong(), characters);
}

QString givenUp()
{
    return Words::tr("given up", "a message, to stay within the memory budget");
}

QString whyGivenUp()
{
    return Words::tr("Given up meanwhile, to stay within the memory budget");
}

QString cell(const QModelIndex& index, int characters)
{
    if (index.column() == List::Number)
        return formatCount(index.data(List::SequenceRole).toLongLong());
    if (!index.data(List::ArrivalRole).isValid()) // not fetched yet, or too late
        return index.column() == List::Payload && index.data(List::EvictedRole).toBool() ? givenUp() : QString();
    switch (index.column()) {
    case List::Time:
        return formatTime(index.data(List::ArrivalRole).toLongLong());
    case List::Topic:
        return payload::visibleText(viewOf(index.data(List::TopicRole).toByteArray()));
    case List::Payload:
        return preview(index, characters);
    case List::Size:
        return formatBytes(index.data(List::PayloadSizeRole).toLongLong());
    case List::QoS:
        return QString::number(index.data(List::QoSRole).toInt());
    case List::Flags: {
        QStringList words;
        for (const Flag& flag : flags(index))
            words.append(flag.text);
        return words.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QString toolTip(const QModelIndex& index)
{
    if (!index.data(List::ArrivalRole).isValid())
        return index.data(List::EvictedRole).toBool() ? whyGivenUp() : QString();
    switch (index.column()) {
    case List::Time:
        return formatDateTime(index.data(List::ArrivalRole).toLongLong());
    case List::QoS: {
        const int id = index.data(List::PacketIdRole).toInt();
        return id ? Words::tr("QoS %1, packet identifier %2").arg(index.data(List::QoSRole).toInt()).arg(id)
                  : Words::tr("QoS %1").arg(index.data(List::QoSRole).toInt());
    }
    case List::Flags: {
        QStringList sentences;
        for (const Flag& flag : flags(index))
            sentences.append(flag.meaning);
        return sentences.isEmpty() ? Words::tr("Published while this connection was up") : sentences.join(u'\n');
    }
    default:
        return cell(index, toolTipCharacters);
    }
}

} // namespace

QList<Flag> flags(const QModelIndex& index)
{
    QList<Flag> result;
    if (!index.data(List::ArrivalRole).isValid())
        return result;
    if (index.data(List::EvictedRole).toBool())
        result.append({givenUp(), whyGivenUp(), true});
    const auto provenance = static_cast<mqtt::Provenance>(index.data(List::ProvenanceRole).toInt());
    switch (provenance) {
    case mqtt::Provenance::Retained:
        result.append(
            {Words::tr("retained"), Words::tr("Kept by the broker, and sent because of a new subscription"), false});
        break;
    case mqtt::Provenance::Resumed:
        result.append({Words::tr("backlog"), Words::tr("Waited in the session while this connection was down"), false});
        break;
    case mqtt::Provenance::Redelivered:
        result.append({Words::tr("redelivered"), Words::tr("May be a repetition of an earlier message"), true});
        break;
    case mqtt::Provenance::Live:
        break;
    }
    if (index.data(List::RetainFlagRole).toBool() && provenance != mqtt::Provenance::Retained)
        result.append({Words::tr("RETAIN"), Words::tr("Published to be retained"), false});
    if (index.data(List::DuplicateRole).toBool())
        result.append({Words::tr("DUP"), Words::tr("The DUP flag is set: sent again by the broker"), true});
    return result;
}

QVariant data(const QModelIndex& index, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return cell(index, previewCharacters);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(index));
    case Qt::AccessibleTextRole:
        if (index.column() == List::QoS)
            return Words::tr("QoS %1").arg(cell(index, previewCharacters));
        if (index.column() == List::Flags && flags(index).isEmpty())
            return Words::tr("live");
        return cell(index, previewCharacters);
    case Qt::TextAlignmentRole:
        return isNumber(index.column()) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QString columnName(int section)
{
    switch (section) {
    case List::Number:
        return Words::tr("Number");
    case List::Time:
        return Words::tr("Time");
    case List::Topic:
        return Words::tr("Topic");
    case List::Payload:
        return Words::tr("Value");
    case List::Size:
        return Words::tr("Size");
    case List::QoS:
        return Words::tr("QoS");
    case List::Flags:
        return Words::tr("Flags and origin");
    default:
        return {};
    }
}

QVariant headerData(int section, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return columnName(section);
    case Qt::TextAlignmentRole:
        return QVariant((isNumber(section)      ? Qt::AlignRight
                         : section == List::QoS ? Qt::AlignHCenter
                                                : Qt::AlignLeft) |
                        Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace topicscope::ui::message_words
