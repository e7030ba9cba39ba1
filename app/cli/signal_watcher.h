// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace topicscope::cli {

/// Turns the first SIGINT, SIGTERM or SIGHUP into a Qt signal; the next one ends the program at once, in case it hangs.
/// SIGPIPE is ignored: a closed output is noticed by its error. One per program.
class SignalWatcher : public QObject
{
    Q_OBJECT
public:
    explicit SignalWatcher(QObject* parent = nullptr);
    ~SignalWatcher() override;

signals:
    void received(int number);

private:
    QSocketNotifier* m_notifier = nullptr;
};

} // namespace topicscope::cli
