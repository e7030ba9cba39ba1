// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/io_thread.h"

#include "app/client/transport.h"

#include <QDeadlineTimer>
#include <QSemaphore>

namespace topicscope::client {

IoThread::IoThread() : m_context(new QObject)
{
    m_thread.setObjectName(QStringLiteral("topicscope-io"));
    m_context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

IoThread::~IoThread()
{
    // Transports that still say goodbye (see Transport::closeAndDelete) get a moment to send what they have.
    bool sending = true;
    for (const QDeadlineTimer deadline(1000); sending && !deadline.hasExpired();) {
        runAndWait([&] {
            const auto transports = m_context->findChildren<Transport*>(QString(), Qt::FindDirectChildrenOnly);
            sending = std::any_of(transports.begin(), transports.end(),
                                  [](const Transport* transport) { return transport->isSending(); });
        });
        if (sending)
            QThread::msleep(2);
    }
    runAndWait([] {}); // everything posted before
    m_thread.quit();
    m_thread.wait();
}

void IoThread::post(std::function<void()> task)
{
    QMetaObject::invokeMethod(m_context, std::move(task), Qt::QueuedConnection);
}

void IoThread::runAndWait(const std::function<void()>& task)
{
    if (isCurrent()) {
        task();
        return;
    }
    QSemaphore done;
    post([&] {
        task();
        done.release();
    });
    done.acquire();
}

bool IoThread::isCurrent() const
{
    return QThread::currentThread() == &m_thread;
}

} // namespace topicscope::client
