// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payload/decode.h"
#include "app/payload/json_difference.h"
#include "app/payload/recognise.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace topicscope::payload {

/// Bytes and whoever keeps them alive, so that a job on another thread can read them without a copy.
struct SharedBytes
{
    std::shared_ptr<const void> owner;
    BytesView view;
};

/// What to decode.
struct DecodeRequest
{
    SharedBytes payload;
    std::optional<SharedBytes> previousPayload; ///< to compare JSON with
    Bytes contentType;
    Bytes topic;
    std::optional<Format> format; ///< nothing: the recognised one
    DecodeLimits limits;
};

struct DecodeResult
{
    Recognition recognition; ///< also when the format was chosen
    Decoded decoded;
    std::vector<JsonChange> changes; ///< empty without a previous payload, or where one of both is not JSON
};

/// Does recognise(), decode() and jsonDifference() in one go, on the calling thread.
DecodeResult run(const DecodeRequest& request, const std::stop_token& stop = {});

/// Decodes on the global thread pool; a newer request cancels the older one, whose result is never delivered. Lives in
/// one thread (the GUI's); destroying it cancels what runs.
class DecodeJob : public QObject
{
    Q_OBJECT

public:
    explicit DecodeJob(QObject* parent = nullptr);
    ~DecodeJob() override;

    void start(DecodeRequest request);
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// Delivered in the thread of this object.
    void finished(const topicscope::payload::DecodeResult& result);

private:
    void deliver(quint64 serial, const DecodeResult& result);

    std::stop_source m_stop{std::nostopstate};
    quint64 m_serial = 0;
    bool m_running = false;
};

} // namespace topicscope::payload
