// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/connection_tester.h"

#include <QSslCertificate>
#include <QWidget>

#include <array>

class QLabel;
class QPushButton;

namespace topicscope::ui {

class ElidedLabel;

/// Beside the editor: tries the connection as it stands there, step by step, each with its time.
class TestPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TestPanel(QWidget* parent = nullptr);

    /// Nothing tried yet.
    void reset();
    void setRunning(bool running);
    void showStep(const TestStep& step);
    void showPeerCertificates(const QList<QSslCertificate>& chain);
    void showFinished(bool success, qint64 microseconds);
    /// A reason why nothing can be tried.
    void showProblem(const QString& text);

signals:
    void startRequested();
    void cancelRequested();
    /// Add these to the own CA.
    void trustRequested(const QList<QSslCertificate>& certificates);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        QLabel* mark = nullptr;
        QLabel* title = nullptr;
        QLabel* time = nullptr;
        QLabel* details = nullptr;
        TestStep step;
    };

    void fill(Row& row);
    void applyColours();

    std::array<Row, 5> m_rows;
    QLabel* m_total;
    QPushButton* m_button;
    QPushButton* m_viewChain;
    QPushButton* m_trust;
    QLabel* m_problem;
    QList<QSslCertificate> m_chain;
    bool m_running = false;
};

} // namespace topicscope::ui
