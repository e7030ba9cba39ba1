// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/message_table.h"

#include "app/topics/message_list_model.h"
#include "ui/common/chip.h"
#include "ui/common/spacing.h"
#include "ui/messages/message_delegate.h"
#include "ui/messages/message_words.h"
#include "ui/topic_tree/number_painter.h"

#include <QDataStream>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>

#include <array>

namespace topicscope::ui {
namespace {

using List = topics::MessageListModel;

constexpr int rowsPerWheelStep = 3;
constexpr quint32 columnsVersion = 2; ///< 1 did not know which columns a person asked for, room or not
/// Which columns a narrow window does without, least wanted first.
constexpr std::array lesserColumns{List::Size, List::Flags, List::QoS};
/// What topic and value need to be read, in characters.
constexpr int readableCharacters = 14;

} // namespace

MessageTable::MessageTable(QWidget* parent) : QTableView(parent)
{
    setItemDelegate(new MessageDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* columns = horizontalHeader();
    columns->setAccessibleName(tr("Columns of the list of messages"));
    columns->setHighlightSections(false);
    columns->setSectionsMovable(true);
    columns->setMinimumSectionSize(28);
    columns->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(columns, &QWidget::customContextMenuRequested, this, &MessageTable::showHeaderMenu);
    const auto told = [this] {
        if (!m_fitting)
            emit columnsChanged();
    };
    connect(columns, &QHeaderView::sectionMoved, this, told);
    connect(columns, &QHeaderView::sectionResized, this, told);
    updateMetrics();
}

void MessageTable::setWindowed(bool windowed)
{
    m_windowed = windowed;
    setVerticalScrollBarPolicy(windowed ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

void MessageTable::setModel(QAbstractItemModel* newModel)
{
    QTableView::setModel(newModel);
    if (newModel && !m_columnsSet)
        setDefaultColumns();
}

void MessageTable::setDefaultColumns()
{
    m_columnsSet = true;
    QHeaderView* columns = horizontalHeader();
    const QSignalBlocker quiet(columns);
    const int padding = 2 * innerSpacing + 6;
    columns->setSectionResizeMode(QHeaderView::Interactive);
    setColumnWidth(List::Number, numberWidth(font(), QStringLiteral("999,999,999")) + padding);
    setColumnWidth(List::Time, numberWidth(font(), QStringLiteral("00:00:00.000")) + padding);
    setColumnWidth(List::Size, numberWidth(font(), QStringLiteral("999.9 KiB")) + padding);
    setColumnWidth(List::QoS, chipSize(QStringLiteral("0"), font()).width() + 2 * padding);
    // Room for the heading in any language, and for a flag.
    const int flag = chipSize(QStringLiteral("redelivered"), font()).width() + 2 * innerSpacing;
    setColumnWidth(List::Flags, qMax(columns->sectionSizeHint(List::Flags), flag));
    // These two share what the others leave.
    columns->setSectionResizeMode(List::Topic, QHeaderView::Stretch);
    columns->setSectionResizeMode(List::Payload, QHeaderView::Stretch);
    columns->moveSection(columns->visualIndex(List::Size), columns->count() - 1);
    columns->hideSection(List::Number);
}

void MessageTable::updateMetrics()
{
    QStyleOptionViewItem option;
    option.font = font();
    verticalHeader()->setDefaultSectionSize(itemDelegate()->sizeHint(option, {}).height());
    verticalHeader()->setMinimumSectionSize(1);
}

int MessageTable::pageRows() const
{
    return qMax(1, viewport()->height() / qMax(1, verticalHeader()->defaultSectionSize()));
}

void MessageTable::scrollToRow(int row)
{
    executeDelayedItemsLayout();
    updateGeometries();
    verticalScrollBar()->setValue(row);
}

void MessageTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        emit copyAsked(); // the view itself would copy the current cell, which is no one's choice
        return;
    }
    if (m_windowed) {
        switch (event->key()) {
        case Qt::Key_Up:
            emit moved(-1);
            return;
        case Qt::Key_Down:
            emit moved(1);
            return;
        case Qt::Key_PageUp:
            emit moved(-pageRows());
            return;
        case Qt::Key_PageDown:
            emit moved(pageRows());
            return;
        case Qt::Key_Home:
            emit jumped(false);
            return;
        case Qt::Key_End:
            emit jumped(true);
            return;
        default:
            break;
        }
    }
    const QModelIndex before = currentIndex();
    QTableView::keyPressEvent(event);
    if (!m_windowed && currentIndex().isValid() && currentIndex() != before)
        emit rowChosen(currentIndex());
}

void MessageTable::wheelEvent(QWheelEvent* event)
{
    if (!m_windowed || event->angleDelta().y() == 0) {
        QTableView::wheelEvent(event);
        return;
    }
    m_wheelRest += event->angleDelta().y() * rowsPerWheelStep;
    const int rows = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest -= rows * QWheelEvent::DefaultDeltasPerStep;
    if (rows != 0)
        emit scrolled(-rows);
    event->accept();
}

void MessageTable::mousePressEvent(QMouseEvent* event)
{
    QTableView::mousePressEvent(event);
    if (const QModelIndex index = indexAt(event->position().toPoint()); index.isValid())
        emit rowChosen(index);
}

void MessageTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    emit resized();
}

void MessageTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateMetrics();
}

void MessageTable::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    // No neighbour becomes current when the current row leaves the window.
    if (currentIndex().isValid() && currentIndex().row() >= start && currentIndex().row() <= end)
        selectionModel()->setCurrentIndex({}, QItemSelectionModel::Clear);
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

void MessageTable::showHeaderMenu(const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < List::ColumnCount; ++column) {
        if (column == List::Payload)
            continue;
        QAction* action = menu->addAction(message_words::columnName(column));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { chooseColumn(column, shown); });
    }
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

void MessageTable::chooseColumn(int column, bool shown)
{
    if (shown)
        m_wanted.insert(column);
    else
        m_wanted.remove(column);
    m_hiddenForRoom.remove(column);
    setColumnHidden(column, !shown);
    fitColumns();
    emit columnsChanged();
}

void MessageTable::fitColumns()
{
    if (!model() || !m_columnsSet || m_fitting)
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    const QHeaderView* columns = horizontalHeader();
    // A column that is hidden keeps its width for when it is back.
    const auto widthOf = [this](int column) { return m_widths.value(column, columnWidth(column)); };
    int room = viewport()->width();
    for (int column = 0; column < List::ColumnCount; ++column) {
        if (columns->sectionResizeMode(column) == QHeaderView::Stretch)
            room -= readableCharacters * fontMetrics().averageCharWidth();
        else if (!isColumnHidden(column) || m_hiddenForRoom.contains(column))
            room -= widthOf(column);
    }
    for (const int column : lesserColumns) {
        const bool ours = m_hiddenForRoom.contains(column);
        if (m_wanted.contains(column) || (isColumnHidden(column) && !ours))
            continue;
        const bool hide = room < 0;
        if (hide)
            room += widthOf(column);
        if (hide == ours)
            continue;
        if (hide) {
            m_widths.insert(column, columnWidth(column));
            m_hiddenForRoom.insert(column);
        } else {
            m_hiddenForRoom.remove(column);
            m_widths.remove(column);
        }
        setColumnHidden(column, hide);
    }
}

QByteArray MessageTable::saveColumns() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    // QHeaderView saves what is hidden now; another one is asked that hides only what a person hid.
    QHeaderView whole(Qt::Horizontal);
    whole.setModel(model());
    whole.restoreState(horizontalHeader()->saveState());
    for (const int column : m_hiddenForRoom)
        whole.showSection(column);
    stream << columnsVersion << whole.saveState() << m_wanted;
    return state;
}

bool MessageTable::restoreColumns(const QByteArray& state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 version = 0;
    QByteArray columns;
    QSet<int> wanted;
    stream >> version >> columns;
    if (version == columnsVersion)
        stream >> wanted;
    const QSignalBlocker quiet(this);
    if (stream.status() != QDataStream::Ok || version == 0 || version > columnsVersion ||
        !horizontalHeader()->restoreState(columns))
        return false;
    m_wanted = wanted;
    m_hiddenForRoom.clear();
    m_widths.clear();
    fitColumns();
    return true;
}

} // namespace topicscope::ui
