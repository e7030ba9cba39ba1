// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topic_tree/topic_tree_pane_p.h"

#include "app/client/connection.h"
#include "app/payload/hex_dump.h"
#include "app/payload/visible_text.h"
#include "app/topics/store_reader.h"
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
#include <QPointer>
#include <QSplitter>
#include <QThreadPool>

namespace topicscope::ui {
namespace {

using Scope = BulkPanel::Scope;

constexpr int deepestDepth = 6;
/// The most topics that one bulk action takes.
constexpr std::size_t bulkLimit = 2'000'000;
/// The most topics that go to the clipboard as text.
constexpr std::size_t copyLimit = 1'000'000;
/// So many take no time to speak of; more are put together by another thread.
constexpr std::size_t copyAtOnce = 10'000;

QString textOf(const topics::TopicSkeleton& tree, const std::vector<topics::NodeId>& nodes)
{
    QByteArray text;
    for (const topics::NodeId node : nodes) {
        const auto topic = tree.topic(node);
        text.append(topic.data(), static_cast<qsizetype>(topic.size()));
        text += '\n';
    }
    text.chop(1);
    return QString::fromUtf8(text);
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
        make(tr("Copy Topic"), QStringLiteral("copy"), QKeySequence::Copy, [this] { copyTopics(selected()); });
    copyValueAction =
        make(tr("Copy Value"), none, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copyValue(); });
    copyFilterAction = make(tr("Copy as Topic Filter"), none, {}, [this] { copyAsFilter(); });
    publishAction = make(tr("Publish Here"), QStringLiteral("publish"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                         [this] { emit q->publishHereRequested(mqtt::Bytes(rows->skeleton().topic(current()))); });
    subscribeAction = make(tr("Subscribe…"), QStringLiteral("subscriptions"), {},
                           [this] { emit q->subscribeRequested(filterFor(current())); });
    pinAction = make(tr("Pin to the Top"), QStringLiteral("pin"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] {
        const topics::NodeId node = current();
        const mqtt::Bytes topic(rows->skeleton().topic(node));
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
        depthActions.append(make(tr("Expand to Level %1").arg(depth), none, {}, [this, depth] { expandTo(depth); }));
    expandAllAction = make(tr("Expand All Below"), QStringLiteral("expand"), QKeySequence(Qt::CTRL | Qt::Key_Right),
                           [this] { expandAllBelow(); });
    collapseAction = make(tr("Collapse All Below"), QStringLiteral("collapse"), QKeySequence(Qt::CTRL | Qt::Key_Left),
                          [this] { view->collapseBelow(current()); });
    collapseAllAction =
        make(tr("Collapse the Whole Tree"), none, {}, [this] { view->collapseBelow(topics::RootNode); });
    pauseAction =
        make(tr("Pause the View"), QStringLiteral("pause"), {}, [this] { q->setPaused(pauseAction->isChecked()); });
    pauseAction->setCheckable(true);
    findAction = make(tr("Filter Topics"), QStringLiteral("filter"), QKeySequence::Find, [this] { q->focusFilter(); });
    resortAction =
        make(tr("Sort Again"), QStringLiteral("sort"), QKeySequence(Qt::Key_F5), [this] { view->resortNow(); });
    resortAction->setToolTip(tr("Sort again by the values of now (the tree does it by itself while it is not in use)"));
    q->addActions({findAction, pauseAction});
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
    const topics::NodeId node = pinned->currentNode();
    return node != topics::NoNode ? node : view->currentNode();
}

std::vector<topics::NodeId> TopicTreePanePrivate::selected() const
{
    return pinned->currentNode() != topics::NoNode ? pinned->selectedNodes() : view->selectedNodes();
}

void TopicTreePanePrivate::updateActions()
{
    const topics::NodeId node = rows ? current() : topics::NoNode;
    const bool any = node != topics::NoNode;
    const bool topic = any && rows->skeleton().isTopic(node);
    const bool branch = any && rows->skeleton().childCount(node) > 0;
    for (QAction* action : {copyTopicAction, copyFilterAction, publishAction, subscribeAction, pinAction, deleteAction})
        action->setEnabled(any);
    copyValueAction->setEnabled(topic);
    expandAllAction->setEnabled(branch);
    collapseAction->setEnabled(branch);
    collapseAllAction->setEnabled(rows);
    for (QAction* action : depthActions)
        action->setEnabled(rows);
    pauseAction->setEnabled(rows);
    resortAction->setEnabled(rows && view->canResort());
    pinAction->setText(any && rows->isMarked(node) ? tr("Unpin") : tr("Pin to the Top"));
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
    const auto tell = [this, left, copied = nodes.size()](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        emit q->statusMessage(left == 0 ? tr("Copied %Ln topic(s)", nullptr, pluralOf(copied))
                                        : tr("Copied %Ln topic(s). %1 more were left out: too many for the clipboard.",
                                             nullptr, pluralOf(copied))
                                              .arg(formatCount(static_cast<std::int64_t>(left))));
    };
    if (nodes.size() <= copyAtOnce) {
        tell(textOf(rows->skeleton(), nodes));
        return;
    }
    QThreadPool::globalInstance()->start(
        [guard = QPointer(this), tell, store = reader->storePointer(), nodes = std::move(nodes)] {
            const QString text = textOf(store->skeleton(), nodes);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, tell, text] {
                    if (guard)
                        tell(text);
                },
                Qt::QueuedConnection);
        });
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

void TopicTreePanePrivate::expandTo(int depth)
{
    // As many levels can be seen.
    if (!view->expandToDepth(topics::RootNode, depth))
        emit q->statusMessage(
            tr("Opened the first %Ln branch(es); the tree has more", nullptr, TopicTreeView::MaximumExpanded));
}

void TopicTreePanePrivate::expandAllBelow()
{
    const int limit = TopicTreeView::MaximumExpanded;
    if (view->branchesBelow(current(), limit) >= limit) {
        emit q->statusMessage(tr("More than %Ln branch(es) below: expand to a level, or filter first", nullptr, limit));
        return;
    }
    view->expandToDepth(current(), INT_MAX);
}

void TopicTreePanePrivate::deleteRetained()
{
    // The rows a person selected, and nothing below them: whole branches are offered in the menu, by name.
    const std::vector<topics::NodeId> nodes = selected();
    if (nodes.size() == 1 && !rows->skeleton().isTopic(nodes.front())) {
        openBulk(BulkPanel::Action::DeleteRetained, rows->topicsBelow(nodes.front(), false, bulkLimit),
                 {Scope::Branch, topicText(nodes.front())});
        return;
    }
    openBulk(BulkPanel::Action::DeleteRetained, nodes,
             nodes.size() == 1 ? Scope{Scope::Topic, topicText(nodes.front())} : Scope{Scope::Selection});
}

void TopicTreePanePrivate::openBulk(BulkPanel::Action action, std::vector<topics::NodeId> nodes, const Scope& scope)
{
    std::erase_if(nodes, [this](topics::NodeId id) { return !rows->skeleton().isTopic(id); });
    const bool wasHidden = bulk->isHidden();
    bulk->show();
    if (wasHidden)
        splitter->setSizes({splitter->height() * 11 / 20, splitter->height() * 9 / 20});
    if (!bulk->open(action, std::move(nodes), scope))
        emit q->statusMessage(tr("Another action on many topics is still running"));
}

void TopicTreePanePrivate::addManyMenu(QMenu* menu, const QString& title,
                                       std::function<std::vector<topics::NodeId>()> topics, const Scope& scope)
{
    QMenu* many = menu->addMenu(title);
    connect(many->addAction(icon(QStringLiteral("copy")), tr("Copy Topics")), &QAction::triggered, this,
            [this, topics] { copyTopics(topics()); });
    const auto add = [&](const QString& iconName, const QString& text, BulkPanel::Action action) {
        connect(many->addAction(icon(iconName), text), &QAction::triggered, this,
                [this, topics, scope, action] { openBulk(action, topics(), scope); });
    };
    add(QStringLiteral("export"), tr("Export Last Values…"), BulkPanel::Action::Export);
    add(QStringLiteral("publish"), tr("Publish to Each…"), BulkPanel::Action::Publish);
    add(QStringLiteral("trash"), tr("Delete Retained Messages…"), BulkPanel::Action::DeleteRetained);
}

void TopicTreePanePrivate::showMenu(QWidget* viewport, const QPoint& position)
{
    if (!rows)
        return;
    updateActions();
    auto* menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({copyTopicAction, copyValueAction, copyFilterAction});
    menu->addSeparator();
    menu->addActions({publishAction, subscribeAction, pinAction, deleteAction});
    menu->addSeparator();
    QMenu* levels = menu->addMenu(tr("Expand to Level"));
    levels->addActions(depthActions);
    menu->addActions({expandAllAction, collapseAction, collapseAllAction});
    menu->addSeparator();
    const std::vector<topics::NodeId> chosen = selected();
    if (chosen.size() > 1)
        addManyMenu(menu, tr("Selected Topics (%Ln)", nullptr, pluralOf(chosen.size())), [chosen] { return chosen; },
                    {Scope::Selection});
    if (const topics::NodeId node = current(); node != topics::NoNode && rows->skeleton().childCount(node) > 0) {
        const auto* row = rows->snapshot(node);
        addManyMenu(menu, tr("This Branch (%Ln topic(s))", nullptr, row ? pluralOf(row->subtreeTopics) : 0),
                    [this, node] { return rows->topicsBelow(node, false, bulkLimit); },
                    {Scope::Branch, topicText(node)});
    }
    if (filtering)
        addManyMenu(menu, tr("All Matches (%Ln topic(s))", nullptr, pluralOf(rows->matchCount())),
                    [this] { return rows->topicsBelow(topics::RootNode, true, bulkLimit); }, {Scope::Matches});
    menu->popup(viewport->mapToGlobal(position));
}

} // namespace topicscope::ui
