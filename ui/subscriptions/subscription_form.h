// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/packets.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace topicscope::ui {

/// One line in which a filter is written with its options, to be added or to replace the one that is being edited.
class SubscriptionForm : public QWidget
{
    Q_OBJECT

public:
    explicit SubscriptionForm(QWidget* parent = nullptr);

    void setSubscription(const mqtt::Subscription& subscription);
    mqtt::Subscription subscription() const;
    /// The options exist in MQTT 5 only; greyed out before, with the reason as tool tip.
    void setVersion(mqtt::Version version);
    void setServerLimits(bool wildcards, bool shared);
    /// What the button says: "Subscribe" or "Change".
    void setEditing(bool editing);
    void focusFilter();
    void clear();

Q_SIGNALS:
    /// Enter, or the button, with a valid filter.
    void submitted(const topicscope::mqtt::Subscription& subscription);
    /// Escape while an existing filter is edited.
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool check(bool emptyIsWrong);
    void submit();

    QLineEdit* m_filter;
    QComboBox* m_qos;
    QCheckBox* m_noLocal;
    QCheckBox* m_retainAsPublished;
    QComboBox* m_retainHandling;
    QPushButton* m_submit;
    QPushButton* m_cancel;
    QLabel* m_problem;
    bool m_wildcards = true;
    bool m_shared = true;
};

} // namespace topicscope::ui
