// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/connected_command.h"

#include <QByteArray>
#include <QHash>

class QSocketNotifier;

namespace topicscope::cli {

/// `topicscopectl pub`: publishes one message, or each line of standard input.
class PubCommand : public ConnectedCommand
{
    Q_OBJECT
public:
    explicit PubCommand(const CommandLine& line);
    ~PubCommand() override;

protected:
    tl::expected<void, Failure> readOptions() override;
    void prepare(client::ConnectionSettings& settings) override;
    void prepareConnection() override;
    void connected() override;
    ExitStatus statusWhenStopped() const override;
    ExitStatus finished(ExitStatus status) override;

private:
    struct UnderWay
    {
        quint64 line = 0;    ///< from 1
        mqtt::Bytes payload; ///< kept at QoS 1, to publish it again when the session is lost
    };

    tl::expected<void, Failure> readPayload();
    void publish(UnderWay message);
    void published(const QList<client::PublishResult>& results);
    void report(const client::PublishResult& result);
    void print(const client::PublishResult& result, const QByteArray& text);
    QByteArray acknowledgement(const client::PublishResult& result) const;

    void readInput();
    void publishLines();
    void leaveWhenDone();

    mqtt::PublishRequest m_request; ///< all but the payload, with --lines
    bool m_lines = false;
    bool m_started = false;
    bool m_inputEnded = false;
    QByteArray m_input; ///< read and not yet published
    qsizetype m_inputAt = 0;
    qsizetype m_searchedTo = 0; ///< no line end before this
    QSocketNotifier* m_notifier = nullptr;
    QHash<quint64, UnderWay> m_underWay; ///< by the id of the publish
    quint64 m_lineNumber = 0;
    quint64 m_sentUnconfirmed = 0;
    ExitStatus m_worst = ExitStatus::Done;
};

} // namespace topicscope::cli
