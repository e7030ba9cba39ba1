// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/plant.h"

#include <QCborArray>
#include <QCborMap>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace topicscope::demo {

namespace {

QLatin1StringView operator""_L1(const char* text, std::size_t size)
{
    return {text, qsizetype(size)};
}

QString replaced(QString text, const QString& name, const QString& value)
{
    return text.replace(u'{' + name + u'}', value);
}

/// Replaces `{name}` in every string inside `json`.
QJsonValue replaced(const QJsonValue& json, const QString& name, const QString& value)
{
    if (json.isString()) {
        return replaced(json.toString(), name, value);
    }
    if (json.isArray()) {
        QJsonArray result;
        for (const QJsonValue element : json.toArray()) {
            result.append(replaced(element, name, value));
        }
        return result;
    }
    if (json.isObject()) {
        QJsonObject result;
        const QJsonObject object = json.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            result.insert(member.key(), replaced(member.value(), name, value));
        }
        return result;
    }
    return json;
}

/// One entry for every combination of the lists that its topic names.
QList<QJsonObject> expanded(const QJsonObject& entry, const QJsonObject& lists)
{
    QList<QJsonObject> entries{entry};
    const QString topic = entry.value("topic"_L1).toString();
    for (auto list = lists.begin(); list != lists.end(); ++list) {
        if (!topic.contains(u'{' + list.key() + u'}')) {
            continue;
        }
        QList<QJsonObject> next;
        for (const QJsonObject& original : std::as_const(entries)) {
            for (const QJsonValue value : list.value().toArray()) {
                next.append(replaced(QJsonValue(original), list.key(), value.toString()).toObject());
            }
        }
        entries = std::move(next);
    }
    return entries;
}

qint64 milliseconds(const QJsonValue& seconds)
{
    return std::llround(seconds.toDouble() * 1000);
}

template <typename Number>
QByteArray bigEndian(Number number)
{
    const Number swapped = qToBigEndian(number);
    return QByteArray(reinterpret_cast<const char*>(&swapped), sizeof swapped);
}

} // namespace

QByteArray Plant::builtInDescription()
{
    QFile file(QStringLiteral(":/topicscope/demo/plant.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

base::Result<Plant> Plant::load(const QByteArray& json, quint32 seed)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError) {
        return base::fail(tr("The description of the demo plant is damaged: %1").arg(error.errorString()));
    }
    Plant plant;
    plant.m_random.seed(seed);
    const QJsonObject lists = root.value("lists"_L1).toObject();
    for (const QJsonValue entry : root.value("sensors"_L1).toArray()) {
        for (const QJsonObject& one : expanded(entry.toObject(), lists)) {
            if (auto added = plant.addSensor(one); !added) {
                return tl::unexpected(added.error());
            }
        }
    }
    for (const QJsonValue entry : root.value("devices"_L1).toArray()) {
        for (const QJsonObject& one : expanded(entry.toObject(), lists)) {
            plant.addDevice(one);
        }
    }
    return plant;
}

base::Result<void> Plant::addSensor(const QJsonObject& entry)
{
    Sensor sensor;
    sensor.message.topic = entry.value("topic"_L1).toString();
    auto value = ValueTemplate::parse(entry.value("value"_L1), sensor.message.topic, m_random);
    if (!value) {
        return tl::unexpected(value.error());
    }
    sensor.value = std::move(*value);
    const QString encoding = entry.value("as"_L1).toString(QStringLiteral("text"));
    sensor.encoding = encoding == "json"_L1     ? Encoding::Json
                      : encoding == "cbor"_L1   ? Encoding::Cbor
                      : encoding == "binary"_L1 ? Encoding::Binary
                                                : Encoding::Text;
    for (const QJsonValue type : entry.value("pack"_L1).toArray()) {
        sensor.pack.append(type.toString());
    }
    sensor.every = milliseconds(entry.value("every"_L1));
    const QJsonObject silent = entry.value("silent"_L1).toObject();
    sensor.silentAfter = milliseconds(silent.value("after"_L1));
    sensor.silentFor = milliseconds(silent.value("for"_L1));

    Publication& message = sensor.message;
    message.qos = mqtt::QoS(std::clamp(entry.value("qos"_L1).toInt(), 0, 2));
    message.retain = entry.value("retain"_L1).toBool();
    message.payloadIsText = sensor.encoding == Encoding::Text || sensor.encoding == Encoding::Json;
    message.contentType = entry.value("content_type"_L1).toString();
    message.messageExpiry = quint32(entry.value("expiry"_L1).toInt());
    for (const QJsonValue pair : entry.value("user_properties"_L1).toArray()) {
        message.userProperties.append({pair.toArray().at(0).toString(), pair.toArray().at(1).toString()});
    }
    m_sensors.push_back(std::move(sensor));
    return {};
}

void Plant::addDevice(const QJsonObject& entry)
{
    Device device;
    device.stateTopic = entry.value("state"_L1).toString();
    device.state = entry.value("initial"_L1).toString();
    device.delay = milliseconds(entry.value("delay"_L1));
    const QJsonObject commands = entry.value("commands"_L1).toObject();
    for (auto command = commands.begin(); command != commands.end(); ++command) {
        device.commands.insert(command.key(), command.value().toString());
    }
    const QString topic = entry.value("topic"_L1).toString();
    m_commandTopics.append(topic);
    m_devices.insert(topic, device);
}

QStringList Plant::commandTopics() const
{
    return m_commandTopics;
}

void Plant::start(qint64 now)
{
    m_start = now;
    for (Sensor& sensor : m_sensors) {
        // Retained values are there from the first moment, as on a plant that has run for years.
        const bool atOnce = sensor.message.retain || sensor.every == 0;
        sensor.next = atOnce ? now : now + std::uniform_int_distribution<qint64>(0, sensor.every - 1)(m_random);
    }
    for (const QString& topic : std::as_const(m_commandTopics)) {
        m_pending.push_back({now, stateMessage(m_devices[topic])});
    }
}

bool Plant::isSilent(const Sensor& sensor, qint64 now) const
{
    if (sensor.silentFor == 0) {
        return false;
    }
    return (now - m_start) % (sensor.silentAfter + sensor.silentFor) >= sensor.silentAfter;
}

std::vector<Publication> Plant::due(qint64 now)
{
    if (m_start == 0) {
        start(now);
    }
    std::vector<Pending> all;
    const auto waiting = std::stable_partition(m_pending.begin(), m_pending.end(),
                                               [now](const Pending& pending) { return pending.at > now; });
    std::move(waiting, m_pending.end(), std::back_inserter(all));
    m_pending.erase(waiting, m_pending.end());

    for (Sensor& sensor : m_sensors) {
        if (sensor.done || sensor.next > now) {
            continue;
        }
        if (!isSilent(sensor, now)) {
            Publication message = sensor.message;
            message.payload = encode(sensor, sensor.value.next(now, m_random));
            all.push_back({sensor.next, std::move(message)});
        }
        sensor.done = sensor.every == 0;
        // After a pause (a suspended computer) it goes on from now: nobody wants hours of values at once.
        sensor.next = std::max(sensor.next + sensor.every, now - sensor.every);
    }
    std::stable_sort(all.begin(), all.end(), [](const Pending& a, const Pending& b) { return a.at < b.at; });
    std::vector<Publication> messages;
    messages.reserve(all.size());
    for (Pending& pending : all) {
        messages.push_back(std::move(pending.message));
    }
    return messages;
}

Publication Plant::stateMessage(const Device& device)
{
    Publication message;
    message.topic = device.stateTopic;
    message.payload = device.state.toUtf8();
    message.payloadIsText = true;
    message.retain = true;
    message.qos = mqtt::QoS::AtLeastOnce;
    return message;
}

void Plant::command(const QString& topic, const QByteArray& payload, const QString& responseTopic,
                    const QByteArray& correlationData, qint64 now)
{
    const auto device = m_devices.find(topic);
    if (device == m_devices.end()) {
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    const QString name =
        document.isObject() ? document.object().value("command"_L1).toString() : QString::fromUtf8(payload).trimmed();
    const auto command = device->commands.constFind(name);
    const bool known = command != device->commands.constEnd();
    const qint64 at = now + device->delay;
    if (known && !command->isEmpty()) {
        device->state = *command;
        m_pending.push_back({at, stateMessage(*device)});
    }
    QJsonObject answer{
        {QStringLiteral("ok"), known}, {QStringLiteral("command"), name}, {QStringLiteral("state"), device->state}};
    if (!known) {
        QStringList names = device->commands.keys();
        names.sort();
        answer.insert(QStringLiteral("error"), QStringLiteral("unknown command"));
        answer.insert(QStringLiteral("known"), QJsonArray::fromStringList(names));
    }
    Publication message;
    message.topic = responseTopic.isEmpty() ? topic + QStringLiteral("/answer") : responseTopic;
    message.payload = QJsonDocument(answer).toJson(QJsonDocument::Compact);
    message.payloadIsText = true;
    message.contentType = QStringLiteral("application/json");
    message.qos = mqtt::QoS::AtLeastOnce;
    message.correlationData = correlationData;
    m_pending.push_back({at, std::move(message)});
}

QByteArray Plant::encode(const Sensor& sensor, const QCborValue& value)
{
    switch (sensor.encoding) {
    case Encoding::Text:
        return value.isString()    ? value.toString().toUtf8()
               : value.isBool()    ? QByteArray(value.toBool() ? "true" : "false")
               : value.isInteger() ? QByteArray::number(value.toInteger())
                                   : QByteArray::number(value.toDouble(), 'g', 10);
    case Encoding::Json: {
        const QJsonValue json = value.toJsonValue();
        return json.isArray() ? QJsonDocument(json.toArray()).toJson(QJsonDocument::Compact)
                              : QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact);
    }
    case Encoding::Cbor:
        return value.toCbor();
    case Encoding::Binary:
        return packed(sensor.pack, value.toArray());
    }
    return {};
}

QByteArray Plant::packed(const QStringList& pack, const QCborArray& values)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < std::min(pack.size(), values.size()); ++i) {
        const QCborValue value = values.at(i);
        const QString& type = pack.at(i);
        const qint64 whole = value.isInteger() ? value.toInteger() : qint64(value.toDouble());
        if (type == "u8"_L1) {
            bytes += char(whole);
        } else if (type == "u16be"_L1) {
            bytes += bigEndian(quint16(whole));
        } else if (type == "i16be"_L1) {
            bytes += bigEndian(qint16(whole));
        } else if (type == "u32be"_L1) {
            bytes += bigEndian(quint32(whole));
        } else if (type == "f32le"_L1) {
            const float number = value.isInteger() ? float(whole) : float(value.toDouble());
            const float little = qToLittleEndian(number);
            bytes += QByteArray(reinterpret_cast<const char*>(&little), sizeof little);
        }
    }
    return bytes;
}

} // namespace topicscope::demo
