// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/payload_editor.h"

#include "app/payload/json_reader.h"
#include "app/payload/recognise.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QMimeData>
#include <QTextBlock>

namespace topicscope::ui {

namespace {

constexpr int mostColoured = 8 * 1024; // characters; longer texts stay plain so that typing stays quick

/// Finds the UTF-16 position of ever greater byte offsets.
class Positions
{
public:
    explicit Positions(const QByteArray& utf8) : m_utf8(utf8) {}
    int at(qsizetype offset)
    {
        m_position += int(QString::fromUtf8(m_utf8.constData() + m_offset, offset - m_offset).size());
        m_offset = offset;
        return m_position;
    }

private:
    QByteArray m_utf8;
    qsizetype m_offset = 0;
    int m_position = 0;
};

QColor eventColor(payload::JsonReader::Event event)
{
    using Event = payload::JsonReader::Event;
    switch (event) {
    case Event::Key:
        return tokens().accent;
    case Event::Keyword:
    case Event::Number:
        return tokens().good;
    default:
        return tokens().text;
    }
}

} // namespace

PayloadEditor::PayloadEditor(QWidget* parent) : QPlainTextEdit(parent)
{
    setFont(fixedFont());
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setAccessibleName(tr("Payload"));
    setPlaceholderText(tr("Payload"));
    connect(this, &QPlainTextEdit::textChanged, this, &PayloadEditor::check);
}

QSize PayloadEditor::sizeHint() const
{
    return {240, 8 * fontMetrics().lineSpacing()};
}

QSize PayloadEditor::minimumSizeHint() const
{
    return {120, 4 * fontMetrics().lineSpacing()};
}

tl::expected<payload::Bytes, payload::DecodeError> PayloadEditor::bytes() const
{
    // Nothing written is an empty payload in every format.
    const QString text = toPlainText();
    return text.isEmpty() ? payload::Bytes() : payload::encode(text, m_format);
}

void PayloadEditor::setFormat(payload::Format format)
{
    if (format == m_format)
        return;
    const auto written = bytes();
    const bool textual = format == payload::Format::Text || format == payload::Format::Json;
    const bool wasTextual = m_format == payload::Format::Text || m_format == payload::Format::Json;
    m_format = format;
    if (!(textual && wasTextual) && written) {
        if (const auto text = payload::editableText(*written, format))
            setPlainText(*text);
    }
    check();
    Q_EMIT formatChanged(format);
}

void PayloadEditor::setBytes(payload::BytesView bytes)
{
    const payload::Format found = payload::recognise(bytes.substr(0, 1024 * 1024)).format;
    payload::Format format = m_format;
    if (found == payload::Format::Json)
        format = payload::Format::Json;
    else if (found == payload::Format::Text || found == payload::Format::Base64)
        format = payload::Format::Text;
    else if (found != payload::Format::Empty)
        format = payload::Format::Hex;
    setBytes(bytes, format);
}

void PayloadEditor::setBytes(payload::BytesView bytes, payload::Format format)
{
    auto text = payload::editableText(bytes, format);
    if (!text) {
        format = payload::Format::Hex;
        text = payload::editableText(bytes, format);
    }
    m_format = format;
    setPlainText(*text);
    check();
    Q_EMIT formatChanged(format);
}

void PayloadEditor::check()
{
    const auto written = bytes();
    m_problem = written ? std::nullopt : std::optional(written.error());
    colour();
    Q_EMIT checked();
}

void PayloadEditor::colour()
{
    QList<QTextEdit::ExtraSelection> selections;
    const auto add = [&](int from, int to, const QTextCharFormat& format) {
        QTextCursor cursor(document());
        cursor.setPosition(std::min(from, document()->characterCount() - 1));
        cursor.setPosition(std::min(to, document()->characterCount() - 1), QTextCursor::KeepAnchor);
        selections.append({cursor, format});
    };
    if (m_format == payload::Format::Json && document()->characterCount() < mostColoured) {
        const QByteArray utf8 = toPlainText().toUtf8();
        payload::JsonReader reader(payload::BytesView(utf8.constData(), std::size_t(utf8.size())));
        Positions positions(utf8);
        using Event = payload::JsonReader::Event;
        for (Event event = reader.next(); event != Event::End && event != Event::Failed; event = reader.next()) {
            if (event != Event::Key && event != Event::Keyword && event != Event::Number)
                continue;
            QTextCharFormat format;
            format.setForeground(eventColor(event));
            const int from = positions.at(reader.offset());
            add(from, positions.at(reader.position()), format);
        }
    }
    if (m_problem) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(tokens().bad);
        const int at = int(m_problem->offset);
        const bool atEnd = at >= document()->characterCount() - 1;
        add(atEnd ? std::max(0, at - 1) : at, at + 1, format);
    }
    setExtraSelections(selections);
}

void PayloadEditor::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void PayloadEditor::insertFromMimeData(const QMimeData* source)
{
    insertPlainText(source->text());
}

} // namespace topicscope::ui
