// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/field_problem_label.h"

#include "ui/common/theme.h"

#include <QEvent>

namespace topicscope::ui {

using Severity = profiles::FieldProblem::Severity;

FieldProblemLabel::FieldProblemLabel(QWidget* field, QWidget* parent) : PlainLabel({}, parent), m_field(field)
{
    setWordWrap(true);
    setVisible(false);
    setForegroundRole(QPalette::WindowText); // also upon a base ground, where it would be Text
    applyColour();
}

void FieldProblemLabel::setProblem(const QString& text, Severity severity)
{
    m_severity = severity;
    // A word goes with the colour.
    const QString shown = text.isEmpty()                ? QString()
                          : severity == Severity::Error ? QStringLiteral("✗ %1").arg(text)
                                                        : QStringLiteral("⚠ %1").arg(text);
    setText(shown);
    setVisible(!text.isEmpty());
    if (m_field)
        m_field->setAccessibleDescription(text);
    applyColour();
}

void FieldProblemLabel::applyColour()
{
    const QColor colour = m_severity == Severity::Error ? tokens().bad : tokens().warning;
    if (palette().color(QPalette::WindowText) == colour)
        return;
    QPalette own = palette();
    own.setColor(QPalette::WindowText, colour);
    setPalette(own);
}

void FieldProblemLabel::changeEvent(QEvent* event)
{
    PlainLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColour();
}

} // namespace topicscope::ui
