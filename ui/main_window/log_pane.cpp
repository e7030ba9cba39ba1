// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/log_pane.h"

#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace topicscope::ui {

void LogModel::append(const QString& connection, const client::LogEntry& entry)
{
    if (m_lines.size() >= capacity) {
        constexpr int block = capacity / 10; // in blocks: removing single rows forces a layout each
        beginRemoveRows({}, 0, block - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + block);
        endRemoveRows();
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_lines.push_back({connection, entry});
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

QString LogModel::textOf(int row) const
{
    const Line& line = m_lines.at(static_cast<std::size_t>(row));
    return QStringLiteral("%1\t%2\t%3")
        .arg(line.entry.time.toString(Qt::ISODateWithMs), line.connection, line.entry.text);
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Line& line = m_lines.at(static_cast<std::size_t>(index.row()));
    const auto level = line.entry.level;
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        switch (index.column()) {
        case Time:
            return formatTime(line.entry.time.toMSecsSinceEpoch() * 1000);
        case Connection:
            return line.connection;
        case Text: {
            if (role == Qt::DisplayRole || level == client::LogEntry::Level::Info)
                return line.entry.text;
            return level == client::LogEntry::Level::Warning ? tr("Warning: %1").arg(line.entry.text)
                                                             : tr("Error: %1").arg(line.entry.text);
        }
        default:
            return {};
        }
    }
    if (role == Qt::DecorationRole && index.column() == Text) {
        switch (level) {
        case client::LogEntry::Level::Info:
            return icon(QStringLiteral("info"), IconColor::Dim);
        case client::LogEntry::Level::Warning:
            return icon(QStringLiteral("warning"), IconColor::Warning);
        case client::LogEntry::Level::Error:
            return icon(QStringLiteral("error"), IconColor::Bad);
        }
    }
    if (role == Qt::ForegroundRole && index.column() != Text)
        return tokens().dim;
    return {};
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Connection:
        return tr("Connection");
    case Text:
        return tr("Event");
    default:
        return {};
    }
}

LogPane::LogPane(LogModel* model, QWidget* parent)
    : QWidget(parent), m_model(model), m_stack(new QStackedWidget(this)), m_table(new QTableView(this))
{
    m_table->setModel(model);
    m_table->setAccessibleName(tr("Log"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(LogModel::Time, fontMetrics().horizontalAdvance(QStringLiteral("00:00:00.000")) + 24);
    m_table->setColumnWidth(LogModel::Connection, 150);

    auto* empty = new EmptyState(QStringLiteral("log"), tr("Nothing has happened yet"),
                                 tr("Connecting, refusals, lost connections and what the broker says about them "
                                    "appear here, with their times."));
    m_stack->addWidget(empty);
    m_stack->addWidget(m_table);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    auto* copy = new QAction(icon(QStringLiteral("copy")), tr("Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, &LogPane::copySelection);
    auto* clear = new QAction(icon(QStringLiteral("trash")), tr("Clear the log"), this);
    connect(clear, &QAction::triggered, model, &LogModel::clear);
    m_table->addActions({copy, clear});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);

    connect(model, &LogModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar* bar = m_table->verticalScrollBar();
        m_following = bar->value() >= bar->maximum() - 1;
    });
    connect(model, &LogModel::rowsInserted, this, [this] {
        updateEmpty();
        if (m_following)
            m_table->scrollToBottom();
    });
    connect(model, &LogModel::modelReset, this, &LogPane::updateEmpty);
    updateEmpty();
}

void LogPane::focusTable()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void LogPane::updateEmpty()
{
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
}

void LogPane::copySelection() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& row : rows)
        lines.append(m_model->textOf(row.row()));
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace topicscope::ui
