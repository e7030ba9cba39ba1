// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/topic.h"
#include "app/profiles/profile.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace topicscope::profiles {

namespace {

/// UTF-8 strings of MQTT are at most this long (§1.5.4).
constexpr qsizetype longestString = 65'535;

/// Collects what is wrong, field by field.
class Validation
{
    Q_DECLARE_TR_FUNCTIONS(profiles::Validation)

public:
    explicit Validation(const Profile& profile) : m_profile(profile) {}

    QList<FieldProblem> run()
    {
        checkBroker();
        checkSecurity();
        checkSession();
        checkWill();
        checkSubscriptions();
        checkProxy();
        checkReconnect();
        return m_problems;
    }

private:
    void error(const QString& field, const QString& message)
    {
        m_problems << FieldProblem{field, message, FieldProblem::Severity::Error};
    }
    void warning(const QString& field, const QString& message)
    {
        m_problems << FieldProblem{field, message, FieldProblem::Severity::Warning};
    }
    bool isVersion5() const
    {
        return m_profile.protocol == ProtocolChoice::Automatic || m_profile.protocol == ProtocolChoice::V5_0;
    }
    /// What every string of the protocol must be (§1.5.4).
    void checkString(const QString& field, const QString& text)
    {
        if (text.contains(QChar::Null))
            error(field, tr("A null character is not allowed here."));
        else if (text.toUtf8().size() > longestString)
            error(field, tr("This is longer than the 65,535 bytes that MQTT allows."));
    }
    void checkTopicName(const QString& field, const QString& topic);
    void checkNameValues(const QString& field, const NameValueList& list)
    {
        for (const auto& [name, value] : list) {
            checkString(field, name);
            checkString(field, value);
        }
    }

    void checkBroker();
    void checkSecurity();
    void checkSession();
    void checkWill();
    void checkSubscriptions();
    void checkFilter(const QString& field, const QString& filter);
    static QString filterProblemText(mqtt::TopicProblem::Kind kind);
    void checkProxy();
    void checkReconnect();

    const Profile& m_profile;
    QList<FieldProblem> m_problems;
};

bool hasSpaceOrControl(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
}

/// Headers that are made to carry passwords and tokens: nothing for a file.
bool carriesSecret(const QString& header)
{
    const QString name = header.toLower();
    if (name == QStringLiteral("cookie") || name.contains(QStringLiteral("authorization")))
        return true;
    return std::ranges::any_of(std::initializer_list<const char*>{"token", "secret", "password", "api-key", "apikey"},
                               [&name](const char* word) { return name.contains(QLatin1StringView(word)); });
}

void Validation::checkBroker()
{
    const QString& host = m_profile.host;
    const QString field = QStringLiteral("host");
    if (host.isEmpty())
        error(field, tr("Enter the broker's host name or address."));
    else if (host.contains(QStringLiteral("://")))
        error(field, tr("Enter the host alone; the transport is chosen above."));
    else if (hasSpaceOrControl(host) || host.contains(u'/') || host.contains(u'@'))
        error(field, tr("A host name has no spaces, “/” or “@”."));
    if (!m_profile.usesWebSocket())
        return;
    if (!m_profile.webSocketPath.startsWith(u'/'))
        error(QStringLiteral("webSocketPath"), tr("The path starts with “/”."));
    else if (hasSpaceOrControl(m_profile.webSocketPath))
        error(QStringLiteral("webSocketPath"), tr("The path has no spaces; write %20 instead."));
    const auto isToken = [](const QString& text) {
        return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
            return c.unicode() > 0x20 && c.unicode() < 0x7f && !QStringLiteral("()<>@,;:\\\"/[]?={}").contains(c);
        });
    };
    if (!m_profile.webSocketSubprotocol.isEmpty() && !isToken(m_profile.webSocketSubprotocol))
        error(QStringLiteral("webSocketSubprotocol"), tr("A subprotocol is one word, such as “mqtt”."));
    for (const auto& [name, value] : m_profile.webSocketHeaders) {
        if (!isToken(name))
            error(QStringLiteral("webSocketHeaders"), tr("“%1” is not the name of an HTTP header.").arg(name));
        if (carriesSecret(name))
            error(QStringLiteral("webSocketHeaders"),
                  tr("“%1” carries a secret: enter it as the secret header, which is kept in the keychain.").arg(name));
        if (value.contains(u'\n') || value.contains(u'\r') || value.contains(QChar::Null))
            error(QStringLiteral("webSocketHeaders"), tr("The value of “%1” must be one line.").arg(name));
    }
}

void Validation::checkSecurity()
{
    checkString(QStringLiteral("userName"), m_profile.userName);
    if (m_profile.protocol != ProtocolChoice::Automatic && m_profile.protocol != ProtocolChoice::V5_0 &&
        m_profile.userName.isEmpty() && (m_profile.keychain | m_profile.sessionOnly).testFlag(SecretKind::Password))
        error(QStringLiteral("userName"),
              tr("MQTT 3 sends a password only together with a user name [MQTT-3.1.2-22]."));
    if (!m_profile.authenticationMethod.isEmpty() && !isVersion5())
        error(QStringLiteral("authenticationMethod"), tr("Enhanced authentication needs MQTT 5.0."));
    if (!m_profile.usesTls())
        return;
    if (!m_profile.tls.verifyPeer)
        warning(QStringLiteral("tls.verifyPeer"),
                tr("The broker's certificate is not checked: anyone on the way can read and change everything."));
    for (const QString& protocol : m_profile.tls.alpn) {
        if (protocol.isEmpty() || protocol.toUtf8().size() > 255)
            error(QStringLiteral("tls.alpn"), tr("An ALPN name has 1 to 255 bytes."));
    }
    if (!m_profile.tls.useSystemCertificates && m_profile.tls.verifyPeer && m_profile.ownCa.isEmpty())
        error(QStringLiteral("ownCa"), tr("Only your own CA is to be trusted, but there is none yet."));
}

void Validation::checkSession()
{
    const QString field = QStringLiteral("clientId");
    checkString(field, m_profile.clientId);
    if (m_profile.clientId.isEmpty() && !m_profile.cleanStart)
        error(field, tr("To go on with a session the client id must be the same each time: enter one."));
    if (m_profile.protocol == ProtocolChoice::V3_1 && m_profile.clientId.toUtf8().size() > 23)
        warning(field, tr("MQTT 3.1 allows 23 bytes; the broker may refuse a longer client id."));
    if (isVersion5() && !m_profile.cleanStart && m_profile.sessionExpirySeconds == 0)
        warning(QStringLiteral("sessionExpirySeconds"),
                tr("With 0 the session ends with the connection, and nothing is queued while you are away."));
    if (m_profile.receiveMaximum && *m_profile.receiveMaximum == 0)
        error(QStringLiteral("receiveMaximum"), tr("Receive Maximum is 1 to 65,535."));
    if (m_profile.maximumPacketSize && *m_profile.maximumPacketSize == 0)
        error(QStringLiteral("maximumPacketSize"), tr("Maximum Packet Size is 1 byte or more."));
    checkNameValues(QStringLiteral("userProperties"), m_profile.userProperties);
    checkNameValues(QStringLiteral("subscribeUserProperties"), m_profile.subscribeUserProperties);
    checkNameValues(QStringLiteral("acknowledgementUserProperties"), m_profile.acknowledgementUserProperties);
    checkNameValues(QStringLiteral("authUserProperties"), m_profile.authUserProperties);
    checkNameValues(QStringLiteral("disconnectUserProperties"), m_profile.disconnectUserProperties);
}

void Validation::checkTopicName(const QString& field, const QString& topic)
{
    checkString(field, topic);
    if (topic.contains(u'#') || topic.contains(u'+'))
        error(field, tr("A topic to publish to has no wildcards (“#”, “+”)."));
}

void Validation::checkWill()
{
    const LastWill& will = m_profile.will;
    if (!will.enabled)
        return;
    if (will.topic.isEmpty())
        error(QStringLiteral("will.topic"), tr("Enter the topic of the last will."));
    checkTopicName(QStringLiteral("will.topic"), will.topic);
    checkTopicName(QStringLiteral("will.responseTopic"), will.responseTopic);
    checkString(QStringLiteral("will.contentType"), will.contentType);
    if (will.payload.size() > longestString)
        error(QStringLiteral("will.payload"), tr("The payload of a last will has at most 65,535 bytes."));
    if (will.payloadIsUtf8 && QString::fromUtf8(will.payload).toUtf8() != will.payload)
        error(QStringLiteral("will.payload"), tr("The payload is marked as UTF-8, but is not."));
    checkNameValues(QStringLiteral("will.userProperties"), will.userProperties);
}

QString Validation::filterProblemText(mqtt::TopicProblem::Kind kind)
{
    using enum mqtt::TopicProblem::Kind;
    switch (kind) {
    case Empty:
        return tr("Enter a topic filter.");
    case TooLong:
        return tr("This is longer than the 65,535 bytes that MQTT allows.");
    case NullCharacter:
        return tr("A null character is not allowed here.");
    case IllFormedUtf8:
        return tr("This is not valid Unicode text.");
    case HashNotLast:
    case HashNotAlone:
        return tr("“#” stands alone in the last level: “plant/#”.");
    case PlusNotAlone:
        return tr("“+” stands alone in its level: “plant/+/temp”.");
    case WildcardInGroup:
        return tr("The name of a shared subscription has no wildcards.");
    case SharedWithoutGroup:
    case SharedWithoutFilter:
        return tr("A shared subscription reads “$share/name/filter”.");
    case WildcardInName:
        break;
    }
    return tr("This is not a valid topic filter.");
}

void Validation::checkFilter(const QString& field, const QString& filter)
{
    const QByteArray bytes = filter.toUtf8();
    const mqtt::BytesView view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (const auto problem = mqtt::validateTopicFilter(view))
        error(field, filterProblemText(problem->kind));
    else if (mqtt::parseShared(view) && !isVersion5())
        warning(field, tr("Shared subscriptions are a part of MQTT 5.0; not every broker has them in MQTT 3."));
}

void Validation::checkSubscriptions()
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < m_profile.subscriptions.size(); ++i) {
        const SubscriptionEntry& entry = m_profile.subscriptions.at(i);
        const QString field = QStringLiteral("subscriptions.%1.filter").arg(i);
        checkFilter(field, entry.filter);
        if (entry.noLocal && entry.filter.startsWith(QStringLiteral("$share/")))
            error(field, tr("No Local is not allowed on a shared subscription [MQTT-3.8.3-4]."));
        if (!entry.filter.isEmpty() && seen.contains(entry.filter))
            warning(field, tr("This filter is there twice; the last one counts."));
        seen.insert(entry.filter);
    }
}

void Validation::checkProxy()
{
    const ProxyOptions& proxy = m_profile.proxy;
    if (proxy.type != ProxyType::Socks5 && proxy.type != ProxyType::HttpConnect)
        return;
    if (proxy.host.isEmpty())
        error(QStringLiteral("proxy.host"), tr("Enter the proxy's host name or address."));
    else if (hasSpaceOrControl(proxy.host) || proxy.host.contains(u'/'))
        error(QStringLiteral("proxy.host"), tr("A host name has no spaces or “/”."));
}

void Validation::checkReconnect()
{
    if (m_profile.reconnect.maximumDelayMs < m_profile.reconnect.firstDelayMs)
        error(QStringLiteral("reconnect.maximumDelayMs"), tr("The longest delay is shorter than the first one."));
}

} // namespace

QList<FieldProblem> validate(const Profile& profile)
{
    return Validation(profile).run();
}

} // namespace topicscope::profiles
