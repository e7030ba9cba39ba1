// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payload/decode_job.h"

#include <QPointer>
#include <QThreadPool>

namespace topicscope::payload {

DecodeResult run(const DecodeRequest& request, const std::stop_token& stop)
{
    DecodeResult result;
    const BytesView bytes = request.payload.view;
    result.recognition = recognise(bytes, request.contentType, request.topic, stop);
    const Format format = request.format.value_or(result.recognition.format);
    result.decoded = decode(bytes, format, request.limits, stop);
    const bool comparable =
        request.previousPayload && format == Format::Json && !result.decoded.error && result.decoded.isWhole();
    if (comparable)
        result.changes = jsonDifference(request.previousPayload->view, bytes, stop);
    return result;
}

DecodeJob::DecodeJob(QObject* parent) : QObject(parent) {}

DecodeJob::~DecodeJob()
{
    m_stop.request_stop();
}

void DecodeJob::cancel()
{
    m_stop.request_stop();
    ++m_serial;
    m_running = false;
}

void DecodeJob::start(DecodeRequest request)
{
    cancel();
    m_stop = std::stop_source();
    m_running = true;
    const quint64 serial = m_serial;
    QPointer<DecodeJob> self(this);
    QThreadPool::globalInstance()->start([self, serial, stop = m_stop.get_token(), request = std::move(request)] {
        if (stop.stop_requested())
            return;
        DecodeResult result = run(request, stop);
        // The application object outlives the pool's work and lives in the GUI thread, as this object does: only there
        // is it safe to look whether this object still lives.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, serial, result = std::move(result)] {
                if (self)
                    self->deliver(serial, result);
            },
            Qt::QueuedConnection);
    });
}

void DecodeJob::deliver(quint64 serial, const DecodeResult& result)
{
    if (serial != m_serial || result.decoded.cancelled)
        return;
    m_running = false;
    Q_EMIT finished(result);
}

} // namespace topicscope::payload
