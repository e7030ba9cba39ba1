// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/broker_url.h"
#include "app/client/connection.h"
#include "app/demo/plant.h"
#include "app/demo/private_broker.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace topicscope::client {
class IoThread;
}

namespace topicscope::demo {

/// The demo: a private mosquitto and the simulated plant that publishes to it through our own client. Start it on the
/// main thread (see PrivateBroker). It ends with this object, and with the program in whatever way that ends. Nothing
/// blocks; all is reported by signals.
class DemoPlant : public QObject
{
    Q_OBJECT
public:
    /// `io` must outlive it.
    explicit DemoPlant(client::IoThread& io, QObject* parent = nullptr);
    ~DemoPlant() override;

    /// Starts broker and plant; answers with ready() or failed(). While it is running: answers ready() again.
    void start();
    void stop();

    /// Where to connect, once ready.
    client::BrokerUrl url() const;
    bool isReady() const { return m_ready; }
    PrivateBroker& broker() { return m_broker; }

signals:
    /// The broker takes clients and the plant has published its first, retained values.
    void ready(const topicscope::client::BrokerUrl& url);
    /// It could not be started, or ended by itself. `reason` is a whole sentence for a person, with the next step.
    void failed(const QString& reason);

private:
    class CommandSink;

    void connectPlant();
    void connectionChanged(const client::ConnectionStatus& status);
    void publishDue();
    void takeCommands();
    void fail(const QString& reason);

    client::IoThread& m_io;
    PrivateBroker m_broker;
    QTimer m_timer;
    std::optional<Plant> m_plant;
    std::unique_ptr<CommandSink> m_commands;
    std::unique_ptr<client::Connection> m_connection;
    bool m_ready = false;
};

} // namespace topicscope::demo
