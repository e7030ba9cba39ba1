// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/io_thread.h"

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
    // Deleted on its own thread after everything posted before.
    m_context->deleteLater();
    runAndWait([] {});
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
