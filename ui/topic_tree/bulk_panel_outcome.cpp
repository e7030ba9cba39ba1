// SPDX-License-Identifier: GPL-3.0-or-later
// The half of BulkPanel that sends, and says what became of it.
#include "app/client/connection.h"
#include "app/commands/bulk_publisher.h"
#include "app/topics/store_reader.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/topic_tree/bulk_panel.h"
#include "ui/topic_tree/bulk_topics_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace topicscope::ui {

void BulkPanel::publishAll()
{
    if (!m_connection || !m_reader || m_nodes->empty())
        return;
    m_publisher = std::make_unique<commands::BulkPublisher>(*m_connection);
    m_model->setPublisher(m_publisher.get());
    connect(m_publisher.get(), &commands::BulkPublisher::progressed, this, &BulkPanel::showOutcomes);
    connect(m_publisher.get(), &commands::BulkPublisher::finished, this, &BulkPanel::publishingFinished);
    client::PublishRequest request;
    request.qos = static_cast<mqtt::QoS>(m_qos->currentIndex());
    request.retain = m_action == Action::DeleteRetained || m_retain->isChecked();
    if (m_action == Action::Publish)
        request.payload = m_payload->toPlainText().toStdString();
    m_notice->clear();
    m_progress->setMaximum(static_cast<int>(m_nodes->size()));
    m_publisher->start(
        m_nodes->size(),
        [store = m_reader->storePointer(), nodes = m_nodes](std::size_t index) {
            return store->skeleton().topic((*nodes)[index]);
        },
        std::move(request));
    updateControls();
}

void BulkPanel::showOutcomes(qsizetype first, qsizetype last)
{
    m_model->tell(first, last);
    const auto counts = m_publisher->counts();
    m_progress->setValue(pluralOf(counts.total - counts.waiting - counts.underWay));
    m_state->setText(m_publisher->isWaitingForConnection()
                         ? tr("The connection is down. Goes on when it is back.")
                         : tr("%1 of %2 done, %3 failed")
                               .arg(formatCount(counts.total - counts.waiting - counts.underWay),
                                    formatCount(counts.total), formatCount(counts.failed)));
}

void BulkPanel::publishingFinished()
{
    const auto counts = m_publisher->counts();
    m_done = true;
    if (m_action == Action::DeleteRetained && counts.acknowledged + counts.unknown > 0 && m_io && m_connection &&
        m_connection->state() == client::ConnectionState::Connected) {
        verify();
        return;
    }
    if (m_action == Action::DeleteRetained)
        m_notice->show(ChipKind::Warning,
                       tr("%1 sent, %2 failed, %3 cancelled, %4 not certain. Whether the broker forgot them was not "
                          "verified.")
                           .arg(formatCount(counts.acknowledged), formatCount(counts.failed),
                                formatCount(counts.cancelled), formatCount(counts.unknown)));
    else
        m_notice->show(counts.failed > 0                       ? ChipKind::Bad
                       : counts.cancelled + counts.unknown > 0 ? ChipKind::Warning
                                                               : ChipKind::Good,
                       counts.unknown > 0 ? tr("%1 published, %2 failed, %3 cancelled, %4 not certain.")
                                                .arg(formatCount(counts.acknowledged), formatCount(counts.failed),
                                                     formatCount(counts.cancelled), formatCount(counts.unknown))
                                          : tr("%1 published, %2 failed, %3 cancelled.")
                                                .arg(formatCount(counts.acknowledged), formatCount(counts.failed),
                                                     formatCount(counts.cancelled)));
    finish();
}

void BulkPanel::finish()
{
    m_undone = m_model->undone().size();
    m_onlyUndone->setText(tr("Only the %Ln topic(s) not done", nullptr, pluralOf(static_cast<qsizetype>(m_undone))));
    updateControls();
    emit finished();
}

/// What was not done, asked for as the first time: with what was meant to be sent, but not sent before a person says
/// so.
void BulkPanel::tryAgain()
{
    if (!isRunning() && m_reader)
        begin(m_action, m_model->undone(), {Scope::Undone});
}

/// The selected ones, or all that are listed.
void BulkPanel::copyTopics()
{
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : m_list->selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    if (ranges.empty())
        ranges.emplace_back(0, m_model->rowCount() - 1);
    std::ranges::sort(ranges);
    std::vector<topics::NodeId> nodes;
    for (const auto& [first, last] : ranges)
        for (int row = first; row <= last; ++row)
            nodes.push_back(m_model->node(row));
    emit copyRequested(nodes);
}

void BulkPanel::verify()
{
    m_probe = std::make_unique<commands::RetainedProbe>(*m_io);
    connect(m_probe.get(), &commands::RetainedProbe::finished, this, &BulkPanel::verified);
    connect(m_probe.get(), &commands::RetainedProbe::failed, this, [this](const QString& reason) {
        m_notice->show(ChipKind::Warning,
                       tr("Sent, but the broker could not be asked what it still retains: %1").arg(reason));
        finish();
    });
    m_found.reset();
    lookAtBroker(m_nodes);
    updateControls();
}

void BulkPanel::verified()
{
    using State = commands::BulkPublisher::State;
    qsizetype gone = 0;
    qsizetype left = 0;
    for (std::size_t row = 0; row < m_nodes->size(); ++row) {
        const State state = m_publisher->state(row);
        const bool sent = state == State::Acknowledged || state == State::Unknown;
        if ((*m_found)[(*m_nodes)[row]]) {
            ++left;
            if (sent)
                m_model->setSeen(row, BulkTopicsModel::Seen::StillRetained);
        } else if (sent) {
            ++gone;
            m_model->setSeen(row, BulkTopicsModel::Seen::Gone);
        }
    }
    m_model->tell(0, m_model->rowCount() - 1);
    if (left == 0)
        m_notice->show(ChipKind::Good, tr("Really gone: a second connection finds none of the %Ln retained message(s).",
                                          nullptr, pluralOf(gone)));
    else
        m_notice->show(ChipKind::Warning, tr("%1 gone, %2 still retained, as a second connection sees it.")
                                              .arg(formatCount(gone), formatCount(left)));
    finish();
}

} // namespace topicscope::ui
