// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/saved_message_form.h"

#include "app/commands/saved_messages.h"
#include "ui/common/card.h"
#include "ui/common/field_message.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

namespace topicscope::ui {

SavedMessageForm::SavedMessageForm(const QString& accept, const QString& hint, QWidget* parent)
    : QFrame(parent),
      m_accept(accept),
      m_hint(hint),
      m_name(new QLineEdit(this)),
      m_folder(new QComboBox(this)),
      m_message(new FieldMessage(this)),
      m_button(new QPushButton(accept, this))
{
    m_name->setAccessibleName(tr("Name of the saved message"));
    m_name->setPlaceholderText(tr("such as Open the valve"));
    m_folder->setEditable(true);
    m_folder->setInsertPolicy(QComboBox::NoInsert);
    m_folder->setAccessibleName(tr("Folder of the saved message"));
    m_folder->lineEdit()->setPlaceholderText(tr("none"));
    m_folder->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_folder->setMinimumContentsLength(8);
    auto* cancel = new QPushButton(tr("Cancel"), this);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing);
    buttons->addWidget(m_button);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(spacing, spacing, spacing, spacing);
    form->setSpacing(spacing);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const auto& [text, field] : {std::pair{tr("Name"), static_cast<QWidget*>(m_name)}, {tr("Folder"), m_folder}}) {
        auto* label = new PlainLabel(text, this);
        label->setBuddy(field);
        form->addRow(label, field);
    }
    form->addRow(m_message);
    form->addRow(buttons);

    connect(m_name, &QLineEdit::textChanged, this, &SavedMessageForm::check);
    connect(m_folder, &QComboBox::editTextChanged, this, &SavedMessageForm::check);
    connect(m_button, &QPushButton::clicked, this, &SavedMessageForm::accept);
    connect(cancel, &QPushButton::clicked, this, &SavedMessageForm::finish);
    hide();
}

void SavedMessageForm::ask(const commands::SavedMessages& messages, const QString& name, const QString& folder,
                           const QString& own)
{
    m_messages = &messages;
    m_own = own;
    m_folder->clear();
    m_folder->addItems(messages.folders());
    m_folder->setEditText(folder);
    m_name->setText(name);
    check();
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    show();
    m_name->selectAll();
    m_name->setFocus(Qt::OtherFocusReason);
}

void SavedMessageForm::check()
{
    if (!m_messages)
        return;
    const QString name = m_name->text().trimmed();
    const auto taken = m_messages->findByName(name, m_folder->currentText().trimmed());
    m_replaced = taken && taken->id != m_own ? taken->id : QString();
    m_button->setText(m_replaced.isEmpty() ? m_accept : tr("Replace"));
    m_button->setEnabled(!name.isEmpty());
    if (name.isEmpty())
        m_message->say(ChipKind::Neutral, tr("Give it a name."));
    else if (!m_replaced.isEmpty())
        m_message->say(ChipKind::Warning,
                       tr("“%1” is there already. Replace deletes what is saved under that name.").arg(taken->name));
    else
        m_message->say(ChipKind::Neutral, m_hint);
}

void SavedMessageForm::accept()
{
    if (!isVisible() || !m_button->isEnabled())
        return;
    const QString name = m_name->text().trimmed();
    const QString folder = m_folder->currentText().trimmed();
    const QString replaced = m_replaced;
    finish();
    Q_EMIT accepted(name, folder, replaced);
}

void SavedMessageForm::finish()
{
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    m_messages = nullptr;
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void SavedMessageForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        finish();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !event->modifiers())
        accept();
    else
        QFrame::keyPressEvent(event);
}

void SavedMessageForm::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens().line);
    painter.setBrush(tokens().ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace topicscope::ui
