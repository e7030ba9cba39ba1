// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pub_command.h"

#include "app/cli/publish_properties.h"
#include "app/mqtt/codec.h"
#include "app/mqtt/topic.h"

#include <QFile>
#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <limits>
#include <unistd.h>
#include <utility>

namespace topicscope::cli {

namespace {

constexpr qsizetype mostUnderWay = 1000;               ///< messages published and not finished, with --lines
constexpr qsizetype readSize = 64 * 1024;              ///< bytes of standard input at a time
constexpr qsizetype longestInput = 4 * 1024 * 1024;    ///< read ahead, unless one line is longer
constexpr qsizetype longestLine = mqtt::largestPacket; ///< no message can be longer

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

} // namespace

PubCommand::PubCommand(const CommandLine& line) : ConnectedCommand(line) {}

PubCommand::~PubCommand() = default;

tl::expected<void, Failure> PubCommand::readOptions()
{
    if (!line().has("topic")) {
        return wrongUsage(tr("publish to what? Give -t TOPIC"));
    }
    m_request.topic = line().value("topic").toStdString();
    const auto properties = PublishProperties::parse(line().values("property"));
    if (!properties) {
        return wrongUsage(properties.error().message);
    }
    m_request.properties = *properties;
    const auto protocol = arguments().profile.protocol;
    if (!m_request.properties.isEmpty() &&
        (protocol == profiles::ProtocolChoice::V3_1 || protocol == profiles::ProtocolChoice::V3_1_1)) {
        return wrongUsage(tr("--property needs MQTT 5.0; --protocol asks for an older version"));
    }
    // With an alias a later topic may be empty, but this is the first message that the broker sees.
    if (const auto problem = mqtt::validateTopicName(m_request.topic)) {
        return wrongUsage(tr("\"%1\" is no topic: %2 [%3]")
                              .arg(text(m_request.topic),
                                   QCoreApplication::translate("mqtt", std::string(problem->description).c_str()),
                                   text(problem->clause)));
    }
    const auto qos = line().number("qos", 0, 2);
    if (!qos) {
        return wrongUsage(qos.error().message);
    }
    m_request.qos = mqtt::QoS(qos->value_or(0));
    m_request.retain = line().has("retain");
    return readPayload();
}

tl::expected<void, Failure> PubCommand::readPayload()
{
    if (int(line().has("message")) + int(line().has("file")) + int(line().has("lines")) != 1) {
        return wrongUsage(tr("give the message by one of -m TEXT, -f FILE and --lines"));
    }
    m_lines = line().has("lines");
    if (line().has("message")) {
        m_request.payload = line().value("message").toStdString();
    }
    if (!line().has("file")) {
        return {};
    }
    const QString name = QFile::decodeName(line().value("file"));
    QFile file(name);
    const bool opened = name == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened) {
        return tl::unexpected(Failure{ExitStatus::Failure, tr("%1 cannot be read: %2").arg(name, file.errorString())});
    }
    // One byte more than any message can have tells a larger file without reading all of it.
    const QByteArray content = file.read(longestLine + 1);
    if (file.error() != QFileDevice::NoError) {
        return tl::unexpected(Failure{ExitStatus::Failure, tr("%1 cannot be read: %2").arg(name, file.errorString())});
    }
    if (content.size() > qsizetype(mqtt::maximumVariableByteInteger)) {
        return tl::unexpected(
            Failure{ExitStatus::Failure, tr("%1 is larger than an MQTT message can be (256 MiB)").arg(name)});
    }
    m_request.payload = content.toStdString();
    return {};
}

void PubCommand::prepare(client::ConnectionSettings& settings)
{
    // Nothing is published before the connection is there; what is under way when it drops has to fit in.
    settings.offlineQueueMaximum = std::size_t(mostUnderWay);
    settings.offlineQueueMaximumBytes = std::numeric_limits<std::size_t>::max();
}

void PubCommand::prepareConnection()
{
    connect(&connection(), &client::Connection::published, this, &PubCommand::published);
}

void PubCommand::connected()
{
    if (m_started) {
        if (m_notifier && !m_inputEnded) {
            publishLines();
        }
        return;
    }
    m_started = true;
    if (!m_lines) {
        publish({1, std::exchange(m_request.payload, {})});
        return;
    }
    m_notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &PubCommand::readInput);
}

void PubCommand::publish(UnderWay message)
{
    mqtt::PublishRequest request = m_request;
    request.payload = message.payload;
    if (m_request.qos != mqtt::QoS::AtLeastOnce) {
        message.payload = {}; // only at QoS 1 it may be needed again
    }
    m_underWay.insert(connection().publish(request), message);
}

void PubCommand::readInput()
{
    const qsizetype before = m_input.size();
    m_input.resize(before + readSize);
    const ssize_t got = ::read(STDIN_FILENO, m_input.data() + before, std::size_t(readSize));
    m_input.resize(before + qsizetype(std::max<ssize_t>(got, 0)));
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
        return;
    }
    if (got < 0) {
        m_worst = std::max(m_worst, ExitStatus::Failure);
        say(tr("standard input cannot be read"));
    }
    m_inputEnded = got <= 0;
    publishLines();
}

void PubCommand::publishLines()
{
    while (m_underWay.size() < mostUnderWay && !isLeaving()) {
        qsizetype end = m_input.indexOf('\n', std::max(m_inputAt, m_searchedTo));
        if (end < 0) {
            m_searchedTo = m_input.size();
            if (!m_inputEnded || m_inputAt >= m_input.size()) {
                break;
            }
            end = m_input.size(); // the last line may lack its end
        }
        ++m_lineNumber;
        publish({m_lineNumber, mqtt::Bytes(m_input.constData() + m_inputAt, std::size_t(end - m_inputAt))});
        m_inputAt = std::min(end + 1, m_input.size());
    }
    if (m_inputAt > 0 && m_inputAt >= m_input.size() / 2) {
        m_input.remove(0, m_inputAt);
        m_searchedTo = std::max<qsizetype>(0, m_searchedTo - m_inputAt);
        m_inputAt = 0;
    }
    const qsizetype waiting = m_input.size() - m_inputAt;
    const bool lineIncomplete = m_searchedTo >= m_input.size();
    if (lineIncomplete && waiting > longestLine) {
        leave(ExitStatus::Failure, tr("a line of standard input is larger than an MQTT message can be (256 MiB)"));
        return;
    }
    m_notifier->setEnabled(!m_inputEnded && m_underWay.size() < mostUnderWay &&
                           (waiting < longestInput || lineIncomplete));
    leaveWhenDone();
}

void PubCommand::published(const QList<client::PublishResult>& results)
{
    for (const client::PublishResult& result : results) {
        if (m_underWay.contains(result.id)) {
            report(result);
            m_underWay.remove(result.id);
        }
    }
    std::fflush(stdout);
    if (m_lines && m_notifier) {
        publishLines();
    } else {
        leaveWhenDone();
    }
}

QByteArray PubCommand::acknowledgement(const client::PublishResult& result) const
{
    // A refusal at QoS 2 comes with PUBREC, and ends the exchange [MQTT-4.3.3-4].
    const bool refused = result.outcome == client::PublishResult::Outcome::Refused;
    QByteArray name = m_request.qos == mqtt::QoS::AtLeastOnce ? "PUBACK" : refused ? "PUBREC" : "PUBCOMP";
    const auto info = connection().info();
    if (info && info->version != mqtt::Version::V5_0) {
        return name; // no reason code before 5.0
    }
    name += " 0x" + QByteArray::number(result.reasonCode, 16).rightJustified(2, '0');
    if (!result.reason.isEmpty()) {
        name += ' ' + result.reason.toLocal8Bit();
    }
    return name;
}

void PubCommand::print(const client::PublishResult& result, const QByteArray& text)
{
    const QByteArray number = m_lines ? QByteArray::number(m_underWay.value(result.id).line) + ": " : QByteArray();
    std::fputs((number + text + '\n').constData(), stdout);
}

void PubCommand::report(const client::PublishResult& result)
{
    using Outcome = client::PublishResult::Outcome;
    const QString where = m_lines ? tr("line %1: ").arg(m_underWay.value(result.id).line) : QString();
    switch (result.outcome) {
    case Outcome::Sent:
        ++m_sentUnconfirmed;
        break;
    case Outcome::Acknowledged:
        print(result, acknowledgement(result));
        break;
    case Outcome::Refused:
        print(result, acknowledgement(result));
        say(where + tr("the broker refused the message: %1").arg(result.reason));
        m_worst = ExitStatus::Refused;
        break;
    case Outcome::NotSent:
        say(where + tr("not sent: %1").arg(result.reason));
        m_worst = ExitStatus::Refused;
        break;
    case Outcome::Unknown:
        if (m_request.qos == mqtt::QoS::AtLeastOnce && !isLeaving() &&
            connection().state() == client::ConnectionState::Connected) {
            say(where +
                tr("the broker no longer had the session; published again, since at QoS 1 a message must arrive "
                   "at least once"));
            publish(m_underWay.value(result.id));
            break;
        }
        say(where + (result.reason.isEmpty()
                         ? tr("the connection was lost before the acknowledgement: nobody knows whether it arrived")
                         : result.reason));
        if (m_worst == ExitStatus::Done) {
            m_worst = ExitStatus::NotConnected;
        }
        break;
    }
}

void PubCommand::leaveWhenDone()
{
    if (!m_started || !m_underWay.isEmpty() || isLeaving()) {
        return;
    }
    if (m_lines && (!m_inputEnded || m_inputAt < m_input.size())) {
        return;
    }
    leave(m_worst);
}

ExitStatus PubCommand::statusWhenStopped() const
{
    // Asked to stop while reading line after line, with nothing open: that is a good end.
    const bool open = !m_underWay.isEmpty() || !m_started;
    return open ? ExitStatus::TimeRanOut : m_worst;
}

ExitStatus PubCommand::finished(ExitStatus status)
{
    if (m_sentUnconfirmed > 0) {
        const QString text = m_lines ? tr("handed to the broker: %1 (QoS 0 is not acknowledged)").arg(m_sentUnconfirmed)
                                     : tr("handed to the broker (QoS 0 is not acknowledged)");
        std::fputs((text.toLocal8Bit() + '\n').constData(), stdout);
    }
    if (!m_underWay.isEmpty() && m_started) {
        say(tr("not acknowledged: %1").arg(m_underWay.size()));
    }
    if (std::fflush(stdout) != 0 && errno != EPIPE && status == ExitStatus::Done) {
        say(tr("the output cannot be written"));
        return ExitStatus::Failure;
    }
    return status;
}

} // namespace topicscope::cli
