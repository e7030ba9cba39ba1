// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/io_thread.h"

#include "app/client/transport.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QSemaphore>
#include <QThread>

#include <pthread.h>

namespace topicscope::client {

IoThread::IoThread()
{
    QSemaphore started;
    m_thread = std::thread([this, &started] {
        pthread_setname_np(pthread_self(), "topicscope-io");
        QEventLoop loop;
        QObject context;
        m_loop = &loop;
        m_context = &context;
        started.release();
        loop.exec();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    });
    started.acquire();
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
    post([this] { m_loop->quit(); });
    m_thread.join();
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
    return std::this_thread::get_id() == m_thread.get_id();
}

} // namespace topicscope::client
