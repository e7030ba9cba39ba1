// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/editor_page.h"

#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/connections/field_problem_label.h"
#include "ui/connections/number_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace topicscope::ui {

using profiles::FieldProblem;

namespace {

constexpr int fieldWidth = 560;
constexpr int pageMargin = 4 * spacing;

/// A column that is never wider than a field. The form asks for the height that goes with its own, greater width,
/// which would cut text that wraps earlier.
class FieldColumn : public QVBoxLayout
{
public:
    using QVBoxLayout::QVBoxLayout;
    int heightForWidth(int width) const override { return QVBoxLayout::heightForWidth(qMin(width, fieldWidth)); }
    int minimumHeightForWidth(int width) const override
    {
        return QVBoxLayout::minimumHeightForWidth(qMin(width, fieldWidth));
    }
};

QVBoxLayout* makeCell(QWidget* parent)
{
    auto* cell = new QWidget(parent);
    cell->setMaximumWidth(fieldWidth);
    auto* layout = new FieldColumn(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(innerSpacing);
    return layout;
}

} // namespace

EditorPage::EditorPage(const QString& title, const QString& iconName, QWidget* parent)
    : QScrollArea(parent), m_title(title), m_iconName(iconName)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setBackgroundRole(QPalette::Base);
    m_content = new QWidget(this);
    m_content->setBackgroundRole(QPalette::Base);
    m_content->setAutoFillBackground(true);
    setWidget(m_content);
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(pageMargin, 2 * spacing, pageMargin, 2 * spacing);
    auto* heading = new PlainLabel(title, m_content);
    heading->setFont(headingFont());
    layout->addWidget(heading);
    layout->addSpacing(spacing);
    m_form = new QFormLayout;
    m_form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setHorizontalSpacing(2 * spacing);
    m_form->setVerticalSpacing(spacing + 2);
    layout->addLayout(m_form);
    layout->addStretch(1);
}

void EditorPage::addRow(const QString& label, QWidget* widget, const QString& field)
{
    QVBoxLayout* layout = makeCell(m_content);
    QWidget* cell = layout->parentWidget();
    layout->addWidget(widget);
    auto* problem = new FieldProblemLabel(widget, cell);
    layout->addWidget(problem);
    m_problemLabels.insert(field, problem);
    if (label.isEmpty()) {
        m_form->addRow(QString(), cell);
        return;
    }
    auto* caption = new DimLabel(label, m_content);
    caption->setBuddy(widget);
    if (widget->accessibleName().isEmpty())
        widget->setAccessibleName(label);
    // Level with the first line of the field, not with the middle of field and problem.
    caption->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    caption->setMinimumHeight(qMin(widget->sizeHint().height(), fontMetrics().height() + 2 * spacing));
    m_form->addRow(caption, cell);
}

void EditorPage::addCheck(QCheckBox* box, const QString& field)
{
    addRow({}, box, field);
}

QLabel* EditorPage::addNote(const QString& text)
{
    QVBoxLayout* layout = makeCell(m_content);
    auto* note = new DimLabel(text, layout->parentWidget());
    note->setWordWrap(true);
    layout->addWidget(note);
    m_form->addRow(QString(), layout->parentWidget());
    return note;
}

void EditorPage::addHeading(const QString& text)
{
    auto* heading = new PlainLabel(text, m_content);
    heading->setFont(boldFont());
    heading->setContentsMargins(0, spacing, 0, 0);
    m_form->addRow(QString(), heading);
}

void EditorPage::setRowVisible(QWidget* widget, bool visible)
{
    m_form->setRowVisible(widget->parentWidget(), visible);
}

void EditorPage::touch(const QString& field)
{
    m_touched.insert(field);
    emit edited();
}

QLineEdit* EditorPage::makeLine(const QString& field, const QString& placeholder)
{
    auto* line = new QLineEdit(m_content);
    line->setObjectName(field);
    line->setPlaceholderText(placeholder);
    connect(line, &QLineEdit::textEdited, this, [this, field] { touch(field); });
    return line;
}

NumberEdit* EditorPage::makeNumber(const QString& field, quint32 minimum, quint32 maximum, const QString& whenEmpty)
{
    auto* edit = new NumberEdit(minimum, maximum, whenEmpty, m_content);
    edit->setObjectName(field);
    m_numbers << std::pair(field, edit);
    connect(edit, &QLineEdit::textEdited, this, [this, field] { touch(field); });
    return edit;
}

QCheckBox* EditorPage::makeCheck(const QString& field, const QString& text)
{
    auto* box = new QCheckBox(text, m_content);
    box->setObjectName(field);
    // clicked, not toggled: loading a profile is no edit.
    connect(box, &QCheckBox::clicked, this, [this, field] { touch(field); });
    return box;
}

QComboBox* EditorPage::makeCombo(const QString& field)
{
    auto* combo = new QComboBox(m_content);
    combo->setObjectName(field);
    combo->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(combo, &QComboBox::activated, this, [this, field] { touch(field); });
    return combo;
}

QList<FieldProblem> EditorPage::inputProblems() const
{
    QList<FieldProblem> problems;
    for (const auto& [field, edit] : m_numbers) {
        if (const QString problem = edit->problem(); !problem.isEmpty())
            problems << FieldProblem{field, problem};
    }
    return problems;
}

FieldProblemLabel* EditorPage::labelFor(const QString& field) const
{
    for (auto it = m_problemLabels.cbegin(); it != m_problemLabels.cend(); ++it) {
        if (field == it.key() || (field.startsWith(it.key()) && field.at(it.key().size()) == u'.'))
            return it.value();
    }
    return nullptr;
}

int EditorPage::showProblems(const QList<FieldProblem>& problems, bool all)
{
    int gravest = 0;
    QHash<FieldProblemLabel*, FieldProblem> shown;
    for (const FieldProblem& problem : problems) {
        FieldProblemLabel* label = labelFor(problem.field);
        if (!label || !(all || m_touched.contains(m_problemLabels.key(label))))
            continue;
        const bool isError = problem.severity == FieldProblem::Severity::Error;
        gravest = qMax(gravest, isError ? 2 : 1);
        // One line a field: the first error, or else the first warning.
        const auto before = shown.constFind(label);
        if (before == shown.cend() || (isError && before->severity == FieldProblem::Severity::Warning))
            shown.insert(label, problem);
    }
    for (FieldProblemLabel* label : std::as_const(m_problemLabels)) {
        const FieldProblem problem = shown.value(label);
        label->setProblem(problem.message, problem.severity);
    }
    return gravest;
}

void EditorPage::focusFirstError()
{
    for (int row = 0; row < m_form->rowCount(); ++row) {
        const QLayoutItem* item = m_form->itemAt(row, QFormLayout::FieldRole);
        const auto* label = item && item->widget()
                                ? item->widget()->findChild<FieldProblemLabel*>(QString(), Qt::FindDirectChildrenOnly)
                                : nullptr;
        if (!label || label->text().isEmpty() || !label->field())
            continue;
        label->field()->setFocus(Qt::OtherFocusReason);
        ensureWidgetVisible(label->field());
        return;
    }
}

} // namespace topicscope::ui
