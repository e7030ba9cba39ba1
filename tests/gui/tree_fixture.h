// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/store_reader.h"
#include "tests/topics/store_feed.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

namespace topicscope::ui {

/// A real store, fed on this thread, with the reader that views need.
struct TreeFixture
{
    explicit TreeFixture(topics::TopicStore::Options options = {})
        : store(std::make_shared<topics::TopicStore>(std::move(options)))
    {
    }

    std::shared_ptr<topics::TopicStore> store;
    topics::StoreFeed feed{*store};
    topics::StoreReader reader{store};

    /// A few frames: what was stored is on the screen afterwards. (StoreReader::flush() would wait for the glow to
    /// end.)
    void show()
    {
        for (int round = 0; round < 6; ++round) {
            reader.frame();
            feed.serve();
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
    topics::NodeId node(const std::string& topic) const { return store->skeleton().find(topic); }
};

inline std::vector<topics::NodeId> allTopics(const topics::TopicStore& store)
{
    std::vector<topics::NodeId> nodes;
    for (topics::NodeId id = 1; id < store.skeleton().nodeCount(); ++id)
        if (store.skeleton().isTopic(id))
            nodes.push_back(id);
    return nodes;
}

/// What a screen reader would have no name for: "class objectName" of each such control.
inline QStringList controlsWithoutName(const QWidget& root)
{
    QStringList nameless;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        const bool control = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) ||
                             qobject_cast<QAbstractItemView*>(widget) || qobject_cast<QComboBox*>(widget) ||
                             qobject_cast<QPlainTextEdit*>(widget);
        const QString type = QLatin1StringView(widget->metaObject()->className());
        // Parts that Qt makes inside its own controls.
        const bool ofQt =
            type == QStringLiteral("QLineEditIconButton") || type == QStringLiteral("QComboBoxListView") ||
            type == QStringLiteral("QTableCornerButton") ||
            (qobject_cast<QAbstractButton*>(widget) && qobject_cast<QAbstractItemView*>(widget->parent())) ||
            (type == QStringLiteral("QHeaderView") && widget->isHidden());
        if (!control || ofQt || !widget->isVisibleTo(&root))
            continue;
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).isEmpty())
            nameless.append(type + u' ' + widget->objectName());
    }
    return nameless;
}

} // namespace topicscope::ui
