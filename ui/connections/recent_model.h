// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QAbstractListModel>
#include <QDateTime>

namespace topicscope::profiles {
class ProfileStore;
}

namespace topicscope::ui {

/// Saved connections, last used first, for the start page.
class RecentModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        DetailsRole, ///< "mqtts://broker:8883 · 5.0 · client certificate valid 212 days"
        TagRole,
        ProductionRole,
        WhenRole, ///< "yesterday"
    };

    explicit RecentModel(profiles::ProfileStore& profiles, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QString idAt(const QModelIndex& index) const { return index.data(IdRole).toString(); }
    /// "in 212 days" grows old: call when the page is shown.
    void refreshTimes();

private:
    void reload();
    QString details(const profiles::Profile& profile) const;

    profiles::ProfileStore& m_store;
    QList<profiles::Profile> m_rows;
    QDateTime m_now;
};

} // namespace topicscope::ui
