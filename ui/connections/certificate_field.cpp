// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/certificate_field.h"

#include "ui/common/chip.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/connections/certificate_loader.h"
#include "ui/connections/certificate_viewer.h"
#include "ui/connections/field_problem_label.h"
#include "ui/connections/password_edit.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

namespace topicscope::ui {

using namespace profiles;

CertificateField::CertificateField(Purpose purpose, QWidget* parent) : Card(parent), m_purpose(purpose)
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing + 4, spacing, spacing + 4, spacing);
    layout->setSpacing(innerSpacing);

    auto* top = new QHBoxLayout;
    m_name = new ElidedLabel({}, this);
    m_name->setFont(boldFont());
    m_issuer = new DimLabel({}, this);
    m_badge = new Chip({}, ChipKind::Good, this);
    top->addWidget(m_name);
    top->addWidget(m_issuer);
    top->addStretch(1);
    top->addWidget(m_badge);
    layout->addLayout(top);
    m_details = new DimLabel({}, this);
    m_details->setWordWrap(true);
    layout->addWidget(m_details);
    auto* warnings = new FieldProblemLabel(nullptr, this);
    m_warnings = warnings;
    layout->addWidget(warnings);

    m_passphraseRow = new QWidget(this);
    auto* passphrase = new QHBoxLayout(m_passphraseRow);
    passphrase->setContentsMargins(0, 0, 0, 0);
    m_passphraseEdit = new PasswordEdit(m_passphraseRow);
    m_passphraseEdit->setAccessibleName(tr("Passphrase of the file"));
    m_passphraseEdit->setPlaceholderText(tr("Passphrase"));
    auto* open = new QPushButton(tr("Open"), m_passphraseRow);
    passphrase->addWidget(m_passphraseEdit, 1);
    passphrase->addWidget(open);
    layout->addWidget(m_passphraseRow);
    m_error = new FieldProblemLabel(m_passphraseEdit, this);
    layout->addWidget(m_error);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing);
    m_view = new QPushButton(tr("View…"), this);
    m_choose = new QPushButton(this);
    m_remove = new QPushButton(tr("Remove"), this);
    for (QPushButton* button : {m_view, m_choose, m_remove})
        buttons->addWidget(button);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    setFocusProxy(m_choose);

    m_loader = new CertificateLoader(this);
    const auto openWithPassphrase = [this] { read(m_waitingPath, SecretBytes::fromText(m_passphraseEdit->text())); };
    connect(open, &QPushButton::clicked, this, openWithPassphrase);
    connect(m_passphraseEdit, &QLineEdit::returnPressed, this, openWithPassphrase);
    connect(m_view, &QPushButton::clicked, this, &CertificateField::view);
    connect(m_choose, &QPushButton::clicked, this, &CertificateField::chooseFile);
    connect(m_remove, &QPushButton::clicked, this, &CertificateField::removeAll);
    update();
}

void CertificateField::setHint(const QString& text)
{
    m_hint = text;
    update();
}

SecretKinds CertificateField::ownKinds() const
{
    return m_purpose == Purpose::OwnCa
               ? SecretKinds(SecretKind::CaCertificates)
               : SecretKind::ClientCertificate | SecretKind::PrivateKey | SecretKind::Passphrase;
}

void CertificateField::setStored(const CertificateSummary& summary, SecretKinds inKeychain, SecretKinds inSession)
{
    m_summary = summary;
    m_inKeychain = inKeychain & ownKinds();
    m_inSession = inSession & ownKinds();
    m_modified = false;
    m_certificates.clear();
    m_key = {};
    m_passphrase = {};
    m_waitingPath.clear();
    m_problem.clear();
    m_passphraseEdit->clear();
    update();
}

void CertificateField::setUnsaved(const SecretMap& secrets)
{
    setStored({}, {}, {});
    CertificateFile file;
    file.certificates = certificatesFromPem(
        secrets.value(m_purpose == Purpose::OwnCa ? SecretKind::CaCertificates : SecretKind::ClientCertificate).view());
    if (m_purpose == Purpose::Client)
        file.privateKey = secrets.value(SecretKind::PrivateKey);
    if (!file.certificates.isEmpty() || !file.privateKey.isEmpty())
        take(file, secrets.value(SecretKind::Passphrase));
}

void CertificateField::loadFiles(const QStringList& paths)
{
    m_paths = paths;
    loadNext();
}

void CertificateField::loadNext()
{
    if (m_paths.isEmpty())
        return;
    const QString path = m_paths.takeFirst();
    m_waitingPath = path;
    m_passphraseEdit->clear();
    read(path, {});
}

void CertificateField::read(const QString& path, const SecretBytes& passphrase)
{
    m_loader->load(path, passphrase, [this, path, passphrase](const CertificateLoader::Result& result) {
        loaded(path, passphrase, result);
    });
}

void CertificateField::loaded(const QString& path, const SecretBytes& passphrase,
                              const tl::expected<CertificateFile, CertificateError>& result)
{
    if (result) {
        m_waitingPath.clear();
        m_passphraseEdit->clear();
        take(*result, result->keyIsEncrypted ? passphrase : SecretBytes());
        loadNext();
        return;
    }
    const auto kind = result.error().kind;
    const bool asks =
        kind == CertificateError::Kind::PassphraseNeeded || kind == CertificateError::Kind::PassphraseWrong;
    m_waitingPath = asks ? path : QString();
    m_problem = result.error().message;
    update();
    if (asks)
        m_passphraseEdit->setFocus();
}

void CertificateField::take(const CertificateFile& file, const SecretBytes& passphrase)
{
    m_problem.clear();
    if (m_purpose == Purpose::OwnCa) {
        if (file.certificates.isEmpty()) {
            m_problem = tr("There is no certificate in this file, only a private key.");
            update();
            return;
        }
        m_certificates = file.certificates;
    } else {
        if (!file.certificates.isEmpty())
            m_certificates = file.certificates;
        if (!file.privateKey.isEmpty()) {
            m_key = file.privateKey;
            m_passphrase = passphrase;
        }
    }
    if (!m_certificates.isEmpty())
        m_summary = summarize(m_certificates.first());
    m_modified = true;
    update();
    emit edited();
}

void CertificateField::collect(SecretMap& changed, SecretKinds& removed) const
{
    if (!m_modified)
        return;
    if (m_certificates.isEmpty() && m_key.isEmpty()) {
        removed |= ownKinds();
        return;
    }
    if (!m_certificates.isEmpty())
        changed.insert(m_purpose == Purpose::OwnCa ? SecretKind::CaCertificates : SecretKind::ClientCertificate,
                       certificatesToPem(m_certificates));
    if (m_key.isEmpty())
        return;
    changed.insert(SecretKind::PrivateKey, m_key);
    if (m_passphrase.isEmpty())
        removed |= SecretKind::Passphrase;
    else
        changed.insert(SecretKind::Passphrase, m_passphrase);
}

void CertificateField::removeAll()
{
    setStored({}, m_inKeychain, m_inSession);
    m_inKeychain = {};
    m_inSession = {};
    m_modified = true;
    update();
    emit edited();
}

void CertificateField::chooseFile()
{
    auto* dialog = new QFileDialog(this, m_purpose == Purpose::OwnCa ? tr("Choose CA certificates")
                                                                     : tr("Choose certificate or key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Certificates and keys (*.pem *.crt *.cer *.der *.key *.p12 *.pfx)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) { loadFiles(paths); });
    dialog->open();
}

void CertificateField::view()
{
    if (m_certificates.isEmpty()) {
        emit viewStoredRequested();
        return;
    }
    auto* viewer = new CertificateViewer(m_certificates, this);
    viewer->open();
}

QString CertificateField::describeText() const
{
    if (m_summary.isEmpty() && !m_hint.isEmpty())
        return m_hint;
    if (m_summary.isEmpty())
        return m_purpose == Purpose::OwnCa ? tr("None. The certificates the system trusts are used.")
                                           : tr("None. Needed only where the broker asks for one.");
    const qint64 days = QDateTime::currentDateTime().daysTo(m_summary.validUntil);
    const QString date = QLocale().toString(m_summary.validUntil.toLocalTime().date(), QLocale::ShortFormat);
    QStringList parts;
    if (!m_summary.keyType.isEmpty())
        parts << m_summary.keyType;
    parts << (days < 0 ? tr("expired on %1").arg(date)
                       : tr("valid until %1 (%n days)", nullptr, static_cast<int>(days)).arg(date));
    if (m_purpose == Purpose::Client) {
        const bool hasKey = !m_key.isEmpty() || (m_inKeychain | m_inSession).testFlag(SecretKind::PrivateKey);
        parts << (hasKey ? tr("with its private key") : tr("the private key is missing: choose its file too"));
    } else if (m_certificates.size() > 1) {
        parts << tr("%n certificates", nullptr, static_cast<int>(m_certificates.size()));
    }
    return parts.join(QStringLiteral(" · "));
}

QStringList CertificateField::warnings() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_certificates.isEmpty())
        return {};
    if (m_purpose == Purpose::OwnCa)
        return caWarnings(m_certificates, now);
    return clientCertificateWarnings(m_certificates,
                                     m_key.isEmpty() ? QSslKey() : openPrivateKey(m_key.view(), m_passphrase), now);
}

void CertificateField::update()
{
    const bool has = !m_summary.isEmpty() || !m_key.isEmpty();
    m_name->setVisible(has);
    m_name->setText(m_summary.isEmpty() ? tr("Private key") : m_summary.subject);
    const bool otherIssuer = !m_summary.issuer.isEmpty() && m_summary.issuer != m_summary.subject;
    m_issuer->setVisible(otherIssuer);
    m_issuer->setText(tr("issued by %1").arg(m_summary.issuer));
    m_details->setText(describeText());
    const bool chosen = !m_certificates.isEmpty() || !m_key.isEmpty();
    m_badge->setVisible(has || chosen);
    if (chosen) {
        m_badge->setText(tr("not saved yet"));
        m_badge->setKind(ChipKind::Info);
    } else if (m_inSession) {
        m_badge->setText(tr("for this session only"));
        m_badge->setKind(ChipKind::Warning);
    } else if (!m_inKeychain) {
        m_badge->setText(tr("not kept"));
        m_badge->setKind(ChipKind::Warning);
    } else {
        m_badge->setText(tr("in the keychain"));
        m_badge->setKind(ChipKind::Good);
    }
    static_cast<FieldProblemLabel*>(m_warnings)->setProblem(warnings().join(u'\n'), FieldProblem::Severity::Warning);
    static_cast<FieldProblemLabel*>(m_error)->setProblem(m_problem);
    m_passphraseRow->setVisible(!m_waitingPath.isEmpty());
    m_view->setVisible(has);
    m_remove->setVisible(has);
    m_choose->setText(has ? tr("Replace…") : tr("Choose a file…"));
    const QString subject = m_purpose == Purpose::OwnCa ? tr("own CA") : tr("client certificate");
    m_choose->setAccessibleName(tr("%1: %2").arg(subject, m_choose->text()));
    m_view->setAccessibleName(tr("%1: %2").arg(subject, m_view->text()));
    m_remove->setAccessibleName(tr("%1: %2").arg(subject, m_remove->text()));
}

void CertificateField::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void CertificateField::dropEvent(QDropEvent* event)
{
    QStringList paths;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    loadFiles(paths);
    event->acceptProposedAction();
}

} // namespace topicscope::ui
