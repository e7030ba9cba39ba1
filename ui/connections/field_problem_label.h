// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "ui/common/labels.h"

#include <QPointer>

namespace topicscope::ui {

/// What is wrong with a field, in plain words right below it; takes no room while nothing is. The field's accessible
/// description says the same.
class FieldProblemLabel : public PlainLabel
{
    Q_OBJECT

public:
    explicit FieldProblemLabel(QWidget* field, QWidget* parent = nullptr);

    /// Empty: nothing is wrong.
    void setProblem(const QString& text,
                    profiles::FieldProblem::Severity severity = profiles::FieldProblem::Severity::Error);
    QWidget* field() const { return m_field; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColour();

    QPointer<QWidget> m_field;
    profiles::FieldProblem::Severity m_severity = profiles::FieldProblem::Severity::Error;
};

} // namespace topicscope::ui
