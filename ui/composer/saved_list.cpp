// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/saved_list.h"

#include "app/commands/saved_messages.h"
#include "app/payload/preview.h"
#include "app/payload/visible_text.h"
#include "ui/common/field_message.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/composer/saved_message_form.h"

#include <QAction>
#include <QHeaderView>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace topicscope::ui {

namespace {

constexpr int idRole = Qt::UserRole;         // of a message
constexpr int folderRole = Qt::UserRole + 1; // of a folder

QTreeWidgetItem* itemFor(const commands::SavedMessage& saved)
{
    const QString topic = payload::visibleText(payload::BytesView(saved.message.topic).substr(0, 300));
    auto* item = new QTreeWidgetItem({saved.name, topic});
    item->setData(0, idRole, saved.id);
    item->setIcon(0, icon(QStringLiteral("bookmark"), IconColor::Dim));
    item->setForeground(1, tokens().dim);
    const QString payload = payload::previewLine(saved.message.payload, 200);
    const QString tip = SavedList::tr("%1\nTopic: %2\nPayload: %3").arg(saved.name, topic, payload);
    item->setToolTip(0, plainToolTip(tip));
    item->setToolTip(1, plainToolTip(tip));
    return item;
}

} // namespace

SavedList::SavedList(QWidget* parent)
    : QWidget(parent),
      m_tree(new QTreeWidget(this)),
      m_hint(new FieldMessage(this)),
      m_notice(new Notice(this)),
      m_form(new SavedMessageForm(tr("Rename"), {}, this)),
      m_load(new QAction(tr("Load"), this)),
      m_rename(new QAction(tr("Rename or move…"), this)),
      m_delete(new QAction(tr("Delete"), this))
{
    m_hint->say(ChipKind::Neutral, tr("Nothing saved yet. Write a message above and choose Save: it can then be loaded "
                                      "again from here, and found with Ctrl+K."));
    m_notice->setClosable(true);
    build();

    connect(m_tree, &QTreeWidget::itemActivated, this, [this] {
        if (!current().isEmpty())
            Q_EMIT chosen(current());
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &SavedList::updateActions);
    const auto fold = [this](QTreeWidgetItem* item, bool closed) {
        const QString folder = item->data(0, folderRole).toString();
        closed ? void(m_closedFolders.insert(folder)) : void(m_closedFolders.remove(folder));
    };
    connect(m_tree, &QTreeWidget::itemCollapsed, this, [fold](QTreeWidgetItem* item) { fold(item, true); });
    connect(m_tree, &QTreeWidget::itemExpanded, this, [fold](QTreeWidgetItem* item) { fold(item, false); });
    connect(m_load, &QAction::triggered, this, [this] { Q_EMIT chosen(current()); });
    connect(m_rename, &QAction::triggered, this, &SavedList::rename);
    connect(m_delete, &QAction::triggered, this, &SavedList::remove);
    connect(m_form, &SavedMessageForm::accepted, this,
            [this](const QString& name, const QString& folder, const QString& replaced) {
                auto saved = m_messages ? m_messages->find(m_renamed) : std::nullopt;
                if (!saved)
                    return;
                if (!replaced.isEmpty())
                    m_messages->remove(replaced);
                saved->name = name;
                saved->folder = folder;
                m_closedFolders.remove(folder);
                select(m_messages->save(*saved));
            });
    updateActions();
}

void SavedList::build()
{
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setAccessibleName(tr("Saved messages"));
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->viewport()->setAutoFillBackground(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_tree->header()->setMinimumSectionSize(40);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_rename->setIcon(icon(QStringLiteral("edit")));
    m_rename->setShortcut(Qt::Key_F2);
    m_delete->setIcon(icon(QStringLiteral("trash")));
    m_delete->setShortcut(QKeySequence::Delete);
    m_load->setIcon(icon(QStringLiteral("import")));
    for (QAction* action : {m_load, m_rename, m_delete})
        action->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addActions({m_load, m_rename, m_delete});

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(innerSpacing);
    for (QAction* action : {m_load, m_rename, m_delete}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setAccessibleName(action->text());
        button->setToolButtonStyle(action == m_load ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        buttons->addWidget(button);
    }
    m_load->setToolTip(plainToolTip(tr("Write it again above; nothing is sent (Enter)")));
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing, spacing, spacing, spacing);
    layout->setSpacing(spacing);
    layout->addWidget(m_notice);
    layout->addWidget(m_hint);
    layout->addWidget(m_form);
    layout->addLayout(buttons);
    layout->addWidget(m_tree, 1);
    layout->addStretch();
    setFocusProxy(m_tree);
}

void SavedList::setMessages(commands::SavedMessages* messages)
{
    if (m_messages)
        m_messages->disconnect(this);
    m_messages = messages;
    if (m_messages) {
        connect(m_messages, &commands::SavedMessages::changed, this, &SavedList::refresh);
        connect(m_messages, &commands::SavedMessages::saveFailed, this, &SavedList::showFailure);
        connect(m_messages, &commands::SavedMessages::notice, this,
                [this](const QString& text) { m_notice->show(ChipKind::Warning, text); });
        connect(m_messages, &commands::SavedMessages::saved, this, [this] {
            if (std::exchange(m_failed, false))
                m_notice->clear();
        });
    }
    refresh();
}

void SavedList::refresh()
{
    const QString kept = current();
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->clear();
        QTreeWidgetItem* folder = nullptr;
        for (const commands::SavedMessage& saved :
             m_messages ? m_messages->messages() : QList<commands::SavedMessage>()) {
            if (saved.folder.isEmpty()) {
                m_tree->addTopLevelItem(itemFor(saved));
                continue;
            }
            if (!folder || folder->data(0, folderRole).toString().compare(saved.folder, Qt::CaseInsensitive) != 0) {
                folder = new QTreeWidgetItem(m_tree, {saved.folder});
                folder->setData(0, folderRole, saved.folder);
                folder->setIcon(0, icon(QStringLiteral("folder"), IconColor::Dim));
                folder->setFirstColumnSpanned(true);
                folder->setExpanded(!m_closedFolders.contains(saved.folder));
            }
            folder->addChild(itemFor(saved));
        }
    }
    // Folders only once their first message is in: an empty item cannot be open.
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_tree->topLevelItem(row);
        item->setExpanded(!m_closedFolders.contains(item->data(0, folderRole).toString()));
    }
    m_tree->setRootIsDecorated(m_messages && !m_messages->folders().isEmpty());
    select(kept);
    updateActions();
    Q_EMIT countChanged(m_messages ? int(m_messages->messages().size()) : 0);
}

void SavedList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh(); // the items hold colours of the theme
}

void SavedList::select(const QString& id)
{
    for (QTreeWidgetItemIterator at(m_tree); *at && !id.isEmpty(); ++at) {
        if ((*at)->data(0, idRole).toString() == id)
            m_tree->setCurrentItem(*at);
    }
}

QString SavedList::current() const
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item ? item->data(0, idRole).toString() : QString();
}

void SavedList::updateActions()
{
    const bool some = m_tree->topLevelItemCount() > 0;
    m_hint->setVisible(!some);
    m_tree->setVisible(some);
    for (QAction* action : {m_load, m_rename, m_delete})
        action->setEnabled(!current().isEmpty());
}

void SavedList::rename()
{
    const auto saved = m_messages ? m_messages->find(current()) : std::nullopt;
    if (!saved)
        return;
    m_renamed = saved->id;
    m_form->ask(*m_messages, saved->name, saved->folder, saved->id);
}

void SavedList::remove()
{
    const auto removed = m_messages ? m_messages->remove(current()) : std::nullopt;
    if (!removed)
        return;
    m_failed = false;
    m_notice->disconnect(this);
    connect(m_notice, &Notice::actionTriggered, this, [this, removed = *removed] {
        m_notice->clear();
        if (m_messages)
            select(m_messages->save(removed));
    });
    m_notice->show(ChipKind::Info, tr("“%1” was deleted.").arg(removed->name), tr("Undo"));
}

void SavedList::showFailure(const QString& reason)
{
    m_failed = true;
    m_notice->disconnect(this);
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        if (m_messages)
            m_messages->retry();
    });
    m_notice->show(ChipKind::Bad, reason, tr("Try again"));
}

} // namespace topicscope::ui
