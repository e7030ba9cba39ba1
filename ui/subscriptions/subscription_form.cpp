// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscription_form.h"

#include "app/mqtt/topic.h"
#include "ui/common/flow_layout.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/spacing.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace topicscope::ui {

SubscriptionForm::SubscriptionForm(QWidget* parent)
    : QWidget(parent),
      m_filter(new QLineEdit(this)),
      m_qos(new QComboBox(this)),
      m_noLocal(new QCheckBox(tr("No Local"), this)),
      m_retainAsPublished(new QCheckBox(tr("Retain As Published"), this)),
      m_retainHandling(new QComboBox(this)),
      m_submit(new QPushButton(tr("Subscribe"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_problem(new PlainLabel({}, this))
{
    m_filter->setFont(fixedFont());
    m_filter->setPlaceholderText(tr("Filter, such as plant/+/temp or $SYS/#"));
    m_filter->setAccessibleName(tr("Topic filter"));
    m_filter->setMinimumWidth(140);
    m_qos->addItems({tr("QoS 0"), tr("QoS 1"), tr("QoS 2")});
    m_qos->setAccessibleName(tr("Highest QoS wanted"));
    m_noLocal->setToolTip(plainToolTip(tr("Messages that this connection publishes do not come back to it")));
    m_retainAsPublished->setToolTip(plainToolTip(tr("Live messages keep the RETAIN flag they were published with")));
    m_retainAsPublished->setChecked(true);
    m_retainHandling->addItems({tr("Retained: send"), tr("Retained: if new"), tr("Retained: do not send")});
    m_retainHandling->setAccessibleName(tr("Retain Handling"));
    m_retainHandling->setToolTip(
        plainToolTip(tr("Whether the broker sends its retained messages when this filter is subscribed")));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_cancel->hide();

    // Filter, QoS and button first: they stay together where the options go into rows below.
    auto* line = new FlowLayout;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_filter, m_qos, m_submit, m_cancel, m_retainHandling,
                                                           m_noLocal, m_retainAsPublished})
        line->addWidget(widget);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing, innerSpacing, spacing, spacing);
    layout->setSpacing(innerSpacing);
    layout->addLayout(line);
    layout->addWidget(m_problem);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { check(false); });
    connect(m_filter, &QLineEdit::returnPressed, this, &SubscriptionForm::submit);
    connect(m_submit, &QPushButton::clicked, this, &SubscriptionForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, &SubscriptionForm::cancelled);
}

void SubscriptionForm::setSubscription(const mqtt::Subscription& subscription)
{
    m_filter->setText(QString::fromUtf8(subscription.filter.data(), qsizetype(subscription.filter.size())));
    m_qos->setCurrentIndex(int(subscription.options.qos));
    m_noLocal->setChecked(subscription.options.noLocal);
    m_retainAsPublished->setChecked(subscription.options.retainAsPublished);
    m_retainHandling->setCurrentIndex(int(subscription.options.retainHandling));
}

mqtt::Subscription SubscriptionForm::subscription() const
{
    const QByteArray utf8 = m_filter->text().toUtf8();
    mqtt::Subscription result;
    result.filter.assign(utf8.constData(), std::size_t(utf8.size()));
    result.options.qos = mqtt::QoS(m_qos->currentIndex());
    if (m_noLocal->isEnabled()) {
        result.options.noLocal = m_noLocal->isChecked();
        result.options.retainAsPublished = m_retainAsPublished->isChecked();
        result.options.retainHandling = mqtt::RetainHandling(m_retainHandling->currentIndex());
    }
    return result;
}

void SubscriptionForm::setVersion(mqtt::Version version)
{
    const bool options = version == mqtt::Version::V5_0;
    for (QWidget* widget : {static_cast<QWidget*>(m_noLocal), static_cast<QWidget*>(m_retainAsPublished),
                            static_cast<QWidget*>(m_retainHandling)}) {
        widget->setEnabled(options);
        widget->setStatusTip(options ? QString() : tr("Only MQTT 5.0 has this option"));
    }
}

void SubscriptionForm::setServerLimits(bool wildcards, bool shared)
{
    m_wildcards = wildcards;
    m_shared = shared;
    check(false);
}

void SubscriptionForm::setEditing(bool editing)
{
    m_submit->setText(editing ? tr("Change") : tr("Subscribe"));
    m_cancel->setVisible(editing);
}

void SubscriptionForm::focusFilter()
{
    m_filter->setFocus(Qt::OtherFocusReason);
    m_filter->selectAll();
}

void SubscriptionForm::clear()
{
    m_filter->clear();
}

bool SubscriptionForm::check(bool emptyIsWrong)
{
    const mqtt::Bytes filter = subscription().filter;
    QString text;
    if (const auto problem = mqtt::validateTopicFilter(filter)) {
        if (problem->kind != mqtt::TopicProblem::Kind::Empty)
            text = QCoreApplication::translate("mqtt", std::string(problem->description).c_str());
        else if (emptyIsWrong)
            text = tr("Enter the filter to subscribe to; # is everything.");
        else {
            m_problem->hide();
            return false;
        }
    } else if (!m_wildcards && mqtt::hasWildcard(filter)) {
        text = tr("This broker accepts no wildcards in filters, as it said on connecting.");
    } else if (!m_shared && mqtt::parseShared(filter)) {
        text = tr("This broker has no shared subscriptions, as it said on connecting.");
    } else if (m_noLocal->isEnabled() && m_noLocal->isChecked() && mqtt::parseShared(filter)) {
        text = tr("No Local must not be set on a shared subscription (MQTT-3.8.3-4).");
    }
    QPalette colors = m_problem->palette();
    colors.setColor(QPalette::WindowText, tokens().bad);
    m_problem->setPalette(colors);
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    return text.isEmpty();
}

void SubscriptionForm::submit()
{
    if (check(true))
        Q_EMIT submitted(subscription());
    else
        focusFilter();
}

void SubscriptionForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_cancel->isVisible()) {
        Q_EMIT cancelled();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace topicscope::ui
