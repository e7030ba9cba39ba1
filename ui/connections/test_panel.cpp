// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/test_panel.h"

#include "ui/common/fonts.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"
#include "ui/connections/certificate_viewer.h"
#include "ui/connections/field_problem_label.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>

namespace topicscope::ui {

namespace {

QString defaultTitle(TestStep::Kind kind)
{
    switch (kind) {
    case TestStep::Kind::NameLookup:
        return TestPanel::tr("Host name");
    case TestStep::Kind::Tcp:
        return TestPanel::tr("TCP");
    case TestStep::Kind::Tls:
        return TestPanel::tr("TLS");
    case TestStep::Kind::Mqtt:
        return TestPanel::tr("MQTT CONNECT");
    case TestStep::Kind::Capabilities:
        return TestPanel::tr("What the broker supports");
    }
    return {};
}

struct Mark
{
    QString sign;
    QString word; ///< for screen readers
    QColor colour;
};

Mark markOf(TestStep::State state)
{
    switch (state) {
    case TestStep::State::Running:
        return {QStringLiteral("…"), TestPanel::tr("running"), tokens().accent};
    case TestStep::State::Done:
        return {QStringLiteral("✓"), TestPanel::tr("done"), tokens().good};
    case TestStep::State::Failed:
        return {QStringLiteral("✗"), TestPanel::tr("failed"), tokens().bad};
    case TestStep::State::NotReached:
    case TestStep::State::NotNeeded:
        break;
    }
    return {QStringLiteral("–"), TestPanel::tr("not reached"), tokens().dim};
}

} // namespace

TestPanel::TestPanel(QWidget* parent) : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing + 4, spacing + 4, spacing + 4, spacing + 4);
    layout->setSpacing(spacing);
    auto* header = new QHBoxLayout;
    header->addWidget(new SectionLabel(tr("Test connection"), this), 1);
    m_total = new DimLabel({}, this);
    header->addWidget(m_total);
    layout->addLayout(header);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing);
    grid->setVerticalSpacing(innerSpacing);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows.at(i);
        row.step.kind = static_cast<TestStep::Kind>(i);
        row.mark = new PlainLabel({}, this);
        row.title = new PlainLabel({}, this);
        row.title->setWordWrap(true);
        row.mark->setForegroundRole(QPalette::WindowText);
        row.title->setForegroundRole(QPalette::WindowText);
        row.time = new DimLabel({}, this);
        row.details = new DimLabel({}, this);
        row.details->setWordWrap(true);
        row.details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        grid->addWidget(row.mark, line, 0, Qt::AlignTop);
        grid->addWidget(row.title, line, 1);
        grid->addWidget(row.time, line, 2, Qt::AlignTop | Qt::AlignRight);
        grid->addWidget(row.details, line + 1, 1, 1, 2);
        line += 2;
    }
    layout->addLayout(grid);

    auto* certificates = new QHBoxLayout;
    m_viewChain = new QPushButton(tr("View chain…"), this);
    m_trust = new QPushButton(tr("Trust this certificate"), this);
    certificates->addWidget(m_viewChain);
    certificates->addWidget(m_trust);
    certificates->addStretch(1);
    layout->addLayout(certificates);
    m_problem = new FieldProblemLabel(nullptr, this);
    layout->addWidget(m_problem);
    m_button = new QPushButton(this);
    m_button->setObjectName(QStringLiteral("testConnection"));
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addStretch(1);

    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_running)
            emit cancelRequested();
        else
            emit startRequested();
    });
    connect(m_viewChain, &QPushButton::clicked, this, [this] { (new CertificateViewer(m_chain, this))->open(); });
    connect(m_trust, &QPushButton::clicked, this, [this] {
        // The end of the chain speaks for all that it signed; a lone certificate speaks for itself.
        emit trustRequested({m_chain.last()});
        m_trust->setEnabled(false);
    });
    reset();
}

void TestPanel::reset()
{
    for (Row& row : m_rows) {
        row.step = TestStep{row.step.kind, TestStep::State::NotReached, {}, {}, -1};
        fill(row);
    }
    m_total->clear();
    m_chain.clear();
    m_viewChain->hide();
    m_trust->hide();
    showProblem({});
    setRunning(false);
}

void TestPanel::setRunning(bool running)
{
    m_running = running;
    m_button->setText(running ? tr("Stop") : tr("Test connection"));
}

void TestPanel::showStep(const TestStep& step)
{
    Row& row = m_rows.at(static_cast<std::size_t>(step.kind));
    row.step = step;
    fill(row);
}

void TestPanel::fill(Row& row)
{
    const TestStep& step = row.step;
    const Mark mark = markOf(step.state);
    row.mark->setText(mark.sign);
    row.mark->setAccessibleName(mark.word);
    row.title->setText(step.title.isEmpty() ? defaultTitle(step.kind) : step.title);
    row.title->setFont(step.state == TestStep::State::Failed ? boldFont() : font());
    row.title->setAccessibleName(QStringLiteral("%1: %2").arg(row.title->text(), mark.word));
    row.time->setText(step.microseconds < 0 ? QString() : formatDuration(step.microseconds));
    row.details->setText(step.details);
    row.details->setVisible(!step.details.isEmpty());
    applyColours();
}

void TestPanel::applyColours()
{
    const auto paint = [](QLabel* label, const QColor& colour) {
        if (!label || label->palette().color(QPalette::WindowText) == colour)
            return;
        QPalette own = label->palette();
        own.setColor(QPalette::WindowText, colour);
        label->setPalette(own);
    };
    for (const Row& row : m_rows) {
        paint(row.mark, markOf(row.step.state).colour);
        const bool reached =
            row.step.state != TestStep::State::NotReached && row.step.state != TestStep::State::NotNeeded;
        paint(row.title, reached ? tokens().text : tokens().dim);
    }
}

void TestPanel::showPeerCertificates(const QList<QSslCertificate>& chain)
{
    m_chain = chain;
    m_viewChain->setVisible(!chain.isEmpty());
    const bool tlsFailed =
        m_rows.at(static_cast<std::size_t>(TestStep::Kind::Tls)).step.state == TestStep::State::Failed;
    // Only a self-signed certificate can stand at the end of a chain that is trusted.
    m_trust->setVisible(!chain.isEmpty() && tlsFailed && chain.last().isSelfSigned());
    m_trust->setEnabled(true);
}

void TestPanel::showFinished(bool, qint64 microseconds)
{
    setRunning(false);
    m_total->setText(formatDuration(microseconds));
    showPeerCertificates(m_chain);
}

void TestPanel::showProblem(const QString& text)
{
    static_cast<FieldProblemLabel*>(m_problem)->setProblem(text);
}

void TestPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

} // namespace topicscope::ui
