// SPDX-License-Identifier: GPL-3.0-or-later
// The program without its window: client, store and the tree model with its first rows visible, fed by broker_source.
// Tells what the window costs, and is the one to profile. Arguments: URL [seconds]. Prints one JSON object.
#include "app/client/connection.h"
#include "app/client/io_thread.h"
#include "app/topics/topic_tree_model.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace topicscope;

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    client::ConnectionSettings settings;
    settings.url = *client::BrokerUrl::parse(arguments[1]);
    settings.tls.verifyPeer = false;
    settings.reconnect.enabled = false;
    mqtt::Subscription everything;
    everything.filter = "#";
    everything.options.qos = mqtt::QoS::AtLeastOnce;
    settings.subscriptions.push_back(everything);

    client::IoThread io;
    auto store = std::make_shared<topics::TopicStore>();
    store->exchange().setWaker([&io, store] { io.post([store] { store->serve(); }); });
    client::Connection connection(io);
    connection.setSink(store.get());
    topics::StoreReader reader(store);
    topics::TopicTreeModel model(&reader);
    QObject::connect(&reader, &topics::StoreReader::frameApplied, &model, [&model] {
        std::vector<topics::NodeId> rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex top = model.index(row, 0);
            rows.push_back(model.node(top));
            if (model.canFetchMore(top))
                model.fetchMore(top);
            for (int below = 0; below < std::min(50, model.rowCount(top)); ++below)
                rows.push_back(model.node(model.index(below, 0, top)));
        }
        model.setVisibleNodes(std::move(rows));
    });
    QObject::connect(&connection, &client::Connection::statusChanged, &application, [&connection] {
        const auto state = connection.status().state;
        if (state == client::ConnectionState::Failed || state == client::ConnectionState::WaitingToRetry)
            QCoreApplication::quit();
    });
    connection.open(settings);
    QTimer::singleShot(arguments.size() > 2 ? arguments[2].toInt() * 1000 : 8000, &application,
                       [] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    const auto& counters = store->counters();
    std::printf("{\"messages_received\": %llu, \"messages_stored\": %llu, \"topics\": %llu, \"frames\": %llu}\n",
                static_cast<unsigned long long>(counters.received), static_cast<unsigned long long>(counters.stored),
                static_cast<unsigned long long>(counters.topics), static_cast<unsigned long long>(reader.frames()));
    connection.setSink(nullptr);
    store->exchange().setWaker({});
    return 0;
}
