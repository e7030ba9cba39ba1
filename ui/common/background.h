// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace topicscope::ui {

/// Runs `work` on the thread pool and hands its result to `deliver` on the GUI thread, unless `context` has gone by
/// then. `work` must not touch anything of the GUI; `deliver` may. Call from the GUI thread.
template <typename Work, typename Deliver>
void inBackground(QObject* context, Work work, Deliver deliver)
{
    QThreadPool::globalInstance()->start(
        [guard = QPointer<QObject>(context), work = std::move(work), deliver = std::move(deliver)]() mutable {
            auto result = work();
            // The application object lives in the GUI thread: only there may one look whether the context still lives.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, deliver = std::move(deliver), result = std::move(result)]() mutable {
                    if (guard)
                        deliver(std::move(result));
                },
                Qt::QueuedConnection);
        });
}

} // namespace topicscope::ui
