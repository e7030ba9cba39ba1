// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

class QAction;

namespace topicscope::topics {
class TopicStore;
}

namespace topicscope::ui {

/// Something the palette can find, beside topics: a command, a connection, a saved message.
struct PaletteItem
{
    enum class Kind { Command, Connection, SavedMessage };
    Kind kind = Kind::Command;
    QString title;             ///< what the person types, plain text
    QString detail;            ///< dim, behind it: the menu it is in, the broker's address
    QString keywords;          ///< not shown, but found: what it does in other words
    QString shortcut;          ///< as a person reads it, may be empty
    QString iconName;          ///< as for icon(); empty: one for its kind
    std::function<void()> run; ///< called after the palette has closed
};

/// A connection whose topics can be jumped to.
struct PaletteTopics
{
    QString connection; ///< its name, shown where there are several
    std::shared_ptr<topics::TopicStore> store;
};

/// The Ctrl+K palette: any topic, command, connection or saved message, found by fuzzy text.
///
/// A popup below its anchor (the search field), or in the upper middle of the window where there is none. Topics are
/// searched on a thread of its own, newest key first; the window never waits. GUI thread only.
class Palette : public QFrame
{
    Q_OBJECT

public:
    using ItemSource = std::function<QList<PaletteItem>()>;
    using TopicSource = std::function<QList<PaletteTopics>()>;

    /// `window`: whose centre and width it takes; its parent.
    explicit Palette(QWidget* window);
    ~Palette() override;

    /// Asked each time the palette opens. Several may be added.
    void addSource(ItemSource source);
    /// Asked each time the palette opens.
    void setTopicSource(TopicSource source);

    /// Items for actions that are visible and enabled, with their menus' names as detail; what their tool tips and
    /// status tips say is found too. For an ItemSource.
    static QList<PaletteItem> itemsFor(const QList<QAction*>& actions, const QString& detail = {});

    /// Opens with an empty line. `anchor`: a widget to appear under, may be null.
    void open(QWidget* anchor = nullptr);

signals:
    /// A topic was chosen; the store is the one of PaletteTopics.
    void topicChosen(const std::shared_ptr<topicscope::topics::TopicStore>& store, topicscope::topics::NodeId node);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace topicscope::ui
