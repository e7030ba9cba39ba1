// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/packet_journal.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QTreeWidget;
class QTreeWidgetItem;

namespace topicscope::ui {

class HexView;

/// One packet taken apart: its fields with their clauses on the left, its bytes on the right. Choosing a field selects
/// its bytes, and choosing a byte selects its field.
class PacketDetails : public QWidget
{
    Q_OBJECT

public:
    explicit PacketDetails(QWidget* parent = nullptr);

    void setPacket(const client::JournalPacket& packet);
    /// Nothing to show, and why.
    void clear(const QString& reason = {});
    QTreeWidget* fields() const { return m_fields; }
    HexView* bytes() const { return m_bytes; }
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    /// "Go to it": the packet that belongs to the shown one.
    void packetRequested(quint64 number);
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void colour();
    void fieldChosen(const QTreeWidgetItem* item);
    void byteChosen(qsizetype offset);

    QLabel* m_title;
    QPushButton* m_goTo;
    QTreeWidget* m_fields;
    HexView* m_bytes;
    QSplitter* m_splitter;
    quint64 m_matched = 0;
    bool m_linking = false; ///< one of the two follows the other at the moment
};

} // namespace topicscope::ui
