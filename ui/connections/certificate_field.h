// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/certificate.h"
#include "app/profiles/secret_store.h"
#include "ui/common/card.h"

class QFormLayout;
class QLabel;
class QPushButton;

namespace topicscope::ui {

class CertificateLoader;
class Chip;
class PasswordEdit;

/// The own CA, or the client certificate with its key: what it is, where it is kept, and what is wrong with it. Takes
/// files by button and by drop.
class CertificateField : public Card
{
    Q_OBJECT

public:
    enum class Purpose { OwnCa, Client };
    CertificateField(Purpose purpose, QWidget* parent = nullptr);

    /// Shown while there is none, instead of when one is needed.
    void setHint(const QString& text);
    /// Starts over with what is saved.
    void setStored(const profiles::CertificateSummary& summary, profiles::SecretKinds inKeychain,
                   profiles::SecretKinds inSession);
    /// Starts over with secrets that are not saved yet.
    void setUnsaved(const profiles::SecretMap& secrets);
    /// Reads this file, asking for its passphrase where it has one.
    void loadFile(const QString& path) { loadFiles({path}); }
    /// Reads them one after the other: certificate and key may stand in two files.
    void loadFiles(const QStringList& paths);
    /// Takes a file that was read already.
    void take(const profiles::CertificateFile& file, const profiles::SecretBytes& passphrase);

    profiles::CertificateSummary summary() const { return m_summary; }
    void collect(profiles::SecretMap& changed, profiles::SecretKinds& removed) const;
    bool isModified() const { return m_modified; }

signals:
    void edited();
    /// View what is saved in the keychain (what is not saved yet is viewed at once).
    void viewStoredRequested();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void chooseFile();
    void loadNext();
    void read(const QString& path, const profiles::SecretBytes& passphrase);
    void loaded(const QString& path, const profiles::SecretBytes& passphrase,
                const tl::expected<profiles::CertificateFile, profiles::CertificateError>& result);
    void view();
    void removeAll();
    void update();
    QString describeText() const;
    QStringList warnings() const;
    profiles::SecretKinds ownKinds() const;

    Purpose m_purpose;
    QString m_hint;
    profiles::CertificateSummary m_summary;
    profiles::SecretKinds m_inKeychain;
    profiles::SecretKinds m_inSession;
    bool m_modified = false;
    QList<QSslCertificate> m_certificates; ///< chosen, not yet saved
    profiles::SecretBytes m_key;
    profiles::SecretBytes m_passphrase;
    QStringList m_paths;   ///< still to be read
    QString m_waitingPath; ///< asks for the passphrase of this file
    QString m_problem;

    CertificateLoader* m_loader;
    QLabel* m_name;
    QLabel* m_issuer;
    QLabel* m_details;
    Chip* m_badge;
    QLabel* m_warnings;
    QLabel* m_error;
    QWidget* m_passphraseRow;
    PasswordEdit* m_passphraseEdit;
    QPushButton* m_view;
    QPushButton* m_choose;
    QPushButton* m_remove;
};

} // namespace topicscope::ui
