// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_plant.h"

#include "app/client/io_thread.h"
#include "app/mqtt/properties.h"

#include <QDateTime>
#include <QMetaObject>

#include <chrono>
#include <mutex>
#include <vector>

using namespace std::chrono_literals;

namespace topicscope::demo {

namespace {

mqtt::PublishRequest toRequest(const Publication& message)
{
    mqtt::PublishRequest request;
    request.topic = message.topic.toStdString();
    request.payload = message.payload.toStdString();
    request.qos = message.qos;
    request.retain = message.retain;
    mqtt::Properties& properties = request.properties;
    if (message.payloadIsText) {
        properties.set(mqtt::PropertyId::PayloadFormatIndicator, 1);
    }
    if (message.messageExpiry > 0) {
        properties.set(mqtt::PropertyId::MessageExpiryInterval, message.messageExpiry);
    }
    if (!message.contentType.isEmpty()) {
        properties.set(mqtt::PropertyId::ContentType, message.contentType.toStdString());
    }
    if (!message.correlationData.isEmpty()) {
        properties.set(mqtt::PropertyId::CorrelationData, message.correlationData.toStdString());
    }
    for (const auto& [name, value] : message.userProperties) {
        properties.addUserProperty(name.toStdString(), value.toStdString());
    }
    return request;
}

} // namespace

/// Carries commands from the I/O thread to the plant's. Bounded: whoever floods the plant with commands loses some.
class DemoPlant::CommandSink : public mqtt::MessageSink
{
public:
    struct Command
    {
        QString topic;
        QByteArray payload;
        QString responseTopic;
        QByteArray correlationData;
    };

    explicit CommandSink(DemoPlant* plant) : m_plant(plant) {}

    void message(const mqtt::MessageView& message) override
    {
        if (message.retain) {
            return; // a command from before the plant was started is not for now
        }
        Command command;
        command.topic = QString::fromUtf8(message.topic.data(), qsizetype(message.topic.size()));
        command.payload = QByteArray(message.payload.data(), qsizetype(message.payload.size()));
        for (mqtt::PropertyCursor cursor(message.encodedProperties); const auto property = cursor.next();) {
            if (property->info->id == mqtt::PropertyId::ResponseTopic) {
                command.responseTopic = QString::fromUtf8(property->text.data(), qsizetype(property->text.size()));
            } else if (property->info->id == mqtt::PropertyId::CorrelationData) {
                command.correlationData = QByteArray(property->text.data(), qsizetype(property->text.size()));
            }
        }
        const std::lock_guard lock(m_mutex);
        if (m_waiting.size() >= maximumWaiting) {
            return;
        }
        m_waiting.push_back(std::move(command));
        if (m_waiting.size() == 1) {
            QMetaObject::invokeMethod(m_plant, &DemoPlant::takeCommands, Qt::QueuedConnection);
        }
    }

    std::vector<Command> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_waiting, {});
    }

private:
    static constexpr std::size_t maximumWaiting = 1000;
    DemoPlant* m_plant;
    std::mutex m_mutex;
    std::vector<Command> m_waiting;
};

DemoPlant::DemoPlant(client::IoThread& io, QObject* parent)
    : QObject(parent), m_io(io), m_commands(std::make_unique<CommandSink>(this))
{
    m_timer.setInterval(50ms);
    connect(&m_timer, &QTimer::timeout, this, &DemoPlant::publishDue);
    connect(&m_broker, &PrivateBroker::started, this, &DemoPlant::connectPlant);
    connect(&m_broker, &PrivateBroker::failed, this, &DemoPlant::fail);
}

DemoPlant::~DemoPlant()
{
    stop();
}

client::BrokerUrl DemoPlant::url() const
{
    client::BrokerUrl url;
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_broker.port());
    return url;
}

void DemoPlant::start()
{
    if (m_ready) {
        QMetaObject::invokeMethod(
            this, [this] { emit ready(url()); }, Qt::QueuedConnection);
        return;
    }
    stop();
    m_broker.start();
}

void DemoPlant::stop()
{
    m_timer.stop();
    m_connection.reset();
    m_broker.stop();
    m_plant.reset();
    m_ready = false;
}

void DemoPlant::connectPlant()
{
    auto plant = Plant::load(Plant::builtInDescription(), quint32(QDateTime::currentMSecsSinceEpoch()));
    if (!plant) {
        fail(plant.error().message);
        return;
    }
    m_plant = std::move(*plant);

    client::ConnectionSettings settings;
    settings.url = url();
    settings.connect.clientId = "demo-plant";
    for (const QString& topic : m_plant->commandTopics()) {
        mqtt::Subscription subscription;
        subscription.filter = topic.toStdString();
        subscription.options.qos = mqtt::QoS::AtLeastOnce;
        settings.subscriptions.push_back(std::move(subscription));
    }
    m_connection = std::make_unique<client::Connection>(m_io);
    m_connection->setSink(m_commands.get());
    connect(m_connection.get(), &client::Connection::statusChanged, this, &DemoPlant::connectionChanged);
    m_connection->open(settings);
}

void DemoPlant::connectionChanged(const client::ConnectionStatus& status)
{
    if (status.state == client::ConnectionState::Connected) {
        publishDue();
        m_timer.start();
        if (!m_ready) {
            m_ready = true;
            emit ready(url());
        }
    } else if (status.state == client::ConnectionState::Failed) {
        fail(tr("The demo plant could not connect to its broker: %1").arg(status.text));
    } else {
        m_timer.stop(); // nothing is measured while there is nobody to tell
    }
}

void DemoPlant::publishDue()
{
    for (const Publication& message : m_plant->due(QDateTime::currentMSecsSinceEpoch())) {
        m_connection->publish(toRequest(message));
    }
}

void DemoPlant::takeCommands()
{
    if (!m_plant) {
        return;
    }
    for (const CommandSink::Command& command : m_commands->take()) {
        m_plant->command(command.topic, command.payload, command.responseTopic, command.correlationData,
                         QDateTime::currentMSecsSinceEpoch());
    }
}

void DemoPlant::fail(const QString& reason)
{
    // Taken down after the signal of the connection has returned.
    QMetaObject::invokeMethod(
        this,
        [this, reason] {
            stop();
            emit failed(reason);
        },
        Qt::QueuedConnection);
}

} // namespace topicscope::demo
