// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/saved_message.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

namespace topicscope::commands {

/// All saved messages, and the file they are kept in (`messages.json` in the data folder).
///
/// Lives on one thread. The list changes at once; a background thread writes it: it locks the file, reads what is
/// there, applies this program's changes only, and replaces the file in one step, so that two windows can work on one
/// folder. When that fails the old file stays, saveFailed() tells, and the changes are tried again with the next one or
/// with retry().
class SavedMessages : public QObject
{
    Q_OBJECT

public:
    /// Nothing is read or created until load().
    explicit SavedMessages(QString file, QObject* parent = nullptr);
    /// Saves what is unsaved, as flush() does.
    ~SavedMessages() override;

    /// Reads the file, at once. A missing one is an empty list; a damaged one is set aside under a dated name, never
    /// deleted. Returns what should be shown: empty when all is well.
    QStringList load();

    /// By folder, then by name, without regard to case; those in no folder first.
    const QList<SavedMessage>& messages() const { return m_document.messages; }
    std::optional<SavedMessage> find(const QString& id) const;
    /// The one with that name in that folder, without regard to case.
    std::optional<SavedMessage> findByName(const QString& name, const QString& folder) const;
    /// Folder names in use, sorted.
    QStringList folders() const;

    /// Adds a message, or replaces the one with the same id. Returns the id.
    QString save(SavedMessage message);
    /// Takes it out and returns it, so that it can be put back with save() (undo).
    std::optional<SavedMessage> remove(const QString& id);

    /// Tries a failed save again.
    void retry() { startSave(); }
    /// Waits until everything is on disk, or says why not. Blocks: for quitting only.
    base::Result<void> flush();
    bool hasUnsavedChanges() const { return !m_inFlight.isEmpty() || !m_pending.isEmpty(); }

signals:
    void changed();
    void saved();
    /// Plain and translated, with the next step.
    void saveFailed(const QString& message);
    /// The file was damaged behind our back and set aside.
    void notice(const QString& message);

private:
    /// In the order in which they were made.
    struct Change
    {
        QString id;
        std::optional<SavedMessage> message; ///< nothing: removed
    };
    struct SaveReport
    {
        base::Result<SavedMessageDocument> merged;
        QString notice;
    };

    static void apply(const QList<Change>& changes, SavedMessageDocument& document);
    static SaveReport runSave(const QString& file, const QList<Change>& changes, const SavedMessageDocument& whole);
    void change(Change change);
    void startSave();
    void finishSave(const SaveReport& report);

    QString m_file;
    SavedMessageDocument m_document;
    QList<Change> m_pending;  ///< not yet given to the background thread
    QList<Change> m_inFlight; ///< given to it
    quint64 m_saveNumber = 0; ///< tells the report that is waited for from those passed over
    QThreadPool m_pool;       ///< one thread, so saves are in order
};

} // namespace topicscope::commands
