// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QWidget>

class QTableWidget;

namespace topicscope::ui {

/// Names with values, in order, repeats allowed: user properties, headers. Rows are added and taken away by buttons or
/// by Insert and Delete; a row without name and value is no entry.
class NameValueTable : public QWidget
{
    Q_OBJECT

public:
    /// `accessibleName`: what the table holds, "User properties".
    explicit NameValueTable(const QString& accessibleName, QWidget* parent = nullptr);

    void setValues(const profiles::NameValueList& values);
    profiles::NameValueList values() const;

signals:
    void edited();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addRow(const QString& name, const QString& value);
    void removeCurrent();
    void fitHeight();

    QTableWidget* m_table;
};

} // namespace topicscope::ui
