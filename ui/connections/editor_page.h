// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QHash>
#include <QList>
#include <QScrollArea>
#include <QSet>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace topicscope::ui {

class FieldProblemLabel;
class NumberEdit;

/// One page of the profile editor: a form, each field with a place for what is wrong with it.
class EditorPage : public QScrollArea
{
    Q_OBJECT

public:
    /// `iconName`: for the list of pages.
    EditorPage(const QString& title, const QString& iconName, QWidget* parent = nullptr);

    QString title() const { return m_title; }
    QString iconName() const { return m_iconName; }

    /// Shows the profile; emits nothing.
    virtual void load(const profiles::Profile& profile) = 0;
    /// Writes this page's fields into the profile.
    virtual void store(profiles::Profile& profile) const = 0;

    /// What cannot be expressed in a profile: a number out of range.
    QList<profiles::FieldProblem> inputProblems() const;
    /// Shows those that belong to this page, unless their fields were never touched and `all` is false. Returns the
    /// gravest kind that belongs here: 0 none, 1 warnings, 2 errors.
    int showProblems(const QList<profiles::FieldProblem>& problems, bool all);
    /// Puts the cursor into the first field that has an error.
    void focusFirstError();
    void forgetTouched() { m_touched.clear(); }

signals:
    /// A field was changed by the person.
    void edited();

protected:
    /// Adds a row. `field`: JSON name, dotted; problems of `field` and below it appear here.
    void addRow(const QString& label, QWidget* widget, const QString& field);
    /// A check box in the field column.
    void addCheck(QCheckBox* box, const QString& field);
    /// Small text in the field column; for setRowVisible().
    QLabel* addNote(const QString& text);
    void addHeading(const QString& text);
    void setRowVisible(QWidget* widget, bool visible);

    // Widgets that report edits by themselves.
    QLineEdit* makeLine(const QString& field, const QString& placeholder = {});
    NumberEdit* makeNumber(const QString& field, quint32 minimum, quint32 maximum, const QString& whenEmpty);
    QCheckBox* makeCheck(const QString& field, const QString& text);
    QComboBox* makeCombo(const QString& field);
    void touch(const QString& field);

    QWidget* content() const { return m_content; }
    QFormLayout* form() const { return m_form; }

private:
    FieldProblemLabel* labelFor(const QString& field) const;

    QString m_title;
    QString m_iconName;
    QWidget* m_content;
    QFormLayout* m_form;
    QHash<QString, FieldProblemLabel*> m_problemLabels;
    QList<std::pair<QString, NumberEdit*>> m_numbers;
    QSet<QString> m_touched;
};

} // namespace topicscope::ui
