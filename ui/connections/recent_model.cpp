// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/recent_model.h"

#include "app/profiles/profile_store.h"
#include "ui/common/format.h"
#include "ui/connections/profile_tag.h"

#include <algorithm>

namespace topicscope::ui {

using namespace profiles;

RecentModel::RecentModel(ProfileStore& profiles, QObject* parent) : QAbstractListModel(parent), m_store(profiles)
{
    connect(&m_store, &ProfileStore::changed, this, &RecentModel::reload);
    reload();
}

void RecentModel::reload()
{
    QList<Profile> rows = m_store.profiles();
    std::ranges::stable_sort(rows, [](const Profile& a, const Profile& b) {
        if (a.lastUsed != b.lastUsed)
            return !b.lastUsed.isValid() || (a.lastUsed.isValid() && a.lastUsed > b.lastUsed);
        return a.displayName().localeAwareCompare(b.displayName()) < 0;
    });
    m_now = QDateTime::currentDateTime();
    if (rows.size() == m_rows.size() && std::ranges::equal(rows, m_rows, {}, &Profile::id, &Profile::id)) {
        m_rows = std::move(rows);
        refreshTimes();
        return;
    }
    // A handful of rows that change when a person does something: no selection worth keeping is lost.
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void RecentModel::refreshTimes()
{
    m_now = QDateTime::currentDateTime();
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
}

int RecentModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString RecentModel::details(const Profile& profile) const
{
    QStringList parts{profile.displayUrl()};
    parts << (profile.protocol == ProtocolChoice::Automatic ? tr("5.0 or 3.1.1") : protocolName(profile.protocol));
    if (profile.usesTls() && !profile.clientCertificate.isEmpty()) {
        const auto days = m_now.daysTo(profile.clientCertificate.validUntil);
        parts << (days < 0 ? tr("client certificate expired")
                           : tr("client certificate valid %n days", nullptr, static_cast<int>(days)));
    }
    return parts.join(QStringLiteral(" · "));
}

QVariant RecentModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Profile& profile = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return profile.displayName();
    case Qt::AccessibleTextRole: {
        QStringList parts{profile.displayName(), details(profile)};
        if (const QString tag = tagOf(profile).text; !tag.isEmpty())
            parts << tag;
        return parts.join(QStringLiteral(", "));
    }
    case IdRole:
        return profile.id;
    case DetailsRole:
        return details(profile);
    case TagRole:
        return tagOf(profile).text;
    case ProductionRole:
        return profile.production;
    case WhenRole:
        return profile.lastUsed.isValid() ? formatDay(profile.lastUsed.toLocalTime(), m_now) : tr("never used");
    default:
        return {};
    }
}

} // namespace topicscope::ui
