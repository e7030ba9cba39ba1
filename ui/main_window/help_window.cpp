// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/help_window.h"

#include "ui/common/chip.h"
#include "ui/common/close_box.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace topicscope::ui {
namespace {

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setFont(headingFont(1.2));
    return label;
}

QWidget* scrolling(QWidget* content, const QString& name)
{
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(name);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    return area;
}

} // namespace

HelpWindow::HelpWindow(const QList<Group>& groups, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Topicscope help"));
    resize(940, 640);

    auto* steps = new QWidget;
    auto* stepsLayout = new QVBoxLayout(steps);
    stepsLayout->setContentsMargins(3 * spacing, 2 * spacing, 3 * spacing, 2 * spacing);
    stepsLayout->setSpacing(spacing);
    stepsLayout->addWidget(heading(tr("First steps"), steps));
    const QList<std::pair<QString, QString>> texts{
        {tr("Connect"), tr("Paste the broker's address on the first page, such as mqtt://192.168.1.20 or "
                           "mqtts://broker.example:8883, and press Enter. No broker at hand? Start the demo plant.")},
        {tr("Look around"), tr("Every topic that carries a message appears in the tree. Type while the tree has the "
                               "focus to filter it: words, an MQTT filter such as plant/+/temp, regex:… or payload:…")},
        {tr("Read a message"), tr("Choose a topic: its newest message, its history and its properties stand in the "
                                  "middle. R marks a topic with a retained message; the figure beside it is the QoS it "
                                  "arrived with.")},
        {tr("Publish"),
         tr("Write topic and payload at the right and press Ctrl+Enter. The broker's answer stands below. "
            "RETAIN is off unless you switch it on.")},
        {tr("Choose what to receive"),
         tr("A connection subscribes to # and $SYS/#. The Subscriptions pane changes that "
            "while connected, and shows the QoS that the broker granted.")},
        {tr("Trust the counts"),
         tr("Nothing is lost without being counted. The status bar says “Nothing lost here”, or "
            "how many messages were, and why.")},
    };
    for (const auto& [title, text] : texts) {
        auto* name = new PlainLabel(title, steps);
        name->setFont(boldFont());
        auto* words = new DimLabel(text, steps);
        words->setWordWrap(true);
        stepsLayout->addSpacing(innerSpacing);
        stepsLayout->addWidget(name);
        stepsLayout->addWidget(words);
    }
    stepsLayout->addStretch(1);

    auto* keys = new QWidget;
    auto* keysLayout = new QVBoxLayout(keys);
    keysLayout->setContentsMargins(3 * spacing, 2 * spacing, 3 * spacing, 2 * spacing);
    keysLayout->setSpacing(spacing);
    keysLayout->addWidget(heading(tr("Keyboard"), keys));
    for (const Group& group : groups) {
        keysLayout->addSpacing(innerSpacing);
        keysLayout->addWidget(new SectionLabel(group.title, keys));
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(2 * spacing);
        grid->setVerticalSpacing(innerSpacing);
        grid->setColumnStretch(0, 1);
        for (const auto& [what, shortcut] : group.shortcuts) {
            const int row = grid->rowCount();
            auto* description = new PlainLabel(what, keys);
            description->setWordWrap(true);
            grid->addWidget(description, row, 0);
            grid->addWidget(new Chip(shortcut, ChipKind::Neutral, keys), row, 1, Qt::AlignRight | Qt::AlignVCenter);
        }
        keysLayout->addLayout(grid);
    }
    keysLayout->addStretch(1);

    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(scrolling(steps, tr("First steps")), 1);
    columns->addWidget(scrolling(keys, tr("Keyboard")), 1);

    auto* buttons = new CloseBox(this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(spacing, spacing, spacing, spacing);
    foot->addWidget(buttons);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(columns, 1);
    layout->addLayout(foot);
}

} // namespace topicscope::ui
