// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QSet>
#include <QWidget>

class QAction;
class QTreeWidget;
class QTreeWidgetItem;

namespace topicscope::commands {
class SavedMessages;
struct SavedMessage;
} // namespace topicscope::commands

namespace topicscope::ui {

class FieldMessage;
class Notice;
class SavedMessageForm;

/// The saved messages in their folders: to write one again, rename or move it, delete it (and undo that). Says what
/// could not be written to the disk. Sends nothing.
class SavedList : public QWidget
{
    Q_OBJECT

public:
    explicit SavedList(QWidget* parent = nullptr);

    void setMessages(commands::SavedMessages* messages);
    /// Puts the cursor on the message with that id; nothing when it is empty or gone.
    void select(const QString& id);
    /// The id of the message under the cursor; empty: none, or a folder.
    QString current() const;

Q_SIGNALS:
    /// Enter, a double click, or "Load".
    void chosen(const QString& id);
    /// After undo, rename and delete, for the heading.
    void countChanged(int count);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();
    void updateActions();
    void rename();
    void remove();
    void showFailure(const QString& reason);

    QPointer<commands::SavedMessages> m_messages;
    QSet<QString> m_closedFolders;
    QTreeWidget* m_tree;
    FieldMessage* m_hint;
    Notice* m_notice;
    SavedMessageForm* m_form;
    QAction* m_load;
    QAction* m_rename;
    QAction* m_delete;
    QString m_renamed;     ///< the id of the message the form asks about
    bool m_failed = false; ///< the notice tells of what is not on the disk yet
};

} // namespace topicscope::ui
