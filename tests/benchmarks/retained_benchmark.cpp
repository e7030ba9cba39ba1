// SPDX-License-Identifier: GPL-3.0-or-later
// Very many retained messages of a real mosquitto, deleted through the tree's own panel. Argument: how many. Prints one
// JSON object per phase.
#include "window_under_test.h"

#include "app/topics/topic_tree_model.h"
#include "tests/support/mosquitto_fixture.h"
#include "topic_names.h"
#include "ui/topic_tree/bulk_panel.h"
#include "ui/topic_tree/bulk_topics_model.h"

#include <QApplication>

using namespace topicscope;
using namespace topicscope::benchmarks;
using namespace Qt::StringLiterals;

namespace {
std::string verdict(bool good, const std::string& note)
{
    return std::string(", \"ok\": ") + (good ? "true" : "false") + ", \"note\": \"" + note + "\"";
}

/// Publishes them through one connection, as a plant would have done long ago.
bool publish(const test::MosquittoFixture& broker, int count)
{
    client::IoThread io;
    client::Connection connection(io);
    client::ConnectionSettings settings;
    settings.url = *client::BrokerUrl::parse(broker.url());
    bool connected = false;
    int acknowledged = 0;
    QObject::connect(&connection, &client::Connection::connected, &connection, [&] { connected = true; });
    QObject::connect(&connection, &client::Connection::published, &connection,
                     [&](const QList<client::PublishResult>& results) { acknowledged += int(results.size()); });
    connection.open(settings);
    if (!waitUntil([&] { return connected; }, 10'000))
        return false;
    int sent = 0;
    return waitUntil(
        [&] {
            for (; sent < count && sent - acknowledged < 500; ++sent) {
                client::PublishRequest request;
                request.topic = topicName(sent);
                request.payload = "retained";
                request.qos = mqtt::QoS::AtLeastOnce;
                request.retain = true;
                connection.publish(request);
            }
            return acknowledged >= count;
        },
        300'000);
}
} // namespace

int main(int argc, char* argv[])
{
    const QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const int count = argc > 1 ? std::atoi(argv[1]) : 100'000;
    test::MosquittoOptions options;
    options.extra = "max_queued_messages 0\nmax_inflight_messages 1000\n";
    const test::MosquittoFixture broker(options);
    if (!broker.isRunning() || !publish(broker, count)) {
        std::fprintf(stderr, "mosquitto did not take the retained messages\n");
        return 1;
    }
    WindowUnderTest scene;
    const std::string number = std::to_string(count);
    phase(number + " retained messages of mosquitto at connect", {}, [&] {
        const bool came = scene.connectTo(broker.url()) &&
                          waitUntil([&] { return scene.counters().topics >= std::uint64_t(count); }, 60'000);
        return verdict(came, "all there");
    });
    auto* panel = scene.tree()->findChild<ui::BulkPanel*>();
    panel->show();
    phase(number + " retained messages: found and listed before deleting", {}, [&] {
        QElapsedTimer clock;
        clock.start();
        const auto nodes =
            scene.tree()->model()->walk({topics::RootNode}, topics::TopicWalk::From::Branches, false).topics(2'000'000);
        const bool open = panel->open(ui::BulkPanel::Action::DeleteRetained, nodes, {});
        const bool listed =
            open && waitUntil([&] { return !panel->isRunning() && panel->topicsModel()->rowCount() >= count; }, 60'000);
        wait(500);
        return verdict(listed, std::to_string(clock.elapsed()) + " ms");
    });
    phase(number + " retained messages: deleted and verified", {}, [&] {
        QElapsedTimer clock;
        clock.start();
        bool finished = false;
        QObject::connect(panel, &ui::BulkPanel::finished, panel, [&finished] { finished = true; });
        panel->run();
        finished = waitUntil([&] { return finished; }, 240'000);
        return verdict(finished, std::to_string(clock.elapsed() / 1000) + " s, paced");
    });
    return 0;
}
