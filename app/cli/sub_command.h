// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/connected_command.h"
#include "app/cli/line_sink.h"

#include <memory>
#include <vector>

namespace topicscope::cli {

/// `topicscopectl sub`: prints what arrives.
class SubCommand : public ConnectedCommand
{
    Q_OBJECT
public:
    explicit SubCommand(const CommandLine& line);
    ~SubCommand() override;

protected:
    tl::expected<void, Failure> readOptions() override;
    void prepare(client::ConnectionSettings& settings) override;
    void prepareConnection() override;
    void connected() override;
    ExitStatus statusWhenStopped() const override;
    bool hasUnfinishedFlows() const override;
    bool hasAllItWanted() const override;
    ExitStatus finished(ExitStatus status) override;

private:
    void subscriptionsChanged();
    void outputBroken(int error);

    std::vector<mqtt::Subscription> m_subscriptions;
    MessageFormat::Style m_style = MessageFormat::Style::Text;
    std::uint64_t m_count = 0;
    std::unique_ptr<OutputWriter> m_writer;
    std::unique_ptr<LineSink> m_sink;
};

} // namespace topicscope::cli
