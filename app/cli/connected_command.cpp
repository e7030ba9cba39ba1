// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connected_command.h"

#include "app/workspace/connection_builder.h"

#include <QDateTime>
#include <QFile>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

namespace topicscope::cli {

namespace {

constexpr auto settlingStep = 5ms;
constexpr auto longestSettling = 2s; ///< for the rest of a QoS 2 flow of a broker that may never send it
constexpr auto longestClosing = 15s; ///< for DISCONNECT to get out and the connection to be closed

ExitStatus statusOf(client::ErrorKind kind)
{
    switch (kind) {
    case client::ErrorKind::Protocol:
        return ExitStatus::ProtocolError;
    case client::ErrorKind::Settings: // a certificate, a key, a passphrase: a file given to us
        return ExitStatus::Failure;
    default:
        return ExitStatus::NotConnected;
    }
}

} // namespace

void ConnectedCommand::say(const QString& text)
{
    if (m_trace) {
        m_trace->print();
    }
    const QByteArray bytes = "topicscopectl: " + text.toLocal8Bit() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stderr);
}

ConnectedCommand::ConnectedCommand(const CommandLine& line) : m_line(line)
{
    connect(&m_signals, &SignalWatcher::received, this, &ConnectedCommand::stopped);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &ConnectedCommand::stopped);
    connect(&m_settling, &QTimer::timeout, this, &ConnectedCommand::closeWhenSettled);
}

ConnectedCommand::~ConnectedCommand() = default;

ExitStatus ConnectedCommand::run()
{
    if (const auto begun = begin(); !begun) {
        say(begun.error().message);
        if (begun.error().status == ExitStatus::WrongUsage) {
            say(tr("--help shows how it is used"));
        }
        return begun.error().status;
    }
    QCoreApplication::exec();
    return finished(m_status.value_or(ExitStatus::Failure));
}

tl::expected<void, Failure> ConnectedCommand::begin()
{
    const auto limit = m_line.seconds("for");
    if (!limit) {
        return wrongUsage(limit.error().message);
    }
    auto connectionArguments = ConnectionArguments::read(m_line);
    if (!connectionArguments) {
        return tl::unexpected(connectionArguments.error());
    }
    m_arguments = std::move(*connectionArguments);
    if (auto own = readOptions(); !own) {
        return own;
    }
    for (const QString& warning : std::as_const(m_arguments.warnings)) {
        say(warning);
    }
    if (*limit) {
        m_limit.setTimerType(Qt::PreciseTimer);
        m_limit.start(std::chrono::milliseconds(qint64(**limit * 1000)));
    }
    if (m_arguments.fromKeychain) {
        readSecrets();
    } else {
        connectNow();
    }
    return {};
}

void ConnectedCommand::readSecrets()
{
    m_keychain = std::make_unique<profiles::SecretStore>();
    m_keychain->read(m_arguments.profile.id, m_arguments.fromKeychain, this,
                     [this](const profiles::SecretReadOutcome& outcome) {
                         if (isLeaving()) {
                             return;
                         }
                         if (outcome.unreadable) {
                             leave(ExitStatus::Failure, outcome.problem);
                             return;
                         }
                         for (const profiles::SecretKind kind : profiles::allSecretKinds) {
                             if (outcome.missing.testFlag(kind)) {
                                 say(tr("not found in the keychain: %1").arg(profiles::secretKindLabel(kind)));
                             }
                         }
                         for (auto secret = outcome.secrets.begin(); secret != outcome.secrets.end(); ++secret) {
                             m_arguments.secrets.insert(secret.key(), secret.value());
                         }
                         connectNow();
                     });
}

void ConnectedCommand::connectNow()
{
    client::ConnectionSettings settings = workspace::toConnectionSettings(m_arguments.profile, m_arguments.secrets);
    if (m_line.has("session-file")) {
        settings.sessionFile = QFile::decodeName(m_line.value("session-file"));
    }
    m_arguments.userProperties.addTo(settings);
    prepare(settings);
    m_connection = std::make_unique<client::Connection>(m_io);
    connect(m_connection.get(), &client::Connection::statusChanged, this, &ConnectedCommand::statusChanged);
    connect(m_connection.get(), &client::Connection::logged, this, [this](const client::LogEntry& entry) {
        if (entry.level == client::LogEntry::Level::Warning && !isLeaving()) {
            say(entry.text);
        }
    });
    if (m_line.has("trace")) {
        m_trace = std::make_unique<PacketTrace>(m_connection->journal());
    }
    prepareConnection();
    m_connection->open(settings);
}

void ConnectedCommand::statusChanged(const client::ConnectionStatus& status)
{
    using State = client::ConnectionState;
    if (isLeaving()) {
        if (status.state == State::Disconnected || status.state == State::WaitingToRetry ||
            status.state == State::Failed) {
            closed();
        }
        return;
    }
    switch (status.state) {
    case State::Connected:
        if (m_everConnected) {
            say(tr("connected again"));
        }
        m_everConnected = true;
        connected();
        break;
    case State::WaitingToRetry:
    case State::Failed:
        notConnected(status);
        break;
    case State::Disconnected:
    case State::Connecting:
    case State::Closing:
        break; // by itself only when the sink is full, which leave() is told
    }
}

void ConnectedCommand::notConnected(const client::ConnectionStatus& status)
{
    if (hasAllItWanted()) { // the broker closed behind the last message: what came after it is no business of ours
        leave(ExitStatus::Done);
        return;
    }
    const client::ConnectionError& error = status.error;
    QString message = error.message.isEmpty() ? status.text : error.message;
    if (!error.clause.isEmpty() && !message.contains(QString::fromUtf8(error.clause))) {
        message += QStringLiteral(" [%1]").arg(QString::fromUtf8(error.clause));
    }
    if (const QString bytes = QString::fromLatin1(error.bytes.toHex(' '));
        !bytes.isEmpty() && !message.contains(bytes)) {
        message += u'\n' + tr("bytes: %1").arg(bytes);
    }
    if (!error.advice.isEmpty()) {
        message += u'\n' + error.advice;
    }
    if (status.state == client::ConnectionState::WaitingToRetry && m_everConnected) {
        say(message);
        if (status.retryAt.isValid()) {
            const double wait = double(QDateTime::currentDateTimeUtc().msecsTo(status.retryAt)) / 1000;
            say(tr("trying again in %1 s").arg(std::max(wait, 0.0), 0, 'f', 1));
        }
        return;
    }
    leave(statusOf(error.kind), message);
}

void ConnectedCommand::stopped()
{
    leave(m_everConnected ? statusWhenStopped() : ExitStatus::NotConnected,
          m_everConnected ? QString() : tr("stopped before there was a connection"));
}

void ConnectedCommand::leave(ExitStatus status, const QString& message)
{
    if (isLeaving()) {
        return;
    }
    m_status = status;
    if (!message.isEmpty()) {
        say(message);
    }
    m_limit.stop();
    // What is under way ends first, and the caller's stack unwinds.
    m_settlingRounds = 0;
    m_settling.start(0ms);
}

void ConnectedCommand::closeWhenSettled()
{
    const bool up = m_connection && m_connection->state() == client::ConnectionState::Connected;
    if (up && hasUnfinishedFlows() && m_settlingRounds * settlingStep < longestSettling) {
        ++m_settlingRounds;
        m_settling.start(settlingStep);
        return;
    }
    m_settling.stop();
    if (!up) {
        closed();
        return;
    }
    QTimer::singleShot(longestClosing, this, &ConnectedCommand::closed);
    m_connection->close();
}

void ConnectedCommand::closed()
{
    if (m_trace) {
        m_trace->print();
    }
    QCoreApplication::quit();
}

} // namespace topicscope::cli
