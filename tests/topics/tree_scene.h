// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store_feed.h"

#include "app/topics/topic_tree_model.h"

#include <QAbstractItemModelTester>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace topicscope::topics {

using Names = QList<QByteArray>;

/// A store, its reader and a tree, served on this thread.
struct Scene
{
    enum Testing { Tested, Untested }; // a tester opens every parent by itself
    explicit Scene(TopicStore::Options options = {}, Testing testing = Tested)
        : store(std::make_shared<TopicStore>(std::move(options))), feed(*store), reader(store), model(&reader)
    {
        if (testing == Tested)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void flush()
    {
        reader.flush([this] { feed.serve(); });
    }
    void put(const std::string& topic, const std::string& payload = "1") { feed.put(topic, payload); }
    NodeId node(const std::string& topic) const { return store->skeleton().find(topic); }
    QModelIndex index(const std::string& topic, int column = 0)
    {
        model.reveal(node(topic));
        return model.indexOf(node(topic), column);
    }
    QVariant data(const std::string& topic, int role)
    {
        model.data(index(topic), role);
        flush();
        return model.data(index(topic), role);
    }
    Names names(const QModelIndex& parent = {}) const
    {
        Names names;
        for (int row = 0; row < model.rowCount(parent); ++row)
            names << model.index(row, 0, parent).data().toByteArray();
        return names;
    }
    /// Every row that is open, as topics.
    Names all(const QModelIndex& parent = {}) const
    {
        Names topics;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex child = model.index(row, 0, parent);
            topics << child.data(TopicTreeModel::TopicRole).toByteArray();
            topics += all(child);
        }
        return topics;
    }
    void openAll(const QModelIndex& parent = {})
    {
        if (model.canFetchMore(parent))
            model.fetchMore(parent);
        for (int row = 0; row < model.rowCount(parent); ++row)
            openAll(model.index(row, 0, parent));
    }

    std::shared_ptr<TopicStore> store;
    StoreFeed feed;
    StoreReader reader;
    TopicTreeModel model;
    std::optional<QAbstractItemModelTester> tester;
};

} // namespace topicscope::topics
