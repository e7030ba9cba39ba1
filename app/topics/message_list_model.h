// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/store_reader.h"

#include <QAbstractTableModel>

#include <deque>

namespace topicscope::topics {

/// All messages in the order of their arrival: a window of at most WindowRows rows onto the store's log, which the view
/// can move anywhere. Row r is message firstSequence() + r, exactly, also after 10^9 messages. GUI thread only.
///
/// While it follows, the window ends at the newest message. A view shows the rows, and a scroll bar of its own over
/// firstReachable() … newestSequence() moves the window with showFrom().
///
/// A row once fetched stays as long as it is in the window, also when the log gives its message up: what a person looks
/// at does not vanish. So that there is time for a look around, the whole window is fetched once it stands still.
class MessageListModel : public QAbstractTableModel, public FrameParticipant
{
    Q_OBJECT
public:
    enum Column { Number, Time, Topic, Payload, Size, QoS, Flags, ColumnCount };
    enum Role {
        SequenceRole = Qt::UserRole, ///< qulonglong; always there
        NodeIdRole,                  ///< quint32; invalid QVariant while the row is not loaded
        TopicRole,                   ///< QByteArray: the full topic
        ArrivalRole,                 ///< qlonglong: microseconds since the epoch
        PayloadPrefixRole,           ///< QByteArray: up to PayloadPrefixBytes
        PayloadSizeRole,             ///< qulonglong
        QoSRole,                     ///< int
        RetainFlagRole,              ///< bool
        DuplicateRole,               ///< bool
        ProvenanceRole,              ///< int: mqtt::Provenance
        PacketIdRole,                ///< int
        MessageFlagsRole,            ///< int: mqtt::MessageFlag bits
        EvictedRole                  ///< bool: given up meanwhile; the other roles answer if it was fetched before
    };
    static constexpr int WindowRows = 1000;

    explicit MessageListModel(StoreReader* reader, QObject* parent = nullptr);
    ~MessageListModel() override;

    /// Follows the newest message (the default), or stays where it is.
    void setFollowing(bool following);
    bool isFollowing() const { return m_following; }
    /// Moves the window so that its first row is this message (clamped to what the log still holds); stops following.
    void showFrom(Sequence sequence);
    Sequence firstSequence() const { return m_first; }
    Sequence oldestSequence() const { return m_oldest; } ///< oldest the log holds
    /// Oldest that can be shown: that one, or a row at hand that the log has given up since.
    Sequence firstReachable() const;
    bool isLoaded(Sequence sequence) const;
    Sequence newestSequence() const { return m_newest; } ///< newest shown or reachable; frozen while paused
    /// Rows on the screen; while the list follows, only these are fetched.
    void setVisibleRows(int first, int count);
    int rowOf(Sequence sequence) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void addTo(FrameRequest& request) override;
    bool apply(const FrameReply& reply) override;

signals:
    /// oldestSequence(), newestSequence() or firstSequence() changed: adjust the scroll bar.
    void windowChanged();

private:
    bool standsStill() const;
    bool sightIsGone() const;
    void moveWindow(Sequence first, int count);
    int take(const FrameReply& reply);

    QPointer<StoreReader> m_reader;
    Sequence m_first = 1;
    Sequence m_oldest = 1;
    Sequence m_newest = 0;
    int m_visibleFirst = 0;
    int m_visibleCount = 0;
    bool m_following = true;
    std::deque<MessageSummary> m_rows; ///< sequence 0: not fetched
};

} // namespace topicscope::topics
