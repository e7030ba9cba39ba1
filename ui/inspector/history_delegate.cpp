// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/history_delegate.h"

#include "app/payload/preview.h"
#include "app/topics/history_model.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/inspector/properties_tab.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace topicscope::ui {

using topics::HistoryModel;

QString HistoryDelegate::text(const QModelIndex& index)
{
    switch (index.column()) {
    case HistoryModel::Time:
        return formatTime(index.data(HistoryModel::ArrivalRole).toLongLong());
    case HistoryModel::Payload: {
        const QByteArray prefix = index.data(HistoryModel::PayloadPrefixRole).toByteArray();
        const auto size = qsizetype(index.data(HistoryModel::PayloadSizeRole).toULongLong());
        return payload::previewLine({prefix.constData(), std::size_t(prefix.size())}, size, 160);
    }
    case HistoryModel::Size:
        return formatBytes(qint64(index.data(HistoryModel::PayloadSizeRole).toULongLong()));
    case HistoryModel::QoS:
        return QString::number(index.data(HistoryModel::QoSRole).toInt());
    case HistoryModel::Flags: {
        QStringList flags{provenanceName(mqtt::Provenance(index.data(HistoryModel::ProvenanceRole).toInt()))};
        if (index.data(HistoryModel::RetainFlagRole).toBool() &&
            flags.first() != provenanceName(mqtt::Provenance::Retained))
            flags << tr("RETAIN");
        if (index.data(HistoryModel::DuplicateRole).toBool())
            flags << tr("DUP");
        return flags.join(QStringLiteral(" · "));
    }
    default:
        return {};
    }
}

void HistoryDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->features |= QStyleOptionViewItem::HasDisplay;
    option->text = text(index);
    option->textElideMode = Qt::ElideRight;
    switch (index.column()) {
    case HistoryModel::Payload:
        option->font = fixedFont();
        option->fontMetrics = QFontMetrics(option->font);
        break;
    case HistoryModel::Size:
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        break;
    case HistoryModel::QoS:
        option->displayAlignment = Qt::AlignCenter;
        break;
    case HistoryModel::Flags:
        option->palette.setColor(QPalette::Text, tokens().dim);
        break;
    default:
        break;
    }
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {80, QFontMetrics(option.font).height() + 8};
}

bool HistoryDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const qint64 interval = index.data(HistoryModel::IntervalRole).toLongLong();
    QString tip = formatDateTime(index.data(HistoryModel::ArrivalRole).toLongLong());
    if (interval >= 0)
        tip += u'\n' + tr("%1 after the message before it").arg(formatDuration(interval));
    QToolTip::showText(event->globalPos(), plainToolTip(tip), view);
    return true;
}

} // namespace topicscope::ui
