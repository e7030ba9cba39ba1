// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/session_listener.h"

#include <QWidget>

#include <memory>

class QAction;

namespace topicscope::client {
class Connection;
}
namespace topicscope::commands {
class SavedMessages;
}
namespace topicscope::topics {
class StoreReader;
}

namespace topicscope::ui {

struct AskFirst;
struct ProfileTag;

/// Writes a message, publishes it, and shows what became of it. One for the window; what is written stays when another
/// connection is looked at, the list of sent messages belongs to each connection. GUI thread only.
class Composer : public QWidget
{
    Q_OBJECT

public:
    explicit Composer(QWidget* parent = nullptr);
    ~Composer() override;

    /// Publishes through `connection` and completes topics from `reader`'s store; null: nothing can be sent, which the
    /// pane says. Call with nulls before either is destroyed.
    void setConnection(client::Connection* connection, topics::StoreReader* reader);

    /// The chip beside the button that publishes: which broker it is.
    void setTag(const ProfileTag& tag);
    /// Before what it asks, on this connection.
    void setAskFirst(const AskFirst& askFirst);

    /// Where messages are saved by name, and loaded from. Outlives the composer.
    void setSavedMessages(commands::SavedMessages* messages);
    /// Fills in the saved message with that id, as it was written; nothing is sent.
    void load(const QString& id);

    void setTopic(const mqtt::Bytes& topic);
    /// Fills everything in, in the format that shows the payload best; nothing is sent.
    void setMessage(const mqtt::PublishRequest& message);

    /// For the window's menu and the palette: publish, clear, save, saved messages.
    QList<QAction*> commands() const;

    QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

public Q_SLOTS:
    /// F6: puts the cursor into the topic, or into the payload when there is a topic.
    void focusEditor();
    /// Ctrl+Enter.
    void publish();

Q_SIGNALS:
    /// A sentence for the status bar. Plain text.
    void statusMessage(const QString& text);
    void stateChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace topicscope::ui
