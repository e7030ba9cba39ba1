// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/name_value_table.h"

#include "ui/common/icon.h"
#include "ui/common/spacing.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>

namespace topicscope::ui {

namespace {

constexpr int mostRowsShown = 6;

} // namespace

NameValueTable::NameValueTable(const QString& accessibleName, QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(innerSpacing);
    m_table = new QTableWidget(0, 2, this);
    m_table->setAccessibleName(accessibleName);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false); // Tab leaves the table: there is a way out for the keyboard
    m_table->installEventFilter(this);
    layout->addWidget(m_table);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing);
    auto* add = new QPushButton(icon(QStringLiteral("plus")), tr("Add"), this);
    auto* remove = new QPushButton(icon(QStringLiteral("trash")), tr("Remove"), this);
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    setFocusProxy(m_table);
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        m_table->setCurrentCell(m_table->rowCount() - 1, 0);
        m_table->editItem(m_table->currentItem());
    });
    connect(remove, &QPushButton::clicked, this, &NameValueTable::removeCurrent);
    connect(m_table, &QTableWidget::itemChanged, this, &NameValueTable::edited);
    const auto updateRemove = [this, remove] { remove->setEnabled(m_table->currentRow() >= 0); };
    connect(m_table, &QTableWidget::currentCellChanged, this, updateRemove);
    updateRemove();
    fitHeight();
}

void NameValueTable::setValues(const profiles::NameValueList& values)
{
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(0);
    for (const auto& [name, value] : values)
        addRow(name, value);
    fitHeight();
}

profiles::NameValueList NameValueTable::values() const
{
    profiles::NameValueList values;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, 0)->text();
        const QString value = m_table->item(row, 1)->text();
        if (!name.isEmpty() || !value.isEmpty())
            values.append({name, value});
    }
    return values;
}

void NameValueTable::addRow(const QString& name, const QString& value)
{
    const int row = m_table->rowCount();
    {
        const QSignalBlocker quiet(m_table);
        m_table->insertRow(row);
        m_table->setItem(row, 0, new QTableWidgetItem(name));
        m_table->setItem(row, 1, new QTableWidgetItem(value));
    }
    fitHeight();
}

void NameValueTable::removeCurrent()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    fitHeight();
    emit edited();
}

void NameValueTable::fitHeight()
{
    const int rows = qBound(1, m_table->rowCount(), mostRowsShown);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() + 2 * m_table->frameWidth());
}

bool NameValueTable::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete) {
            removeCurrent();
            return true;
        }
        if (key == Qt::Key_Insert) {
            addRow({}, {});
            m_table->setCurrentCell(m_table->rowCount() - 1, 0);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace topicscope::ui
