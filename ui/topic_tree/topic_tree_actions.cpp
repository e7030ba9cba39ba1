// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_pane_p.h"

#include "app/client/connection.h"
#include "app/payload/hex_dump.h"
#include "app/payload/visible_text.h"
#include "app/topics/store_reader.h"
#include "ui/common/background.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/topic_tree/filter_bar.h"
#include "ui/topic_tree/pinned_view.h"
#include "ui/topic_tree/topic_rows.h"
#include "ui/topic_tree/topic_tree_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSplitter>

#include <algorithm>

namespace topicscope::ui {
namespace {

using Scope = BulkPanel::Scope;
using Walk = topics::TopicWalk;

constexpr int deepestDepth = 6;
/// The most topics that one bulk action takes.
constexpr std::size_t bulkLimit = 2'000'000;
/// The most topics that go to the clipboard as text.
constexpr std::size_t copyLimit = 1'000'000;
/// So many take no time to speak of; more are put together by another thread.
constexpr std::size_t copyAtOnce = 10'000;
/// Steps from node to node that take about ten milliseconds; what takes more is found by another thread, and not
/// counted for a menu.
constexpr std::size_t walkedAtOnce = 50'000;

TopicTreePanePrivate::Copied copied(const topics::TopicSkeleton& tree, const std::vector<topics::NodeId>& nodes,
                                    std::size_t left)
{
    QByteArray text;
    bool onlyTopics = true;
    for (const topics::NodeId node : nodes) {
        onlyTopics = onlyTopics && tree.isTopic(node);
        const auto topic = tree.topic(node);
        text.append(topic.data(), static_cast<qsizetype>(topic.size()));
        text += '\n';
    }
    text.chop(1);
    return {QString::fromUtf8(text), nodes.size(), left, onlyTopics};
}

} // namespace

void TopicTreePanePrivate::buildActions()
{
    const auto make = [this](const QString& text, const QString& iconName, const QKeySequence& shortcut, auto slot) {
        auto* action = new QAction(text, q);
        if (!iconName.isEmpty())
            action->setIcon(icon(iconName));
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    const QString none;
    copyTopicAction =
        make(tr("Copy Topic"), QStringLiteral("copy"), QKeySequence::Copy, [this] { copySelectedTopics(); });
    copyValueAction =
        make(tr("Copy Value"), none, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copyValue(); });
    copyFilterAction = make(tr("Copy as Topic Filter"), none, {}, [this] { copyAsFilter(); });
    publishAction = make(tr("Publish Here"), QStringLiteral("publish"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                         [this] { emit q->publishHereRequested(mqtt::Bytes(rows->skeleton().topic(current()))); });
    subscribeAction = make(tr("Subscribe…"), QStringLiteral("subscriptions"), {}, [this] {
        emit q->subscribeRequested(isWaitingPin() ? pinned->currentTopic() : filterFor(current()));
    });
    pinAction = make(tr("Pin to the Top"), QStringLiteral("pin"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] {
        const topics::NodeId node = current();
        const mqtt::Bytes topic = isWaitingPin() ? pinned->currentTopic() : mqtt::Bytes(rows->skeleton().topic(node));
        if (!pins.removeOne(topic))
            pins.append(topic);
        const bool wasInPins = pinned->isAncestorOf(QApplication::focusWidget());
        updatePins();
        updateActions();
        if (wasInPins) { // its row there has gone: the cursor goes to the one in the tree
            q->showNode(node);
            view->setFocus();
        }
        emit q->pinnedTopicsChanged();
    });
    deleteAction = make(tr("Delete Retained Message…"), QStringLiteral("trash"), QKeySequence::Delete,
                        [this] { deleteRetained(); });
    for (int depth = 1; depth <= deepestDepth; ++depth)
        depthActions.append(
            make(tr("Expand to Level %1").arg(depth), none, {}, [this, depth] { expand(topics::RootNode, depth); }));
    expandAllAction = make(tr("Expand All Below"), QStringLiteral("expand"), QKeySequence(Qt::CTRL | Qt::Key_Right),
                           [this] { expand(current(), std::numeric_limits<int>::max()); });
    collapseAction = make(tr("Collapse All Below"), QStringLiteral("collapse"), QKeySequence(Qt::CTRL | Qt::Key_Left),
                          [this] { view->collapseBelow(current()); });
    collapseAllAction =
        make(tr("Collapse the Whole Tree"), none, {}, [this] { view->collapseBelow(topics::RootNode); });
    resortAction =
        make(tr("Sort Again"), QStringLiteral("sort"), QKeySequence(Qt::Key_F5), [this] { view->resortNow(); });
    buildColumnActions();
    resortAction->setToolTip(tr("Sort again by the values of now (the tree does it by itself while it is not in use)"));
}

void TopicTreePanePrivate::addActionsToView()
{
    // Keys that also mean something in the filter line or in a list of the bulk page act in the tree alone.
    for (QAction* action : {copyTopicAction, copyValueAction, copyFilterAction, publishAction, subscribeAction,
                            pinAction, deleteAction, expandAllAction, collapseAction, collapseAllAction, resortAction})
        view->addAction(action);
    view->addActions(depthActions);
    pinned->addActions(
        {copyTopicAction, copyValueAction, copyFilterAction, publishAction, subscribeAction, pinAction, deleteAction});
}

topics::NodeId TopicTreePanePrivate::current() const
{
    return pinned->hasCurrent() ? pinned->currentNode() : view->currentNode();
}

bool TopicTreePanePrivate::isWaitingPin() const
{
    return pinned->hasCurrent() && pinned->currentNode() == topics::NoNode;
}

std::vector<topics::NodeId> TopicTreePanePrivate::selected() const
{
    return pinned->hasCurrent() ? pinned->selectedNodes() : view->selectedNodes();
}

void TopicTreePanePrivate::updateActions()
{
    const topics::NodeId node = rows ? current() : topics::NoNode;
    const bool any = node != topics::NoNode;
    const bool topic = any && rows->skeleton().isTopic(node);
    const bool branch = any && rows->skeleton().childCount(node) > 0;
    const bool waiting = rows && isWaitingPin();
    for (QAction* action : {copyTopicAction, subscribeAction, pinAction})
        action->setEnabled(any || waiting);
    for (QAction* action : {copyFilterAction, publishAction, deleteAction})
        action->setEnabled(any);
    copyValueAction->setEnabled(topic);
    expandAllAction->setEnabled(branch);
    collapseAction->setEnabled(branch);
    collapseAllAction->setEnabled(rows);
    for (QAction* action : depthActions)
        action->setEnabled(rows);
    resortAction->setEnabled(rows && view->canResort());
    for (QMenu* menu : {columnsMenu, sortMenu, moveMenu})
        menu->menuAction()->setEnabled(rows);
    pinAction->setText(waiting || (any && rows->isMarked(node)) ? tr("Unpin") : tr("Pin to the Top"));
}

QString TopicTreePanePrivate::topicText(topics::NodeId node) const
{
    return payload::visibleText(rows->skeleton().topic(node));
}

mqtt::Bytes TopicTreePanePrivate::filterFor(topics::NodeId node) const
{
    mqtt::Bytes result(rows->skeleton().topic(node));
    if (rows->skeleton().childCount(node) > 0)
        result += "/#";
    return result;
}

void TopicTreePanePrivate::copyTopics(std::vector<topics::NodeId> nodes)
{
    if (nodes.empty())
        return;
    const std::size_t left = nodes.size() - qMin(nodes.size(), copyLimit);
    nodes.resize(nodes.size() - left);
    if (nodes.size() <= copyAtOnce) {
        tellCopied(copied(rows->skeleton(), nodes, left));
        return;
    }
    inBackground(
        this,
        [left, store = reader->storePointer(), nodes = std::move(nodes)] {
            return copied(store->skeleton(), nodes, left);
        },
        [this](const Copied& result) { tellCopied(result); });
}

void TopicTreePanePrivate::copySelectedTopics()
{
    if (!pinned->hasCurrent()) {
        copyTopics(view->selectedNodes());
        return;
    }
    // Among the pinned ones may be topics that no node is there for yet.
    QStringList chosen;
    for (const mqtt::Bytes& topic : pinned->selectedTopics())
        chosen.append(QString::fromUtf8(topic.data(), static_cast<qsizetype>(topic.size())));
    if (chosen.isEmpty())
        return;
    const bool onlyTopics = std::ranges::all_of(pinned->selectedNodes(),
                                                [this](topics::NodeId node) { return rows->skeleton().isTopic(node); });
    tellCopied({chosen.join(u'\n'), static_cast<std::size_t>(chosen.size()), 0, onlyTopics});
}

void TopicTreePanePrivate::tellCopied(const Copied& copied)
{
    QGuiApplication::clipboard()->setText(copied.text);
    const int rowCount = pluralOf(copied.rows);
    const QString left = formatCount(static_cast<std::int64_t>(copied.left));
    if (copied.onlyTopics && copied.left == 0)
        emit q->statusMessage(tr("Copied %Ln topic(s)", nullptr, rowCount));
    else if (copied.onlyTopics)
        emit q->statusMessage(
            tr("Copied %Ln topic(s). %1 more were left out: too many for the clipboard.", nullptr, rowCount).arg(left));
    else if (copied.left == 0)
        emit q->statusMessage(tr("Copied the names of %Ln row(s)", nullptr, rowCount));
    else
        emit q->statusMessage(
            tr("Copied the names of %Ln row(s). %1 more were left out: too many for the clipboard.", nullptr, rowCount)
                .arg(left));
}

void TopicTreePanePrivate::copyValue()
{
    if (!reader || !rows->skeleton().isTopic(current()))
        return;
    reader->requestLatest(current(), this, [this](const topics::StoredMessage& message) {
        if (message.isNull())
            return;
        const auto bytes = message.payload.view();
        const bool text = payload::isUtf8(bytes);
        QGuiApplication::clipboard()->setText(
            text ? QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())) : payload::hexString(bytes));
        emit q->statusMessage(
            text ? tr("Copied the value, %Ln byte(s)", nullptr, pluralOf(bytes.size()))
                 : tr("Copied the value as hexadecimal digits, %Ln byte(s)", nullptr, pluralOf(bytes.size())));
    });
}

void TopicTreePanePrivate::copyAsFilter()
{
    const QString filterText = QString::fromUtf8(filterFor(current()));
    QGuiApplication::clipboard()->setText(filterText);
    emit q->statusMessage(tr("Copied %1").arg(filterText));
}

void TopicTreePanePrivate::expand(topics::NodeId below, int depth)
{
    const bool whole = view->expandToDepth(below, depth);
    if (below != topics::RootNode)
        view->showNode(below); // while its rows come: the one under the pointer may be far down among them
    if (!whole)
        emit q->statusMessage(tr("Opened %Ln branch(es), but not all: a filter opens those that you look for", nullptr,
                                 TopicTreeView::MaximumExpanded));
}

/// As the row's other actions do, it opens what is below: so many levels of it can be seen.
void TopicTreePanePrivate::addLevelsMenu(QMenu* menu)
{
    QMenu* levels = menu->addMenu(tr("Expand Below"));
    levels->menuAction()->setEnabled(expandAllAction->isEnabled());
    for (int depth = 1; depth <= deepestDepth; ++depth)
        connect(levels->addAction(tr("%Ln Level(s)", nullptr, depth)), &QAction::triggered, this,
                [this, depth] { expand(current(), depth); });
}

void TopicTreePanePrivate::deleteRetained()
{
    const std::vector<topics::NodeId> nodes = selected();
    if (nodes.empty())
        return;
    Scope scope;
    if (std::ranges::all_of(nodes, [this](topics::NodeId id) { return rows->skeleton().isTopic(id); })) {
        if (nodes.size() == 1)
            scope = {Scope::Topic, topicText(nodes.front())};
    } else if (filtering && rows->isSearching()) {
        emit q->statusMessage(tr("The filter is still looking through the topics"));
        return;
    } else if (nodes.size() > 1) {
        scope.kind = filtering ? Scope::MatchesBelowSelection : Scope::BelowSelection;
    } else {
        scope = {filtering ? Scope::MatchesBelow : Scope::Branch, topicText(nodes.front())};
    }
    openBulkOf(rows->walk(nodes, Walk::From::Rows, filtering), BulkPanel::Action::DeleteRetained, scope);
}

/// Finds them, at once where they are few, on another thread where they are many, and then hands them over: nothing
/// where the pane meanwhile shows another connection.
void TopicTreePanePrivate::withTopics(const topics::TopicWalk& walk,
                                      std::function<void(std::vector<topics::NodeId>)> use)
{
    if (auto few = walk.topicsWithin(walkedAtOnce)) {
        use(std::move(*few));
        return;
    }
    emit q->statusMessage(tr("Looking through the topics…"));
    inBackground(
        this, [walk] { return walk.topics(bulkLimit); },
        [this, of = reader, use = std::move(use)](std::vector<topics::NodeId> nodes) {
            if (of && reader == of)
                use(std::move(nodes));
        });
}

/// Of several that were asked for, only the last one is opened.
void TopicTreePanePrivate::openBulkOf(const topics::TopicWalk& walk, BulkPanel::Action action, const Scope& scope)
{
    withTopics(walk, [this, action, scope, serial = ++bulkSerial](std::vector<topics::NodeId> nodes) {
        if (serial == bulkSerial)
            openBulk(action, std::move(nodes), scope);
    });
}

void TopicTreePanePrivate::openBulk(BulkPanel::Action action, std::vector<topics::NodeId> nodes, const Scope& scope)
{
    const bool wasHidden = bulk->isHidden();
    bulk->show();
    if (wasHidden)
        splitter->setSizes({splitter->height() * 11 / 20, splitter->height() * 9 / 20});
    if (!bulk->open(action, std::move(nodes), scope))
        emit q->statusMessage(tr("Another action on many topics is still running"));
}

void TopicTreePanePrivate::addManyMenu(QMenu* menu, const QString& title, const topics::TopicWalk& walk,
                                       const Scope& scope)
{
    QMenu* many = menu->addMenu(title);
    const bool ofMatches = scope.kind == Scope::Matches || scope.kind == Scope::MatchesBelow;
    many->menuAction()->setEnabled(!ofMatches || !rows->isSearching()); // not on the part that is found so far
    connect(many->addAction(icon(QStringLiteral("copy")), tr("Copy Topics")), &QAction::triggered, this,
            [this, walk] { withTopics(walk, [this](auto nodes) { copyTopics(std::move(nodes)); }); });
    const auto add = [&](const QString& iconName, const QString& text, BulkPanel::Action action) {
        connect(many->addAction(icon(iconName), text), &QAction::triggered, this,
                [this, walk, scope, action] { openBulkOf(walk, action, scope); });
    };
    add(QStringLiteral("export"), tr("Export Last Values…"), BulkPanel::Action::Export);
    add(QStringLiteral("publish"), tr("Publish to Each…"), BulkPanel::Action::Publish);
    add(QStringLiteral("trash"), tr("Delete Retained Messages…"), BulkPanel::Action::DeleteRetained);
}

void TopicTreePanePrivate::addRowMenus(QMenu* menu)
{
    if (std::vector<topics::NodeId> chosen = selected(); chosen.size() > 1) {
        const Walk walk = rows->walk(std::move(chosen), Walk::From::Rows, filtering);
        const auto few = walk.topicsWithin(walkedAtOnce);
        addManyMenu(menu, few ? tr("Selected Topics (%Ln)", nullptr, pluralOf(few->size())) : tr("Selected Topics"),
                    walk, {Scope::Selection});
    }
    const topics::NodeId node = current();
    if (node == topics::NoNode || rows->skeleton().childCount(node) == 0)
        return;
    const QString text = topicText(node);
    const auto* row = rows->snapshot(node);
    const int below = row ? pluralOf(row->subtreeTopics) : 0;
    const Walk all = rows->walk({node}, Walk::From::Branches, false);
    if (!filtering) {
        addManyMenu(menu, tr("This Branch (%Ln topic(s))", nullptr, below), all, {Scope::Branch, text});
        return;
    }
    const Walk matches = rows->walk({node}, Walk::From::Branches, true);
    const auto few = matches.topicsWithin(walkedAtOnce);
    addManyMenu(menu,
                few ? tr("Matches in This Branch (%Ln topic(s))", nullptr, pluralOf(few->size()))
                    : tr("Matches in This Branch"),
                matches, {Scope::MatchesBelow, text});
    addManyMenu(menu, tr("Whole Branch, Hidden Topics Too (%Ln topic(s))", nullptr, below), all,
                {Scope::HiddenToo, text});
}

void TopicTreePanePrivate::showMenu(QWidget* viewport, const QPoint& position)
{
    if (!rows)
        return;
    updateActions();
    const bool inPins = viewport == pinned->viewport();
    const bool onRow = inPins ? pinned->indexAt(position).isValid() : view->indexAt(position).isValid();
    auto* menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (onRow && isWaitingPin()) {
        menu->addActions({copyTopicAction, subscribeAction, pinAction});
        menu->popup(viewport->mapToGlobal(position));
        return;
    }
    if (onRow) {
        menu->addActions({copyTopicAction, copyValueAction, copyFilterAction});
        menu->addSeparator();
        menu->addActions({publishAction, subscribeAction, pinAction, deleteAction});
        menu->addSeparator();
    }
    if (onRow) {
        addLevelsMenu(menu);
        menu->addActions({expandAllAction, collapseAction});
    } else {
        menu->addMenu(tr("Expand the Whole Tree"))->addActions(depthActions);
    }
    menu->addAction(collapseAllAction);
    menu->addSeparator();
    if (onRow)
        addRowMenus(menu);
    if (filtering)
        addManyMenu(menu, tr("All Matches (%Ln topic(s))", nullptr, pluralOf(rows->matchCount())),
                    rows->walk({topics::RootNode}, Walk::From::Branches, true), {Scope::Matches});
    menu->popup(viewport->mapToGlobal(position));
}

} // namespace topicscope::ui
