// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/samples.h"

namespace topicscope::mqtt::test {
namespace {

std::uint32_t legalNumber(PropertyType type)
{
    return type == PropertyType::Byte ? 1 : 3;
}

} // namespace

Properties everyProperty(PropertyHome home)
{
    Properties properties;
    for (std::uint32_t id = 0; id < 0x40; ++id) {
        const PropertyInfo* info = propertyInfo(id);
        if (info == nullptr || (info->homes >> static_cast<unsigned>(home) & 1) == 0)
            continue;
        switch (info->type) {
        case PropertyType::Utf8String:
        case PropertyType::BinaryData:
            properties.append({info->id, 0, "text", {}});
            break;
        case PropertyType::Utf8StringPair:
            properties.append({info->id, 0, "name", "value"});
            properties.append({info->id, 0, "name", ""});
            break;
        default:
            properties.append({info->id, legalNumber(info->type), {}, {}});
        }
    }
    return properties;
}

std::vector<Sample> samples(Version version)
{
    const bool v5 = version == Version::V5_0;
    const auto all = [v5](PropertyHome home) { return v5 ? everyProperty(home) : Properties{}; };
    const auto server = Direction::FromServer;
    const auto client = Direction::FromClient;

    Connect connect;
    connect.version = version;
    connect.clientId = "client";
    connect.keepAlive = 60;
    connect.will = Will{"will/topic", "gone", QoS::AtLeastOnce, true, all(PropertyHome::Will)};
    connect.userName = "user";
    connect.password = "secret";
    connect.properties = all(PropertyHome::Connect);
    Connect plain;
    plain.version = version;
    plain.clientId = "c";
    Properties fromClient = all(PropertyHome::Publish);
    fromClient.remove(PropertyId::SubscriptionIdentifier);
    Properties leaving = all(PropertyHome::Disconnect);
    leaving.remove(PropertyId::SessionExpiryInterval);

    std::vector<Sample> list{
        {"CONNECT", connect, client},
        {"CONNECT plain", plain, client},
        {"CONNACK", Connack{version != Version::V3_1, 0, all(PropertyHome::Connack)}, server},
        {"CONNACK refusing", Connack{false, static_cast<std::uint8_t>(v5 ? 0x87 : 5), {}}, server},
        {"PUBLISH QoS 0", Publish{"a/b", "payload", 0, QoS::AtMostOnce, true, false, {}}, server},
        {"PUBLISH QoS 1", Publish{"a/b", "payload", 7, QoS::AtLeastOnce, false, true, all(PropertyHome::Publish)},
         server},
        {"PUBLISH QoS 2", Publish{"a/b", "", 8, QoS::ExactlyOnce, false, false, {}}, server},
        {"PUBLISH from a client", Publish{"a/b", "x", 8, QoS::ExactlyOnce, true, false, fromClient}, client},
        {"SUBSCRIBE",
         Subscribe{
             9,
             {{"a/#", {QoS::ExactlyOnce, v5, v5, v5 ? RetainHandling::DoNotSend : RetainHandling::SendOnSubscribe}},
              {"b", {}}},
             all(PropertyHome::Subscribe)},
         client},
        {"SUBACK", Suback{9, {ReasonCode::GrantedQoS2, ReasonCode::UnspecifiedError}, all(PropertyHome::Suback)},
         server},
        {"UNSUBSCRIBE", Unsubscribe{10, {"a/#", "b"}, all(PropertyHome::Unsubscribe)}, client},
        {"UNSUBACK",
         Unsuback{10,
                  v5 ? std::vector{ReasonCode::Success, ReasonCode::NoSubscriptionExisted} : std::vector<ReasonCode>{},
                  all(PropertyHome::Unsuback)},
         server},
        {"PINGREQ", Pingreq{}, client},
        {"PINGRESP", Pingresp{}, server},
        {"DISCONNECT plain", Disconnect{}, client},
    };
    for (const auto direction : {server, client}) {
        const std::string from = direction == server ? "" : " from a client";
        const auto failure = v5 ? ReasonCode::QuotaExceeded : ReasonCode::Success;
        const auto notFound = v5 ? ReasonCode::PacketIdentifierNotFound : ReasonCode::Success;
        list.push_back({"PUBACK" + from, Puback{7, failure, all(PropertyHome::Puback)}, direction});
        list.push_back({"PUBREC" + from, Pubrec{7, failure, all(PropertyHome::Pubrec)}, direction});
        list.push_back({"PUBREL" + from, Pubrel{7, notFound, all(PropertyHome::Pubrel)}, direction});
        list.push_back({"PUBCOMP" + from, Pubcomp{7, notFound, all(PropertyHome::Pubcomp)}, direction});
        list.push_back({"PUBACK plain" + from, Puback{7, ReasonCode::Success, {}}, direction});
        list.push_back({"PUBREC plain" + from, Pubrec{7, ReasonCode::Success, {}}, direction});
        list.push_back({"PUBREL plain" + from, Pubrel{7, ReasonCode::Success, {}}, direction});
        list.push_back({"PUBCOMP plain" + from, Pubcomp{7, ReasonCode::Success, {}}, direction});
        if (v5) {
            list.push_back({"PUBACK with a code alone" + from, Puback{7, failure, {}}, direction});
            list.push_back({"DISCONNECT" + from, Disconnect{ReasonCode::QuotaExceeded, leaving}, direction});
            list.push_back(
                {"AUTH" + from, Auth{ReasonCode::ContinueAuthentication, all(PropertyHome::Auth)}, direction});
        }
    }
    if (v5) {
        list.push_back(
            {"DISCONNECT with all properties", Disconnect{ReasonCode::Success, all(PropertyHome::Disconnect)}, client});
        list.push_back({"CONNACK in the form of 3.x", Connack{false, 1, {}, true}, server});
    }
    return list;
}

std::string rowName(const Sample& sample, Version version)
{
    const std::string_view name = version == Version::V3_1 ? "3.1" : version == Version::V3_1_1 ? "3.1.1" : "5.0";
    return sample.name + " [" + std::string{name} + "]";
}

} // namespace topicscope::mqtt::test
