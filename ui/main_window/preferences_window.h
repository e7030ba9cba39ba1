// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/settings.h"

#include <QDialog>
#include <QHash>
#include <QList>

class QFormLayout;

namespace topicscope::ui {

/// The settings of the program. Modeless; every change takes effect and is kept at once, so there is nothing to apply.
class PreferencesWindow : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesWindow(profiles::Settings& settings, QWidget* parent = nullptr);

    /// The settings in the order in which they stand here, and what each is called.
    static QList<profiles::Setting> settings();
    static QString nameOf(profiles::Setting setting);
    /// Puts the cursor into the field of this one.
    void focusSetting(profiles::Setting setting);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void alignFields();
    void makeRoom();
    void addThemeNote(QFormLayout* form);
    void addChoice(QFormLayout* form, profiles::Setting setting, const QList<std::pair<QString, QString>>& choices);
    void addSwitch(QFormLayout* form, profiles::Setting setting);
    void addNumber(QFormLayout* form, profiles::Setting setting, const QString& suffix, const QString& zeroText = {});
    QFormLayout* addGroup(const QString& title);

    profiles::Settings& m_settings;
    class QVBoxLayout* m_layout;
    QList<QFormLayout*> m_groups;
    QHash<profiles::Setting, QWidget*> m_fields;
};

} // namespace topicscope::ui
