// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/topic_store.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace topicscope::ui {

/// Looks through all topics of all open connections for a fuzzy text, on a thread of its own; the names are read
/// without a lock beside full ingest. A newer search ends the one before. GUI thread only.
class TopicSearch : public QObject
{
    Q_OBJECT

public:
    struct Hit
    {
        int store = 0; ///< index into the stores given to start()
        topics::NodeId node = topics::NoNode;
        int score = 0;
    };
    using Stores = std::vector<std::shared_ptr<topics::TopicStore>>;

    explicit TopicSearch(QObject* parent = nullptr);
    ~TopicSearch() override;

    /// At most `limit` hits are kept, the best ones.
    void start(const QString& query, Stores stores, std::size_t limit);
    void cancel();
    bool isRunning() const { return m_running; }

    /// The work itself, on the calling thread. `isStale` ends it; `progress` is called with the hits so far, best
    /// first.
    static std::vector<Hit> run(const std::string& query, const Stores& stores, std::size_t limit,
                                const std::function<bool()>& isStale,
                                const std::function<void(const std::vector<Hit>&)>& progress);

signals:
    /// Best first. `complete`: no more will come.
    void found(const std::vector<topicscope::ui::TopicSearch::Hit>& hits, bool complete);

private:
    std::shared_ptr<std::atomic<quint64>> m_newest = std::make_shared<std::atomic<quint64>>(0);
    bool m_running = false;
    QThreadPool m_pool;
};

} // namespace topicscope::ui
