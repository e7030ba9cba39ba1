// SPDX-License-Identifier: GPL-3.0-or-later
// Qt MQTT as a peer: subscribes to everything and takes what comes. Argument: the port on this machine.
#include <QCoreApplication>
#include <QMqttClient>
#include <QMqttTopicFilter>

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    QMqttClient client;
    client.setHostname(QStringLiteral("127.0.0.1"));
    client.setPort(QCoreApplication::arguments().value(1).toUShort());
    quint64 messages = 0;
    QObject::connect(&client, &QMqttClient::messageReceived, &client, [&messages] { ++messages; });
    QObject::connect(&client, &QMqttClient::connected, &client,
                     [&client] { client.subscribe(QMqttTopicFilter(QStringLiteral("#")), 1); });
    QObject::connect(&client, &QMqttClient::disconnected, &application, &QCoreApplication::quit);
    client.connectToHost();
    return QCoreApplication::exec();
}
