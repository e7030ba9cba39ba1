// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode.h"

#include <QPlainTextEdit>

#include <vector>

namespace topicscope::ui {

/// Read-only text with colours, for payloads of any shape. QPlainTextEdit rather than QScintilla: screen readers and
/// input methods can read it, and it takes fonts and colours from the palette.
///
/// Colours are put onto lines only when they come into view, and very long lines are broken for display (never in what
/// is copied), so that setting a text costs no more than its characters.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// A stretch of the text that is worth a look, with some words behind the end of its line.
    struct Mark
    {
        qsizetype start = 0;
        qsizetype length = 0;
        QString annotation;
    };
    enum class LineKind : quint8 { Ordinary, Removed, Added };

    explicit CodeView(QWidget* parent = nullptr);

    /// Replaces the text. The scroll position stays, and so does a selection where the text is the same as before.
    void setContent(const QString& text, std::vector<payload::Span> spans, std::vector<Mark> marks = {});
    /// Colours whole lines, by their number; for differences.
    void setLineKinds(const std::vector<LineKind>& kinds);
    void clearContent();

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    QMimeData* createMimeDataFromSelection() const override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void breakLongLines();
    void formatVisibleBlocks();
    void formatBlock(const QTextBlock& block);
    void forgetFormats();

    QString m_text;
    std::vector<payload::Span> m_spans;
    std::vector<Mark> m_marks;
    std::vector<LineKind> m_lineKinds;
    std::vector<int> m_softBreaks; ///< positions of line breaks that are not in the text
    int m_generation = 0;          ///< blocks whose user state is this one have their colours
};

} // namespace topicscope::ui
