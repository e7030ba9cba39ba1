// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/editor_page.h"

class QTableWidget;

namespace topicscope::ui {

/// The filters subscribed right after connecting, each with its options.
class SubscriptionsPage : public EditorPage
{
    Q_OBJECT

public:
    explicit SubscriptionsPage(QWidget* parent = nullptr);
    void load(const profiles::Profile& profile) override;
    void store(profiles::Profile& profile) const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addEntry(const profiles::SubscriptionEntry& entry);
    void addNew();
    void removeCurrent();

    QTableWidget* m_table;
    QList<QJsonObject> m_unknown; ///< of each row: what a newer version wrote
};

} // namespace topicscope::ui
