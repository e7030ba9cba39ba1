// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QSslCertificate>

class QListWidget;
class QTableWidget;

namespace topicscope::ui {

/// Shows a chain of certificates, each with everything worth knowing. Show it with open().
class CertificateViewer : public QDialog
{
    Q_OBJECT

public:
    explicit CertificateViewer(const QList<QSslCertificate>& chain, QWidget* parent = nullptr);

private:
    void showDetails(int row);

    QList<QSslCertificate> m_chain;
    QListWidget* m_list;
    QTableWidget* m_details;
};

} // namespace topicscope::ui
