// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include <array>

namespace topicscope::cli {

namespace {

using Option = OptionDefinition;
using Group = OptionDefinition::Group;

#define HELP(text) QT_TRANSLATE_NOOP("Options", text)

constexpr std::array options{
    // sub
    Option{"subscribe", 't', "FILTER[:QOS]", true, Option::ForSub, Group::Command,
           HELP("Subscribe to this topic filter; may be given several times. A last :0, :1 or :2 is the QoS that is "
                "asked for (0 without it); for a filter that itself ends so, add the QoS. Without any, sub only "
                "connects and listens, which shows what a kept session has waiting.")},
    Option{"no-local", 0, nullptr, false, Option::ForSub, Group::Command,
           HELP("MQTT 5.0: leave out what this connection publishes itself.")},
    Option{"retain-as-published", 0, nullptr, false, Option::ForSub, Group::Command,
           HELP("MQTT 5.0: keep the RETAIN flag of live messages as it was published.")},
    Option{"retain-handling", 0, "0|1|2", false, Option::ForSub, Group::Command,
           HELP("MQTT 5.0: retained messages on subscribing: 0 send them (the default), 1 only for a new "
                "subscription, 2 not at all.")},
    Option{"format", 0, "text|jsonl", false, Option::ForSub, Group::Command,
           HELP("text (the default) is for people: time (UTC), topic, flags and payload, with control characters and "
                "bytes that are no text written as \\n or \\xNN. jsonl is for programs: one JSON object per line.")},
    Option{"count", 0, "N", false, Option::ForSub, Group::Command, HELP("Disconnect and exit after N messages.")},
    Option{"trace", 0, nullptr, false, Option::ForConnecting, Group::Command,
           HELP("Print every packet sent and received, with its fields and bytes, on standard error. Passwords and "
                "authentication data are masked.")},
    // pub
    Option{"topic", 't', "TOPIC", false, Option::ForPub, Group::Command, HELP("The topic to publish to.")},
    Option{"message", 'm', "TEXT", false, Option::ForPub, Group::Command,
           HELP("Publish these bytes; -m \"\" publishes an empty payload.")},
    Option{"file", 'f', "FILE", false, Option::ForPub, Group::Command,
           HELP("Publish the content of this file, byte by byte; - is standard input.")},
    Option{"lines", 0, nullptr, false, Option::ForPub, Group::Command,
           HELP("Publish each line of standard input, without its end, as it comes. Reading waits while too many "
                "messages are not acknowledged yet.")},
    Option{"qos", 0, "0|1|2", false, Option::ForPub, Group::Command, HELP("QoS of the message; 0 by default.")},
    Option{"retain", 0, nullptr, false, Option::ForPub, Group::Command,
           HELP("Set RETAIN: the broker keeps the message for later subscribers. With an empty payload it deletes the "
                "one it keeps.")},
    Option{"property", 0, "NAME=VALUE", true, Option::ForPub, Group::Command,
           HELP("MQTT 5.0: a property of the message; may be given several times. NAME is payload_format_indicator, "
                "message_expiry_interval, topic_alias, response_topic, correlation_data, content_type or "
                "user_property. The value of user_property is itself NAME=VALUE. The value of correlation_data is "
                "taken as text, or as Base64 behind base64:.")},
    Option{"for", 0, "SECONDS", false, Option::ForConnecting, Group::Command,
           HELP("End after this time, counted from the start of the program.")},

    Option{"url", 0, "URL", false, Option::ForConnecting, Group::Address,
           HELP("The broker: mqtt://, mqtts://, ws:// or wss:// with optional user:password@, host, port and path. "
                "Others on this machine can read a password in it from the list of processes: better use "
                "--password-file or TOPICSCOPE_PASSWORD.")},
    Option{"profile", 0, "NAME", false, Option::ForConnecting, Group::Address,
           HELP("The settings of a saved connection, its secrets taken from the keychain. Other options given beside "
                "it go before it; its subscriptions are not used.")},
    Option{"protocol", 0, "3.1|3.1.1|5", false, Option::ForConnecting, Group::Address,
           HELP("The protocol version. By default 5.0, and 3.1.1 where the broker refuses that; a version given here "
                "is never replaced by another.")},
    Option{"proxy", 0, "URL", false, Option::ForConnecting, Group::Address,
           HELP("Connect through this proxy: socks5://[user:password@]host[:port] or "
                "http://[user:password@]host[:port] (CONNECT).")},
    Option{"no-reconnect", 0, nullptr, false, Option::ForConnecting, Group::Address,
           HELP("Exit with status 3 when the connection is lost. Without it a connection that was there once is made "
                "again, with growing delays; a first connection that fails always ends the program.")},

    Option{"client-id", 0, "ID", false, Option::ForConnecting, Group::Session,
           HELP("The client identifier; without it the broker assigns one.")},
    Option{"clean-start", 0, nullptr, false, Option::ForConnecting, Group::Session,
           HELP("Begin a new session, and forget an old one (the default).")},
    Option{"no-clean-start", 0, nullptr, false, Option::ForConnecting, Group::Session,
           HELP("Resume the session of this client identifier if the broker has it; in 3.x also: keep it afterwards. "
                "Needs --client-id.")},
    Option{
        "session-file", 0, "FILE", false, Option::ForConnecting, Group::Session,
        HELP("With --no-clean-start: keep in this file what the session needs to go on after this program has ended: "
             "messages under way, and which QoS 2 messages were received. Without it that is forgotten at the end.")},
    Option{"session-expiry", 0, "S", false, Option::ForConnecting, Group::Session,
           HELP("MQTT 5.0: how many seconds the broker keeps the session after the connection ends; 0 (the default) "
                "not at all, 4294967295 for ever.")},
    Option{"keep-alive", 0, "S", false, Option::ForConnecting, Group::Session,
           HELP("Seconds between signs of life, 0 for none; 60 by default.")},
    Option{"receive-maximum", 0, "N", false, Option::ForConnecting, Group::Session,
           HELP("MQTT 5.0: how many QoS 1 and 2 messages the broker may have under way to us.")},
    Option{"maximum-packet-size", 0, "N", false, Option::ForConnecting, Group::Session,
           HELP("The largest packet that is accepted, in bytes.")},
    Option{"topic-alias-maximum", 0, "N", false, Option::ForConnecting, Group::Session,
           HELP("MQTT 5.0: how many topic aliases the broker may use; 0 by default.")},

    Option{"request-response-information", 0, nullptr, false, Option::ForConnecting, Group::Session,
           HELP("MQTT 5.0: ask the broker for its Response Information.")},
    Option{"no-problem-information", 0, nullptr, false, Option::ForConnecting, Group::Session,
           HELP("MQTT 5.0: ask the broker to leave Reason Strings and User Properties out where it may "
                "(Request Problem Information 0).")},
    Option{"user-property", 0, "PACKET:NAME=VALUE", true, Option::ForConnecting, Group::Session,
           HELP("MQTT 5.0: a user property of the packets of that kind that are sent: connect, will, subscribe, "
                "disconnect, auth or acknowledgement (PUBACK, PUBREC, PUBREL, PUBCOMP); may be given "
                "several times. That of a published message is --property user_property=NAME=VALUE.")},
    Option{"will-topic", 0, "TOPIC", false, Option::ForConnecting, Group::Session,
           HELP("A last will: what the broker publishes to this topic when the connection breaks off.")},
    Option{"will-message", 0, "TEXT", false, Option::ForConnecting, Group::Session,
           HELP("The payload of the last will; empty without it.")},
    Option{"will-qos", 0, "0|1|2", false, Option::ForConnecting, Group::Session,
           HELP("QoS of the last will; 0 by default.")},
    Option{"will-retain", 0, nullptr, false, Option::ForConnecting, Group::Session,
           HELP("The broker keeps the last will as a retained message.")},
    Option{"will-delay", 0, "S", false, Option::ForConnecting, Group::Session,
           HELP("MQTT 5.0: seconds between the end of the connection and the last will.")},

    Option{"authentication-method", 0, "METHOD", false, Option::ForConnecting, Group::Credentials,
           HELP("MQTT 5.0: enhanced authentication with user name and password: SCRAM-SHA-1, SCRAM-SHA-256 or "
                "SCRAM-SHA-512.")},
    Option{"username", 0, "NAME", false, Option::ForConnecting, Group::Credentials, HELP("The user name.")},
    Option{"password-file", 0, "FILE", false, Option::ForConnecting, Group::Credentials,
           HELP("Read the password from this file; one line end at its end is not part of it.")},

    Option{"ca-file", 0, "FILE", false, Option::ForConnecting, Group::Tls,
           HELP("Trust the certificates in this file (PEM or DER), and no others.")},
    Option{"cert-file", 0, "FILE", false, Option::ForConnecting, Group::Tls,
           HELP("The client certificate to present, with its chain (PEM or DER).")},
    Option{"key-file", 0, "FILE", false, Option::ForConnecting, Group::Tls,
           HELP("The private key of the client certificate (PEM or DER).")},
    Option{"key-password-file", 0, "FILE", false, Option::ForConnecting, Group::Tls,
           HELP("Read the passphrase of an encrypted private key from this file.")},
    Option{"no-verify-peer", 0, nullptr, false, Option::ForConnecting, Group::Tls,
           HELP("Accept any certificate: the connection is encrypted, but anyone can pretend to be the broker.")},
    Option{"alpn", 0, "PROTOCOL", true, Option::ForConnecting, Group::Tls,
           HELP("Offer this application protocol; may be given several times.")},

    Option{"data-dir", 0, "DIR", false, Option::ForAll, Group::General,
           HELP("Where profiles are kept; by default the system's place for data of this program.")},
    Option{"help", 'h', nullptr, false, Option::ForAll, Group::General, HELP("Print this text.")},
    Option{"version", 0, nullptr, false, Option::ForAll, Group::General, HELP("Print the version.")},
};

#undef HELP

} // namespace

std::span<const OptionDefinition> optionTable()
{
    return options;
}

} // namespace topicscope::cli
