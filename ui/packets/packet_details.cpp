// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packets/packet_details.h"

#include "app/mqtt/codec.h"
#include "app/payload/visible_text.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/inspector/hex_view.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

namespace topicscope::ui {

namespace {

enum Column { Name, Value, Clause };
constexpr int offsetRole = Qt::UserRole;
constexpr int lengthRole = Qt::UserRole + 1;
constexpr int errorRole = Qt::UserRole + 2;
constexpr std::size_t longestValue = 500;
constexpr int narrowWidth = 620;
constexpr int clauseWidth = 340;
constexpr int leastWidth = 100;

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

} // namespace

PacketDetails::PacketDetails(QWidget* parent)
    : QWidget(parent),
      m_title(new PlainLabel({}, this)),
      m_goTo(new QPushButton(tr("Go to it"), this)),
      m_fields(new QTreeWidget(this)),
      m_bytes(new HexView(this)),
      m_splitter(new QSplitter(Qt::Horizontal, this))
{
    m_fields->setHeaderLabels({tr("Field"), tr("Value"), tr("Defined in")});
    m_fields->setUniformRowHeights(true);
    m_fields->setFrameShape(QFrame::NoFrame);
    m_fields->setAccessibleName(tr("Fields of the packet"));
    m_fields->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_fields->header()->setStretchLastSection(false);
    m_fields->header()->setSectionResizeMode(Value, QHeaderView::Stretch);
    m_fields->header()->resizeSection(Clause, m_fields->fontMetrics().averageCharWidth() * 13);
    m_fields->header()->resizeSection(Name, 210);
    m_bytes->setAccessibleName(tr("Bytes of the packet"));
    m_goTo->setAccessibleName(tr("Go to the packet that belongs to this one"));
    m_splitter->addWidget(m_fields);
    m_splitter->addWidget(m_bytes);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    for (QWidget* part : {static_cast<QWidget*>(m_fields), static_cast<QWidget*>(m_bytes)})
        part->setMinimumWidth(leastWidth);
    setMinimumWidth(leastWidth);
    m_splitter->setSizes({480, 520});
    auto* top = new QHBoxLayout;
    top->setContentsMargins(spacing, innerSpacing, spacing, innerSpacing);
    m_title->setWordWrap(true);
    top->addWidget(m_title, 1);
    top->addWidget(m_goTo);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_splitter, 1);
    connect(m_goTo, &QPushButton::clicked, this, [this] { Q_EMIT packetRequested(m_matched); });
    connect(m_fields, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem* item) { fieldChosen(item); });
    connect(m_bytes, &HexView::selectionChanged, this, [this](qsizetype offset) { byteChosen(offset); });
    connect(m_bytes, &HexView::statusMessage, this, &PacketDetails::statusMessage);
    clear();
}

void PacketDetails::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Where a packet's field is defined gives way to what it says.
    m_fields->header()->setSectionHidden(Clause, width() < clauseWidth);
    m_fields->header()->resizeSection(Name, width() < narrowWidth ? 150 : 210);
    // Bytes need some 500 pixels beside the fields.
    const auto wanted = width() < narrowWidth ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() == wanted)
        return;
    m_splitter->setOrientation(wanted);
    const int room = wanted == Qt::Horizontal ? width() : height();
    m_splitter->setSizes({room * 48 / 100, room * 52 / 100});
}

void PacketDetails::clear(const QString& reason)
{
    const QScopedValueRollback linking(m_linking, true);
    m_title->setText(reason.isEmpty() ? tr("Select a packet to see its fields and bytes.") : reason);
    m_goTo->hide();
    m_fields->clear();
    m_bytes->setBytes({});
    m_matched = 0;
}

void PacketDetails::setPacket(const client::JournalPacket& packet)
{
    const QScopedValueRollback linking(m_linking, true);
    m_matched = packet.matched;
    m_goTo->setVisible(m_matched != 0);
    QString title = tr("%1 · %2 bytes · %3")
                        .arg(text(mqtt::name(packet.type)), formatCount(packet.length), formatDateTime(packet.time));
    if (packet.matched != 0 && packet.matchedMicroseconds >= 0)
        title = packet.matched > packet.number ? tr("%1 · answered by #%2 after %3")
                                                     .arg(title)
                                                     .arg(packet.matched)
                                                     .arg(formatDuration(packet.matchedMicroseconds))
                                               : tr("%1 · answers #%2 of %3 before")
                                                     .arg(title)
                                                     .arg(packet.matched)
                                                     .arg(formatDuration(packet.matchedMicroseconds));
    if (packet.bytes.size() < packet.length)
        title = tr("%1 · only the first %2 are kept").arg(title, formatBytes(std::int64_t(packet.bytes.size())));
    m_title->setText(title);
    const auto owner = std::make_shared<const mqtt::Bytes>(packet.bytes);
    m_bytes->select(-1, 0);
    m_bytes->setBytes({owner, *owner});

    m_fields->clear();
    const mqtt::Dissection dissection = mqtt::dissect(packet.bytes, packet.version, packet.direction);
    std::vector<QTreeWidgetItem*> open; // the last item of each depth
    for (const mqtt::Field& field : dissection.fields) {
        const auto depth = std::size_t(std::clamp(field.depth, 0, int(open.size())));
        open.resize(depth);
        const QString value = field.secret
                                  ? tr("(hidden)")
                                  : payload::visibleText(payload::BytesView(field.value).substr(0, longestValue));
        const QStringList columns{text(field.name), value, text(field.clause)};
        auto* item = depth == 0 ? new QTreeWidgetItem(m_fields, columns) : new QTreeWidgetItem(open.back(), columns);
        item->setFont(Value, fixedFont());
        item->setToolTip(Value, plainToolTip(value));
        item->setData(Name, offsetRole, qlonglong(field.offset));
        item->setData(Name, lengthRole, qlonglong(field.length));
        open.push_back(item);
    }
    if (dissection.error && packet.bytes.size() == packet.length) {
        auto* item = new QTreeWidgetItem(
            m_fields, {tr("Breaks the protocol"),
                       QCoreApplication::translate("mqtt", std::string(dissection.error->description).c_str()),
                       text(dissection.error->clause)});
        item->setData(Name, errorRole, true);
        item->setData(Name, offsetRole, qlonglong(dissection.error->offset));
        item->setData(Name, lengthRole, qlonglong(std::max<std::size_t>(dissection.error->bytes.size(), 1)));
    }
    m_fields->expandAll();
    colour();
}

/// Items keep their colours, so these are set anew when the theme changes.
void PacketDetails::colour()
{
    for (QTreeWidgetItemIterator at(m_fields); *at; ++at) {
        (*at)->setForeground(Clause, tokens().dim);
        if ((*at)->data(Name, errorRole).toBool()) {
            (*at)->setForeground(Name, tokens().bad);
            (*at)->setForeground(Value, tokens().bad);
        }
    }
}

void PacketDetails::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void PacketDetails::fieldChosen(const QTreeWidgetItem* item)
{
    if (m_linking || !item)
        return;
    const QScopedValueRollback linking(m_linking, true);
    m_bytes->select(item->data(Name, offsetRole).toLongLong(), item->data(Name, lengthRole).toLongLong());
}

void PacketDetails::byteChosen(qsizetype offset)
{
    if (m_linking)
        return;
    const QScopedValueRollback linking(m_linking, true);
    QTreeWidgetItem* best = nullptr;
    qlonglong bestLength = 0;
    for (QTreeWidgetItemIterator at(m_fields); *at; ++at) {
        const qlonglong start = (*at)->data(Name, offsetRole).toLongLong();
        const qlonglong length = (*at)->data(Name, lengthRole).toLongLong();
        const bool inside = offset >= start && offset < start + length;
        // The smallest field that holds the byte says most about it; of equals, the inner one.
        if (inside && (!best || length <= bestLength)) {
            best = *at;
            bestLength = length;
        }
    }
    if (best) {
        m_fields->setCurrentItem(best);
        m_fields->scrollToItem(best);
    }
}

QByteArray PacketDetails::saveState() const
{
    return m_splitter->saveState();
}

void PacketDetails::restoreState(const QByteArray& state)
{
    m_splitter->restoreState(state);
}

} // namespace topicscope::ui
