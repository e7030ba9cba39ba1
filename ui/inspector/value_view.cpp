// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/value_view.h"

#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/inspector/code_view.h"
#include "ui/inspector/hex_view.h"
#include "ui/inspector/image_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

namespace topicscope::ui {

namespace {
constexpr qsizetype mostShown = 4 * 1024 * 1024; // of "Show all": more would take longer than a frame to set
constexpr int automatic = -1;
} // namespace

ValueView::ValueView(QWidget* parent)
    : QWidget(parent),
      m_formatBar(new QWidget(this)),
      m_formats(new QComboBox(m_formatBar)),
      m_reason(new DimLabel({}, m_formatBar)),
      m_notice(new Notice(this)),
      m_note(new DimLabel({}, this)),
      m_views(new QStackedWidget(this)),
      m_code(new CodeView(m_views)),
      m_hex(new HexView(m_views)),
      m_image(new ImageView(m_views)),
      m_empty(new DimLabel({}, m_views)),
      m_extent(new QWidget(this)),
      m_extentText(new PlainLabel({}, m_extent)),
      m_showAll(new QPushButton(tr("Show all"), m_extent))
{
    m_formats->setAccessibleName(tr("Format of the payload"));
    m_formats->addItem(tr("Automatic"), automatic);
    for (const payload::Format format : payload::selectableFormats())
        m_formats->addItem(payload::formatName(format), int(format));
    m_formats->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* bar = new QHBoxLayout(m_formatBar);
    bar->setContentsMargins(0, 0, spacing, 0);
    bar->setSpacing(spacing);
    bar->addWidget(m_reason);
    m_reason->setMinimumWidth(1); // it goes where there is no room, see fitFormatBar()
    bar->addWidget(m_formats);
    connect(m_formats, &QComboBox::activated, this, [this] {
        const int chosen = m_formats->currentData().toInt();
        setFormat(chosen == automatic ? std::nullopt : std::optional(payload::Format(chosen)));
        Q_EMIT formatChanged();
    });

    m_code->setAccessibleName(tr("Value"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    for (QWidget* view : {static_cast<QWidget*>(m_code), static_cast<QWidget*>(m_hex), static_cast<QWidget*>(m_image),
                          static_cast<QWidget*>(m_empty)})
        m_views->addWidget(view);

    m_note->setContentsMargins(10, innerSpacing, 10, 0);
    m_note->setWordWrap(true);
    m_note->hide();
    auto* save = new QPushButton(tr("Save…"), m_extent);
    save->setAccessibleName(tr("Save the whole payload to a file"));
    m_showAll->setAccessibleName(tr("Show the whole payload"));
    auto* extent = new QHBoxLayout(m_extent);
    extent->setContentsMargins(10, innerSpacing, spacing, innerSpacing);
    extent->addWidget(m_extentText, 1);
    extent->addWidget(m_showAll);
    extent->addWidget(save);
    m_extent->hide();
    connect(save, &QPushButton::clicked, this, &ValueView::saveRequested);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_all = true;
        decode();
    });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_note);
    layout->addWidget(m_views, 1);
    layout->addWidget(m_extent);
    connect(&m_job, &payload::DecodeJob::finished, this, &ValueView::showResult);
    connect(m_hex, &HexView::statusMessage, this, &ValueView::statusMessage);
    connect(m_image, &ImageView::failed, this,
            [this](const QString& reason) { m_notice->show(ChipKind::Warning, reason); });
}

void ValueView::setContent(Content content)
{
    // The next value of the same topic is shown as far as this one was.
    if (content.topic != m_content.topic)
        m_all = false;
    m_content = std::move(content);
    decode();
}

void ValueView::clear()
{
    m_job.cancel();
    m_content = {};
    m_all = false;
    m_code->clearContent();
    m_hex->setBytes({});
    m_image->clear();
    m_notice->clear();
    m_note->hide();
    m_extent->hide();
    m_reason->clear();
    m_empty->clear();
    m_views->setCurrentWidget(m_empty);
}

void ValueView::setFormatBarRoom(int width)
{
    m_formatBarRoom = width;
    fitFormatBar();
}

void ValueView::fitFormatBar()
{
    const int words = m_reason->fontMetrics().horizontalAdvance(m_reason->text());
    m_reason->setVisible(m_formats->sizeHint().width() + words + 3 * spacing <= m_formatBarRoom);
}

void ValueView::setFormat(std::optional<payload::Format> format)
{
    m_format = format;
    m_formats->setCurrentIndex(std::max(0, m_formats->findData(format ? int(*format) : automatic)));
    decode();
}

void ValueView::focusValue()
{
    if (QWidget* view = m_views->currentWidget())
        view->setFocus(Qt::ShortcutFocusReason);
}

void ValueView::decode()
{
    if (!m_content.payload.owner && m_content.payload.view.empty() && m_content.topic.empty())
        return;
    payload::DecodeRequest request;
    request.payload = m_content.payload;
    request.previousPayload = m_content.previous;
    request.contentType = m_content.contentType;
    request.topic = m_content.topic;
    request.format = m_format;
    if (m_all)
        request.limits.inputBytes = mostShown;
    // The hex view reads the bytes itself.
    if (m_format == payload::Format::Hex)
        request.limits.inputBytes = 16;
    m_job.start(std::move(request));
}

void ValueView::showResult(const payload::DecodeResult& result)
{
    using payload::Format;
    const payload::Decoded& decoded = result.decoded;
    const Format found = result.recognition.format;
    m_formats->setItemText(0, found == Format::Empty ? tr("Automatic") : payload::formatName(found));
    m_reason->setText(m_format ? tr("chosen") : result.recognition.reason);
    fitFormatBar();
    m_formats->setToolTip(
        plainToolTip(tr("Found: %1 (%2)").arg(payload::formatName(found), result.recognition.reason)));

    m_note->setText(decoded.note);
    m_note->setVisible(!decoded.note.isEmpty());
    showError(decoded);
    const bool empty = m_content.payload.view.empty();
    const bool hex = decoded.format == Format::Hex && !empty;
    if (empty) {
        m_empty->setText(tr("The payload is empty: no bytes.\nA retained message without payload deletes the retained "
                            "message of its topic."));
        m_views->setCurrentWidget(m_empty);
        m_extent->hide();
    } else if (hex) {
        m_hex->setBytes(m_content.payload);
        m_views->setCurrentWidget(m_hex);
        m_extent->hide();
    } else if (decoded.format == Format::Image && !decoded.error) {
        m_image->setBytes(m_content.payload);
        m_note->setText(decoded.text);
        m_note->show();
        m_views->setCurrentWidget(m_image);
        m_extent->hide();
    } else {
        std::vector<CodeView::Mark> marks;
        for (const payload::JsonChange& change : result.changes) {
            if (change.textStart >= 0)
                marks.push_back({change.textStart, change.textLength, annotation(change)});
        }
        m_code->setContent(decoded.text, decoded.spans, std::move(marks));
        m_views->setCurrentWidget(m_code);
        showExtent(decoded);
    }
}

QString ValueView::annotation(const payload::JsonChange& change) const
{
    constexpr qsizetype longest = 60;
    if (change.kind == payload::JsonChange::Kind::Added)
        return tr("new");
    const QString previous = change.previous.size() > longest ? change.previous.left(longest) + u'…' : change.previous;
    if (change.numericDelta.isEmpty())
        return tr("was %1").arg(previous);
    if (m_content.sincePrevious < 0)
        return tr("was %1   %2").arg(previous, change.numericDelta);
    return tr("was %1   %2 in %3").arg(previous, change.numericDelta, formatDuration(m_content.sincePrevious));
}

void ValueView::showError(const payload::Decoded& decoded)
{
    if (!decoded.error) {
        m_notice->clear();
        return;
    }
    const payload::DecodeError& error = *decoded.error;
    const QString format = payload::formatName(decoded.format);
    if (error.line > 0) {
        m_notice->show(ChipKind::Warning, tr("Not valid %1. Line %L2, column %L3: %4")
                                              .arg(format)
                                              .arg(error.line)
                                              .arg(error.column)
                                              .arg(error.message));
    } else {
        m_notice->show(ChipKind::Warning,
                       tr("Not valid %1. Byte %L2: %3").arg(format).arg(error.offset).arg(error.message));
    }
}

void ValueView::showExtent(const payload::Decoded& decoded)
{
    m_extent->setVisible(!decoded.isWhole());
    if (decoded.isWhole())
        return;
    m_extentText->setText(
        tr("Showing the first %1 of %2.").arg(formatBytes(decoded.bytesShown), formatBytes(decoded.bytesTotal)));
    const bool possible = decoded.bytesTotal <= mostShown && !m_all;
    m_showAll->setVisible(!m_all);
    m_showAll->setText(possible ? tr("Show all") : tr("Show %1").arg(formatBytes(mostShown)));
}

} // namespace topicscope::ui
