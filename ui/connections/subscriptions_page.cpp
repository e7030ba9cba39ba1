// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/subscriptions_page.h"

#include "ui/common/icon.h"
#include "ui/common/spacing.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>

namespace topicscope::ui {

using profiles::SubscriptionEntry;

namespace {

enum Column { FilterColumn, QosColumn, NoLocalColumn, RetainAsPublishedColumn, RetainHandlingColumn, ColumnCount };
constexpr int rowsShown = 8;

} // namespace

SubscriptionsPage::SubscriptionsPage(QWidget* parent)
    : EditorPage(tr("Subscriptions"), QStringLiteral("subscriptions"), parent)
{
    auto* part = new QWidget(content());
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    m_table = new QTableWidget(0, ColumnCount, part);
    m_table->setAccessibleName(tr("Subscriptions"));
    m_table->setHorizontalHeaderLabels(
        {tr("Topic filter"), tr("QoS"), tr("No local"), tr("Retain as published"), tr("Retained messages")});
    m_table->horizontalHeaderItem(NoLocalColumn)
        ->setToolTip(tr("Do not send back what this connection publishes (5.0)."));
    m_table->horizontalHeaderItem(RetainAsPublishedColumn)
        ->setToolTip(tr("Keep the RETAIN flag of live messages as their publisher set it (5.0)."));
    m_table->horizontalHeaderItem(RetainHandlingColumn)
        ->setToolTip(tr("Whether retained messages are sent when subscribing (5.0)."));
    m_table->horizontalHeader()->setSectionResizeMode(FilterColumn, QHeaderView::Stretch);
    for (const int column : {QosColumn, NoLocalColumn, RetainAsPublishedColumn, RetainHandlingColumn})
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumHeight(m_table->verticalHeader()->defaultSectionSize() * rowsShown);
    m_table->installEventFilter(this);
    layout->addWidget(m_table);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing);
    auto* add = new QPushButton(icon(QStringLiteral("plus")), tr("Add"), part);
    auto* remove = new QPushButton(icon(QStringLiteral("trash")), tr("Remove"), part);
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    part->setFocusProxy(m_table);
    addRow({}, part, QStringLiteral("subscriptions"));
    part->parentWidget()->setMaximumWidth(QWIDGETSIZE_MAX);
    addNote(
        tr("“#” is every topic but those that begin with “$”; “$SYS/#” is what the broker tells about itself. A filter "
           "without a tick is kept, but not subscribed."));

    connect(add, &QPushButton::clicked, this, &SubscriptionsPage::addNew);
    connect(remove, &QPushButton::clicked, this, &SubscriptionsPage::removeCurrent);
    connect(m_table, &QTableWidget::itemChanged, this, [this] { touch(QStringLiteral("subscriptions")); });
    const auto updateRemove = [this, remove] { remove->setEnabled(m_table->currentRow() >= 0); };
    connect(m_table, &QTableWidget::currentCellChanged, this, updateRemove);
    updateRemove();
}

void SubscriptionsPage::addEntry(const SubscriptionEntry& entry)
{
    const QSignalBlocker quiet(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_unknown << entry.unknown;
    const auto checkItem = [](bool checked) {
        auto* item = new QTableWidgetItem;
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
        return item;
    };
    auto* filter = new QTableWidgetItem(entry.filter);
    filter->setFlags(filter->flags() | Qt::ItemIsUserCheckable);
    filter->setCheckState(entry.enabled ? Qt::Checked : Qt::Unchecked);
    m_table->setItem(row, FilterColumn, filter);
    m_table->setItem(row, NoLocalColumn, checkItem(entry.noLocal));
    m_table->setItem(row, RetainAsPublishedColumn, checkItem(entry.retainAsPublished));
    const auto combo = [this, row](int column, const QStringList& texts, int current, const QString& name) {
        auto* box = new QComboBox(m_table);
        box->addItems(texts);
        box->setCurrentIndex(current);
        box->setAccessibleName(name);
        m_table->setCellWidget(row, column, box);
        connect(box, &QComboBox::activated, this, [this] { touch(QStringLiteral("subscriptions")); });
    };
    combo(QosColumn, {QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")}, static_cast<int>(entry.qos),
          tr("QoS"));
    combo(RetainHandlingColumn, {tr("send"), tr("only if new"), tr("never")}, entry.retainHandling,
          tr("Retained messages"));
}

void SubscriptionsPage::addNew()
{
    addEntry({});
    m_table->setCurrentCell(m_table->rowCount() - 1, FilterColumn);
    m_table->editItem(m_table->currentItem());
    touch(QStringLiteral("subscriptions"));
}

void SubscriptionsPage::removeCurrent()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_table->removeRow(row);
    m_unknown.removeAt(row);
    touch(QStringLiteral("subscriptions"));
}

void SubscriptionsPage::load(const profiles::Profile& profile)
{
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(0);
    m_unknown.clear();
    for (const SubscriptionEntry& entry : profile.subscriptions)
        addEntry(entry);
}

void SubscriptionsPage::store(profiles::Profile& profile) const
{
    profile.subscriptions.clear();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto checked = [this, row](int column) {
            return m_table->item(row, column)->checkState() == Qt::Checked;
        };
        const auto chosen = [this, row](int column) {
            return static_cast<const QComboBox*>(m_table->cellWidget(row, column))->currentIndex();
        };
        SubscriptionEntry entry;
        entry.filter = m_table->item(row, FilterColumn)->text();
        entry.enabled = checked(FilterColumn);
        entry.qos = static_cast<mqtt::QoS>(chosen(QosColumn));
        entry.noLocal = checked(NoLocalColumn);
        entry.retainAsPublished = checked(RetainAsPublishedColumn);
        entry.retainHandling = chosen(RetainHandlingColumn);
        entry.unknown = m_unknown.at(row);
        profile.subscriptions << entry;
    }
}

bool SubscriptionsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete) {
            removeCurrent();
            return true;
        }
        if (key == Qt::Key_Insert) {
            addNew();
            return true;
        }
    }
    return EditorPage::eventFilter(watched, event);
}

} // namespace topicscope::ui
