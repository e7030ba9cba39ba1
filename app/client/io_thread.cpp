// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/io_thread.h"

#include <QDeadlineTimer>
#include <QSemaphore>

namespace topicscope::client {

IoThread::IoThread() : m_context(new QObject)
{
    m_thread.setObjectName(QStringLiteral("topicscope-io"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

IoThread::~IoThread()
{
    // Transports that still say goodbye (see Transport::closeAndDelete) get a moment: without it an unread byte would
    // turn the end into a reset, and the broker might never see the DISCONNECT.
    bool lingering = true;
    for (const QDeadlineTimer deadline(500); lingering && !deadline.hasExpired();) {
        runAndWait([&] {
            lingering =
                m_context->findChild<QObject*>(QStringLiteral("lingering"), Qt::FindDirectChildrenOnly) != nullptr;
        });
        if (lingering)
            QThread::msleep(5);
    }
    // What was posted before runs; then it is deleted on its own thread. (A call posted behind deleteLater() would
    // never run, and waiting for it never end.)
    runAndWait([] {});
    m_context->deleteLater();
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
