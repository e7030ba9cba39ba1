// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/hex_view.h"

#include "app/payload/hex_dump.h"
#include "app/payload/visible_text.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

namespace topicscope::ui {

using payload::HexDump;

namespace {
constexpr int fewestPerRow = 8;
constexpr qsizetype mostCopied = 4 * 1024 * 1024; // twelve megabytes of text on the clipboard are enough
} // namespace

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFont(fixedFont());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Bytes"));
    verticalScrollBar()->setSingleStep(1);
}

QSize HexView::sizeHint() const
{
    Columns at = columns();
    at.width += (HexDump::bytesPerRow - at.perRow) * 4 * at.character;
    return {at.width + 2 * spacing + verticalScrollBar()->sizeHint().width(), at.rowHeight * 12};
}

HexView::Columns HexView::columns() const
{
    Columns at;
    at.character = fontMetrics().horizontalAdvance(u'0');
    at.rowHeight = fontMetrics().height() + 2;
    at.hex = spacing + (HexDump(m_bytes.view).offsetDigits() + 2) * at.character;
    // A narrow view has half as many bytes in a row rather than a scroll bar.
    const auto widthOf = [&at](int bytes) { return at.hex + (bytes * 4 + 2) * at.character + spacing; };
    at.perRow = viewport()->width() < widthOf(HexDump::bytesPerRow) ? fewestPerRow : HexDump::bytesPerRow;
    at.ascii = at.hex + (at.perRow * 3 + 2) * at.character;
    at.width = widthOf(at.perRow);
    return at;
}

int HexView::hexX(const Columns& at, int column) const
{
    return at.hex + (column * 3 + (column >= at.perRow / 2 ? 1 : 0)) * at.character;
}

qsizetype HexView::selectionLength() const
{
    return m_cursor < 0 ? 0 : std::abs(m_cursor - m_anchor) + 1;
}

payload::BytesView HexView::selectedBytes() const
{
    return selectionLength() > 0 ? m_bytes.view.substr(std::size_t(selectionStart()), std::size_t(selectionLength()))
                                 : payload::BytesView();
}

void HexView::setBytes(payload::SharedBytes bytes)
{
    m_bytes = std::move(bytes);
    const qsizetype size = qsizetype(m_bytes.view.size());
    if (std::max(m_anchor, m_cursor) >= size)
        m_anchor = m_cursor = -1;
    updateScrollBars();
    viewport()->update();
    setAccessibleDescription(tr("%Ln bytes", nullptr, int(std::min<qsizetype>(size, std::numeric_limits<int>::max()))));
}

void HexView::select(qsizetype offset, qsizetype length)
{
    const qsizetype size = qsizetype(m_bytes.view.size());
    if (length <= 0 || offset < 0 || offset >= size) {
        m_anchor = m_cursor = -1;
    } else {
        m_anchor = std::min(offset + length, size) - 1;
        m_cursor = offset;
        makeVisible(m_anchor);
        makeVisible(m_cursor);
    }
    viewport()->update();
}

void HexView::updateScrollBars()
{
    const Columns at = columns();
    const int page = std::max(1, viewport()->height() / std::max(1, at.rowHeight));
    const qsizetype rows = HexDump(m_bytes.view, at.perRow).rowCount();
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, int(std::max<qsizetype>(0, rows - page)));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, at.width - viewport()->width()));
}

void HexView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void HexView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateScrollBars();
        viewport()->update();
    }
}

void HexView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().base());
    painter.translate(-horizontalScrollBar()->value(), 0);
    const Columns at = columns();
    const qsizetype rows = HexDump(m_bytes.view, at.perRow).rowCount();
    qsizetype row = verticalScrollBar()->value();
    for (int y = innerSpacing; y < viewport()->height() && row < rows; y += at.rowHeight, ++row)
        paintRow(painter, at, row, y);
}

void HexView::paintRow(QPainter& painter, const Columns& at, qsizetype row, int y)
{
    const HexDump dump(m_bytes.view, at.perRow);
    const qsizetype rowStart = row * at.perRow;
    const int count = int(std::min<qsizetype>(at.perRow, qsizetype(m_bytes.view.size()) - rowStart));
    const qsizetype selectedFrom = std::clamp<qsizetype>(selectionStart() - rowStart, 0, count);
    const qsizetype selectedTo = std::clamp<qsizetype>(selectionStart() + selectionLength() - rowStart, 0, count);
    const bool selected = m_cursor >= 0 && selectedTo > selectedFrom;
    if (selected) {
        const QColor ground = tokens().accentTint;
        const int left = hexX(at, int(selectedFrom));
        const int right = hexX(at, int(selectedTo) - 1) + 2 * at.character;
        painter.fillRect(QRect(left - 2, y, right - left + 4, at.rowHeight), ground);
        painter.fillRect(QRect(at.ascii + int(selectedFrom) * at.character, y,
                               int(selectedTo - selectedFrom) * at.character, at.rowHeight),
                         ground);
    }
    const int baseline = y + fontMetrics().ascent() + 1;
    painter.setPen(tokens().dim);
    painter.drawText(spacing, baseline, dump.offsetText(row));
    painter.setPen(tokens().text);
    // Byte by byte, because the advance of a character need not be a whole number of pixels.
    for (int column = 0; column < count; ++column) {
        const auto byte = m_bytes.view[std::size_t(rowStart + column)];
        painter.drawText(hexX(at, column), baseline, payload::hexString({&byte, 1}));
    }
    const QString ascii = dump.asciiText(row);
    for (int column = 0; column < ascii.size(); ++column) {
        painter.setPen(ascii.at(column) == u'·' ? tokens().dim : tokens().text);
        painter.drawText(at.ascii + column * at.character, baseline, ascii.mid(column, 1));
    }
    const qsizetype cursorColumn = m_cursor - rowStart;
    if (hasFocus() && m_cursor >= 0 && cursorColumn >= 0 && cursorColumn < count) {
        painter.setPen(tokens().accent);
        painter.drawRect(hexX(at, int(cursorColumn)) - 2, y, 2 * at.character + 3, at.rowHeight - 1);
    }
}

qsizetype HexView::byteAt(QPoint position) const
{
    const qsizetype size = qsizetype(m_bytes.view.size());
    if (size == 0)
        return -1;
    const Columns at = columns();
    const int x = position.x() + horizontalScrollBar()->value();
    const qsizetype row = verticalScrollBar()->value() + (position.y() - innerSpacing) / at.rowHeight;
    int column = 0;
    if (x >= at.ascii - at.character) {
        column = (x - at.ascii) / at.character;
    } else {
        const int cell = (x - at.hex) / at.character;
        column = (cell > at.perRow * 3 / 2 ? cell - 1 : cell) / 3;
    }
    return std::clamp<qsizetype>(row * at.perRow + std::clamp(column, 0, at.perRow - 1), 0, size - 1);
}

void HexView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        moveTo(byteAt(event->position().toPoint()), event->modifiers() & Qt::ShiftModifier);
}

void HexView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        moveTo(byteAt(event->position().toPoint()), true);
}

void HexView::moveTo(qsizetype offset, bool keepAnchor)
{
    const qsizetype size = qsizetype(m_bytes.view.size());
    if (size == 0)
        return;
    m_cursor = std::clamp<qsizetype>(offset, 0, size - 1);
    if (!keepAnchor || m_anchor < 0)
        m_anchor = m_cursor;
    makeVisible(m_cursor);
    viewport()->update();
    announce();
    Q_EMIT selectionChanged(selectionStart(), selectionLength());
}

void HexView::announce()
{
    const auto byte = static_cast<unsigned char>(m_bytes.view[std::size_t(m_cursor)]);
    setAccessibleDescription(tr("Byte %1: %2").arg(m_cursor).arg(byte, 2, 16, QLatin1Char('0')));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void HexView::makeVisible(qsizetype offset)
{
    const int row = int(offset / columns().perRow);
    const int page = verticalScrollBar()->pageStep();
    const int top = verticalScrollBar()->value();
    if (row < top)
        verticalScrollBar()->setValue(row);
    else if (row >= top + page)
        verticalScrollBar()->setValue(row - page + 1);
}

void HexView::keyPressEvent(QKeyEvent* event)
{
    const qsizetype size = qsizetype(m_bytes.view.size());
    const int perRow = columns().perRow;
    const bool keep = event->modifiers() & Qt::ShiftModifier;
    const bool control = event->modifiers() & Qt::ControlModifier;
    const qsizetype at = std::max<qsizetype>(m_cursor, 0);
    const qsizetype page = qsizetype(verticalScrollBar()->pageStep()) * perRow;
    if (event->matches(QKeySequence::Copy))
        return copyHex();
    if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        return moveTo(size - 1, true);
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(at - 1, keep);
    case Qt::Key_Right:
        return moveTo(m_cursor < 0 ? 0 : at + 1, keep);
    case Qt::Key_Up:
        return moveTo(at - perRow >= 0 ? at - perRow : at, keep);
    case Qt::Key_Down:
        return moveTo(at + perRow < size ? at + perRow : at, keep);
    case Qt::Key_PageUp:
        return moveTo(std::max(at - page, at % perRow), keep);
    case Qt::Key_PageDown:
        return moveTo(at + page, keep);
    case Qt::Key_Home:
        return moveTo(control ? 0 : at - at % perRow, keep);
    case Qt::Key_End:
        return moveTo(control ? size - 1 : at - at % perRow + perRow - 1, keep);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::copyHex()
{
    const payload::BytesView selected = selectedBytes();
    if (selected.empty())
        return;
    if (qsizetype(selected.size()) > mostCopied) {
        Q_EMIT statusMessage(tr("Too much for the clipboard: copy at most %1, or save the payload to a file.")
                                 .arg(formatBytes(mostCopied)));
        return;
    }
    QGuiApplication::clipboard()->setText(payload::hexString(selected));
    Q_EMIT statusMessage(tr("Copied %Ln bytes as hexadecimal text.", nullptr, int(selected.size())));
}

void HexView::copyText()
{
    const payload::BytesView selected = selectedBytes();
    if (selected.empty() || qsizetype(selected.size()) > mostCopied)
        return;
    QGuiApplication::clipboard()->setText(payload::visibleText(selected, payload::LineBreaks::Keep));
    Q_EMIT statusMessage(tr("Copied %Ln bytes as text.", nullptr, int(selected.size())));
}

void HexView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool some = selectionLength() > 0;
    QAction* hex = menu->addAction(tr("Copy as hex"), QKeySequence::Copy, this, &HexView::copyHex);
    QAction* text = menu->addAction(tr("Copy as text"), this, &HexView::copyText);
    hex->setEnabled(some);
    text->setEnabled(some && qsizetype(selectedBytes().size()) <= mostCopied);
    menu->addSeparator();
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, this, [this] {
        m_anchor = 0;
        moveTo(qsizetype(m_bytes.view.size()) - 1, true);
    });
    menu->popup(event->globalPos());
}

void HexView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_cursor < 0 && !m_bytes.view.empty() && event->reason() != Qt::MouseFocusReason)
        m_cursor = m_anchor = 0;
    viewport()->update();
}

void HexView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace topicscope::ui
