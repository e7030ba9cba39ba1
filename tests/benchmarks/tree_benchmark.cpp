// SPDX-License-Identifier: GPL-3.0-or-later
// A person's hand on the tree while messages pour in: the real tree pane, a writer thread storing as fast as it can,
// and the heartbeat that measures how long the GUI thread does not answer. Prints one JSON object per phase.
#include "phase.h"
#include "topic_names.h"

#include "app/topics/topic_tree_model.h"
#include "ui/topic_tree/bulk_panel.h"
#include "ui/topic_tree/bulk_topics_model.h"
#include "ui/topic_tree/filter_bar.h"
#include "ui/topic_tree/topic_tree_pane.h"
#include "ui/topic_tree/topic_tree_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>
#include <utility>

using namespace topicscope;
using namespace topicscope::topics;
using topicscope::benchmarks::wait;
using topicscope::benchmarks::waitUntil;

namespace {
constexpr int Million = 1'000'000;

class Bench
{
public:
    Bench() : m_store(std::make_shared<TopicStore>()), m_reader(m_store)
    {
        m_pane.setConnection(nullptr, &m_reader);
        m_pane.resize(700, 900);
        m_pane.show();
        m_view = m_pane.findChild<ui::TopicTreeView*>();
        m_writer = std::thread([this] { write(); });
        wait(500);
    }
    ~Bench()
    {
        m_stop = true;
        m_writer.join();
        m_pane.setConnection(nullptr, nullptr);
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    void run();

private:
    /// What the writer thread does: 0 rests, 1 writes on 10,000 topics, 2 makes a million siblings.
    enum Work { Rest, Known, Siblings };

    void write()
    {
        const auto topics = benchmarks::topicNames(10'000);
        const std::string payload(64, 'p');
        mqtt::MessageView message;
        message.payload = payload;
        std::string sibling;
        std::size_t next = 0;
        while (!m_stop) {
            const int work = m_work;
            const std::int64_t now = currentMicroseconds();
            message.arrival = now;
            for (int i = 0; work != Rest && i < 500; ++i) {
                if (work == Siblings && m_made < Million) {
                    sibling = "flat/item-" + std::to_string((m_made * 7919LL) % Million);
                    ++m_made;
                    message.topic = sibling;
                } else {
                    message.topic = topics[next++ % topics.size()];
                }
                m_store->message(message);
            }
            m_store->batchFinished(now);
            if (work == Rest)
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    void phase(const std::string& name, Work work, const std::function<void()>& hand)
    {
        m_work = work;
        benchmarks::phase(
            "tree at full load: " + name, [this] { return m_store->counters().stored.load(); },
            [&] {
                hand();
                return std::exchange(m_extra, {});
            });
    }
    void filter(const QString& text);
    void exportAllMatches();

    std::shared_ptr<TopicStore> m_store;
    StoreReader m_reader;
    ui::TopicTreePane m_pane;
    ui::TopicTreeView* m_view = nullptr;
    std::thread m_writer;
    std::atomic<bool> m_stop{false};
    std::atomic<int> m_work{Known};
    std::atomic<int> m_made{0};
    std::string m_extra;
};

void Bench::filter(const QString& text)
{
    TopicTreeModel* model = m_pane.model();
    QElapsedTimer clock;
    clock.start();
    (void)model->setFilter(text);
    waitUntil([&] { return model->matchCount() > 0 || !model->isSearching(); }, 10'000);
    const auto first = clock.elapsed();
    waitUntil([&] { return !model->isSearching(); }, 10'000);
    m_extra = ", \"first_ms\": " + std::to_string(first) + ", \"all_ms\": " + std::to_string(clock.elapsed()) +
              ", \"matches\": " + std::to_string(model->matchCount());
}

void Bench::exportAllMatches()
{
    emit m_view->customContextMenuRequested({20, 5});
    wait(300);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu)
        return;
    menu->actions().last()->menu()->actions().at(1)->trigger(); // All Matches, Export Last Values
    menu->close();
    auto* panel = m_pane.findChild<ui::BulkPanel*>();
    waitUntil([panel] { return panel->topicsModel()->rowCount() == Million; }, 10'000);
    m_extra = panel->topicsModel()->rowCount() == Million ? ", \"ok\": true" : ", \"ok\": false";
    panel->hide();
}

void Bench::run()
{
    TopicTreeModel* model = m_pane.model();
    phase("tree as it opens", Known, [] { wait(3000); });
    phase("expanding three levels", Known, [this] {
        m_view->expandToDepth(RootNode, 3);
        wait(2000);
    });
    phase("scrolling", Known, [this] {
        QScrollBar* bar = m_view->verticalScrollBar();
        for (int step = 0; step < 200; ++step) {
            bar->setValue(step * 37 % std::max(1, bar->maximum()));
            wait(10);
        }
    });
    const auto flat = [this, model] { return model->indexOf(m_store->skeleton().find("flat")); };
    phase("selecting one row after the other", Known, [this] {
        for (int step = 0; step < 200; ++step) {
            const QModelIndex index = m_view->indexAt(QPoint(5, 10 + step * 53 % (m_view->viewport()->height() - 20)));
            m_view->setCurrentIndex(index);
            wait(10);
        }
    });
    phase("a million siblings arrive under an open parent", Siblings, [&] {
        waitUntil([&] { return flat().isValid(); }, 5000);
        m_view->expand(flat());
        waitUntil([&] { return model->rowCount(flat()) == Million; }, 120'000);
    });
    m_view->collapse(flat());
    phase("opening a million siblings, sorted", Known, [&] {
        m_view->expand(flat());
        wait(3000);
    });
    phase("scrolling through a million siblings", Known, [this] {
        QScrollBar* bar = m_view->verticalScrollBar();
        for (int step = 0; step < 200; ++step) {
            bar->setValue(int(std::int64_t(step) * 7919 * 131 % std::max(1, bar->maximum())));
            wait(10);
        }
    });
    phase("selecting a million siblings", Known, [this] {
        for (int turn = 0; turn < 3; ++turn) {
            m_view->selectAll();
            wait(300);
        }
        m_view->clearSelection();
        wait(300);
    });
    phase("a million siblings sorted by name, descending", Known, [&] {
        model->sort(TopicTreeModel::Topic, Qt::DescendingOrder);
        waitUntil(
            [&] { return model->index(0, 0, flat()).data(TopicTreeModel::NameRole).toByteArray() == "item-999999"; },
            20'000);
    });
    phase("a million siblings sorted by messages", Known, [&] {
        model->sort(TopicTreeModel::Messages, Qt::DescendingOrder);
        wait(4000);
    });
    model->sort(TopicTreeModel::Topic, Qt::AscendingOrder);
    m_view->collapse(flat());
    wait(2000);
    for (const char* text : {"item-4242", "item", "regex:item-4.*2$", "flat/+", "payload:ppp"})
        phase(std::string("filter ") + text, Known, [&] { filter(QString::fromUtf8(text)); });
    auto* line = m_pane.findChild<ui::FilterBar*>();
    line->setText(QStringLiteral("item"));
    waitUntil([&] { return model->matchCount() == Million && !model->isSearching(); }, 10'000);
    phase("menu and export page of a million matches", Known, [this] { exportAllMatches(); });
    phase("filter taken away", Known, [&] {
        line->setText({});
        wait(2000);
    });
}
} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    Bench().run();
    return 0;
}
