// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode_job.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace topicscope::ui {

class CodeView;
class HexView;
class ImageView;
class Notice;

/// A payload made readable: in the format found, or in the one a person chose. Decodes on the thread pool; what was
/// shown stays until the next is ready. Long payloads are shown up to a limit, which is always said.
class ValueView : public QWidget
{
    Q_OBJECT

public:
    /// What to show.
    struct Content
    {
        payload::SharedBytes payload;
        std::optional<payload::SharedBytes> previous; ///< the message before it, to mark what changed
        qint64 sincePrevious = -1;                    ///< microseconds between the two
        payload::Bytes contentType;
        payload::Bytes topic;
    };

    explicit ValueView(QWidget* parent = nullptr);

    /// The format selector with "found by content" beside it, to be put where there is room for it. Owned by this view
    /// until it is put into another widget.
    QWidget* formatBar() const { return m_formatBar; }

    /// As many pixels are there for the format bar: without room the words go, which the selector's tool tip has, too.
    void setFormatBarRoom(int width);

    void setContent(Content content);
    void clear();
    /// Every payload in this format from now on; nothing: each as it is recognised.
    void setFormat(std::optional<payload::Format> format);
    std::optional<payload::Format> format() const { return m_format; }
    /// Puts the keyboard's cursor into the value.
    void focusValue();

Q_SIGNALS:
    void saveRequested();
    void statusMessage(const QString& text);
    void formatChanged();

private:
    void decode();
    void showResult(const payload::DecodeResult& result);
    void showExtent(const payload::Decoded& decoded);
    void showError(const payload::Decoded& decoded);
    QString annotation(const payload::JsonChange& change) const;

    Content m_content;
    std::optional<payload::Format> m_format;
    bool m_all = false; ///< "Show all" was asked for
    payload::DecodeJob m_job;

    void fitFormatBar();

    QWidget* m_formatBar;
    int m_formatBarRoom = QWIDGETSIZE_MAX;
    QComboBox* m_formats;
    QLabel* m_reason;
    Notice* m_notice;
    QLabel* m_note;
    QStackedWidget* m_views;
    CodeView* m_code;
    HexView* m_hex;
    ImageView* m_image;
    QLabel* m_empty;
    QWidget* m_extent;
    QLabel* m_extentText;
    QPushButton* m_showAll;
};

} // namespace topicscope::ui
