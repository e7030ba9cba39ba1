// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/payload_file.h"

#include "app/payload/recognise.h"
#include "ui/common/background.h"
#include "ui/common/format.h"

#include <QFileDialog>
#include <QSaveFile>

namespace topicscope::ui {

namespace {

struct PayloadFile
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::ui::PayloadFile)
};

/// Empty, or why it could not be written.
QString write(const payload::SharedBytes& bytes, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    constexpr std::size_t piece = 1024 * 1024;
    for (std::size_t at = 0; at < bytes.view.size(); at += piece) {
        const payload::BytesView part = bytes.view.substr(at, piece);
        if (file.write(part.data(), qint64(part.size())) != qint64(part.size()))
            return file.errorString();
    }
    return file.commit() ? QString() : file.errorString();
}

} // namespace

QString suggestedFileName(payload::BytesView topic, payload::BytesView bytes)
{
    const payload::BytesView level = topic.substr(topic.rfind('/') + 1).substr(0, 64);
    QString name;
    for (const char c : level) {
        const bool safe =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
        name += safe ? QChar::fromLatin1(c) : QChar(u'_');
    }
    if (name.isEmpty())
        name = QStringLiteral("payload");
    switch (payload::recognise(bytes.substr(0, 64 * 1024)).format) {
    case payload::Format::Json:
        return name + QStringLiteral(".json");
    case payload::Format::Text:
        return name + QStringLiteral(".txt");
    case payload::Format::Cbor:
        return name + QStringLiteral(".cbor");
    case payload::Format::MessagePack:
        return name + QStringLiteral(".msgpack");
    case payload::Format::Gzip:
        return name + QStringLiteral(".gz");
    case payload::Format::Image:
        return name + u'.' + payload::imageType(bytes).name.toLower();
    default:
        return name + QStringLiteral(".bin");
    }
}

void savePayload(QWidget* parent, const payload::SharedBytes& bytes, const QString& suggestedName,
                 std::function<void(bool, const QString&)> done)
{
    auto* dialog = new QFileDialog(parent, PayloadFile::tr("Save the payload"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggestedName);
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent, [parent, bytes, done = std::move(done)](const QString& path) {
            inBackground(
                parent, [bytes, path] { return write(bytes, path); },
                [done, path, size = qint64(bytes.view.size())](const QString& error) {
                    const QString file = QDir::toNativeSeparators(path);
                    done(error.isEmpty(), error.isEmpty()
                                              ? PayloadFile::tr("Saved %1 to %2.").arg(formatBytes(size), file)
                                              : PayloadFile::tr("%1 could not be written: %2").arg(file, error));
                });
        });
    dialog->open(); // not exec(): no nested event loop
}

} // namespace topicscope::ui
