// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/encode.h"

#include <QPlainTextEdit>

namespace topicscope::ui {

/// Where a payload is written, as text, JSON, hex or Base64. JSON is coloured, and the first mistake is underlined as
/// it is made.
///
/// QPlainTextEdit rather than QScintilla: it can be read and written through screen readers and input methods, and
/// follows the palette.
class PayloadEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PayloadEditor(QWidget* parent = nullptr);

    payload::Format format() const { return m_format; }
    /// Shows what is written in another format, where it can be; else the text stays as it is.
    void setFormat(payload::Format format);
    /// The bytes to send, or why there are none.
    tl::expected<payload::Bytes, payload::DecodeError> bytes() const;
    /// Shows bytes in the format they are in.
    void setBytes(payload::BytesView bytes);
    /// Shows bytes in `format`, or in hex where they cannot be written so.
    void setBytes(payload::BytesView bytes, payload::Format format);

    /// The mistake in what is written; nothing when there is none.
    const std::optional<payload::DecodeError>& problem() const { return m_problem; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The text or its format changed; problem() is up to date.
    void checked();
    void formatChanged(topicscope::payload::Format format);

protected:
    void changeEvent(QEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void check();
    void colour();

    payload::Format m_format = payload::Format::Json;
    std::optional<payload::DecodeError> m_problem;
};

} // namespace topicscope::ui
