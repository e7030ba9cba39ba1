// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/demo/value_template.h"
#include "app/mqtt/types.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <random>
#include <utility>
#include <vector>

namespace topicscope::demo {

/// One message that the plant wants to be published.
struct Publication
{
    QString topic;
    QByteArray payload;
    mqtt::QoS qos = mqtt::QoS::AtMostOnce;
    bool retain = false;
    bool payloadIsText = false; ///< Payload Format Indicator 1
    QString contentType;        ///< empty: none
    quint32 messageExpiry = 0;  ///< seconds; 0: none
    QByteArray correlationData; ///< of an answer to a request; empty: none
    QList<std::pair<QString, QString>> userProperties;
};

/// The simulated factory: which topics there are, what they say, and when. Pure data and time: it knows neither a
/// clock nor a broker. Described by resources/demo/plant.json:
///
/// - `lists`: names and their values. `{name}` in a topic multiplies the entry by that list, and is replaced in every
///   string of the entry.
/// - `sensors`: `topic`, `value` (see ValueTemplate), `every` seconds (left out: published once, at the start),
///   `as` (`text`, the default, `json`, `cbor`, or `binary` with `pack`, a list of `u8 u16be i16be u32be f32le` for the
///   elements of the value), `retain`, `qos`, `content_type`, `expiry` seconds, `user_properties` (pairs),
///   `silent: {after, for}` (seconds; talks, is silent, talks again, and so on).
/// - `devices`: take commands on `topic` as `{"command": "start"}` or just `start`, change to the state named in
///   `commands` (null: changes nothing), publish it, retained, on `state`, and answer after `delay` seconds on the
///   request's response topic with its correlation data, or on `topic` + `/answer` where the request names none.
class Plant
{
    Q_DECLARE_TR_FUNCTIONS(topicscope::demo::Plant)
public:
    /// Reads a description. The same seed and times give the same messages.
    static base::Result<Plant> load(const QByteArray& json, quint32 seed = 1);
    /// The description built into the program.
    static QByteArray builtInDescription();

    /// What is to be published between the previous call and `now` (milliseconds since the Unix epoch), in order of
    /// time. The first call starts the plant: everything retained is published at once, the rest spread over its
    /// interval.
    std::vector<Publication> due(qint64 now);

    /// The topics on which devices take commands.
    QStringList commandTopics() const;
    /// A message arrived on a command topic; the answer comes out of due() after the device's delay. An empty
    /// `responseTopic` means the request named none. Messages on other topics are ignored.
    void command(const QString& topic, const QByteArray& payload, const QString& responseTopic,
                 const QByteArray& correlationData, qint64 now);

    /// The number of different topics it publishes to by itself.
    qsizetype topicCount() const { return qsizetype(m_sensors.size()) + m_devices.size(); }

private:
    enum class Encoding { Text, Json, Cbor, Binary };
    struct Sensor
    {
        Publication message; ///< all but the payload
        ValueTemplate value;
        Encoding encoding = Encoding::Text;
        QStringList pack;
        qint64 every = 0; ///< milliseconds; 0: once
        qint64 silentAfter = 0;
        qint64 silentFor = 0;
        qint64 next = 0;
        bool done = false;
    };
    struct Device
    {
        QString stateTopic;
        QString state;
        QHash<QString, QString> commands; ///< an empty state: changes nothing
        qint64 delay = 0;
        bool started = false;
    };
    struct Pending
    {
        qint64 at = 0;
        Publication message;
    };

    base::Result<void> addSensor(const QJsonObject& entry);
    void addDevice(const QJsonObject& entry);
    void start(qint64 now);
    bool isSilent(const Sensor& sensor, qint64 now) const;
    static QByteArray encode(const Sensor& sensor, const QCborValue& value);
    static QByteArray packed(const QStringList& pack, const QCborArray& values);
    static Publication stateMessage(const Device& device);

    std::vector<Sensor> m_sensors;
    QHash<QString, Device> m_devices; ///< by command topic
    QStringList m_commandTopics;
    std::vector<Pending> m_pending;
    std::mt19937 m_random;
    qint64 m_start = 0;
};

} // namespace topicscope::demo
