// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/about_window.h"

#include "ui/common/close_box.h"
#include "ui/common/fonts.h"
#include "ui/common/icon.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace topicscope::ui {

AboutWindow::AboutWindow(QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("About Topicscope"));
    auto* logo = new QLabel(this);
    logo->setPixmap(applicationIcon().pixmap(QSize(72, 72), devicePixelRatioF()));
    logo->setAlignment(Qt::AlignCenter);
    logo->setAccessibleName(tr("The program's icon"));
    auto* name = new PlainLabel(QStringLiteral("Topicscope %1").arg(QStringLiteral(TOPICSCOPE_VERSION)), this);
    name->setFont(headingFont(1.4));
    name->setAlignment(Qt::AlignCenter);
    auto* words =
        new PlainLabel(tr("Every topic live, every message explained, every lost message accounted for."), this);
    words->setAlignment(Qt::AlignCenter);
    auto* details =
        new DimLabel(tr("Free software under the GNU General Public License, version 3 or later.\nRuns on Qt %1.")
                         .arg(QString::fromLatin1(qVersion())),
                     this);
    details->setAlignment(Qt::AlignCenter);
    details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* buttons = new CloseBox(this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * spacing, 3 * spacing, 4 * spacing, spacing);
    layout->setSpacing(spacing);
    for (QWidget* part : {static_cast<QWidget*>(logo), static_cast<QWidget*>(name), static_cast<QWidget*>(words),
                          static_cast<QWidget*>(details)})
        layout->addWidget(part);
    layout->addSpacing(spacing);
    layout->addWidget(buttons);
}

} // namespace topicscope::ui
