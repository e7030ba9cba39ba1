// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/split_entry.h"

#include <QCryptographicHash>
#include <QList>
#include <QRandomGenerator>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace topicscope::profiles::split_entry {

namespace {

using Answer = KeychainBackend::Answer;
using Callback = KeychainBackend::Callback;
using Status = KeychainBackend::Status;

constexpr QByteArrayView magic = "topicscope-parts:1:";
constexpr int mostParts = 4'096;

/// What the entry says when the secret stands in parts: `topicscope-parts:1:<count>:<generation>:<SHA-256 of the
/// whole>`.
struct Contents
{
    int count = 0;
    QString generation;
    QByteArray hash;

    QStringList partKeys(const QString& key) const
    {
        QStringList keys;
        for (int part = 0; part < count; ++part)
            keys << QStringLiteral("%1/%2/%3").arg(key, generation).arg(part);
        return keys;
    }

    SecretBytes toEntry() const
    {
        const QByteArray text =
            magic.toByteArray() + QByteArray::number(count) + ':' + generation.toLatin1() + ':' + hash;
        return SecretBytes{QByteArrayView(text)};
    }

    static std::optional<Contents> fromEntry(const SecretBytes& entry)
    {
        if (!entry.view().startsWith(magic))
            return std::nullopt;
        const QList<QByteArray> fields = entry.view().sliced(magic.size()).toByteArray().split(':');
        if (fields.size() != 3)
            return std::nullopt;
        bool isNumber = false;
        const int count = fields.at(0).toInt(&isNumber);
        if (!isNumber || count < 0 || count > mostParts)
            return std::nullopt;
        return Contents{count, QString::fromLatin1(fields.at(1)), fields.at(2)};
    }
};

QByteArray hashOf(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result().toHex();
}

/// Does `step` for each key in turn and stops at the first answer for which `goOn` is false.
void forEachKey(QStringList keys, const std::function<void(const QString&, Callback)>& step,
                const std::function<bool(const Answer&)>& goOn, Callback done)
{
    if (keys.isEmpty()) {
        done(Answer{});
        return;
    }
    const QString key = keys.takeFirst();
    step(key, [keys = std::move(keys), step, goOn, done = std::move(done)](const Answer& answer) {
        if (goOn(answer))
            forEachKey(keys, step, goOn, done);
        else
            done(answer);
    });
}

void removeParts(KeychainBackend& backend, const QStringList& keys, Callback done)
{
    forEachKey(
        keys, [&backend](const QString& key, Callback next) { backend.remove(key, std::move(next)); },
        [](const Answer& answer) { return answer.status == Status::Done || answer.status == Status::NotFound; },
        std::move(done));
}

void readParts(KeychainBackend& backend, const QString& key, const Contents& contents, Callback done)
{
    const auto parts = std::make_shared<std::vector<SecretBytes>>();
    forEachKey(
        contents.partKeys(key), [&backend](const QString& part, Callback next) { backend.read(part, std::move(next)); },
        [parts](const Answer& answer) {
            if (answer.status == Status::Done)
                parts->push_back(answer.value);
            return answer.status == Status::Done;
        },
        [parts, hash = contents.hash, done = std::move(done)](const Answer& last) {
            if (last.status != Status::Done) {
                // A part that is not there is a damaged entry, not an absent one.
                done({last.status == Status::Locked ? Status::Locked : Status::Unavailable, {}, last.detail});
                return;
            }
            QByteArray whole;
            qsizetype size = 0;
            for (const SecretBytes& part : *parts)
                size += part.size();
            whole.reserve(size);
            for (const SecretBytes& part : *parts)
                whole.append(part.view());
            Answer answer;
            if (hashOf(whole) == hash)
                answer.value = SecretBytes{QByteArrayView(whole)};
            else
                answer = {Status::Unavailable, {}, QStringLiteral("the parts of this entry do not fit together")};
            wipe(whole);
            done(answer);
        });
}

void writeParts(KeychainBackend& backend, const QString& key, const SecretBytes& value, Callback done)
{
    Contents contents;
    contents.count = static_cast<int>((value.size() + partSize - 1) / partSize);
    contents.generation = QString::number(QRandomGenerator::system()->generate(), 16);
    contents.hash = hashOf(value.view());
    const QStringList keys = contents.partKeys(key);
    forEachKey(
        keys,
        [&backend, value, keys](const QString& part, Callback next) {
            const qsizetype start = keys.indexOf(part) * partSize;
            const qsizetype length = std::min(partSize, value.size() - start);
            backend.write(part, SecretBytes{value.view().sliced(start, length)}, std::move(next));
        },
        [](const Answer& answer) { return answer.status == Status::Done; },
        [&backend, key, keys, contents, done = std::move(done)](const Answer& last) {
            const auto giveUp = [&backend, keys, done](const Answer& failure) {
                removeParts(backend, keys, [done, failure](const Answer&) { done(failure); });
            };
            if (last.status != Status::Done) {
                giveUp(last);
                return;
            }
            backend.write(key, contents.toEntry(), [done, giveUp](const Answer& answer) {
                if (answer.status == Status::Done)
                    done(answer);
                else
                    giveUp(answer);
            });
        });
}

/// A secret that looks like a list of contents, or is empty, cannot stand in the entry itself.
bool needsParts(const SecretBytes& value)
{
    return value.isEmpty() || value.size() > partSize || value.view().startsWith(magic);
}

} // namespace

void read(KeychainBackend& backend, const QString& key, Callback done)
{
    backend.read(key, [&backend, key, done = std::move(done)](const Answer& answer) {
        const auto contents = answer.status == Status::Done ? Contents::fromEntry(answer.value) : std::nullopt;
        if (contents)
            readParts(backend, key, *contents, done);
        else
            done(answer);
    });
}

void write(KeychainBackend& backend, const QString& key, const SecretBytes& value, Callback done)
{
    backend.read(key, [&backend, key, value, done = std::move(done)](const Answer& old) {
        if (old.status != Status::Done && old.status != Status::NotFound) {
            done(old);
            return;
        }
        const auto oldContents = old.status == Status::Done ? Contents::fromEntry(old.value) : std::nullopt;
        const QStringList oldParts = oldContents ? oldContents->partKeys(key) : QStringList();
        const Callback afterwards = [&backend, oldParts, done](const Answer& answer) {
            if (answer.status == Status::Done)
                removeParts(backend, oldParts, [done](const Answer&) { done(Answer{}); });
            else
                done(answer);
        };
        if (needsParts(value))
            writeParts(backend, key, value, afterwards);
        else
            backend.write(key, value, afterwards);
    });
}

void remove(KeychainBackend& backend, const QString& key, Callback done)
{
    backend.read(key, [&backend, key, done = std::move(done)](const Answer& old) {
        if (old.status != Status::Done) {
            done(old);
            return;
        }
        const auto contents = Contents::fromEntry(old.value);
        removeParts(backend, contents ? contents->partKeys(key) : QStringList(),
                    [&backend, key, done](const Answer& answer) {
                        if (answer.status == Status::Done || answer.status == Status::NotFound)
                            backend.remove(key, done);
                        else
                            done(answer);
                    });
    });
}

} // namespace topicscope::profiles::split_entry
