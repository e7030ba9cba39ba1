// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/signal_watcher.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace topicscope::cli {

namespace {

int signalPipe[2] = {-1, -1};
constexpr std::array watched{SIGINT, SIGTERM, SIGHUP};

void handle(int number)
{
    // Only what signal-safety(7) allows.
    const char byte = char(number);
    [[maybe_unused]] const auto written = write(signalPipe[1], &byte, 1);
    for (const int each : watched) {
        std::signal(each, SIG_DFL);
    }
}

} // namespace

SignalWatcher::SignalWatcher(QObject* parent) : QObject(parent)
{
    std::signal(SIGPIPE, SIG_IGN);
    if (pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        return; // the signals keep their usual effect
    }
    m_notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char number = 0;
        if (read(signalPipe[0], &number, 1) == 1) {
            emit received(number);
        }
    });
    for (const int each : watched) {
        struct sigaction action
        {
        };
        action.sa_handler = handle;
        action.sa_flags = SA_RESTART;
        sigaction(each, &action, nullptr);
    }
}

SignalWatcher::~SignalWatcher()
{
    for (const int each : watched) {
        std::signal(each, SIG_DFL);
    }
    delete m_notifier;
    for (int& end : signalPipe) {
        if (end >= 0) {
            close(end);
            end = -1;
        }
    }
}

} // namespace topicscope::cli
