// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/connection_notice_bar.h"

#include "app/workspace/open_connection.h"

#include <algorithm>

namespace topicscope::ui {
namespace {
constexpr int limitsMilliseconds = 500;
}

using Step = ConnectionNotice::Step;

ConnectionNoticeBar::ConnectionNoticeBar(QWidget* parent) : Notice(parent)
{
    setClosable(true);
    m_limits.setSingleShot(true);
    m_limits.setInterval(limitsMilliseconds);
    connect(&m_limits, &QTimer::timeout, this, &ConnectionNoticeBar::refresh);
    connect(this, &Notice::closed, this, [this] {
        if (m_connection)
            m_dismissed = noticeFor(*m_connection).text;
    });
    connect(this, &Notice::actionTriggered, this, [this](int index) {
        if (index < m_steps.size())
            take(m_steps.at(index));
    });
}

void ConnectionNoticeBar::setConnection(workspace::OpenConnection* connection)
{
    if (m_connection != connection) {
        if (m_connection)
            disconnect(&m_connection->connection(), nullptr, this, nullptr);
        if (m_connection)
            disconnect(&m_connection->reader(), nullptr, this, nullptr);
        m_connection = connection;
        m_dismissed.clear();
        if (connection) {
            const client::Connection* link = &connection->connection();
            connect(link, &client::Connection::statusChanged, this, &ConnectionNoticeBar::refresh);
            connect(link, &client::Connection::subscriptionsChanged, this, &ConnectionNoticeBar::refresh);
            connect(&connection->reader(), &topics::StoreReader::frameApplied, this, &ConnectionNoticeBar::refreshSoon);
        }
    }
    refresh();
}

void ConnectionNoticeBar::refresh()
{
    const ConnectionNotice notice = m_connection ? noticeFor(*m_connection) : ConnectionNotice();
    if (notice.text.isEmpty() || notice.text == m_dismissed) {
        m_steps.clear();
        clear();
        return;
    }
    m_dismissed.clear();
    if (isHidden() || text() != notice.text || m_steps != notice.steps) {
        m_steps = notice.steps;
        QStringList labels;
        std::ranges::transform(m_steps, std::back_inserter(labels), labelOf);
        show(notice.kind, notice.text, labels);
    }
    refreshProgress();
}

/// A limit was met, or is no longer.
void ConnectionNoticeBar::refreshSoon()
{
    if (m_limits.isActive() || !m_connection)
        return;
    const topics::TopicStore& store = m_connection->store();
    if (store.counters().overBudget.load(std::memory_order_relaxed) || limitMet(store) ||
        m_steps.contains(Step::Preferences))
        m_limits.start();
}

void ConnectionNoticeBar::refreshProgress()
{
    if (!isHidden())
        setDetail(m_connection ? progressText(m_connection->connection().status()) : QString());
}

void ConnectionNoticeBar::take(Step step)
{
    if (!m_connection)
        return;
    if (step == Step::Retry)
        m_connection->connection().retryNow();
    else if (step == Step::Stop)
        m_connection->connection().stopRetrying();
    else
        emit stepRequested(step);
}

} // namespace topicscope::ui
