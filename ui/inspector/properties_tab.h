// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topics/stored_message.h"

#include <QTreeWidget>

namespace topicscope::ui {

/// Everything a message carries beside its payload: the fields of PUBLISH, every MQTT 5 property with the standard's
/// name and what it means, and the user properties.
class PropertiesTab : public QTreeWidget
{
    Q_OBJECT

public:
    explicit PropertiesTab(QWidget* parent = nullptr);

    /// `filters` are those of ours that the message matched, as text.
    void setMessage(const topics::StoredMessage& message, const QStringList& filters);
    void clearMessage();
    /// How many MQTT 5 properties the shown message has.
    int propertyCount() const { return m_propertyCount; }

Q_SIGNALS:
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void colour();
    QTreeWidgetItem* group(const QString& title);
    void row(QTreeWidgetItem* group, const QString& name, const QString& value, const QString& explanation);
    void fillFields(const topics::StoredMessage& message, const QStringList& filters);
    void fillProperties(const topics::StoredMessage& message);
    void copyRow(bool wholeRow);

    int m_propertyCount = 0;
};

/// "Retained", "Live", "Resumed", "Redelivered": a chip's text.
QString provenanceName(mqtt::Provenance provenance);
/// What it means, in one sentence.
QString provenanceExplanation(mqtt::Provenance provenance);

} // namespace topicscope::ui
