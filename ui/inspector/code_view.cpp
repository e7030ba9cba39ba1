// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/code_view.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace topicscope::ui {

namespace {

/// Longer lines would be laid out as one piece, which takes longer than a frame.
constexpr qsizetype longestLine = 2000;

QColor tokenColor(payload::Token token)
{
    const Tokens& colors = tokens();
    switch (token) {
    case payload::Token::Key:
        return colors.accent;
    case payload::Token::Punctuation:
    case payload::Token::Comment:
        return colors.dim;
    case payload::Token::Number:
    case payload::Token::Keyword:
        return colors.text;
    case payload::Token::Invalid:
        return colors.bad;
    case payload::Token::String:
    case payload::Token::Plain:
        break;
    }
    return colors.text;
}

} // namespace

CodeView::CodeView(QWidget* parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setFont(fixedFont());
    setWordWrapMode(QTextOption::WrapAnywhere);
    document()->setDocumentMargin(10);
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    connect(this, &QPlainTextEdit::updateRequest, this, &CodeView::formatVisibleBlocks);
}

QSize CodeView::sizeHint() const
{
    return {480, 240};
}

void CodeView::setContent(const QString& text, std::vector<payload::Span> spans, std::vector<Mark> marks)
{
    m_spans = std::move(spans);
    m_marks = std::move(marks);
    m_lineKinds.clear();
    if (text == m_text) {
        forgetFormats();
        return;
    }
    m_text = text;
    breakLongLines();

    const QPoint scroll(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const QTextCursor before = textCursor();
    const QString selected = before.selectedText();
    QString shown = m_text;
    for (const int at : m_softBreaks)
        shown.insert(at, u'\n');
    setPlainText(shown);
    if (!selected.isEmpty()) {
        QTextCursor after(document());
        const int last = document()->characterCount() - 1;
        after.setPosition(std::min(before.anchor(), last));
        after.setPosition(std::min(before.position(), last), QTextCursor::KeepAnchor);
        if (after.selectedText() == selected)
            setTextCursor(after);
    }
    horizontalScrollBar()->setValue(scroll.x());
    verticalScrollBar()->setValue(scroll.y());
    forgetFormats();
}

void CodeView::clearContent()
{
    setContent({}, {}, {});
}

void CodeView::setLineKinds(const std::vector<LineKind>& kinds)
{
    // A line that was broken for display is several blocks of one kind.
    m_lineKinds.clear();
    auto softBreak = m_softBreaks.begin();
    std::size_t line = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const bool continued = softBreak != m_softBreaks.end() && block.position() == *softBreak + 1;
        if (continued)
            ++softBreak;
        else if (block.blockNumber() > 0)
            ++line;
        m_lineKinds.push_back(line < kinds.size() ? kinds[line] : LineKind::Ordinary);
    }
    viewport()->update();
}

/// Puts line breaks into lines that are too long, and moves spans and marks accordingly.
void CodeView::breakLongLines()
{
    m_softBreaks.clear();
    std::vector<qsizetype> places; // in the text as it came
    qsizetype lineStart = 0;
    while (lineStart < m_text.size()) {
        qsizetype end = m_text.indexOf(u'\n', lineStart);
        if (end < 0)
            end = m_text.size();
        for (qsizetype at = lineStart + longestLine; at < end; at += longestLine) {
            if (m_text.at(at).isLowSurrogate())
                ++at;
            places.push_back(at);
        }
        lineStart = end + 1;
    }
    if (places.empty())
        return;
    // Breaks before or at a position push it further; a span across a break becomes longer by it.
    const auto moved = [&places](qsizetype position, bool atEnd) {
        const auto found = atEnd ? std::lower_bound(places.begin(), places.end(), position)
                                 : std::upper_bound(places.begin(), places.end(), position);
        return position + (found - places.begin());
    };
    const auto move = [&moved](auto& stretch) {
        const qsizetype start = moved(stretch.start, false);
        stretch.length = moved(stretch.start + stretch.length, true) - start;
        stretch.start = start;
    };
    std::for_each(m_spans.begin(), m_spans.end(), move);
    std::for_each(m_marks.begin(), m_marks.end(), move);
    for (std::size_t i = 0; i < places.size(); ++i)
        m_softBreaks.push_back(int(places[i]) + int(i));
}

void CodeView::forgetFormats()
{
    m_generation = m_generation % 1000000 + 1;
    viewport()->update();
    formatVisibleBlocks();
}

void CodeView::formatVisibleBlocks()
{
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= viewport()->height()) {
        if (block.userState() != m_generation) {
            block.setUserState(m_generation);
            formatBlock(block);
        }
        top += blockBoundingRect(block).height();
        block = block.next();
    }
}

void CodeView::formatBlock(const QTextBlock& block)
{
    const qsizetype start = block.position();
    const qsizetype end = start + block.length();
    QList<QTextLayout::FormatRange> ranges;
    const auto add = [&](qsizetype from, qsizetype length, const QTextCharFormat& format) {
        const qsizetype first = std::max(from, start);
        const qsizetype last = std::min(from + length, end);
        if (last > first)
            ranges.append({int(first - start), int(last - first), format});
    };
    auto span = std::partition_point(m_spans.begin(), m_spans.end(),
                                     [start](const payload::Span& each) { return each.start + each.length <= start; });
    for (; span != m_spans.end() && span->start < end; ++span) {
        QTextCharFormat format;
        format.setForeground(tokenColor(span->token));
        add(span->start, span->length, format);
    }
    for (const Mark& mark : m_marks) {
        QTextCharFormat format;
        format.setForeground(tokens().good);
        format.setBackground(tokens().goodTint);
        add(mark.start, mark.length, format);
    }
    block.layout()->setFormats(ranges);
    document()->markContentsDirty(block.position(), block.length());
}

void CodeView::paintEvent(QPaintEvent* event)
{
    if (!m_lineKinds.empty()) {
        QPainter painter(viewport());
        QTextBlock block = firstVisibleBlock();
        QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
        while (block.isValid() && rect.top() <= viewport()->height()) {
            const auto number = std::size_t(block.blockNumber());
            const LineKind kind = number < m_lineKinds.size() ? m_lineKinds[number] : LineKind::Ordinary;
            if (kind != LineKind::Ordinary) {
                const QRectF line(0, rect.top(), viewport()->width(), rect.height());
                painter.fillRect(line, kind == LineKind::Added ? tokens().goodTint : tokens().badTint);
            }
            block = block.next();
            rect = blockBoundingGeometry(block).translated(contentOffset());
        }
    }
    QPlainTextEdit::paintEvent(event);

    QPainter painter(viewport());
    painter.setFont(font());
    painter.setPen(tokens().dim);
    for (const Mark& mark : m_marks) {
        if (mark.annotation.isEmpty())
            continue;
        const QTextBlock block = document()->findBlock(int(mark.start));
        const QTextLayout* layout = block.isValid() ? block.layout() : nullptr;
        if (!layout || layout->lineCount() == 0 || !block.isVisible())
            continue;
        const QRectF last = layout->lineAt(layout->lineCount() - 1).naturalTextRect();
        const QPointF origin = blockBoundingGeometry(block).translated(contentOffset()).topLeft();
        const QRectF place(origin.x() + last.right() + 2 * fontMetrics().averageCharWidth(), origin.y() + last.top(),
                           viewport()->width(), last.height());
        if (place.top() <= viewport()->height() && place.bottom() >= 0)
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, mark.annotation);
    }
}

void CodeView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        forgetFormats();
}

QMimeData* CodeView::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    const int start = cursor.selectionStart();
    QString text = cursor.selectedText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    // From the end, so that the places before stay right.
    for (auto at = m_softBreaks.rbegin(); at != m_softBreaks.rend(); ++at) {
        if (*at >= start && *at < start + text.size())
            text.remove(*at - start, 1);
    }
    auto* copied = new QMimeData;
    copied->setText(text);
    return copied;
}

void CodeView::contextMenuEvent(QContextMenuEvent* event)
{
    // What is copied must be plain, so the standard menu serves; it only has Copy and Select All here.
    QMenu* menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

} // namespace topicscope::ui
