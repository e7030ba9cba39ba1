// SPDX-License-Identifier: GPL-3.0-or-later
// The program without its window: clients, stores and tree models with their first rows visible, fed by broker_source.
// Tells what the window costs, and is the one to profile. Arguments: SECONDS URL... (several: that many connections at
// once). Prints one JSON object.
#include "app/client/connection.h"
#include "app/client/io_thread.h"
#include "app/topics/topic_tree_model.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

using namespace topicscope;

namespace {
/// One connection with its store and its tree.
class Link
{
public:
    Link(client::IoThread& io, const QString& url, const topics::MemoryBudgetPointer& budget)
        : m_store(std::make_shared<topics::TopicStore>(topics::TopicStore::Options{.budget = budget})),
          m_connection(io),
          m_reader(m_store),
          m_model(&m_reader)
    {
        m_store->exchange().setWaker([&io, weak = std::weak_ptr(m_store)] {
            io.post([weak] {
                if (const auto store = weak.lock())
                    store->serve();
            });
        });
        m_connection.setSink(m_store.get());
        QObject::connect(&m_reader, &topics::StoreReader::frameApplied, &m_model, [this] { showFirstRows(); });
        client::ConnectionSettings settings;
        if (const auto parsed = client::BrokerUrl::parse(url))
            settings.url = *parsed;
        settings.tls.verifyPeer = false;
        settings.reconnect.enabled = false;
        mqtt::Subscription everything;
        everything.filter = "#";
        everything.options.qos = mqtt::QoS::AtLeastOnce;
        settings.subscriptions.push_back(everything);
        m_connection.open(settings);
    }
    ~Link() { m_connection.setSink(nullptr); }
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;

    const topics::StoreCounters& counters() const { return m_store->counters(); }
    std::uint64_t frames() const { return m_reader.frames(); }

private:
    void showFirstRows()
    {
        std::vector<topics::NodeId> rows;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            const QModelIndex top = m_model.index(row, 0);
            rows.push_back(m_model.node(top));
            if (m_model.canFetchMore(top))
                m_model.fetchMore(top);
            for (int below = 0; below < std::min(50, m_model.rowCount(top)); ++below)
                rows.push_back(m_model.node(m_model.index(below, 0, top)));
        }
        m_model.setVisibleNodes(std::move(rows));
    }

    std::shared_ptr<topics::TopicStore> m_store;
    client::Connection m_connection;
    topics::StoreReader m_reader;
    topics::TopicTreeModel m_model;
};
} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    client::IoThread io;
    const auto budget = std::make_shared<topics::MemoryBudget>();
    std::vector<std::unique_ptr<Link>> links;
    for (const QString& url : arguments.mid(2))
        links.push_back(std::make_unique<Link>(io, url, budget));
    QTimer::singleShot(arguments[1].toInt() * 1000, &application, [] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    std::uint64_t received = 0;
    std::uint64_t stored = 0;
    std::uint64_t lost = 0;
    std::uint64_t frames = 0;
    for (const auto& link : links) {
        received += link->counters().received;
        stored += link->counters().stored;
        lost += link->counters().lost();
        frames += link->frames();
    }
    std::printf("{\"messages_received\": %llu, \"messages_stored\": %llu, \"lost\": %llu, \"frames\": %llu}\n",
                static_cast<unsigned long long>(received), static_cast<unsigned long long>(stored),
                static_cast<unsigned long long>(lost), static_cast<unsigned long long>(frames));
    return 0;
}
