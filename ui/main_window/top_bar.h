// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icon.h"

#include <QPushButton>
#include <QWidget>

class QAction;
class QMenu;
class QToolButton;

namespace topicscope::ui {

class TagChip;
struct ProfileTag;

/// Looks like a search field and opens the palette: what it finds needs more room than a field has.
class SearchButton : public QPushButton
{
    Q_OBJECT

public:
    explicit SearchButton(QWidget* parent = nullptr);
    void setShortcutText(const QString& text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_icon = topicscope::ui::icon(QStringLiteral("search"), IconColor::Dim);
    QString m_shortcutText;
};

/// The slim bar over the whole window: which connection, what to do with it, where to go, and the menu.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    /// Buttons that follow their actions: text, icon, enabled, checked. With each action, all words it may have.
    void setActions(QAction* disconnectAction, const QStringList& disconnectWords, QAction* pause,
                    const QStringList& pauseWords);
    void setConnectionMenu(QMenu* menu);
    void setMainMenu(QMenu* menu);

    /// The current connection's name and the colour of its state. Plain text.
    void setConnection(const QString& name, IconColor state, const QString& stateText);
    /// The chip beside the connection. None while the parts of a connection are not shown.
    void setTag(const ProfileTag& tag);
    /// Whether the parts that belong to an open connection are shown.
    void setConnectionPartsVisible(bool visible);

    [[nodiscard]] SearchButton* searchButton() const { return m_search; }
    [[nodiscard]] QToolButton* menuButton() const { return m_menu; }

signals:
    void searchRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class ActionButton;

    QWidget* m_title;
    QPushButton* m_connection;
    TagChip* m_tag;
    ActionButton* m_disconnect;
    ActionButton* m_pause;
    SearchButton* m_search;
    QToolButton* m_menu;
};

} // namespace topicscope::ui
