// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/value_export.h"

#include "app/payload/visible_text.h"
#include "app/topics/store_reader.h"
#include "ui/inspector/message_json.h"

#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace topicscope::ui {
namespace {

constexpr std::size_t fewestTopics = 256;
constexpr std::size_t mostTopics = 4096;
constexpr std::size_t blockBytes = 4 * 1024 * 1024;
constexpr char csvHeading[] =
    "time,topic,qos,retain,dup,packet_id,provenance,size,payload,payload_base64,properties,subscription_ids\r\n";

QByteArray bytesOf(mqtt::BytesView view)
{
    return QByteArray::fromRawData(view.data(), static_cast<qsizetype>(view.size()));
}

QByteArray quoted(const QByteArray& field)
{
    if (!field.contains(',') && !field.contains('"') && !field.contains('\n') && !field.contains('\r'))
        return field;
    QByteArray escaped = field;
    return '"' + escaped.replace("\"", "\"\"") + '"';
}

QByteArray csvRecord(const topics::StoredMessage& message)
{
    const auto payload = message.payload.view();
    const auto properties =
        mqtt::Properties::decode(message.encodedProperties, mqtt::PropertyHome::Publish).value_or(mqtt::Properties());
    QByteArrayList identifiers;
    for (const std::uint32_t identifier : properties.subscriptionIdentifiers())
        identifiers.append(QByteArray::number(identifier));
    const QJsonObject object = propertiesObject(properties);
    const QByteArrayList fields{isoTime(message.arrival).toLatin1(),
                                QByteArray::fromStdString(message.topic),
                                QByteArray::number(static_cast<int>(message.qos)),
                                message.retain ? "1" : "0",
                                message.duplicate ? "1" : "0",
                                QByteArray::number(static_cast<int>(message.packetId)),
                                provenanceToken(message.provenance).toLatin1(),
                                QByteArray::number(static_cast<qulonglong>(payload.size())),
                                payload::isUtf8(payload) ? bytesOf(payload) : QByteArray(),
                                bytesOf(payload).toBase64(),
                                object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact),
                                identifiers.join(' ')};
    QByteArrayList cells;
    for (const QByteArray& field : fields)
        cells.append(quoted(field));
    return cells.join(',') + "\r\n";
}

QByteArray jsonRecord(const topics::StoredMessage& message)
{
    return QJsonDocument(messageObject(message)).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

/// Lives on the pool's one thread between two blocks; never used by two threads at once.
class ValueExport::Writer
{
public:
    explicit Writer(const QString& fileName) : m_file(fileName) {}

    QString write(const QByteArray& bytes)
    {
        if (!m_file.isOpen() && !m_file.open(QIODevice::WriteOnly))
            return m_file.errorString();
        return m_file.write(bytes) == bytes.size() ? QString() : m_file.errorString();
    }
    QString commit() { return m_file.isOpen() && m_file.commit() ? QString() : m_file.errorString(); }

private:
    QSaveFile m_file;
};

ValueExport::ValueExport(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

ValueExport::~ValueExport()
{
    m_pool.waitForDone();
}

QByteArray ValueExport::record(const topics::StoredMessage& message, Format format)
{
    return format == Format::Csv ? csvRecord(message) : jsonRecord(message);
}

void ValueExport::start(topics::StoreReader* reader, std::vector<topics::NodeId> nodes, const QString& fileName,
                        Format format)
{
    Q_ASSERT(!isRunning());
    m_reader = reader;
    m_nodes = std::move(nodes);
    m_format = format;
    m_writer = std::make_shared<Writer>(fileName);
    m_next = 0;
    m_done = 0;
    m_count = 0;
    m_blockTopics = fewestTopics;
    m_block.clear();
    m_headed = false;
    m_writing = false;
    m_cancelled = false;
    sortNodes();
}

void ValueExport::cancel()
{
    m_cancelled = isRunning();
}

/// In the order of the tree: each level by its name.
void ValueExport::sortNodes()
{
    m_pool.start([this, store = m_reader->storePointer(), nodes = std::move(m_nodes), writer = m_writer]() mutable {
        const auto& tree = store->skeleton();
        std::ranges::sort(nodes, [&tree](topics::NodeId a, topics::NodeId b) {
            return std::ranges::lexicographical_compare(tree.topic(a), tree.topic(b), [](char left, char right) {
                const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c) + 1; };
                return rank(left) < rank(right);
            });
        });
        QMetaObject::invokeMethod(
            this,
            [this, nodes = std::move(nodes), writer] {
                if (writer != m_writer)
                    return;
                m_nodes = nodes;
                fetchBlock();
            },
            Qt::QueuedConnection);
    });
    m_nodes = {};
}

void ValueExport::fetchBlock()
{
    if (m_cancelled || !m_reader) {
        end(m_cancelled ? tr("Cancelled. No file was written.") : tr("The connection was closed."));
        return;
    }
    const std::size_t until = qMin(m_next + m_blockTopics, m_nodes.size());
    m_outstanding = until - m_next;
    if (m_outstanding == 0) {
        fetched();
        return;
    }
    for (; m_next < until; ++m_next) {
        m_reader->requestLatest(m_nodes[m_next], this, [this, writer = m_writer](const topics::StoredMessage& message) {
            if (writer != m_writer)
                return; // of an export that has ended
            if (!message.isNull())
                m_block.push_back(message);
            if (--m_outstanding == 0)
                fetched();
        });
    }
}

/// As much at once as the I/O thread copies within a few milliseconds.
void ValueExport::fetched()
{
    if (m_cancelled) {
        fetchBlock(); // says so
        return;
    }
    std::size_t bytes = 0;
    for (const topics::StoredMessage& message : m_block)
        bytes += message.payload.size() + message.encodedProperties.size();
    if (bytes < blockBytes / 4)
        m_blockTopics = qMin(2 * m_blockTopics, mostTopics);
    else if (bytes > blockBytes)
        m_blockTopics = qMax(m_blockTopics / 2, std::size_t(1));
    if (!m_writing)
        writeBlock();
}

void ValueExport::writeBlock()
{
    const bool last = m_next >= m_nodes.size();
    m_count += static_cast<qsizetype>(m_block.size());
    m_done = m_next;
    m_writing = true;
    const bool first = !std::exchange(m_headed, true);
    m_pool.start([this, writer = m_writer, block = std::exchange(m_block, {}), format = m_format, first, last] {
        QByteArray bytes;
        if (first && format == Format::Csv)
            bytes = csvHeading;
        for (const topics::StoredMessage& message : block)
            bytes += record(message, format);
        QString error = writer->write(bytes);
        if (error.isEmpty() && last)
            error = writer->commit();
        QMetaObject::invokeMethod(
            this,
            [this, writer, error, last] {
                if (writer == m_writer)
                    written(error, last);
            },
            Qt::QueuedConnection);
    });
    if (!last)
        fetchBlock();
}

void ValueExport::written(const QString& error, bool last)
{
    m_writing = false;
    if (!error.isEmpty()) {
        end(error);
        return;
    }
    emit progressed(static_cast<qsizetype>(m_done), static_cast<qsizetype>(m_nodes.size()));
    if (last) {
        m_writer.reset();
        emit finished(m_count);
    } else if (m_cancelled || !m_reader) {
        fetchBlock(); // says so
    } else if (m_outstanding == 0) {
        writeBlock(); // came meanwhile
    }
}

void ValueExport::end(const QString& error)
{
    m_block.clear();
    m_writer.reset();
    emit failed(error);
}

} // namespace topicscope::ui
