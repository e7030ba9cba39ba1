// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/settings.h"

#include <QDialog>

class QFormLayout;

namespace topicscope::ui {

/// The settings of the program. Modeless; every change takes effect and is kept at once, so there is nothing to apply.
class PreferencesWindow : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesWindow(profiles::Settings& settings, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void alignFields();
    void makeRoom();
    void addThemeNote(QFormLayout* form);
    void addChoice(QFormLayout* form, profiles::Setting setting, const QString& label,
                   const QList<std::pair<QString, QString>>& choices);
    void addSwitch(QFormLayout* form, profiles::Setting setting, const QString& label);
    void addNumber(QFormLayout* form, profiles::Setting setting, const QString& label, const QString& suffix,
                   const QString& zeroText = {});
    QFormLayout* addGroup(const QString& title);

    profiles::Settings& m_settings;
    class QVBoxLayout* m_layout;
    QList<QFormLayout*> m_groups;
};

} // namespace topicscope::ui
