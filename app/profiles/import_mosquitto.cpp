// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/import_reader.h"

#include <QCoreApplication>
#include <QUrl>

namespace topicscope::profiles {

namespace {

using namespace Qt::StringLiterals;

/// Collects what the options of mosquitto_sub say. Their order does not matter there: QoS, for one, holds for all
/// topics.
class MosquittoOptions
{
public:
    ImportedProfile read(const QString& text)
    {
        m_imported.profile = Profile::create();
        m_imported.profile.protocol = ProtocolChoice::V3_1_1;
        const QStringList lines = text.split(u'\n');
        for (const QString& line : lines)
            readLine(line.trimmed());
        finish();
        return m_imported;
    }

private:
    void readLine(const QString& line)
    {
        if (!line.startsWith(u'-'))
            return;
        const qsizetype space = line.indexOf(u' ');
        const QString option = space < 0 ? line : line.first(space);
        const QString value = space < 0 ? QString() : line.sliced(space + 1).trimmed();
        const bool known = broker(option, value) || session(option, value) || will(option, value) || tls(option, value);
        if (!known)
            m_unknown << option;
    }
    bool broker(const QString& option, const QString& value);
    bool session(const QString& option, const QString& value);
    bool will(const QString& option, const QString& value);
    bool tls(const QString& option, const QString& value);
    void proxy(const QString& value);
    void finish();

    ImportedProfile m_imported;
    QStringList m_topics;
    QStringList m_unknown;
    mqtt::QoS m_qos = mqtt::QoS::AtMostOnce;
    bool m_tls = false;
};

mqtt::QoS qosOf(const QString& value)
{
    return static_cast<mqtt::QoS>(qBound(0, value.toInt(), 2));
}

bool MosquittoOptions::broker(const QString& option, const QString& value)
{
    Profile& profile = m_imported.profile;
    if (option == "-h"_L1 || option == "--host"_L1)
        profile.host = value;
    else if (option == "-p"_L1 || option == "--port"_L1)
        profile.port = value.toUShort();
    else if (option == "-u"_L1 || option == "--username"_L1)
        profile.userName = value;
    else if (option == "-P"_L1 || option == "--pw"_L1)
        m_imported.secrets.insert(SecretKind::Password, SecretBytes::fromText(value));
    else if (option == "-V"_L1 || option == "--protocol-version"_L1)
        profile.protocol = value == "mqttv31"_L1 || value == "31"_L1 ? ProtocolChoice::V3_1
                           : value == "mqttv5"_L1 || value == "5"_L1 ? ProtocolChoice::V5_0
                                                                     : ProtocolChoice::V3_1_1;
    else if (option == "--proxy"_L1)
        proxy(value);
    else if (option == "-t"_L1 || option == "--topic"_L1)
        m_topics << value;
    else if (option == "-q"_L1 || option == "--qos"_L1)
        m_qos = qosOf(value);
    else
        return false;
    return true;
}

bool MosquittoOptions::session(const QString& option, const QString& value)
{
    Profile& profile = m_imported.profile;
    if (option == "-i"_L1 || option == "--id"_L1)
        profile.clientId = value;
    else if (option == "-c"_L1 || option == "--disable-clean-session"_L1)
        profile.cleanStart = false;
    else if (option == "-k"_L1 || option == "--keepalive"_L1)
        profile.keepAliveSeconds = value.toUShort();
    else if (option == "-x"_L1 || option == "--session-expiry-interval"_L1)
        profile.sessionExpirySeconds = value.toUInt();
    else
        return false;
    return true;
}

bool MosquittoOptions::will(const QString& option, const QString& value)
{
    LastWill& will = m_imported.profile.will;
    if (option == "--will-topic"_L1)
        will.topic = value;
    else if (option == "--will-payload"_L1)
        will.payload = value.toUtf8();
    else if (option == "--will-qos"_L1)
        will.qos = qosOf(value);
    else if (option == "--will-retain"_L1)
        will.retain = true;
    else
        return false;
    will.enabled = !will.topic.isEmpty();
    return true;
}

bool MosquittoOptions::tls(const QString& option, const QString& value)
{
    TlsOptions& tls = m_imported.profile.tls;
    if (option == "--cafile"_L1) {
        m_imported.files.insert(SecretKind::CaCertificates, value);
        tls.useSystemCertificates = false;
    } else if (option == "--cert"_L1) {
        m_imported.files.insert(SecretKind::ClientCertificate, value);
    } else if (option == "--key"_L1) {
        m_imported.files.insert(SecretKind::PrivateKey, value);
    } else if (option == "--insecure"_L1) {
        tls.verifyPeer = false;
    } else if (option == "--tls-alpn"_L1) {
        tls.alpn = QStringList{value};
    } else if (option == "--tls-version"_L1) {
        tls.minimumVersion = value == "tlsv1.3"_L1 ? TlsVersion::V1_3 : TlsVersion::V1_2;
    } else if (option != "--tls-use-os-certs"_L1) {
        return false;
    }
    m_tls = true;
    return true;
}

void MosquittoOptions::proxy(const QString& value)
{
    const QUrl url(value);
    ProxyOptions& proxy = m_imported.profile.proxy;
    proxy.type = ProxyType::Socks5; // the only kind mosquitto knows
    proxy.host = url.host();
    proxy.port = static_cast<quint16>(qMax(0, url.port(0)));
    proxy.userName = url.userName();
    if (!url.password().isEmpty())
        m_imported.secrets.insert(SecretKind::ProxyPassword, SecretBytes::fromText(url.password()));
}

void MosquittoOptions::finish()
{
    Profile& profile = m_imported.profile;
    if (profile.host.isEmpty())
        profile.host = u"localhost"_s; // mosquitto's default
    if (m_tls || profile.port == 8883)
        profile.transport = Transport::Tls;
    profile.name = QCoreApplication::translate("profiles::Import", "%1 (mosquitto)").arg(profile.displayName());
    if (!m_topics.isEmpty())
        profile.subscriptions.clear();
    for (const QString& topic : std::as_const(m_topics)) {
        SubscriptionEntry entry;
        entry.filter = topic;
        profile.subscriptions << entry;
    }
    for (SubscriptionEntry& entry : profile.subscriptions)
        entry.qos = m_qos;
    if (!m_unknown.isEmpty())
        m_imported.notes << QCoreApplication::translate("profiles::Import", "%1: not taken over: %2")
                                .arg(profile.displayName(), m_unknown.join(u", "_s));
}

} // namespace

ImportResult importMosquittoOptions(const QString& text)
{
    ImportResult result;
    result.program = u"mosquitto"_s;
    result.profiles << MosquittoOptions().read(text);
    return result;
}

} // namespace topicscope::profiles
