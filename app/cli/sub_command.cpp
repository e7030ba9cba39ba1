// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sub_command.h"

#include "app/client/packet_journal.h"
#include "app/mqtt/topic.h"
#include "app/workspace/connection_builder.h"

#include <QMetaObject>

#include <cerrno>
#include <limits>
#include <set>
#include <system_error>
#include <unistd.h>

namespace topicscope::cli {

SubCommand::SubCommand(const CommandLine& line) : ConnectedCommand(line) {}

SubCommand::~SubCommand() = default;

tl::expected<void, Failure> SubCommand::readOptions()
{
    const auto retainHandling = line().number("retain-handling", 0, 2);
    if (!retainHandling) {
        return wrongUsage(retainHandling.error().message);
    }
    for (const QByteArray& argument : line().values("subscribe")) {
        const auto entry = workspace::subscriptionFromArgument(QString::fromUtf8(argument));
        mqtt::Subscription subscription;
        subscription.filter = entry.filter.toStdString();
        subscription.options.qos = entry.qos;
        subscription.options.noLocal = line().has("no-local");
        subscription.options.retainAsPublished = line().has("retain-as-published");
        subscription.options.retainHandling = mqtt::RetainHandling(retainHandling->value_or(0));
        if (const auto problem = mqtt::validateTopicFilter(subscription.filter)) {
            const QString reason = QCoreApplication::translate("mqtt", std::string(problem->description).c_str());
            return wrongUsage(tr("\"%1\" is no topic filter: %2 [%3]")
                                  .arg(entry.filter, reason,
                                       QString::fromUtf8(problem->clause.data(), qsizetype(problem->clause.size()))));
        }
        m_subscriptions.push_back(std::move(subscription));
    }
    if (line().has("format")) {
        const QByteArray format = line().value("format");
        if (format != "text" && format != "jsonl") {
            return wrongUsage(tr("--format must be text or jsonl, not \"%1\"").arg(QString::fromLocal8Bit(format)));
        }
        m_style = format == "jsonl" ? MessageFormat::Style::JsonLines : MessageFormat::Style::Text;
    }
    const auto count = line().number("count", 1, std::numeric_limits<qint64>::max());
    if (!count) {
        return wrongUsage(count.error().message);
    }
    m_count = std::uint64_t(count->value_or(0));
    return {};
}

void SubCommand::prepare(client::ConnectionSettings& settings)
{
    settings.subscriptions = m_subscriptions;
}

void SubCommand::prepareConnection()
{
    m_writer = std::make_unique<OutputWriter>(STDOUT_FILENO, [this](int error) {
        QMetaObject::invokeMethod(
            this, [this, error] { outputBroken(error); }, Qt::QueuedConnection);
    });
    m_sink = std::make_unique<LineSink>(
        m_style, m_count, *m_writer,
        [this] {
            QMetaObject::invokeMethod(
                this, [this] { leave(ExitStatus::Done); }, Qt::QueuedConnection);
        },
        [this] {
            QMetaObject::invokeMethod(
                this, [this] { say(tr("the output is not read as fast as messages arrive: some are not written")); },
                Qt::QueuedConnection);
        });
    connection().setSink(m_sink.get());
    connect(&connection(), &client::Connection::subscriptionsChanged, this, &SubCommand::subscriptionsChanged);
}

void SubCommand::connected() {}

/// What a broker grants below the QoS asked for, the log says.
void SubCommand::subscriptionsChanged()
{
    for (const client::SubscriptionStatus& subscription : connection().subscriptions()) {
        const QString filter = QString::fromStdString(subscription.requested.filter);
        if (subscription.state == client::SubscriptionStatus::State::Refused) {
            leave(ExitStatus::Refused,
                  tr("refused: \"%1\", reason code 0x%2 %3")
                      .arg(filter, QStringLiteral("%1").arg(subscription.reasonCode, 2, 16, QLatin1Char('0')),
                           subscription.reasonString)
                      .trimmed());
            return;
        }
    }
}

ExitStatus SubCommand::statusWhenStopped() const
{
    return m_count > 0 && (!m_sink || m_sink->written() < m_count) ? ExitStatus::TimeRanOut : ExitStatus::Done;
}

bool SubCommand::hasAllItWanted() const
{
    return m_count > 0 && m_sink && m_sink->written() >= m_count;
}

/// A QoS 2 message is delivered with its PUBLISH; its PUBREL and PUBCOMP are still to come.
bool SubCommand::hasUnfinishedFlows() const
{
    constexpr std::size_t lookBack = 2000;
    client::PacketJournal& journal = connection().journal();
    const std::uint64_t last = journal.lastNumber();
    std::set<std::uint16_t> open;
    for (const client::JournalPacket& packet : journal.packetsAfter(last > lookBack ? last - lookBack : 0)) {
        if (packet.direction != mqtt::Direction::FromClient) {
            continue;
        }
        if (packet.type == mqtt::PacketType::Pubrec && !packet.error) {
            open.insert(packet.packetId);
        } else if (packet.type == mqtt::PacketType::Pubcomp) {
            open.erase(packet.packetId);
        } else if (packet.type == mqtt::PacketType::Connect) {
            open.clear();
        }
    }
    return !open.empty();
}

void SubCommand::outputBroken(int error)
{
    if (error == EPIPE) {
        leave(ExitStatus::Done); // whoever read has enough, as with `| head`
        return;
    }
    leave(ExitStatus::Failure,
          tr("the output cannot be written: %1").arg(QString::fromStdString(std::generic_category().message(error))));
}

ExitStatus SubCommand::finished(ExitStatus status)
{
    if (!m_sink) {
        return status;
    }
    connection().setSink(nullptr);
    m_writer.reset(); // writes what waits
    if (const quint64 dropped = m_sink->dropped(); dropped > 0 && status != ExitStatus::Failure) {
        say(tr("received and not written, because the output was not read fast enough: %1").arg(dropped));
        return status == ExitStatus::Done ? ExitStatus::Failure : status;
    }
    return status;
}

} // namespace topicscope::cli
