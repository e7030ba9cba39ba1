// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/session_listener.h"
#include "app/topics/stored_message.h"

#include <QWidget>

#include <memory>

class QAction;

namespace topicscope::client {
class Connection;
}
namespace topicscope::topics {
class StoreReader;
}

namespace topicscope::ui {

/// Explains one topic: its newest message (or one out of its history) with flags, value, properties and bytes. The
/// centre of the window. One for the window; GUI thread only.
class Inspector : public QWidget
{
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);
    ~Inspector() override;

    /// Shows the topic `node` of `reader`'s store and follows it live. A branch without messages of its own shows what
    /// is below it. NoNode or a null `reader` empties the pane. `connection` (may be null) tells which filter a message
    /// matched. Both must be taken away with setTopic(nullptr, nullptr, NoNode) before they are destroyed, or outlive
    /// this widget.
    void setTopic(client::Connection* connection, topics::StoreReader* reader, topics::NodeId node);
    /// Shows one message of a topic, as the Messages pane asks for it; "Back to live" leads on. When the store has
    /// given it up, what `message` tells of it is shown, and that it is no more than that.
    void showMessage(client::Connection* connection, topics::StoreReader* reader,
                     const topics::MessageSummary& message);
    topics::NodeId node() const;

    /// For the window's menu and the palette.
    QList<QAction*> commands() const;

    /// The same whatever is shown, so that panes beside this one stay where they are.
    QSize minimumSizeHint() const override;

    /// Which tab is open, and the sizes of its parts. For profiles::Settings::viewState().
    QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

public Q_SLOTS:
    /// F6: puts the cursor into the open tab.
    void focusValue();

Q_SIGNALS:
    /// A level of the breadcrumb was clicked: select it in the tree.
    void nodeRequested(topicscope::topics::NodeId node);
    /// "Send again": the composer should take topic, payload, QoS, RETAIN and properties of this message.
    void composeRequested(const topicscope::mqtt::PublishRequest& message);
    /// A sentence for the status bar, such as "Saved 12 MiB to plan.bin". Plain text.
    void statusMessage(const QString& text);
    /// Tab or sizes changed: save saveState() when convenient.
    void stateChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace topicscope::ui
