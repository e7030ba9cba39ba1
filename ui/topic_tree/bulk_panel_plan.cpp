// SPDX-License-Identifier: GPL-3.0-or-later
// The part of BulkPanel that finds out what an action is for, and says it before anything is done.
#include "app/client/connection.h"
#include "app/commands/covering_filters.h"
#include "app/topics/store_reader.h"
#include "ui/common/background.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/topic_tree/bulk_panel.h"
#include "ui/topic_tree/bulk_topics_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <iterator>
#include <utility>

namespace topicscope::ui {
namespace {

/// More filters than this in one look at the broker are replaced by their branches.
constexpr std::size_t lookFilters = 200;
/// More topics than this are looked at on another thread.
constexpr std::size_t lookedAtOnce = 20'000;

/// Those for which it holds, in their order.
template <typename Holds>
std::shared_ptr<const std::vector<topics::NodeId>> pick(const std::vector<topics::NodeId>& nodes, Holds holds)
{
    auto picked = std::make_shared<std::vector<topics::NodeId>>();
    picked->reserve(nodes.size());
    std::ranges::copy_if(nodes, std::back_inserter(*picked), holds);
    return picked;
}

} // namespace

/// Does `find` at once for few topics, on another thread for many; `use` follows with what was found, on this one:
/// unless something else is looked for meanwhile, or nothing any more.
template <typename Find, typename Use>
void BulkPanel::look(std::size_t count, Find find, Use use)
{
    const quint64 number = ++m_look;
    if (count <= lookedAtOnce) {
        use(find());
        return;
    }
    m_preparing = true;
    inBackground(this, std::move(find), [this, number, use = std::move(use)](const auto& found) {
        if (number != m_look)
            return;
        m_preparing = false;
        use(found);
    });
}

void BulkPanel::stopLooking()
{
    ++m_look;
    m_preparing = false;
    if (m_probe)
        m_probe->cancel();
}

/// What the action is for, of the topics offered: as far as can be said without the broker.
void BulkPanel::makePlan(std::vector<topics::NodeId> nodes)
{
    struct Plan
    {
        Nodes offered;
        Nodes nodes;
        std::size_t ofBroker = 0;
    };
    setNodes(std::make_shared<Nodes::element_type>());
    const bool asIs = m_action == Action::Export;
    const Nodes all = std::make_shared<Nodes::element_type>(std::move(nodes));
    look(
        asIs ? 0 : all->size(),
        [store = m_reader->storePointer(), all, deletes = m_action == Action::DeleteRetained,
         withoutBroker = !asIs && m_scope.kind == Scope::Matches] {
            Plan plan{all, all};
            const auto ofBroker = [&store](topics::NodeId id) { return store->skeleton().isSystem(id); };
            if (withoutBroker && !std::ranges::all_of(*all, ofBroker)) {
                plan.offered = plan.nodes = pick(*all, [&](topics::NodeId id) { return !ofBroker(id); });
                plan.ofBroker = all->size() - plan.offered->size();
            }
            if (deletes)
                plan.nodes = pick(*plan.offered, [&store](topics::NodeId id) { return store->retainedExists(id); });
            return plan;
        },
        [this](const Plan& plan) {
            m_offered = plan.offered;
            m_ofBroker = plan.ofBroker;
            setNodes(plan.nodes);
            if (m_action == Action::DeleteRetained && m_io && m_connection && !m_offered->empty() &&
                m_connection->state() == client::ConnectionState::Connected)
                askBroker();
            showPlan();
        });
    if (m_preparing)
        showPlan();
}

void BulkPanel::setNodes(Nodes nodes)
{
    m_nodes = std::move(nodes);
    m_model->setTopics(m_reader ? m_reader->storePointer() : nullptr, m_nodes);
}

/// What this connection has seen is not the whole truth: a message that was retained while it listened came with
/// RETAIN = 0 unless Retain As Published was asked for [MQTT-3.3.1-12].
void BulkPanel::askBroker()
{
    m_probe = std::make_unique<commands::RetainedProbe>(*m_io);
    connect(m_probe.get(), &commands::RetainedProbe::finished, this, &BulkPanel::brokerAnswered);
    connect(m_probe.get(), &commands::RetainedProbe::failed, this, [this](const QString& reason) {
        m_notice->show(ChipKind::Warning,
                       tr("The broker could not be asked what it retains, so this is what this connection has seen: %1")
                           .arg(reason));
        showPlan();
    });
    lookAtBroker(m_offered);
}

/// Starts the probe for what the broker retains on exactly these topics. What it finds is added to m_found.
void BulkPanel::lookAtBroker(const Nodes& nodes)
{
    struct Search
    {
        std::vector<mqtt::Bytes> filters;
        std::shared_ptr<const std::vector<bool>> wanted; ///< the filters may match a million topics more
    };
    m_progress->setMaximum(0);
    look(
        nodes->size(),
        [store = m_reader->storePointer(), nodes] {
            const topics::TopicSkeleton& tree = store->skeleton();
            std::vector<mqtt::BytesView> names;
            names.reserve(nodes->size());
            auto wanted = std::make_shared<std::vector<bool>>(tree.nodeCount());
            for (const topics::NodeId id : *nodes) {
                names.push_back(tree.topic(id));
                (*wanted)[id] = true;
            }
            return Search{commands::coveringFilters(names, lookFilters), wanted};
        },
        [this, store = m_reader->storePointer()](const Search& search) {
            if (!m_found)
                m_found = std::make_shared<std::vector<bool>>(search.wanted->size());
            if (m_connection && m_probe)
                m_probe->start(m_connection->settings(), search.filters,
                               [store, wanted = search.wanted, found = m_found](mqtt::BytesView topic) {
                                   const topics::NodeId id = store->skeleton().find(topic);
                                   if (id < wanted->size() && id < found->size() && (*wanted)[id])
                                       (*found)[id] = true;
                               });
            updateControls();
        });
}

void BulkPanel::brokerAnswered()
{
    if (!m_reader)
        return;
    struct Answer
    {
        Nodes retained;
        bool isWhole = true;
    };
    look(
        m_offered->size(),
        [store = m_reader->storePointer(), offered = m_offered, found = m_found] {
            const auto isFound = [&found](topics::NodeId id) { return (*found)[id]; };
            return Answer{pick(*offered, isFound), std::ranges::none_of(*offered, [&](topics::NodeId id) {
                              return store->retainedExists(id) && !isFound(id);
                          })};
        },
        [this](const Answer& answer) {
            // A broker may send what it retains in several goes.
            if (!answer.isWhole && !m_askedAgain && m_connection) {
                m_askedAgain = true;
                lookAtBroker(m_offered);
                updateControls();
                return;
            }
            m_asked = true;
            setNodes(answer.retained);
            showPlan();
        });
    updateControls();
}

/// What an empty message with RETAIN does, to so many topics, whichever action sends it.
QString BulkPanel::forgets(int count) const
{
    return tr("Publishes an empty message with RETAIN set, at QoS %1, to each of the %Ln topic(s) below. The broker "
              "then forgets what it retains there. This cannot be undone.",
              nullptr, count)
        .arg(m_qos->currentIndex());
}

QString BulkPanel::leftOut() const
{
    const auto others = static_cast<qsizetype>(m_offered->size() - m_nodes->size());
    return others == 0 ? QString()
                       : QLatin1Char(' ') + tr("On %Ln other topic(s) nothing is retained.", nullptr, pluralOf(others));
}

QString BulkPanel::leftAlone() const
{
    return m_ofBroker == 0
               ? QString()
               : QLatin1Char(' ') + tr("%Ln topic(s) that begin with $ are left alone: select them by hand.", nullptr,
                                       pluralOf(static_cast<qsizetype>(m_ofBroker)));
}

/// The title wraps, but a topic has up to 65,535 bytes and may have no place to wrap at: it gets half a line at most.
void BulkPanel::showTitle()
{
    const int half = qMax(width() / 2, 20 * m_title->fontMetrics().averageCharWidth());
    const QString topic = m_title->fontMetrics().elidedText(m_scope.topic, Qt::ElideMiddle, half);
    m_title->setText(titleText(topic));
    m_title->setToolTip(topic == m_scope.topic ? QString() : plainToolTip(titleText(m_scope.topic)));
}

QString BulkPanel::titleText(const QString& topic) const
{
    switch (m_action) {
    case Action::DeleteRetained:
        return titleOfDeletion(topic);
    case Action::Publish:
        return titleOfPublishing(topic);
    case Action::Export:
        break;
    }
    return titleOfExport(topic);
}

QString BulkPanel::titleOfDeletion(const QString& topic) const
{
    switch (m_scope.kind) {
    case Scope::Topic:
        return tr("Delete the retained message on %1").arg(topic);
    case Scope::Branch:
        return tr("Delete retained messages below %1").arg(topic);
    case Scope::MatchesBelow:
        return tr("Delete retained messages on the topics below %1 that match the filter").arg(topic);
    case Scope::HiddenToo:
        return tr("Delete retained messages below %1, also where the filter hides them").arg(topic);
    case Scope::BelowSelection:
        return tr("Delete retained messages on and below the selected rows");
    case Scope::MatchesBelowSelection:
        return tr("Delete retained messages on and below the selected rows, where they match the filter");
    case Scope::Matches:
        return tr("Delete retained messages on the topics that match the filter");
    case Scope::Undone:
        return tr("Delete retained messages on the topics not done");
    case Scope::Selection:
        break;
    }
    return tr("Delete retained messages on the selected topics");
}

QString BulkPanel::titleOfPublishing(const QString& topic) const
{
    switch (m_scope.kind) {
    case Scope::Topic:
        return tr("Publish a message to %1").arg(topic);
    case Scope::Branch:
        return tr("Publish a message to each topic below %1").arg(topic);
    case Scope::MatchesBelow:
        return tr("Publish a message to each topic below %1 that matches the filter").arg(topic);
    case Scope::HiddenToo:
        return tr("Publish a message to each topic below %1, also to those that the filter hides").arg(topic);
    case Scope::Matches:
        return tr("Publish a message to each topic that matches the filter");
    case Scope::Undone:
        return tr("Publish a message to each topic not done");
    case Scope::BelowSelection:
    case Scope::MatchesBelowSelection:
    case Scope::Selection:
        break;
    }
    return tr("Publish a message to each of the selected topics");
}

QString BulkPanel::titleOfExport(const QString& topic) const
{
    switch (m_scope.kind) {
    case Scope::Topic:
        return tr("Export the last value on %1").arg(topic);
    case Scope::Branch:
        return tr("Export the last values below %1").arg(topic);
    case Scope::MatchesBelow:
        return tr("Export the last values of the topics below %1 that match the filter").arg(topic);
    case Scope::HiddenToo:
        return tr("Export the last values below %1, also of topics that the filter hides").arg(topic);
    case Scope::Matches:
        return tr("Export the last values of the topics that match the filter");
    case Scope::Undone: // of an export there is none
    case Scope::BelowSelection:
    case Scope::MatchesBelowSelection:
    case Scope::Selection:
        break;
    }
    return tr("Export the last values of the selected topics");
}

void BulkPanel::showPlan()
{
    showTitle();
    m_question->withdraw(); // it was about another plan
    if (isPlanning()) {
        m_plan->setText({});
        updateControls();
        return;
    }
    const int count = pluralOf(static_cast<qsizetype>(m_nodes->size()));
    switch (m_action) {
    case Action::DeleteRetained:
        m_plan->setText(count == 0 && m_asked ? tr("The broker retains nothing on any of the %Ln topic(s).", nullptr,
                                                   pluralOf(static_cast<qsizetype>(m_offered->size())))
                        : count == 0
                            ? tr("None of the %Ln topic(s) has a retained message, as far as this connection has seen.",
                                 nullptr, pluralOf(static_cast<qsizetype>(m_offered->size())))
                            : forgets(count) + leftOut() + leftAlone());
        m_start->setText(tr("Delete %Ln Retained Message(s)", nullptr, count));
        break;
    case Action::Publish:
        m_plan->setText(m_retain->isChecked() && m_payload->document()->isEmpty()
                            ? forgets(count) + leftAlone()
                            : (m_retain->isChecked()
                                   ? tr("Publishes this payload of %1 with RETAIN set, at QoS %2, to each of the %Ln "
                                        "topic(s) below.",
                                        nullptr, count)
                                   : tr("Publishes this payload of %1, at QoS %2, to each of the %Ln topic(s) below.",
                                        nullptr, count))
                                      .arg(formatBytes(m_payload->toPlainText().toUtf8().size()))
                                      .arg(m_qos->currentIndex()) +
                                  leftAlone());
        m_start->setText(tr("Publish to %Ln Topic(s)", nullptr, count));
        break;
    case Action::Export:
        m_plan->setText(tr("Writes the newest message of each of the %Ln topic(s) below into a file.", nullptr, count));
        m_start->setText(tr("Export…"));
        break;
    }
    updateControls();
}

} // namespace topicscope::ui
