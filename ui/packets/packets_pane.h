// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

class QAction;

namespace topicscope::client {
class Connection;
}

namespace topicscope::ui {

/// Every packet of a connection as it went over the wire: list, fields and bytes, linked both ways. While the pane is
/// visible the journal records everything. One for the window; GUI thread only.
class PacketsPane : public QWidget
{
    Q_OBJECT

public:
    explicit PacketsPane(QWidget* parent = nullptr);
    ~PacketsPane() override;

    /// Null empties the pane. Call with null before the connection is destroyed.
    void setConnection(client::Connection* connection);
    /// Selects a packet by its number, where it is still kept.
    void showPacket(quint64 number);

    /// For the window's menu and the palette.
    QList<QAction*> commands() const;

    /// Columns and the sizes of the parts. For profiles::Settings::viewState().
    QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

public Q_SLOTS:
    void focusList();

Q_SIGNALS:
    /// A sentence for the status bar. Plain text.
    void statusMessage(const QString& text);
    void stateChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace topicscope::ui
