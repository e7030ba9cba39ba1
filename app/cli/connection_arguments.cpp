// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection_arguments.h"

#include "app/client/broker_url.h"
#include "app/profiles/data_folder.h"
#include "app/profiles/profile_store.h"
#include "app/workspace/connection_builder.h"

#include <QFile>
#include <QUrl>

#include <limits>

using namespace Qt::StringLiterals;

namespace topicscope::cli {

namespace {

using profiles::ProtocolChoice;
using profiles::SecretBytes;
using profiles::SecretKind;

template <typename Number>
struct Limits
{
    static constexpr qint64 maximum = std::numeric_limits<Number>::max();
};

QString text(const QByteArray& bytes)
{
    return QString::fromLocal8Bit(bytes);
}

} // namespace

tl::unexpected<Failure> wrongUsage(const QString& message)
{
    return tl::unexpected(Failure{ExitStatus::WrongUsage, message});
}

tl::expected<ConnectionArguments, Failure> ConnectionArguments::read(const CommandLine& line)
{
    ConnectionArguments result;
    using Step = Outcome (ConnectionArguments::*)(const CommandLine&);
    for (const Step step :
         {&ConnectionArguments::readAddress, &ConnectionArguments::readProtocol, &ConnectionArguments::readSession,
          &ConnectionArguments::readWill, &ConnectionArguments::readProperties, &ConnectionArguments::readProxy,
          &ConnectionArguments::readCredentials, &ConnectionArguments::readTls}) {
        if (const Outcome outcome = (result.*step)(line); !outcome) {
            return tl::unexpected(outcome.error());
        }
    }
    if (const Outcome outcome = result.check(line); !outcome) {
        return tl::unexpected(outcome.error());
    }
    if (line.has("no-reconnect")) {
        result.profile.reconnect.enabled = false;
    }
    result.profile.subscriptions.clear();
    result.fromKeychain = result.profile.keychain & result.profile.neededSecrets();
    for (auto given = result.secrets.begin(); given != result.secrets.end(); ++given) {
        result.fromKeychain.setFlag(given.key(), false);
    }
    return result;
}

ConnectionArguments::Outcome ConnectionArguments::readAddress(const CommandLine& line)
{
    if (line.has("url") == line.has("profile")) {
        return wrongUsage(line.has("url") ? tr("--url and --profile exclude each other")
                                          : tr("where to? Give --url URL or --profile NAME"));
    }
    if (line.has("url")) {
        const auto url = client::BrokerUrl::parse(text(line.value("url")));
        if (!url) {
            return wrongUsage(url.error().message);
        }
        std::tie(profile, secrets) = workspace::profileFromUrl(*url);
        return {};
    }
    profiles::ProfileStore store(profiles::DataFolder(text(line.value("data-dir"))).profilesFile());
    if (const QStringList problems = store.load(); !problems.isEmpty()) {
        return tl::unexpected(Failure{ExitStatus::Failure, problems.join(u'\n')});
    }
    const auto found = store.findByName(text(line.value("profile")));
    if (!found) {
        return tl::unexpected(Failure{ExitStatus::Failure, found.error().message});
    }
    profile = *found;
    return {};
}

ConnectionArguments::Outcome ConnectionArguments::readProtocol(const CommandLine& line)
{
    if (!line.has("protocol")) {
        return {};
    }
    const QByteArray version = line.value("protocol");
    if (version == "3.1") {
        profile.protocol = ProtocolChoice::V3_1;
    } else if (version == "3.1.1") {
        profile.protocol = ProtocolChoice::V3_1_1;
    } else if (version == "5" || version == "5.0") {
        profile.protocol = ProtocolChoice::V5_0;
    } else {
        return wrongUsage(tr("--protocol must be 3.1, 3.1.1 or 5, not \"%1\"").arg(text(version)));
    }
    return {};
}

ConnectionArguments::Outcome ConnectionArguments::readSession(const CommandLine& line)
{
    if (line.has("client-id")) {
        profile.clientId = QString::fromUtf8(line.value("client-id"));
    }
    if (line.has("clean-start") && line.has("no-clean-start")) {
        return wrongUsage(tr("--clean-start and --no-clean-start exclude each other"));
    }
    if (line.has("clean-start") || line.has("no-clean-start")) {
        profile.cleanStart = line.has("clean-start");
    }
    const auto sessionExpiry = line.number("session-expiry", 0, Limits<quint32>::maximum);
    const auto keepAlive = line.number("keep-alive", 0, Limits<quint16>::maximum);
    const auto receiveMaximum = line.number("receive-maximum", 1, Limits<quint16>::maximum);
    const auto maximumPacketSize = line.number("maximum-packet-size", 1, Limits<quint32>::maximum);
    const auto topicAliasMaximum = line.number("topic-alias-maximum", 0, Limits<quint16>::maximum);
    for (const auto* number : {&sessionExpiry, &keepAlive, &receiveMaximum, &maximumPacketSize, &topicAliasMaximum}) {
        if (!*number) {
            return wrongUsage(number->error().message);
        }
    }
    if (*sessionExpiry) {
        profile.sessionExpirySeconds = quint32(**sessionExpiry);
    }
    if (*keepAlive) {
        profile.keepAliveSeconds = quint16(**keepAlive);
    }
    if (*receiveMaximum) {
        profile.receiveMaximum = quint16(**receiveMaximum);
    }
    if (*maximumPacketSize) {
        profile.maximumPacketSize = quint32(**maximumPacketSize);
    }
    if (*topicAliasMaximum) {
        profile.topicAliasMaximum = quint16(**topicAliasMaximum);
    }
    return {};
}

ConnectionArguments::Outcome ConnectionArguments::readWill(const CommandLine& line)
{
    const auto qos = line.number("will-qos", 0, 2);
    const auto delay = line.number("will-delay", 0, Limits<quint32>::maximum);
    for (const auto* number : {&qos, &delay}) {
        if (!*number) {
            return wrongUsage(number->error().message);
        }
    }
    if (!line.has("will-topic")) {
        for (const char* option : {"will-message", "will-qos", "will-retain", "will-delay"}) {
            if (line.has(option)) {
                return wrongUsage(tr("--%1 needs --will-topic").arg(QString::fromLatin1(option)));
            }
        }
        return {};
    }
    profile.will = {};
    profile.will.enabled = true;
    profile.will.topic = QString::fromUtf8(line.value("will-topic"));
    profile.will.payload = line.value("will-message");
    profile.will.qos = mqtt::QoS(qos->value_or(0));
    profile.will.retain = line.has("will-retain");
    if (*delay) {
        profile.will.delaySeconds = quint32(**delay);
    }
    return {};
}

ConnectionArguments::Outcome ConnectionArguments::readProperties(const CommandLine& line)
{
    const auto properties = UserProperties::parse(line.values("user-property"));
    if (!properties) {
        return wrongUsage(properties.error().message);
    }
    userProperties = *properties;
    if (userProperties.hasWill() && !profile.will.enabled) {
        return wrongUsage(tr("--user-property will:… needs a last will: --will-topic, or a profile that has one"));
    }
    if (line.has("request-response-information")) {
        profile.requestResponseInformation = true;
    }
    if (line.has("no-problem-information")) {
        profile.requestProblemInformation = false;
    }
    if (line.has("authentication-method")) {
        profile.authenticationMethod = QString::fromUtf8(line.value("authentication-method"));
    }
    return {};
}

ConnectionArguments::Outcome ConnectionArguments::readProxy(const CommandLine& line)
{
    if (!line.has("proxy")) {
        return {};
    }
    const QUrl url(text(line.value("proxy")), QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool socks = scheme == u"socks5" || scheme == u"socks5h" || scheme == u"socks";
    if (!url.isValid() || url.host().isEmpty() || (!socks && scheme != u"http")) {
        // The address is not repeated: a password may be in it.
        return wrongUsage(tr("--proxy must be socks5://[user:password@]host[:port] or "
                             "http://[user:password@]host[:port]"));
    }
    profile.proxy = {};
    profile.proxy.type = socks ? profiles::ProxyType::Socks5 : profiles::ProxyType::HttpConnect;
    profile.proxy.host = url.host();
    profile.proxy.port = quint16(url.port(0));
    profile.proxy.userName = url.userName(QUrl::FullyDecoded);
    secrets.insert(SecretKind::ProxyPassword, SecretBytes::fromText(url.password(QUrl::FullyDecoded)));
    return {};
}

ConnectionArguments::Outcome ConnectionArguments::readCredentials(const CommandLine& line)
{
    if (line.has("username")) {
        profile.userName = QString::fromUtf8(line.value("username"));
    }
    if (line.has("password-file")) {
        return readSecretFile(line, "password-file", SecretKind::Password, true);
    }
    if (qEnvironmentVariableIsSet("TOPICSCOPE_PASSWORD")) {
        secrets.insert(SecretKind::Password, SecretBytes(qgetenv("TOPICSCOPE_PASSWORD")));
    }
    return {};
}

ConnectionArguments::Outcome ConnectionArguments::readTls(const CommandLine& line)
{
    for (const char* option : {"ca-file", "cert-file", "key-file", "key-password-file", "no-verify-peer", "alpn"}) {
        if (line.has(option) && !profile.usesTls()) {
            return wrongUsage(tr("--%1 is of use with TLS only: give the address as mqtts:// or wss://")
                                  .arg(QString::fromLatin1(option)));
        }
    }
    const std::pair<const char*, SecretKind> files[] = {{"ca-file", SecretKind::CaCertificates},
                                                        {"cert-file", SecretKind::ClientCertificate},
                                                        {"key-file", SecretKind::PrivateKey},
                                                        {"key-password-file", SecretKind::Passphrase}};
    for (const auto& [option, kind] : files) {
        if (!line.has(option)) {
            continue;
        }
        if (Outcome outcome = readSecretFile(line, option, kind, kind == SecretKind::Passphrase); !outcome) {
            return outcome;
        }
    }
    if (line.has("ca-file")) {
        profile.tls.useSystemCertificates = false;
    }
    if (line.has("no-verify-peer")) {
        profile.tls.verifyPeer = false;
    }
    if (line.has("alpn")) {
        profile.tls.alpn.clear();
        for (const QByteArray& protocol : line.values("alpn")) {
            profile.tls.alpn.append(QString::fromUtf8(protocol));
        }
    }
    return {};
}

ConnectionArguments::Outcome ConnectionArguments::readSecretFile(const CommandLine& line, const char* option,
                                                                 SecretKind kind, bool oneLine)
{
    QFile file(QFile::decodeName(line.value(option)));
    QByteArray content;
    if (!file.open(QIODevice::ReadOnly)) {
        return tl::unexpected(Failure{
            ExitStatus::Failure,
            tr("--%1 %2 cannot be read: %3").arg(QString::fromLatin1(option), file.fileName(), file.errorString())});
    }
    content = file.readAll();
    if (oneLine) {
        if (content.endsWith('\n')) {
            content.chop(1);
        }
        if (content.endsWith('\r')) {
            content.chop(1);
        }
    }
    secrets.insert(kind, SecretBytes(content));
    profiles::wipe(content);
    return {};
}

ConnectionArguments::Outcome ConnectionArguments::check(const CommandLine& line)
{
    const bool version3 = profile.protocol == ProtocolChoice::V3_1 || profile.protocol == ProtocolChoice::V3_1_1;
    if (!profile.cleanStart && profile.clientId.isEmpty()) {
        return wrongUsage(
            tr("--no-clean-start needs --client-id: that is the name the broker keeps the session under"));
    }
    if (profile.cleanStart && line.has("session-file")) {
        return wrongUsage(tr("--session-file needs --no-clean-start: a session that begins anew has nothing to keep"));
    }
    if (version3 && profile.userName.isEmpty() && secrets.contains(SecretKind::Password)) {
        return wrongUsage(tr("before MQTT 5.0 a password needs a user name: give --username too"));
    }
    for (const char* option :
         {"session-expiry", "receive-maximum", "topic-alias-maximum", "user-property", "request-response-information",
          "no-problem-information", "authentication-method", "will-delay"}) {
        if (version3 && line.has(option)) {
            warnings.append(tr("--%1 has no effect before MQTT 5.0").arg(QString::fromLatin1(option)));
        }
    }
    return {};
}

} // namespace topicscope::cli
