// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/history_tab.h"

#include "app/topics/history_model.h"
#include "app/topics/store_reader.h"
#include "ui/common/background.h"
#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/inspector/code_view.h"
#include "ui/inspector/history_delegate.h"
#include "ui/inspector/value_view.h"

#include <QHeaderView>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace topicscope::ui {

using topics::HistoryModel;

namespace {

/// From so many messages at a time on, the list says that they come together.
constexpr double together = 1.05;

/// Both messages as text, line by line; what is not text as a hex dump.
std::vector<payload::DifferenceLine> differenceOf(const topics::StoredMessage& older,
                                                  const topics::StoredMessage& newer)
{
    payload::DecodeLimits limits;
    limits.inputBytes = 512 * 1024;
    const payload::BytesView before = older.payload.view();
    const payload::BytesView after = newer.payload.view();
    const payload::Format format = payload::recognise(after).format;
    return payload::lineDifference(payload::decode(before, format, limits).text,
                                   payload::decode(after, format, limits).text);
}

} // namespace

HistoryTab::HistoryTab(QWidget* parent)
    : QWidget(parent),
      m_list(new QTreeView(this)),
      m_splitter(new QSplitter(Qt::Vertical, this)),
      m_below(new QStackedWidget(m_splitter)),
      m_value(new ValueView(m_below)),
      m_difference(new CodeView(m_below)),
      m_differenceTitle(new DimLabel({}, m_below)),
      m_hint(new DimLabel({}, m_below)),
      m_count(new DimLabel({}, this))
{
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new HistoryDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("Messages of this topic"));
    m_list->header()->setStretchLastSection(false);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_difference->setAccessibleName(tr("Differences"));
    m_differenceTitle->setContentsMargins(10, innerSpacing, 10, innerSpacing);

    auto* compared = new QWidget(m_below);
    auto* comparedLayout = new QVBoxLayout(compared);
    comparedLayout->setContentsMargins(0, 0, 0, 0);
    comparedLayout->setSpacing(0);
    comparedLayout->addWidget(m_differenceTitle);
    comparedLayout->addWidget(m_difference, 1);
    m_below->addWidget(m_hint);
    m_below->addWidget(m_value);
    m_below->addWidget(compared);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_below);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({320, 260});
    m_count->setContentsMargins(10, innerSpacing, 10, innerSpacing);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_count);
    hint({});
}

HistoryTab::~HistoryTab()
{
    m_list->setModel(nullptr);
    delete m_model;
}

void HistoryTab::setTopic(topics::StoreReader* reader, topics::NodeId node)
{
    const bool newReader = reader != m_reader || !m_model;
    if (newReader) {
        const QByteArray header = m_list->header()->saveState();
        const bool had = m_model != nullptr;
        m_list->setModel(nullptr);
        delete m_model;
        m_model = nullptr;
        m_reader = reader;
        if (reader) {
            m_model = new HistoryModel(reader);
            m_list->setModel(m_model);
            m_list->header()->setSectionResizeMode(QHeaderView::Interactive);
            if (had) {
                m_list->header()->restoreState(header);
            } else {
                const int character = fontMetrics().averageCharWidth();
                m_list->header()->resizeSection(HistoryModel::Time, character * 19);
                m_list->header()->resizeSection(HistoryModel::Size, character * 11);
                m_list->header()->resizeSection(HistoryModel::QoS, character * 7);
                m_list->header()->resizeSection(HistoryModel::Flags, character * 18);
            }
            m_list->header()->setSectionResizeMode(HistoryModel::Payload, QHeaderView::Stretch);
            connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                    &HistoryTab::selectionChanged);
            connect(m_model, &QAbstractItemModel::rowsInserted, this, &HistoryTab::grown);
            connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryTab::grown);
            connect(m_model, &QAbstractItemModel::rowsInserted, this, &HistoryTab::updateCount);
            connect(m_model, &QAbstractItemModel::rowsRemoved, this, &HistoryTab::updateCount);
            connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryTab::updateCount);
        }
    }
    if (m_node != node || newReader) {
        m_node = node;
        clearSelection();
        if (m_model)
            m_model->setNode(node);
        updateCount();
    }
}

topics::Sequence HistoryTab::newest() const
{
    return m_model && m_model->rowCount() > 0 ? m_model->summary(0).sequence : 0;
}

void HistoryTab::selectMessage(topics::Sequence sequence)
{
    const int row = m_model ? m_model->rowOf(sequence) : -1;
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
}

void HistoryTab::clearSelection()
{
    ++m_serial;
    if (m_list->selectionModel())
        m_list->selectionModel()->clear();
    hint(tr("Select a message to see it, or two to compare them."));
}

void HistoryTab::hint(const QString& text)
{
    m_hint->setText(text);
    m_below->setCurrentWidget(m_hint);
}

void HistoryTab::updateCount()
{
    const int rows = m_model ? m_model->rowCount() : 0;
    const bool all = rows < HistoryModel::MaximumRows;
    if (rows == 0 || m_model->meanInterval() <= 0) {
        m_count->setText(all ? tr("%Ln messages kept", nullptr, rows) : tr("The newest %Ln messages", nullptr, rows));
        return;
    }
    const auto text = [](float seconds) { return formatDuration(static_cast<std::int64_t>(seconds * 1e6F)); };
    const double atOnce = m_model->messagesAtOnce();
    if (atOnce >= together) {
        m_count->setText(
            (all ? tr("%Ln messages kept; they arrive about %1 at a time, every %2, give or take %3", nullptr, rows)
                 : tr("The newest %Ln messages; they arrive about %1 at a time, every %2, give or take %3", nullptr,
                      rows))
                .arg(QLocale().toString(atOnce, 'f', atOnce < 10 ? 1 : 0), text(m_model->meanInterval()),
                     text(m_model->intervalDeviation())));
        return;
    }
    m_count->setText((all ? tr("%Ln messages kept; they arrive every %1, give or take %2", nullptr, rows)
                          : tr("The newest %Ln messages; they arrive every %1, give or take %2", nullptr, rows))
                         .arg(text(m_model->meanInterval()), text(m_model->intervalDeviation())));
}

void HistoryTab::selectionChanged()
{
    ++m_serial;
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    const auto sequence = [](const QModelIndex& index) {
        return topics::Sequence(index.data(HistoryModel::SequenceRole).toULongLong());
    };
    if (rows.size() == 1) {
        m_below->setCurrentWidget(m_value);
        Q_EMIT messageChosen(m_model->summary(rows.first().row()));
    } else if (rows.size() == 2) {
        const auto [older, newer] = std::minmax({sequence(rows.first()), sequence(rows.last())});
        compare(older, newer);
    } else {
        hint(rows.isEmpty() ? tr("Select a message to see it, or two to compare them.")
                            : tr("%Ln messages are selected. Select two to compare them.", nullptr, int(rows.size())));
        if (rows.isEmpty())
            Q_EMIT messageChosen({});
    }
}

void HistoryTab::compare(topics::Sequence older, topics::Sequence newer)
{
    const quint64 serial = m_serial;
    hint(tr("Comparing…"));
    m_reader->requestMessage(older, m_node, this, [this, serial, newer](const topics::StoredMessage& first) {
        if (serial != m_serial)
            return;
        m_reader->requestMessage(newer, m_node, this, [this, serial, first](const topics::StoredMessage& second) {
            if (serial != m_serial)
                return;
            if (first.isNull() || second.isNull())
                return hint(tr("One of the two is no longer kept."));
            m_differenceTitle->setText(tr("%1 → %2   (%3 later)")
                                           .arg(formatTime(first.arrival), formatTime(second.arrival),
                                                formatDuration(second.arrival - first.arrival)));
            inBackground(
                this, [first, second] { return differenceOf(first, second); },
                [this, serial](const std::vector<payload::DifferenceLine>& lines) {
                    if (serial == m_serial)
                        showDifference(lines);
                });
        });
    });
}

void HistoryTab::showDifference(const std::vector<payload::DifferenceLine>& lines)
{
    using Kind = payload::DifferenceLine::Kind;
    QString text;
    std::vector<CodeView::LineKind> kinds;
    bool same = true;
    for (const payload::DifferenceLine& line : lines) {
        same = same && line.kind == Kind::Same;
        const QChar sign = line.kind == Kind::Added ? u'+' : line.kind == Kind::Removed ? u'−' : u' ';
        text += sign + QStringLiteral(" ") + line.text + u'\n';
        kinds.push_back(line.kind == Kind::Added     ? CodeView::LineKind::Added
                        : line.kind == Kind::Removed ? CodeView::LineKind::Removed
                                                     : CodeView::LineKind::Ordinary);
    }
    text.chop(1);
    if (same)
        return hint(tr("Both payloads are the same."));
    m_difference->setContent(text, {});
    m_difference->setLineKinds(kinds);
    m_below->setCurrentWidget(m_difference->parentWidget());
}

QByteArray HistoryTab::saveState() const
{
    return m_splitter->saveState();
}

void HistoryTab::restoreState(const QByteArray& state)
{
    m_splitter->restoreState(state);
}

} // namespace topicscope::ui
