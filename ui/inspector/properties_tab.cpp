// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/properties_tab.h"

#include "app/mqtt/properties.h"
#include "app/payload/visible_text.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/inspector/property_words.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTreeWidgetItemIterator>

namespace topicscope::ui {

namespace {

enum Column { Name, Value, Meaning };
constexpr std::size_t longestTopicShown = 2048;

QString qosMeaning(mqtt::QoS qos)
{
    switch (qos) {
    case mqtt::QoS::AtMostOnce:
        return PropertiesTab::tr("At most once: it was not acknowledged and could have been lost.");
    case mqtt::QoS::AtLeastOnce:
        return PropertiesTab::tr("At least once: acknowledged, and may come twice.");
    case mqtt::QoS::ExactlyOnce:
        return PropertiesTab::tr("Exactly once: acknowledged in two steps.");
    }
    return {};
}

} // namespace

QString provenanceName(mqtt::Provenance provenance)
{
    switch (provenance) {
    case mqtt::Provenance::Retained:
        return PropertiesTab::tr("Retained");
    case mqtt::Provenance::Live:
        return PropertiesTab::tr("Live");
    case mqtt::Provenance::Resumed:
        return PropertiesTab::tr("Resumed");
    case mqtt::Provenance::Redelivered:
        return PropertiesTab::tr("Redelivered");
    }
    return {};
}

QString provenanceExplanation(mqtt::Provenance provenance)
{
    switch (provenance) {
    case mqtt::Provenance::Retained:
        return PropertiesTab::tr("The broker had kept it and sent it because of a new subscription; it may be old.");
    case mqtt::Provenance::Live:
        return PropertiesTab::tr("It was published while this connection was up.");
    case mqtt::Provenance::Resumed:
        return PropertiesTab::tr("It waited in the broker's session while this client was away.");
    case mqtt::Provenance::Redelivered:
        return PropertiesTab::tr("The broker sent it again (DUP); it may have come before.");
    }
    return {};
}

PropertiesTab::PropertiesTab(QWidget* parent) : QTreeWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setColumnCount(3);
    setHeaderLabels({tr("Property"), tr("Value"), tr("Meaning")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(true);
    header()->resizeSection(Name, 180);
    header()->resizeSection(Value, 210);
    setAccessibleName(tr("Properties of the message"));
}

void PropertiesTab::clearMessage()
{
    clear();
    m_propertyCount = 0;
}

void PropertiesTab::setMessage(const topics::StoredMessage& message, const QStringList& filters)
{
    // Each new value of a live topic comes through here: keep the place that is being read.
    const int scroll = verticalScrollBar()->value();
    const QModelIndex current = currentIndex();
    const int parentRow = current.parent().isValid() ? current.parent().row() : -1;
    const int row = current.row();
    setUpdatesEnabled(false);
    clear();
    fillFields(message, filters);
    fillProperties(message);
    expandAll();
    colour();
    if (QTreeWidgetItem* parentItem = topLevelItem(parentRow); parentItem && row < parentItem->childCount())
        setCurrentItem(parentItem->child(row), 0, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    verticalScrollBar()->setValue(scroll);
    setUpdatesEnabled(true);
}

/// Items keep their colours, so these are set anew when the theme changes.
void PropertiesTab::colour()
{
    for (QTreeWidgetItemIterator at(this); *at; ++at)
        (*at)->setForeground(Meaning, tokens().dim);
}

void PropertiesTab::changeEvent(QEvent* event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

QTreeWidgetItem* PropertiesTab::group(const QString& title)
{
    auto* item = new QTreeWidgetItem(this, {title});
    item->setFirstColumnSpanned(true);
    item->setFont(Name, boldFont());
    item->setFlags(Qt::ItemIsEnabled);
    return item;
}

void PropertiesTab::row(QTreeWidgetItem* parent, const QString& name, const QString& value, const QString& explanation)
{
    auto* item = new QTreeWidgetItem(parent, {name, value, explanation});
    item->setFont(Value, fixedFont());
    item->setToolTip(Value, plainToolTip(value));
    item->setToolTip(Meaning, plainToolTip(explanation));
}

void PropertiesTab::fillFields(const topics::StoredMessage& message, const QStringList& filters)
{
    QTreeWidgetItem* fields = group(tr("Message"));
    const payload::BytesView topic(message.topic);
    QString topicText = payload::visibleText(topic.substr(0, longestTopicShown));
    if (topic.size() > longestTopicShown)
        topicText += tr("… (%Ln bytes in all)", nullptr, int(topic.size()));
    const bool control = message.flags & mqtt::TopicHasControlCharacters;
    row(fields, tr("Topic"), topicText,
        control ? tr("It holds control characters, which the standard advises against (§1.5.4).") : QString());
    row(fields, tr("Arrived"), formatDateTime(message.arrival), tr("When its bytes were read here, local time."));
    row(fields, tr("Came as"), provenanceName(message.provenance), provenanceExplanation(message.provenance));
    row(fields, tr("QoS"), QString::number(int(message.qos)), qosMeaning(message.qos));
    row(fields, tr("RETAIN"), message.retain ? QStringLiteral("1") : QStringLiteral("0"),
        message.retain ? tr("The broker keeps it, or sent it as a kept one.") : tr("Not sent as a retained message."));
    row(fields, tr("DUP"), message.duplicate ? QStringLiteral("1") : QStringLiteral("0"),
        message.duplicate ? tr("May be a repetition of an earlier delivery.") : tr("The first delivery."));
    row(fields, tr("Packet identifier"), message.packetId == 0 ? noValue() : QString::number(message.packetId),
        message.packetId == 0 ? tr("QoS 0 has none.") : tr("Ties the message to its acknowledgement."));
    row(fields, tr("Payload size"),
        tr("%Ln bytes", nullptr, int(std::min<std::size_t>(message.payload.size(), std::numeric_limits<int>::max()))),
        message.payload.isSpilled() ? tr("Kept in a temporary file, because memory is short.") : QString());
    if (message.flags & mqtt::PayloadNotUtf8)
        row(fields, tr("Payload"), tr("not UTF-8"),
            tr("Payload Format Indicator says UTF-8, but it is not (§3.3.2.3.2)."));
    row(fields, tr("Matched filter"), filters.isEmpty() ? noValue() : filters.join(QStringLiteral("  ")),
        filters.isEmpty() ? tr("No filter that is subscribed now.") : tr("The subscription that brought it here."));
}

void PropertiesTab::fillProperties(const topics::StoredMessage& message)
{
    m_propertyCount = 0;
    const auto decoded = mqtt::Properties::decode(message.encodedProperties, mqtt::PropertyHome::Publish);
    QTreeWidgetItem* properties = group(tr("MQTT 5 properties"));
    QTreeWidgetItem* userProperties = nullptr;
    if (decoded) {
        for (const mqtt::Property& property : decoded->list()) {
            ++m_propertyCount;
            if (property.id != mqtt::PropertyId::UserProperty) {
                row(properties, propertyName(property.id), propertyValue(property), propertyExplanation(property.id));
                continue;
            }
            if (!userProperties)
                userProperties = group(tr("User properties"));
            row(userProperties, payload::visibleText(property.text), propertyValue(property), {});
        }
    }
    if (properties->childCount() == 0)
        row(properties, tr("none"), {}, m_propertyCount > 0 ? QString() : tr("The message carries no properties."));
}

void PropertiesTab::copyRow(bool wholeRow)
{
    const QTreeWidgetItem* item = currentItem();
    if (!item || !item->parent())
        return;
    QGuiApplication::clipboard()->setText(wholeRow ? item->text(Name) + u'\t' + item->text(Value) : item->text(Value));
    Q_EMIT statusMessage(tr("Copied %1.").arg(item->text(Name)));
}

void PropertiesTab::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return copyRow(false);
    QTreeWidget::keyPressEvent(event);
}

void PropertiesTab::contextMenuEvent(QContextMenuEvent* event)
{
    const QTreeWidgetItem* item = itemAt(event->pos());
    if (!item || !item->parent())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy value"), QKeySequence::Copy, this, [this] { copyRow(false); });
    menu->addAction(tr("Copy name and value"), this, [this] { copyRow(true); });
    menu->popup(event->globalPos());
}

} // namespace topicscope::ui
