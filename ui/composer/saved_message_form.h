// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace topicscope::commands {
class SavedMessages;
}

namespace topicscope::ui {

class FieldMessage;

/// Asks for the name and the folder of a saved message, and says first what a name that is taken would replace. Hidden
/// until it asks; Enter accepts, Escape gives up.
class SavedMessageForm : public QFrame
{
    Q_OBJECT

public:
    /// `accept`: what the button says, "Save" or "Rename". `hint`: what is good to know, below the fields; may be
    /// empty.
    SavedMessageForm(const QString& accept, const QString& hint, QWidget* parent = nullptr);

    /// The message with the id `own` may keep its name; empty: there is none yet. When the form closes, the focus goes
    /// back to where it was.
    void ask(const commands::SavedMessages& messages, const QString& name, const QString& folder, const QString& own);

Q_SIGNALS:
    /// `replaced`: the id of the message that had the name already, which the person was told; else empty.
    void accepted(const QString& name, const QString& folder, const QString& replaced);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void check();
    void accept();
    void finish();

    const commands::SavedMessages* m_messages = nullptr;
    QString m_accept;
    QString m_hint;
    QString m_own;
    QString m_replaced;
    QLineEdit* m_name;
    QComboBox* m_folder;
    FieldMessage* m_message;
    QPushButton* m_button;
    QPointer<QWidget> m_focusBefore;
};

} // namespace topicscope::ui
