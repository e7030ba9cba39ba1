// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/properties.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;
class QTreeWidget;

namespace topicscope::ui {

class Notice;

/// Every property that a client may put into a PUBLISH of MQTT 5 (§3.3.2.3). Subscription Identifier is not among them:
/// only a broker sends it.
class PublishPropertiesEditor : public QWidget
{
    Q_OBJECT

public:
    explicit PublishPropertiesEditor(QWidget* parent = nullptr);

    /// What is to be sent: nothing while they are not available.
    mqtt::Properties properties() const;
    /// What is filled in, available or not.
    mqtt::Properties written() const;
    void setProperties(const mqtt::Properties& properties);
    int count() const { return int(properties().list().size()); }
    /// What cannot be sent, in plain words; empty when all is well.
    QString problem() const;
    /// Greys everything out and says why; an empty reason enables it again.
    void setUnavailable(const QString& reason);

Q_SIGNALS:
    void changed();

private:
    void buildFields(QFormLayout* form);
    void addUserProperty(const QString& name = {}, const QString& value = {});
    void removeUserProperty();

    Notice* m_notice;
    QWidget* m_fields;
    QComboBox* m_payloadFormat;
    QLineEdit* m_contentType;
    QCheckBox* m_expires;
    QSpinBox* m_expiry;
    QLineEdit* m_responseTopic;
    QLineEdit* m_correlation;
    QComboBox* m_correlationFormat;
    QSpinBox* m_topicAlias;
    QTreeWidget* m_userProperties;
};

} // namespace topicscope::ui
