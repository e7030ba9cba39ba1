// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/certificate_viewer.h"

#include "app/profiles/certificate.h"
#include "ui/common/close_box.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>

namespace topicscope::ui {

namespace {

/// "ab:cd:…", as other programs write fingerprints.
QString inPairs(const QString& hexadecimal)
{
    QStringList pairs;
    for (qsizetype at = 0; at < hexadecimal.size(); at += 2)
        pairs << hexadecimal.mid(at, 2);
    return pairs.join(u':');
}

} // namespace

CertificateViewer::CertificateViewer(const QList<QSslCertificate>& chain, QWidget* parent)
    : QDialog(parent), m_chain(chain)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Certificates"));
    resize(760, 460);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(spacing);
    auto* label = new SectionLabel(tr("Chain, the own certificate first"), this);
    layout->addWidget(label);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Certificates"));
    for (const QSslCertificate& certificate : m_chain)
        m_list->addItem(profiles::summarize(certificate).subject);
    m_list->setMaximumHeight(m_list->sizeHintForRow(0) * 4 + 2 * m_list->frameWidth());
    label->setBuddy(m_list);
    layout->addWidget(m_list);
    m_details = new QTableWidget(0, 2, this);
    m_details->setAccessibleName(tr("Details"));
    m_details->horizontalHeader()->hide();
    m_details->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_details->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_details->verticalHeader()->hide();
    m_details->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_details->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_details->setTabKeyNavigation(false);
    m_details->setShowGrid(false);
    layout->addWidget(m_details, 1);
    auto* buttons = new CloseBox(this);
    auto* copy = buttons->addButton(tr("Copy as PEM"), QDialogButtonBox::ActionRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [this] {
        if (m_list->currentRow() >= 0)
            QApplication::clipboard()->setText(QString::fromLatin1(m_chain.at(m_list->currentRow()).toPem()));
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &CertificateViewer::showDetails);
    m_list->setCurrentRow(0);
}

void CertificateViewer::showDetails(int row)
{
    m_details->setRowCount(0);
    if (row < 0 || row >= m_chain.size())
        return;
    const profiles::CertificateDescription d = profiles::describe(m_chain.at(row));
    const auto add = [this](const QString& name, const QString& value) {
        if (value.isEmpty())
            return;
        const int at = m_details->rowCount();
        m_details->insertRow(at);
        m_details->setItem(at, 0, new QTableWidgetItem(name));
        m_details->setItem(at, 1, new QTableWidgetItem(value));
    };
    const auto day = [](const QDateTime& time) { return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat); };
    add(tr("Subject"), d.subject);
    add(tr("Issuer"), d.selfSigned ? tr("itself (self-signed)") : d.issuer);
    add(tr("Valid from"), day(d.validFrom));
    add(tr("Valid until"), day(d.validUntil));
    add(tr("Names"), d.alternativeNames.join(QStringLiteral(", ")));
    add(tr("Key"), d.keyType);
    add(tr("Made for"), d.extendedKeyUsage.isEmpty() ? tr("any use") : d.extendedKeyUsage.join(QStringLiteral(", ")));
    add(tr("Is a CA"), d.certificateAuthority ? tr("yes") : tr("no"));
    add(tr("Serial number"), d.serialNumber);
    add(tr("SHA-256"), inPairs(d.sha256));
    add(tr("SHA-1"), inPairs(d.sha1));
}

} // namespace topicscope::ui
