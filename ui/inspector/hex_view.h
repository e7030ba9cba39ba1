// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode_job.h"
#include "app/payload/hex_dump.h"

#include <QAbstractScrollArea>

class QMenu;

namespace topicscope::ui {

/// Bytes as offset, hexadecimal pairs and ASCII. Paints only the rows on the screen, so 256 MiB cost nothing more than
/// a few bytes. A range can be selected with mouse and keyboard, and copied.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HexView(QWidget* parent = nullptr);

    /// The scroll position stays; the selection too where it still fits.
    void setBytes(payload::SharedBytes bytes);
    payload::BytesView bytes() const { return m_bytes.view; }

    /// Selects bytes and shows them; length 0 clears the selection. Does not emit selectionChanged().
    void select(qsizetype offset, qsizetype length);
    qsizetype selectionStart() const { return std::min(m_anchor, m_cursor); }
    qsizetype selectionLength() const;
    payload::BytesView selectedBytes() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    /// A person moved the cursor or the selection.
    void selectionChanged(qsizetype offset, qsizetype length);
    void statusMessage(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// Where the columns stand, in pixels.
    struct Columns
    {
        int character = 0;
        int rowHeight = 0;
        int hex = 0;
        int ascii = 0;
        int width = 0;
        int perRow = payload::HexDump::bytesPerRow; ///< bytes
    };
    Columns columns() const;
    int hexX(const Columns& at, int column) const;
    qsizetype byteAt(QPoint position) const;
    void moveTo(qsizetype offset, bool keepAnchor);
    void makeVisible(qsizetype offset);
    void updateScrollBars();
    void paintRow(QPainter& painter, const Columns& at, qsizetype row, int y);
    void copyHex();
    void copyText();
    void announce();

    payload::SharedBytes m_bytes;
    qsizetype m_anchor = -1; ///< both −1: nothing selected
    qsizetype m_cursor = -1;
};

} // namespace topicscope::ui
