// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace topicscope::topics {
class StoreReader;
}

namespace topicscope::ui {

/// Writes the newest message of each of many topics into a file: fetched in blocks through the frames, written by a
/// thread of its own, put in place in one step at the end (a cancelled or failed export leaves no file behind).
class ValueExport : public QObject
{
    Q_OBJECT

public:
    enum class Format {
        Csv,      ///< RFC 4180 with a heading: see csvHeading; properties as JSON
        JsonLines ///< one object a line, with the names that `topicscopectl sub --format jsonl` uses
    };

    explicit ValueExport(QObject* parent = nullptr);
    ~ValueExport() override;

    /// `reader` must stay until finished() or failed(). Topics without a message are left out.
    void start(topics::StoreReader* reader, std::vector<topics::NodeId> nodes, const QString& fileName, Format format);
    void cancel();
    bool isRunning() const { return m_writer != nullptr; }

    /// One record, with its line break.
    static QByteArray record(const topics::StoredMessage& message, Format format);

signals:
    void progressed(qsizetype done, qsizetype total);
    /// `count` messages are in the file.
    void finished(qsizetype count);
    /// In plain words. Also after cancel().
    void failed(const QString& reason);

private:
    class Writer;

    void fetchBlock();
    void writeBlock();
    void written(const QString& error, bool last);

    QPointer<topics::StoreReader> m_reader;
    std::vector<topics::NodeId> m_nodes;
    Format m_format = Format::Csv;
    std::shared_ptr<Writer> m_writer;
    std::vector<topics::StoredMessage> m_block;
    std::size_t m_next = 0;
    std::size_t m_outstanding = 0;
    qsizetype m_count = 0;
    bool m_cancelled = false;
    QThreadPool m_pool;
};

} // namespace topicscope::ui
