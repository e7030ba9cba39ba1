// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/publish_properties_editor.h"

#include "app/mqtt/topic.h"
#include "app/payload/encode.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/spacing.h"
#include "ui/inspector/property_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <limits>

namespace topicscope::ui {

using Id = mqtt::PropertyId;

namespace {

mqtt::Bytes utf8(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    return mqtt::Bytes(bytes.constData(), std::size_t(bytes.size()));
}

QString text(mqtt::BytesView bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

} // namespace

PublishPropertiesEditor::PublishPropertiesEditor(QWidget* parent)
    : QWidget(parent), m_notice(new Notice(this)), m_fields(new QWidget(this))
{
    auto* form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(innerSpacing);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    buildFields(form);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(innerSpacing);
    layout->addWidget(m_notice);
    layout->addWidget(m_fields);
}

void PublishPropertiesEditor::buildFields(QFormLayout* form)
{
    const auto row = [&](Id id, QWidget* widget) {
        auto* label = new PlainLabel(propertyName(id), m_fields);
        label->setToolTip(plainToolTip(propertyExplanation(id)));
        label->setBuddy(widget);
        widget->setAccessibleName(propertyName(id));
        widget->setAccessibleDescription(propertyExplanation(id));
        widget->setToolTip(plainToolTip(propertyExplanation(id)));
        form->addRow(label, widget);
    };
    m_payloadFormat = new QComboBox(m_fields);
    m_payloadFormat->addItems({tr("not sent"), tr("0 – bytes"), tr("1 – UTF-8 text")});
    row(Id::PayloadFormatIndicator, m_payloadFormat);

    m_contentType = new QLineEdit(m_fields);
    m_contentType->setPlaceholderText(tr("such as application/json"));
    row(Id::ContentType, m_contentType);

    auto* expiryRow = new QWidget(m_fields);
    auto* expiryLayout = new QHBoxLayout(expiryRow);
    expiryLayout->setContentsMargins(0, 0, 0, 0);
    m_expires = new QCheckBox(tr("after"), expiryRow);
    m_expires->setAccessibleName(tr("The message expires"));
    m_expiry = new QSpinBox(expiryRow);
    m_expiry->setRange(0, std::numeric_limits<int>::max());
    m_expiry->setValue(60);
    m_expiry->setSuffix(tr(" s"));
    m_expiry->setEnabled(false);
    m_expiry->setAccessibleName(tr("Seconds until the message expires"));
    expiryLayout->addWidget(m_expires);
    expiryLayout->addWidget(m_expiry, 1);
    row(Id::MessageExpiryInterval, expiryRow);

    m_responseTopic = new QLineEdit(m_fields);
    row(Id::ResponseTopic, m_responseTopic);

    auto* correlationRow = new QWidget(m_fields);
    auto* correlationLayout = new QHBoxLayout(correlationRow);
    correlationLayout->setContentsMargins(0, 0, 0, 0);
    m_correlation = new QLineEdit(correlationRow);
    m_correlation->setAccessibleName(propertyName(Id::CorrelationData));
    m_correlationFormat = new QComboBox(correlationRow);
    m_correlationFormat->addItem(payload::formatName(payload::Format::Text), int(payload::Format::Text));
    m_correlationFormat->addItem(payload::formatName(payload::Format::Hex), int(payload::Format::Hex));
    m_correlationFormat->setAccessibleName(tr("Format of the correlation data"));
    correlationLayout->addWidget(m_correlation, 1);
    correlationLayout->addWidget(m_correlationFormat);
    row(Id::CorrelationData, correlationRow);

    m_topicAlias = new QSpinBox(m_fields);
    m_topicAlias->setRange(0, 65535);
    m_topicAlias->setSpecialValueText(tr("automatic"));
    row(Id::TopicAlias, m_topicAlias);

    m_userProperties = new QTreeWidget(m_fields);
    m_userProperties->setHeaderLabels({tr("Name"), tr("Value")});
    m_userProperties->setRootIsDecorated(false);
    m_userProperties->setUniformRowHeights(true);
    m_userProperties->setMaximumHeight(110);
    m_userProperties->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_userProperties->setEditTriggers(QAbstractItemView::AllEditTriggers);
    row(Id::UserProperty, m_userProperties);
    auto* buttons = new QWidget(m_fields);
    auto* buttonLayout = new QHBoxLayout(buttons);
    buttonLayout->setContentsMargins(0, 0, 0, 0);
    auto* addButton = new QPushButton(tr("Add"), buttons);
    auto* removeButton = new QPushButton(tr("Remove"), buttons);
    addButton->setAccessibleName(tr("Add a user property"));
    removeButton->setAccessibleName(tr("Remove the selected user property"));
    buttonLayout->addWidget(addButton);
    buttonLayout->addWidget(removeButton);
    buttonLayout->addStretch(1);
    form->addRow(QString(), buttons);

    connect(addButton, &QPushButton::clicked, this, [this] {
        addUserProperty();
        m_userProperties->editItem(m_userProperties->currentItem(), 0);
    });
    connect(removeButton, &QPushButton::clicked, this, &PublishPropertiesEditor::removeUserProperty);
    connect(m_expires, &QCheckBox::toggled, m_expiry, &QWidget::setEnabled);
    connect(m_expires, &QCheckBox::toggled, this, &PublishPropertiesEditor::changed);
    connect(m_userProperties, &QTreeWidget::itemChanged, this, &PublishPropertiesEditor::changed);
    for (QSpinBox* box : {m_expiry, m_topicAlias})
        connect(box, &QSpinBox::valueChanged, this, &PublishPropertiesEditor::changed);
    for (QComboBox* box : {m_payloadFormat, m_correlationFormat})
        connect(box, &QComboBox::currentIndexChanged, this, &PublishPropertiesEditor::changed);
    for (QLineEdit* edit : {m_contentType, m_responseTopic, m_correlation})
        connect(edit, &QLineEdit::textChanged, this, &PublishPropertiesEditor::changed);
}

void PublishPropertiesEditor::addUserProperty(const QString& name, const QString& value)
{
    auto* item = new QTreeWidgetItem(m_userProperties, {name, value});
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    m_userProperties->setCurrentItem(item);
    Q_EMIT changed();
}

void PublishPropertiesEditor::removeUserProperty()
{
    delete m_userProperties->currentItem();
    Q_EMIT changed();
}

mqtt::Properties PublishPropertiesEditor::properties() const
{
    return m_fields->isEnabled() ? written() : mqtt::Properties();
}

mqtt::Properties PublishPropertiesEditor::written() const
{
    mqtt::Properties list;
    if (m_payloadFormat->currentIndex() > 0)
        list.set(Id::PayloadFormatIndicator, std::uint32_t(m_payloadFormat->currentIndex() - 1));
    if (m_expires->isChecked())
        list.set(Id::MessageExpiryInterval, std::uint32_t(m_expiry->value()));
    if (m_topicAlias->value() > 0)
        list.set(Id::TopicAlias, std::uint32_t(m_topicAlias->value()));
    if (!m_responseTopic->text().isEmpty())
        list.set(Id::ResponseTopic, utf8(m_responseTopic->text()));
    if (!m_correlation->text().isEmpty()) {
        const auto format = payload::Format(m_correlationFormat->currentData().toInt());
        if (auto correlation = payload::encode(m_correlation->text(), format))
            list.set(Id::CorrelationData, std::move(*correlation));
    }
    for (int i = 0; i < m_userProperties->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = m_userProperties->topLevelItem(i);
        list.addUserProperty(utf8(item->text(0)), utf8(item->text(1)));
    }
    if (!m_contentType->text().isEmpty())
        list.set(Id::ContentType, utf8(m_contentType->text()));
    return list;
}

void PublishPropertiesEditor::setProperties(const mqtt::Properties& list)
{
    m_payloadFormat->setCurrentIndex(int(list.number(Id::PayloadFormatIndicator).value_or(std::uint32_t(-1)) + 1));
    const auto expiry = list.number(Id::MessageExpiryInterval);
    m_expires->setChecked(expiry.has_value());
    m_expiry->setValue(int(std::min<std::uint32_t>(expiry.value_or(60), std::numeric_limits<int>::max())));
    m_topicAlias->setValue(int(list.number(Id::TopicAlias).value_or(0)));
    m_responseTopic->setText(text(list.text(Id::ResponseTopic).value_or(mqtt::BytesView())));
    m_contentType->setText(text(list.text(Id::ContentType).value_or(mqtt::BytesView())));
    const mqtt::BytesView correlation = list.text(Id::CorrelationData).value_or(mqtt::BytesView());
    const auto asText = payload::editableText(correlation, payload::Format::Text);
    const bool plain = asText && std::none_of(correlation.begin(), correlation.end(),
                                              [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    m_correlationFormat->setCurrentIndex(plain ? 0 : 1);
    m_correlation->setText(plain ? *asText
                                 : payload::editableText(correlation, payload::Format::Hex).value_or(QString()));
    m_userProperties->clear();
    for (const mqtt::UserProperty& property : list.userProperties())
        addUserProperty(text(property.first), text(property.second));
    Q_EMIT changed();
}

QString PublishPropertiesEditor::problem() const
{
    if (!m_fields->isEnabled())
        return {};
    if (!m_responseTopic->text().isEmpty()) {
        if (const auto problem = mqtt::validateTopicName(utf8(m_responseTopic->text())))
            return tr("Response Topic: %1").arg(QCoreApplication::translate("mqtt", problem->description.data()));
    }
    const auto format = payload::Format(m_correlationFormat->currentData().toInt());
    if (const auto correlation = payload::encode(m_correlation->text(), format); !correlation)
        return tr("Correlation Data: %1").arg(correlation.error().message);
    if (const auto error = mqtt::validate(properties(), mqtt::PropertyHome::Publish))
        return QCoreApplication::translate("mqtt", error->description.data());
    return {};
}

void PublishPropertiesEditor::setUnavailable(const QString& reason)
{
    m_fields->setEnabled(reason.isEmpty());
    if (reason.isEmpty())
        m_notice->clear();
    else
        m_notice->show(ChipKind::Info, reason);
    Q_EMIT changed();
}

} // namespace topicscope::ui
