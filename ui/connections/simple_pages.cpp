// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/simple_pages.h"

#include "ui/common/fonts.h"
#include "ui/connections/name_value_table.h"
#include "ui/connections/number_edit.h"
#include "ui/connections/secret_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPixmap>
#include <QPlainTextEdit>

#include <limits>

namespace topicscope::ui {

using namespace profiles;

namespace {

constexpr quint32 anyNumber = std::numeric_limits<quint32>::max();
constexpr quint32 neverExpires = std::numeric_limits<quint32>::max();
constexpr quint32 longestTime = 3'600'000; // milliseconds

template <typename Enum>
void select(QComboBox* combo, Enum value)
{
    combo->setCurrentIndex(combo->findData(static_cast<int>(value)));
}

template <typename Enum>
Enum selected(const QComboBox* combo)
{
    return static_cast<Enum>(combo->currentData().toInt());
}

void addQosChoices(QComboBox* combo)
{
    combo->addItem(EditorPage::tr("0: at most once"), 0);
    combo->addItem(EditorPage::tr("1: at least once"), 1);
    combo->addItem(EditorPage::tr("2: exactly once"), 2);
}

template <typename Number>
std::optional<Number> narrowed(const NumberEdit* edit)
{
    const auto number = edit->number();
    return number ? std::optional<Number>(static_cast<Number>(*number)) : std::nullopt;
}

bool isText(const QByteArray& bytes)
{
    return QString::fromUtf8(bytes).toUtf8() == bytes && !bytes.contains('\0');
}

} // namespace

BrokerPage::BrokerPage(QWidget* parent) : SecretPage(tr("Broker"), QStringLiteral("server"), parent)
{
    m_name = makeLine(QStringLiteral("name"), tr("Host and port"));
    addRow(tr("Name"), m_name, QStringLiteral("name"));
    m_transport = makeCombo(QStringLiteral("transport"));
    m_transport->addItem(tr("TCP (mqtt://)"), int(Transport::Tcp));
    m_transport->addItem(tr("TLS (mqtts://)"), int(Transport::Tls));
    m_transport->addItem(tr("WebSocket (ws://)"), int(Transport::WebSocket));
    m_transport->addItem(tr("Secure WebSocket (wss://)"), int(Transport::SecureWebSocket));
    addRow(tr("Transport"), m_transport, QStringLiteral("transport"));
    m_host = makeLine(QStringLiteral("host"), QStringLiteral("broker.example"));
    addRow(tr("Host"), m_host, QStringLiteral("host"));
    m_port = makeNumber(QStringLiteral("port"), 1, 65'535, {});
    addRow(tr("Port"), m_port, QStringLiteral("port"));
    m_path = makeLine(QStringLiteral("webSocketPath"), QStringLiteral("/mqtt"));
    addRow(tr("Path"), m_path, QStringLiteral("webSocketPath"));
    m_subprotocol = makeLine(QStringLiteral("webSocketSubprotocol"));
    addRow(tr("Subprotocol"), m_subprotocol, QStringLiteral("webSocketSubprotocol"));
    m_headers = new NameValueTable(tr("Headers"), content());
    addRow(tr("Headers"), m_headers, QStringLiteral("webSocketHeaders"));
    connect(m_headers, &NameValueTable::edited, this, [this] { touch(QStringLiteral("webSocketHeaders")); });
    m_secretHeader = new SecretField(SecretKind::WebSocketHeaders, tr("Secret header"), content());
    m_secretHeader->setHint(tr("Authorization: Bearer …"));
    addRow(tr("Secret header"), m_secretHeader, QStringLiteral("secretHeader"));
    connect(m_secretHeader, &SecretField::edited, this, [this] { touch(QStringLiteral("secretHeader")); });
    m_protocol = makeCombo(QStringLiteral("protocol"));
    m_protocol->addItem(tr("MQTT 5.0, or 3.1.1 where the broker refuses it"), int(ProtocolChoice::Automatic));
    m_protocol->addItem(tr("MQTT 5.0 only"), int(ProtocolChoice::V5_0));
    m_protocol->addItem(tr("MQTT 3.1.1"), int(ProtocolChoice::V3_1_1));
    m_protocol->addItem(tr("MQTT 3.1"), int(ProtocolChoice::V3_1));
    addRow(tr("Protocol"), m_protocol, QStringLiteral("protocol"));
    m_timeout = makeNumber(QStringLiteral("connectTimeoutMs"), 1, longestTime, tr("10,000"));
    addRow(tr("Connect time-out, ms"), m_timeout, QStringLiteral("connectTimeoutMs"));
    connect(m_transport, &QComboBox::currentIndexChanged, this, &BrokerPage::updateTransport);
    connect(m_protocol, &QComboBox::currentIndexChanged, this, &BrokerPage::updateTransport);
}

void BrokerPage::updateTransport()
{
    const auto transport = selected<Transport>(m_transport);
    m_port->setWhenEmpty(QString::number(defaultPort(transport)));
    const bool webSocket = transport == Transport::WebSocket || transport == Transport::SecureWebSocket;
    setRowVisible(m_path, webSocket);
    setRowVisible(m_subprotocol, webSocket);
    const bool isOld = selected<ProtocolChoice>(m_protocol) == ProtocolChoice::V3_1;
    m_subprotocol->setPlaceholderText(isOld ? QStringLiteral("mqttv3.1") : QStringLiteral("mqtt"));
    setRowVisible(m_headers, webSocket);
    setRowVisible(m_secretHeader, webSocket);
}

void BrokerPage::load(const Profile& profile)
{
    m_name->setText(profile.name);
    select(m_transport, profile.transport);
    m_host->setText(profile.host);
    m_port->setNumber(profile.port == 0 ? std::nullopt : std::optional<quint32>(profile.port));
    m_path->setText(profile.webSocketPath);
    m_subprotocol->setText(profile.webSocketSubprotocol);
    m_headers->setValues(profile.webSocketHeaders);
    select(m_protocol, profile.protocol);
    m_timeout->setNumber(static_cast<quint32>(profile.connectTimeoutMs));
    updateTransport();
}

void BrokerPage::store(Profile& profile) const
{
    profile.name = m_name->text().trimmed();
    profile.transport = selected<Transport>(m_transport);
    profile.host = m_host->text().trimmed();
    profile.port = narrowed<quint16>(m_port).value_or(0);
    profile.webSocketPath = m_path->text().trimmed();
    profile.webSocketSubprotocol = m_subprotocol->text().trimmed();
    profile.webSocketHeaders = m_headers->values();
    profile.protocol = selected<ProtocolChoice>(m_protocol);
    profile.connectTimeoutMs = static_cast<int>(m_timeout->number().value_or(10'000));
}

void BrokerPage::setStored(SecretKinds inKeychain, SecretKinds inSession)
{
    m_secretHeader->setStored(SecretField::placeOf(SecretKind::WebSocketHeaders, inKeychain, inSession));
}

void BrokerPage::setUnsaved(const SecretMap& secrets)
{
    if (secrets.contains(SecretKind::WebSocketHeaders))
        m_secretHeader->setTyped(secrets.value(SecretKind::WebSocketHeaders));
}

void BrokerPage::collect(SecretMap& changed, SecretKinds& removed) const
{
    m_secretHeader->collect(changed, removed);
}

void BrokerPage::setServer(const QString& host, quint16 port)
{
    m_host->setText(host);
    m_port->setNumber(port == 0 ? std::nullopt : std::optional<quint32>(port));
    touch(QStringLiteral("host"));
}

void BrokerPage::focusHost()
{
    m_host->setFocus(Qt::OtherFocusReason);
}

SessionPage::SessionPage(QWidget* parent) : EditorPage(tr("Session"), QStringLiteral("history"), parent)
{
    m_clientId = makeLine(QStringLiteral("clientId"), tr("made up for each connect"));
    addRow(tr("Client id"), m_clientId, QStringLiteral("clientId"));
    m_cleanStart = makeCheck(QStringLiteral("cleanStart"), tr("Clean start: begin a new session with each connect"));
    addCheck(m_cleanStart, QStringLiteral("cleanStart"));
    m_expiry =
        makeNumber(QStringLiteral("sessionExpirySeconds"), 0, neverExpires - 1, tr("0: ends with the connection"));
    addRow(tr("Session expiry, s"), m_expiry, QStringLiteral("sessionExpirySeconds"));
    m_neverExpires = makeCheck(QStringLiteral("neverExpires"), tr("The session never expires"));
    addCheck(m_neverExpires, QStringLiteral("neverExpires"));
    m_keepAlive = makeNumber(QStringLiteral("keepAliveSeconds"), 0, 65'535, tr("60"));
    addRow(tr("Keep alive, s"), m_keepAlive, QStringLiteral("keepAliveSeconds"));
    addNote(tr("0 switches keep alive off: a link that died in silence is not noticed then."));

    addHeading(tr("When the connection is lost"));
    m_reconnect = makeCheck(QStringLiteral("reconnect.enabled"), tr("Connect again by itself"));
    addCheck(m_reconnect, QStringLiteral("reconnect.enabled"));
    m_firstDelay = makeNumber(QStringLiteral("reconnect.firstDelayMs"), 1, longestTime, tr("1,000"));
    addRow(tr("First delay, ms"), m_firstDelay, QStringLiteral("reconnect.firstDelayMs"));
    m_maximumDelay = makeNumber(QStringLiteral("reconnect.maximumDelayMs"), 1, longestTime, tr("60,000"));
    addRow(tr("Longest delay, ms"), m_maximumDelay, QStringLiteral("reconnect.maximumDelayMs"));
    m_stableAfter = makeNumber(QStringLiteral("reconnect.stableAfterMs"), 0, longestTime, tr("60,000"));
    addRow(tr("Start over after, ms"), m_stableAfter, QStringLiteral("reconnect.stableAfterMs"));
    addNote(tr("The delay doubles from attempt to attempt. Connected for that long, it starts over."));
    m_keepPublishes = makeCheck(QStringLiteral("reconnect.keepPublishes"),
                                tr("Keep what is published meanwhile, and send it afterwards"));
    addCheck(m_keepPublishes, QStringLiteral("reconnect.keepPublishes"));
    m_keptLimit = makeNumber(QStringLiteral("reconnect.keptPublishesLimit"), 0, 1'000'000, tr("1,000"));
    addRow(tr("At most, messages"), m_keptLimit, QStringLiteral("reconnect.keptPublishesLimit"));
    for (QCheckBox* box : {m_neverExpires, m_reconnect, m_keepPublishes})
        connect(box, &QCheckBox::toggled, this, &SessionPage::updateEnabled);
}

void SessionPage::updateEnabled()
{
    m_expiry->setEnabled(!m_neverExpires->isChecked());
    m_firstDelay->setEnabled(m_reconnect->isChecked());
    m_maximumDelay->setEnabled(m_reconnect->isChecked());
    m_stableAfter->setEnabled(m_reconnect->isChecked());
    m_keptLimit->setEnabled(m_keepPublishes->isChecked());
}

void SessionPage::load(const Profile& profile)
{
    m_clientId->setText(profile.clientId);
    m_cleanStart->setChecked(profile.cleanStart);
    const bool never = profile.sessionExpirySeconds == neverExpires;
    m_neverExpires->setChecked(never);
    m_expiry->setNumber(never ? std::nullopt : std::optional(profile.sessionExpirySeconds));
    m_keepAlive->setNumber(profile.keepAliveSeconds);
    m_reconnect->setChecked(profile.reconnect.enabled);
    m_firstDelay->setNumber(static_cast<quint32>(profile.reconnect.firstDelayMs));
    m_maximumDelay->setNumber(static_cast<quint32>(profile.reconnect.maximumDelayMs));
    m_stableAfter->setNumber(static_cast<quint32>(profile.reconnect.stableAfterMs));
    m_keepPublishes->setChecked(profile.reconnect.keepPublishes);
    m_keptLimit->setNumber(static_cast<quint32>(profile.reconnect.keptPublishesLimit));
    updateEnabled();
}

void SessionPage::store(Profile& profile) const
{
    profile.clientId = m_clientId->text();
    profile.cleanStart = m_cleanStart->isChecked();
    profile.sessionExpirySeconds = m_neverExpires->isChecked() ? neverExpires : m_expiry->number().value_or(0);
    profile.keepAliveSeconds = narrowed<quint16>(m_keepAlive).value_or(60);
    profile.reconnect.enabled = m_reconnect->isChecked();
    profile.reconnect.firstDelayMs = static_cast<int>(m_firstDelay->number().value_or(1'000));
    profile.reconnect.maximumDelayMs = static_cast<int>(m_maximumDelay->number().value_or(60'000));
    profile.reconnect.stableAfterMs = static_cast<int>(m_stableAfter->number().value_or(60'000));
    profile.reconnect.keepPublishes = m_keepPublishes->isChecked();
    profile.reconnect.keptPublishesLimit = static_cast<int>(m_keptLimit->number().value_or(1'000));
}

WillPage::WillPage(QWidget* parent) : EditorPage(tr("Last will"), QStringLiteral("messages"), parent)
{
    m_enabled = makeCheck(QStringLiteral("will.enabled"), tr("The broker publishes this when the connection is lost"));
    addCheck(m_enabled, QStringLiteral("will.enabled"));
    m_topic = makeLine(QStringLiteral("will.topic"), QStringLiteral("plant/line-7/status"));
    addRow(tr("Topic"), m_topic, QStringLiteral("will.topic"));
    m_payload = new QPlainTextEdit(content());
    m_payload->setFont(fixedFont());
    m_payload->setTabChangesFocus(true);
    m_payload->setFixedHeight(m_payload->fontMetrics().lineSpacing() * 5);
    addRow(tr("Payload"), m_payload, QStringLiteral("will.payload"));
    m_qos = makeCombo(QStringLiteral("will.qos"));
    addQosChoices(m_qos);
    addRow(tr("QoS"), m_qos, QStringLiteral("will.qos"));
    m_retain = makeCheck(QStringLiteral("will.retain"), tr("Retain"));
    addCheck(m_retain, QStringLiteral("will.retain"));

    addHeading(tr("MQTT 5.0"));
    m_delay = makeNumber(QStringLiteral("will.delaySeconds"), 0, anyNumber, tr("at once"));
    addRow(tr("Delay, s"), m_delay, QStringLiteral("will.delaySeconds"));
    m_expiry = makeNumber(QStringLiteral("will.messageExpirySeconds"), 0, anyNumber, tr("never"));
    addRow(tr("Message expiry, s"), m_expiry, QStringLiteral("will.messageExpirySeconds"));
    m_isUtf8 =
        makeCheck(QStringLiteral("will.payloadIsUtf8"), tr("The payload is UTF-8 text (Payload Format Indicator)"));
    addCheck(m_isUtf8, QStringLiteral("will.payloadIsUtf8"));
    m_contentType = makeLine(QStringLiteral("will.contentType"), QStringLiteral("application/json"));
    addRow(tr("Content type"), m_contentType, QStringLiteral("will.contentType"));
    m_responseTopic = makeLine(QStringLiteral("will.responseTopic"));
    addRow(tr("Response topic"), m_responseTopic, QStringLiteral("will.responseTopic"));
    m_correlation = makeLine(QStringLiteral("will.correlationData"));
    addRow(tr("Correlation data"), m_correlation, QStringLiteral("will.correlationData"));
    m_userProperties = new NameValueTable(tr("User properties of the last will"), content());
    addRow(tr("User properties"), m_userProperties, QStringLiteral("will.userProperties"));
    connect(m_userProperties, &NameValueTable::edited, this, [this] { touch(QStringLiteral("will.userProperties")); });
    connect(m_payload, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_payload->document()->isModified())
            return;
        m_binaryPayload.clear();
        touch(QStringLiteral("will.payload"));
    });
    connect(m_correlation, &QLineEdit::textEdited, this, [this] { m_binaryCorrelation.clear(); });
    connect(m_enabled, &QCheckBox::toggled, this, &WillPage::updateEnabled);
}

void WillPage::updateEnabled()
{
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_topic, m_payload, m_qos, m_retain, m_delay, m_expiry, m_isUtf8,
                                         m_contentType, m_responseTopic, m_correlation, m_userProperties})
        widget->setEnabled(m_enabled->isChecked());
}

void WillPage::load(const Profile& profile)
{
    const LastWill& will = profile.will;
    m_enabled->setChecked(will.enabled);
    m_topic->setText(will.topic);
    const bool text = isText(will.payload);
    m_binaryPayload = text ? QByteArray() : will.payload;
    m_payload->setPlainText(text ? QString::fromUtf8(will.payload) : QString());
    m_payload->document()->setModified(false);
    m_payload->setPlaceholderText(text ? QString()
                                       : tr("%n bytes that are no text. They stay as they are unless you type here.",
                                            nullptr, static_cast<int>(will.payload.size())));
    select(m_qos, will.qos);
    m_retain->setChecked(will.retain);
    m_delay->setNumber(will.delaySeconds);
    m_expiry->setNumber(will.messageExpirySeconds);
    m_isUtf8->setChecked(will.payloadIsUtf8);
    m_contentType->setText(will.contentType);
    m_responseTopic->setText(will.responseTopic);
    const bool correlationIsText = isText(will.correlationData);
    m_binaryCorrelation = correlationIsText ? QByteArray() : will.correlationData;
    m_correlation->setText(correlationIsText ? QString::fromUtf8(will.correlationData) : QString());
    m_correlation->setPlaceholderText(
        correlationIsText ? QString()
                          : tr("%n bytes that are no text", nullptr, static_cast<int>(will.correlationData.size())));
    m_userProperties->setValues(will.userProperties);
    updateEnabled();
}

void WillPage::store(Profile& profile) const
{
    LastWill& will = profile.will;
    will.enabled = m_enabled->isChecked();
    will.topic = m_topic->text();
    will.payload = m_binaryPayload.isEmpty() ? m_payload->toPlainText().toUtf8() : m_binaryPayload;
    will.qos = selected<mqtt::QoS>(m_qos);
    will.retain = m_retain->isChecked();
    will.delaySeconds = m_delay->number();
    will.messageExpirySeconds = m_expiry->number();
    will.payloadIsUtf8 = m_isUtf8->isChecked();
    will.contentType = m_contentType->text();
    will.responseTopic = m_responseTopic->text();
    will.correlationData = m_binaryCorrelation.isEmpty() ? m_correlation->text().toUtf8() : m_binaryCorrelation;
    will.userProperties = m_userProperties->values();
}

Mqtt5Page::Mqtt5Page(QWidget* parent) : EditorPage(tr("MQTT 5"), QStringLiteral("settings"), parent)
{
    addNote(tr("What is told to the broker when connecting with MQTT 5.0. Empty fields are not sent."));
    m_receiveMaximum = makeNumber(QStringLiteral("receiveMaximum"), 1, 65'535, tr("not sent (65,535)"));
    addRow(tr("Receive maximum"), m_receiveMaximum, QStringLiteral("receiveMaximum"));
    m_maximumPacketSize = makeNumber(QStringLiteral("maximumPacketSize"), 1, anyNumber, tr("not sent (no limit)"));
    addRow(tr("Maximum packet size, bytes"), m_maximumPacketSize, QStringLiteral("maximumPacketSize"));
    m_topicAliasMaximum = makeNumber(QStringLiteral("topicAliasMaximum"), 0, 65'535, tr("not sent (0)"));
    addRow(tr("Topic alias maximum"), m_topicAliasMaximum, QStringLiteral("topicAliasMaximum"));
    m_responseInformation = makeCheck(QStringLiteral("requestResponseInformation"), tr("Ask for response information"));
    addCheck(m_responseInformation, QStringLiteral("requestResponseInformation"));
    m_problemInformation =
        makeCheck(QStringLiteral("requestProblemInformation"), tr("Ask for reason strings where something fails"));
    addCheck(m_problemInformation, QStringLiteral("requestProblemInformation"));
    m_userProperties = addProperties(tr("User properties"), tr("User properties"), QStringLiteral("userProperties"));

    addHeading(tr("Advanced MQTT 5"));
    addNote(tr("User properties of the packets that Topicscope sends by itself; PUBLISH and the last will have their "
               "own."));
    m_subscribeProperties = addProperties(tr("SUBSCRIBE, UNSUBSCRIBE"), tr("User properties of SUBSCRIBE"),
                                          QStringLiteral("subscribeUserProperties"));
    m_acknowledgementProperties = addProperties(tr("Acknowledgements"), tr("User properties of acknowledgements"),
                                                QStringLiteral("acknowledgementUserProperties"));
    m_authProperties = addProperties(tr("AUTH"), tr("User properties of AUTH"), QStringLiteral("authUserProperties"));
    m_disconnectProperties = addProperties(tr("DISCONNECT"), tr("User properties of DISCONNECT"),
                                           QStringLiteral("disconnectUserProperties"));
}

NameValueTable* Mqtt5Page::addProperties(const QString& label, const QString& accessibleName, const QString& field)
{
    auto* table = new NameValueTable(accessibleName, content());
    addRow(label, table, field);
    connect(table, &NameValueTable::edited, this, [this, field] { touch(field); });
    return table;
}

void Mqtt5Page::load(const Profile& profile)
{
    m_receiveMaximum->setNumber(profile.receiveMaximum);
    m_maximumPacketSize->setNumber(profile.maximumPacketSize);
    m_topicAliasMaximum->setNumber(profile.topicAliasMaximum);
    m_responseInformation->setChecked(profile.requestResponseInformation);
    m_problemInformation->setChecked(profile.requestProblemInformation);
    m_userProperties->setValues(profile.userProperties);
    m_subscribeProperties->setValues(profile.subscribeUserProperties);
    m_acknowledgementProperties->setValues(profile.acknowledgementUserProperties);
    m_authProperties->setValues(profile.authUserProperties);
    m_disconnectProperties->setValues(profile.disconnectUserProperties);
}

void Mqtt5Page::store(Profile& profile) const
{
    profile.receiveMaximum = narrowed<quint16>(m_receiveMaximum);
    profile.maximumPacketSize = m_maximumPacketSize->number();
    profile.topicAliasMaximum = narrowed<quint16>(m_topicAliasMaximum);
    profile.requestResponseInformation = m_responseInformation->isChecked();
    profile.requestProblemInformation = m_problemInformation->isChecked();
    profile.userProperties = m_userProperties->values();
    profile.subscribeUserProperties = m_subscribeProperties->values();
    profile.acknowledgementUserProperties = m_acknowledgementProperties->values();
    profile.authUserProperties = m_authProperties->values();
    profile.disconnectUserProperties = m_disconnectProperties->values();
}

AppearancePage::AppearancePage(QWidget* parent) : EditorPage(tr("Appearance"), QStringLiteral("eye"), parent)
{
    m_group = makeCombo(QStringLiteral("group"));
    m_group->setEditable(true);
    m_group->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_group->lineEdit()->setPlaceholderText(tr("none"));
    addRow(tr("Group"), m_group, QStringLiteral("group"));
    connect(m_group, &QComboBox::editTextChanged, this, [this] {
        if (m_group->hasFocus() || m_group->lineEdit()->hasFocus())
            touch(QStringLiteral("group"));
    });
    addNote(tr("Groups nest with “/”: Plants/North."));
    m_tag = makeLine(QStringLiteral("tag"), tr("a word shown beside the name: production, test"));
    addRow(tr("Tag"), m_tag, QStringLiteral("tag"));
    m_colour = makeCombo(QStringLiteral("colour"));
    const std::pair<QString, QString> colours[] = {
        {tr("None"), {}},
        {tr("Red"), QStringLiteral("#c0392b")},
        {tr("Orange"), QStringLiteral("#d9822b")},
        {tr("Green"), QStringLiteral("#2e8b57")},
        {tr("Blue"), QStringLiteral("#2563c9")},
        {tr("Violet"), QStringLiteral("#7b4fc9")},
        {tr("Grey"), QStringLiteral("#7a8594")},
    };
    for (const auto& [name, colour] : colours) {
        QPixmap swatch(16, 16);
        swatch.fill(colour.isEmpty() ? QColor(Qt::transparent) : QColor(colour));
        m_colour->addItem(swatch, name, colour);
    }
    addRow(tr("Colour"), m_colour, QStringLiteral("colour"));
    m_production =
        makeCheck(QStringLiteral("production"), tr("Production: ask before anything is published or deleted"));
    addCheck(m_production, QStringLiteral("production"));
}

void AppearancePage::setGroups(const QStringList& groups)
{
    m_group->clear();
    m_group->addItem(QString());
    m_group->addItems(groups);
}

void AppearancePage::load(const Profile& profile)
{
    m_group->setEditText(profile.group);
    m_tag->setText(profile.tag);
    if (m_colour->findData(profile.colour) < 0)
        m_colour->addItem(profile.colour, profile.colour);
    m_colour->setCurrentIndex(m_colour->findData(profile.colour));
    m_production->setChecked(profile.production);
}

void AppearancePage::store(Profile& profile) const
{
    profile.group = m_group->currentText().trimmed();
    profile.tag = m_tag->text().trimmed();
    profile.colour = m_colour->currentData().toString();
    profile.production = m_production->isChecked();
}

} // namespace topicscope::ui
