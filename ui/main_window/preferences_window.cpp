// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/preferences_window.h"

#include "ui/common/close_box.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <climits>

namespace topicscope::ui {

using profiles::Setting;

PreferencesWindow::PreferencesWindow(profiles::Settings& settings, QWidget* parent)
    : QDialog(parent), m_settings(settings), m_layout(new QVBoxLayout(this))
{
    setWindowTitle(tr("Preferences"));
    m_layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, spacing);
    m_layout->setSpacing(spacing);

    QFormLayout* look = addGroup(tr("Appearance"));
    addChoice(look, Setting::Theme,
              {{QStringLiteral("system"), tr("As the system")},
               {QStringLiteral("light"), tr("Light")},
               {QStringLiteral("dark"), tr("Dark")}});
    addThemeNote(look);
    addChoice(look, Setting::Language,
              {{QString(), tr("As the system")},
               {QStringLiteral("en"), QStringLiteral("English")},
               {QStringLiteral("de"), QStringLiteral("Deutsch")}});
    addSwitch(look, Setting::TreeFlash);
    addChoice(look, Setting::ReducedMotion,
              {{QStringLiteral("system"), tr("As the system")},
               {QStringLiteral("on"), tr("On")},
               {QStringLiteral("off"), tr("Off")}});
    addNumber(look, Setting::StaleAfterSeconds, tr(" s"), tr("its own rhythm"));

    QFormLayout* limits = addGroup(tr("Memory and limits"));
    addNumber(limits, Setting::MemoryBudgetMiB, tr(" MiB"));
    addNumber(limits, Setting::TopicLimit, {});
    addNumber(limits, Setting::MaximumPacketSizeMiB, tr(" MiB"));

    QFormLayout* safety = addGroup(tr("Starting and asking"));
    addSwitch(safety, Setting::RestoreConnections);
    addSwitch(safety, Setting::ConfirmRetainedDelete);
    addSwitch(safety, Setting::ConfirmProductionPublish);

    m_layout->addStretch(1);
    auto* buttons = new CloseBox(this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    m_layout->addWidget(buttons);
}

QString PreferencesWindow::nameOf(Setting setting)
{
    switch (setting) {
    case Setting::Theme:
        return tr("Colours");
    case Setting::Language:
        return tr("Language (after a restart)");
    case Setting::TreeFlash:
        return tr("Changed rows glow for a moment");
    case Setting::ReducedMotion:
        return tr("Reduced motion");
    case Setting::StaleAfterSeconds:
        return tr("A topic is stale after");
    case Setting::MemoryBudgetMiB:
        return tr("Memory for messages");
    case Setting::TopicLimit:
        return tr("Topics per connection");
    case Setting::MaximumPacketSizeMiB:
        return tr("Largest packet accepted");
    case Setting::RestoreConnections:
        return tr("Connect at start to what was connected at the end");
    case Setting::ConfirmRetainedDelete:
        return tr("Ask before deleting retained messages");
    case Setting::ConfirmProductionPublish:
        return tr("Ask before publishing to a production broker");
    default:
        return {};
    }
}

QList<Setting> PreferencesWindow::settings()
{
    return {Setting::Theme,
            Setting::Language,
            Setting::TreeFlash,
            Setting::ReducedMotion,
            Setting::StaleAfterSeconds,
            Setting::MemoryBudgetMiB,
            Setting::TopicLimit,
            Setting::MaximumPacketSizeMiB,
            Setting::RestoreConnections,
            Setting::ConfirmRetainedDelete,
            Setting::ConfirmProductionPublish};
}

void PreferencesWindow::focusSetting(Setting setting)
{
    if (QWidget* field = m_fields.value(setting))
        field->setFocus(Qt::ShortcutFocusReason);
}

QFormLayout* PreferencesWindow::addGroup(const QString& title)
{
    if (m_layout->count() > 0)
        m_layout->addSpacing(spacing);
    m_layout->addWidget(new SectionLabel(title, this));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * spacing);
    form->setVerticalSpacing(spacing);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_layout->addLayout(form);
    m_groups.append(form);
    return form;
}

void PreferencesWindow::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    alignFields();
    makeRoom();
}

/// The fields of all groups stand below one another: each group alone would have a column as wide as its labels.
void PreferencesWindow::alignFields()
{
    QList<QWidget*> labels;
    for (const QFormLayout* form : std::as_const(m_groups)) {
        for (int row = 0; row < form->rowCount(); ++row) {
            if (const QLayoutItem* item = form->itemAt(row, QFormLayout::LabelRole); item && item->widget())
                labels.append(item->widget());
        }
    }
    int widest = 0;
    for (const QWidget* label : std::as_const(labels))
        widest = std::max(widest, label->sizeHint().width());
    for (QWidget* label : std::as_const(labels)) {
        label->setMinimumWidth(widest);
        if (auto* text = qobject_cast<QLabel*>(label))
            text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
}

/// Qt gives a window no more than two thirds of the screen by itself, and cuts what is long then.
void PreferencesWindow::makeRoom()
{
    if (!isVisible())
        return;
    m_layout->activate();
    const int width = std::max(this->width(), m_layout->totalSizeHint().width());
    resize(width, std::max(height(), m_layout->totalHeightForWidth(width)));
}

/// `--theme` counts until a choice is made here.
void PreferencesWindow::addThemeNote(QFormLayout* form)
{
    auto* note = new DimLabel({}, this);
    note->setObjectName(QStringLiteral("theme_note"));
    note->setWordWrap(true);
    form->addRow(QString(), note);
    const auto update = [this, form, note] {
        const auto wanted = Theme::modeFromName(m_settings.text(Setting::Theme));
        const Theme::Mode now = Theme::instance().mode();
        form->setRowVisible(note, wanted != now);
        note->setText(now == Theme::Mode::Dark    ? tr("Started with --theme dark; choose again to change it.")
                      : now == Theme::Mode::Light ? tr("Started with --theme light; choose again to change it.")
                                                  : tr("Started with --theme system; choose again to change it."));
        makeRoom();
    };
    update();
    connect(&Theme::instance(), &Theme::changed, note, update);
    connect(&m_settings, &profiles::Settings::changed, note, update);
}

void PreferencesWindow::addChoice(QFormLayout* form, Setting setting, const QList<std::pair<QString, QString>>& choices)
{
    const QString label = nameOf(setting);
    auto* box = new QComboBox(this);
    m_fields.insert(setting, box);
    for (const auto& [value, text] : choices)
        box->addItem(text, value);
    box->setAccessibleName(label);
    const auto show = [this, box, setting] { box->setCurrentIndex(box->findData(m_settings.text(setting))); };
    show();
    connect(&m_settings, &profiles::Settings::changed, box, [setting, show](Setting changed) {
        if (changed == setting)
            show();
    });
    connect(box, &QComboBox::activated, this, [this, box, setting] {
        m_settings.set(setting, box->currentData());
        // The setting may have been this already, and the program started with another one.
        if (const auto mode = Theme::modeFromName(box->currentData().toString()); setting == Setting::Theme && mode)
            Theme::instance().setMode(*mode);
    });
    form->addRow(label, box);
}

void PreferencesWindow::addSwitch(QFormLayout* form, Setting setting)
{
    auto* box = new QCheckBox(nameOf(setting), this);
    m_fields.insert(setting, box);
    const auto show = [this, box, setting] { box->setChecked(m_settings.boolean(setting)); };
    show();
    connect(&m_settings, &profiles::Settings::changed, box, [setting, show](Setting changed) {
        if (changed == setting)
            show();
    });
    connect(box, &QCheckBox::clicked, this, [this, setting](bool on) { m_settings.set(setting, on); });
    form->addRow(box);
}

void PreferencesWindow::addNumber(QFormLayout* form, Setting setting, const QString& suffix, const QString& zeroText)
{
    const QString label = nameOf(setting);
    auto* box = new QSpinBox(this);
    m_fields.insert(setting, box);
    const profiles::SettingDefinition& definition = profiles::Settings::definition(setting);
    const bool hasRange = definition.maximum > definition.minimum;
    box->setRange(hasRange ? definition.minimum : 0, hasRange ? definition.maximum : INT_MAX);
    box->setSuffix(suffix);
    box->setSpecialValueText(zeroText);
    box->setGroupSeparatorShown(true);
    box->setAccessibleName(label);
    box->setKeyboardTracking(false); // half a number typed is no setting
    const auto show = [this, box, setting] { box->setValue(m_settings.number(setting)); };
    show();
    connect(&m_settings, &profiles::Settings::changed, box, [setting, show](Setting changed) {
        if (changed == setting)
            show();
    });
    connect(box, &QSpinBox::valueChanged, this, [this, setting](int value) { m_settings.set(setting, value); });
    form->addRow(label, box);
}

} // namespace topicscope::ui
