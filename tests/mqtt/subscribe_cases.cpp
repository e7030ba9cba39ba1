// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/dialogue.h"

namespace topicscope::mqtt::test {
namespace {

/// "suback 1 00 00 …" with `count` codes, and the same for the event.
std::string repeated(const std::string& start, const std::string& word, int count)
{
    std::string text = start;
    for (int index = 0; index < count; ++index)
        text += " " + word;
    return text + "\n";
}

} // namespace

/// Cases 61 to 63: SUBSCRIBE, UNSUBSCRIBE and their answers.
std::vector<Case> cases()
{
    return {
        {"61", "MQTT-3.9.3-1, MQTT-3.8.4-6", "codes in the order of the filters, refusals and downgrades told", "345",
         R"(
            connected
            do subscribe a:0 b:1 c:2 d:2
            C subscribe 1 a:0 b:1 c:2 d:2
            S suback 1 00 80 02 01
            E subscribed 1 00 80 02 01!)"},
        {"61", "MQTT-3.9.3-1", "reason string and user properties", "5", R"(
            connected
            do subscribe a
            C subscribe 1 a
            S suback 1 87 reason_string=no user_property=a:b
            E subscribed 1 87 reason_string=no user_property=a:b)"},
        {"61", "MQTT-3.8.4-6", "a code too few", "345",
         "connected\ndo subscribe a b\nC anything\nS suback 1 00\nT 82 MQTT-3.8.4-6|MQTT-3.8.4-5"},
        {"61", "MQTT-3.8.4-6", "a code too many", "345",
         "connected\ndo subscribe a\nC anything\nS suback 1 00 00\nT 82 MQTT-3.8.4-6|MQTT-3.8.4-5"},
        {"61", "MQTT-3.9.3-1", "no code at all", "345", R"(
            connected
            do subscribe a
            C anything
            S suback 1
            T 82 MQTT-3.9.3-1)"},
        {"61", "MQTT-3.9.3-2", "a reserved code", "345",
         "connected\ndo subscribe a\nC anything\nS suback 1 03\nT 82 MQTT-3.9.3-2"},
        {"61", "MQTT-3.9.3-2", "a code of 5.0 before 5.0", "34",
         "connected\ndo subscribe a\nC anything\nS suback 1 87\nT 82 MQTT-3.9.3-2"},
        {"61", "MQTT-3.9.3-1", "a SUBACK of more than 127 bytes", "345",
         "connected\n" + repeated("do subscribe", "a/b:1", 300) + "C anything\n" + repeated("S suback 1", "01", 300) +
             repeated("E subscribed 1", "01", 300)},
        {"61", "MQTT-3.8.4-7", "more granted than asked", "345", R"(
            connected
            do subscribe a:0
            C anything
            S suback 1 02
            E notice granted more
            E subscribed 1 02)"},
        {"62", "§3.2.2.3.11", "wildcards not available", "5", R"(
            connect
            S connack wildcard_subscription_available=0
            E connected
            do subscribe a/+
            E not done a2 §3.2.2.3.11
            do subscribe a b/#
            E not done a2 §3.2.2.3.11
            C nothing
            do subscribe a
            C subscribe 1 a)"},
        {"62", "§3.2.2.3.13", "shared subscriptions not available", "5", R"(
            connect
            S connack shared_subscription_available=0
            E connected
            do subscribe $share/g/a
            E not done 9e §3.2.2.3.13
            C nothing)"},
        {"62", "§3.2.2.3.12", "subscription identifiers not available", "5", R"(
            connect
            S connack subscription_identifier_available=0
            E connected
            do subscribe a identifier=3
            E not done a1 §3.2.2.3.12
            C nothing
            do identify a b
            C subscribe 1 a b)"},
        {"62", "MQTT-3.8.3-4", "No Local on a shared subscription", "5",
         "connected\ndo subscribe $share/g/a:0n\nE not done 82 MQTT-3.8.3-4\nC nothing"},
        {"62", "§3.8.3", "options that 3.x does not have", "34",
         "connected\ndo subscribe a:1n\nE not done 82 §3.8.3\nC nothing"},
        {"62", "§3.8.3.1", "all options", "5", "connected\ndo subscribe a:2nrh\nC hex 82 07 00 01 00 00 01 61 2e"},
        {"62", "§3.8.2.1.2", "an identifier for each filter, kept when it is subscribed again", "5", R"(
            connected
            do identify a:1 b:2
            C subscribe 1 a:1 subscription_identifier=1
            C subscribe 2 b:2 subscription_identifier=2
            S suback 1 01
            S suback 2 02
            E subscribed 1 01#1 02#2
            do identify c b:0
            C subscribe 3 c subscription_identifier=3
            C subscribe 4 b:0 subscription_identifier=2
            S suback 4 00
            S suback 3 00
            E subscribed 2 00#3 00#2)"},
        {"62", "§3.8.2.1.2", "an identifier that the caller chose is not given to a filter", "5", R"(
            with clean=0 expiry=9
            connected
            do subscribe a b identifier=1
            C subscribe 1 a b subscription_identifier=1
            S suback 1 00 00
            E subscribed 1 00#1 00#1
            do subscribe c identifier=268435455
            C subscribe 2 c subscription_identifier=268435455
            S suback 2 00
            E subscribed 2 00#268435455
            drop
            do restart
            connect
            S connack sp
            E connected sp
            do identify d b
            C subscribe 1 d subscription_identifier=2
            C subscribe 2 b subscription_identifier=3)"},
        {"62", "§3.8.2.1.2", "one identifier for all filters", "5",
         "connected\ndo subscribe a b identifier=9\nC subscribe 1 a b subscription_identifier=9"},
        {"62", "MQTT-4.7.1-1; MQTT-4.7.1-2", "a filter that is not valid", "345", R"(
            connected
            do subscribe a/#/b
            E not done 8f MQTT-4.7.1-1|MQTT-4.7.1-2
            do subscribe a+
            E not done 8f MQTT-4.7.1-2|MQTT-4.7.1-3
            5: do subscribe $share/g
            5: E not done 8f MQTT-4.8.2-2
            do unsubscribe a#
            E not done 8f MQTT-4.7.1-1|MQTT-4.7.1-2
            C nothing)"},
        {"62", "MQTT-3.2.2-15", "a list that does not fit into one packet goes into several", "5", R"(
            connect
            S connack maximum_packet_size=32
            E connected
            do subscribe aaaaaaaa bbbbbbbb
            C subscribe 1 aaaaaaaa
            C subscribe 2 bbbbbbbb
            S suback 1 00
            S suback 2 00
            E subscribed 1 00 00)"},
        {"63", "§4.13", "unsolicited SUBACK, UNSUBACK, PUBACK and PUBCOMP", "345", R"(
            connected
            S suback 5 00
            5: S unsuback 5 00
            34: S unsuback 5
            S puback 5
            S pubcomp 5
            S pingresp
            S publish a =x
            E notice unsolicited
            E notice unsolicited
            E notice unsolicited
            E notice unsolicited
            E notice unsolicited
            E message a x q0 live
            C nothing
            open)"},
        {"63", "§4.13", "SUBACK and UNSUBACK twice", "345", R"(
            connected
            do subscribe a
            C anything
            S suback 1 00
            S suback 1 00
            E subscribed 1 00
            E notice unsolicited
            do unsubscribe a
            C anything
            5: S unsuback 2 00
            5: S unsuback 2 00
            34: S unsuback 2
            34: S unsuback 2
            E unsubscribed 2 00
            E notice unsolicited)"},
        {"63", "§4.13", "PUBACK with all its properties for nothing", "5", R"(
            connected
            S puback 5 87 reason_string=x user_property=a:b
            E notice unsolicited)"},
        {"", "§3.11", "UNSUBACK with codes", "5", R"(
            connected
            do unsubscribe a b
            C unsubscribe 1 a b
            S unsuback 1 11 87 reason_string=x
            E unsubscribed 1 11 87 reason_string=x)"},
        {"", "MQTT-3.11.3-1", "UNSUBACK with a code too few", "5",
         "connected\ndo unsubscribe a b\nC anything\nS unsuback 1 00\nT 82 MQTT-3.11.3-1"},
        {"", "MQTT-3.11.3-1", "UNSUBACK without a code", "5",
         "connected\ndo unsubscribe a\nC anything\nS unsuback 1\nT 82 MQTT-3.11.3-1"},
        {"", "MQTT-3.11.3-1", "UNSUBACK with a code too many", "5",
         "connected\ndo unsubscribe a\nC anything\nS unsuback 1 00 00\nT 82 MQTT-3.11.3-1"},
        {"63", "§4.13; §4.8", "an answer of the wrong type under an identifier that is in use", "345", R"(
            connected
            do subscribe a
            do unsubscribe b
            do publish c q1
            C anything
            5: S unsuback 1 00
            34: S unsuback 1
            S suback 2 00
            S puback 1
            S suback 3 00
            E notice unsolicited
            E notice unsolicited
            E notice unsolicited
            E notice unsolicited
            S suback 1 00
            5: S unsuback 2 00
            34: S unsuback 2
            S puback 3
            E subscribed 1 00
            E unsubscribed 2 00
            E publish 3 acknowledged)"},
        {"", "MQTT-3.11.3-2", "UNSUBACK with a code that it does not have", "5",
         "connected\ndo unsubscribe a\nC anything\nS unsuback 1 01\nT 82 MQTT-3.11.3-2"},
        {"", "§4.1", "unanswered requests end with the connection", "345", R"(
            connected
            do subscribe a
            do unsubscribe b
            C anything
            drop
            E subscribed 1 lost
            E unsubscribed 2 lost
            connected
            do subscribe a
            C subscribe 3 a)"},
        {"", "§4.1", "without a connection nothing is subscribed", "345",
         "connected\ndrop\ndo subscribe a\nE not done 82 §4.1\ndo unsubscribe a\nE not done 82 §4.1"},
        {"", "§4.1", "subscriptions outlive the program", "5", R"(
            with clean=0 expiry=9
            connected
            do identify a:1 b:2
            C anything
            S suback 1 01
            S suback 2 02
            E subscribed 1 01#1 02#2
            drop
            do restart
            connect
            S connack sp
            E connected sp
            do identify c b
            C subscribe 1 c subscription_identifier=3
            C subscribe 2 b subscription_identifier=2)"},
    };
}

} // namespace topicscope::mqtt::test
