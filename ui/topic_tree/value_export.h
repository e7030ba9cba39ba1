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

/// Writes the newest message of each of many topics into a file, in the order of the tree: fetched in blocks through
/// the frames, one while the one before it is written by a thread of its own, and put in place in one step at the end
/// (a cancelled or failed export leaves no file behind).
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

    void sortNodes();
    void fetchBlock();
    void fetched();
    void writeBlock();
    void end(const QString& error);
    void written(const QString& error, bool last);

    QPointer<topics::StoreReader> m_reader;
    std::vector<topics::NodeId> m_nodes;
    Format m_format = Format::Csv;
    std::shared_ptr<Writer> m_writer;
    std::vector<topics::StoredMessage> m_block;
    std::size_t m_blockTopics = 0; ///< of the next block
    std::size_t m_next = 0;        ///< fetched so far
    std::size_t m_outstanding = 0;
    std::size_t m_done = 0; ///< written so far
    qsizetype m_count = 0;
    bool m_headed = false;
    bool m_writing = false;
    bool m_cancelled = false;
    QThreadPool m_pool;
};

} // namespace topicscope::ui
