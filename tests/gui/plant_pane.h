// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/tree_fixture.h"
#include "ui/common/empty_state.h"
#include "ui/topic_tree/filter_bar.h"
#include "ui/topic_tree/topic_rows.h"
#include "ui/topic_tree/topic_tree_pane.h"
#include "ui/topic_tree/topic_tree_view.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QScrollBar>
#include <QWheelEvent>

namespace topicscope::ui {

using Rows = topics::TopicTreeModel;

/// A pane on a small plant.
struct Plant : TreeFixture
{
    TopicTreePane pane;
    TopicTreeView* view = nullptr;
    FilterBar* filter = nullptr;

    explicit Plant(bool fed = true)
    {
        if (fed) {
            feed.put("plant/press-1/temp", "71.4", {true, mqtt::QoS::AtLeastOnce, {}, false});
            feed.put("plant/press-1/pressure", "4.82");
            feed.put("plant/press-2/temp", "70");
            feed.put("office/lamp", "on", {true, mqtt::QoS::AtMostOnce, {}, false});
            feed.put("$SYS/broker/version", "2.0.11");
        }
        pane.setConnection(nullptr, &reader);
        pane.resize(560, 500);
        pane.show();
        view = pane.findChild<TopicTreeView*>();
        filter = pane.findChild<FilterBar*>();
        show();
    }
    /// m/t1000 to m/t1399, scrolled half way down.
    void showTheMiddleOfManySiblings()
    {
        for (int i = 0; i < 400; ++i)
            feed.put("m/t" + std::to_string(1000 + i), "1");
        show();
        view->expand(index("m"));
        show();
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
        show();
    }
    QModelIndex index(const std::string& topic, int column = 0) const
    {
        return pane.model()->indexOf(node(topic), column);
    }
    /// Once all that is due has been shown.
    bool isInView(const std::string& topic)
    {
        show();
        const QRect rect = view->visualRect(index(topic));
        return rect.isValid() && view->viewport()->rect().contains(1, rect.center().y());
    }
    QPoint centre(const std::string& topic) const { return view->visualRect(index(topic)).center(); }
    QAction* command(const QString& text) const
    {
        for (QAction* action : pane.commands())
            if (action->text() == text)
                return action;
        return nullptr;
    }
    QStringList firstLevel() const
    {
        QStringList names;
        for (int row = 0; row < pane.model()->rowCount(); ++row)
            names.append(pane.model()->index(row, 0).data().toString());
        return names;
    }
    QString emptyText() const
    {
        QStringList texts;
        for (const QLabel* label : pane.findChild<EmptyState*>()->findChildren<QLabel*>())
            texts.append(label->text());
        return texts.join(u' ');
    }
    bool showsTree() const { return view->isVisible(); }
};

/// Counts how often a widget is painted.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget* widget)
    {
        QCoreApplication::processEvents();
        widget->installEventFilter(this);
    }
    int count() const { return m_count; }
    bool eventFilter(QObject*, QEvent* event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    int m_count = 0;
};

/// Steps of a mouse wheel, downwards where negative.
inline void turnWheel(QAbstractItemView* view, int steps)
{
    const QPointF at = view->viewport()->rect().center();
    QWheelEvent event(at, view->viewport()->mapToGlobal(at), {}, QPoint(0, steps * 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view->viewport(), &event);
}

} // namespace topicscope::ui
