// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/dialogue.h"

namespace topicscope::mqtt::test {

/// Cases 32 to 49: messages from the server.
std::vector<Case> cases()
{
    return {
        {"32", "MQTT-3.3.1-4", "QoS 3", "345", R"(
            connected
            5: S hex 36 06 00 01 61 00 01 00
            34: S hex 36 05 00 01 61 00 01
            T 81 MQTT-3.3.1-4)"},
        {"33", "MQTT-3.3.1-2", "DUP at QoS 0", "345", R"(
            connected
            5: S hex 38 04 00 01 61 00
            34: S hex 38 03 00 01 61
            T 81 MQTT-3.3.1-2)"},
        {"34", "MQTT-2.2.1-4", "packet identifier 0", "345", R"(
            connected
            S publish a q1 id0
            5: T 82 MQTT-2.2.1-4
            34: T 82 MQTT-2.3.1-1)"},
        {"34", "MQTT-2.2.1-4", "packet identifier 0 at QoS 2", "345", R"(
            connected
            S publish a q2 id0
            5: T 82 MQTT-2.2.1-4
            34: T 82 MQTT-2.3.1-1)"},
        {"35", "MQTT-4.7.3-1", "an empty topic", "34", "connected\nS publish - =x\nT 82 MQTT-4.7.3-1"},
        {"35", "§3.3.2.1", "an empty topic without alias", "5", "connected\nS publish - =x\nT 82 §3.3.2.1"},
        {"35", "MQTT-3.3.2-2", "a topic with #", "345", "connected\nS publish a/#\nT 81 MQTT-3.3.2-2"},
        {"35", "MQTT-3.3.2-2", "a topic with +", "345", "connected\nS publish +/a\nT 81 MQTT-3.3.2-2"},
        {"36", "MQTT-3.3.2-8", "topic alias 0", "5",
         "with aliases=5\nconnected\nS publish a topic_alias=0\nT 94 MQTT-3.3.2-8"},
        {"36", "MQTT-3.3.2-11", "a topic alias above our maximum", "5",
         "with aliases=5\nconnected\nS publish a topic_alias=6\nT 94 MQTT-3.3.2-11"},
        {"36", "MQTT-3.3.2-11", "a topic alias although we take none", "5",
         "connected\nS publish a topic_alias=1\nT 94 MQTT-3.3.2-11"},
        {"37", "MQTT-3.3.2-7", "an unknown alias with an empty topic", "5",
         "with aliases=5\nconnected\nS publish - topic_alias=2\nT 82 MQTT-3.3.2-7"},
        {"37", "MQTT-3.3.2-7", "an alias is set, used and set anew", "5", R"(
            with aliases=5
            connected
            S publish a/b topic_alias=5 =1
            S publish - topic_alias=5 =2
            S publish c topic_alias=5 =3
            S publish - topic_alias=5 =4
            S publish d topic_alias=1 q1 id3 =5
            S publish - topic_alias=1 q2 id4 =6
            E message a/b 1 q0 live topic_alias=5
            E message a/b 2 q0 live topic_alias=5
            E message c 3 q0 live topic_alias=5
            E message c 4 q0 live topic_alias=5
            E message d 5 q1 id3 live topic_alias=1
            E message d 6 q2 id4 live topic_alias=1
            C puback 3
            C pubrec 4)"},
        {"37", "MQTT-3.3.2-7", "aliases do not outlive the connection", "5", R"(
            with aliases=5
            connected
            S publish a topic_alias=5
            E message a q0 live topic_alias=5
            drop
            connected
            S publish - topic_alias=5
            T 82 MQTT-3.3.2-7)"},
        {"38", "MQTT-4.3.3-10; MQTT-4.3.3-2", "the same QoS 2 identifier twice is delivered once", "345", R"(
            connected
            S publish a q2 id7 =1
            S publish a q2 id7 dup =1
            E message a 1 q2 id7 live
            E notice repeated qos2
            C pubrec 7
            C pubrec 7
            S pubrel 7
            C pubcomp 7)"},
        {"39", "MQTT-4.3.3-12", "after PUBCOMP the same identifier is a new message", "345", R"(
            connected
            S publish a q2 id7 =1
            S pubrel 7
            S publish a q2 id7 =2
            E message a 1 q2 id7 live
            E message a 2 q2 id7 live
            C pubrec 7
            C pubcomp 7
            C pubrec 7)"},
        {"39", "MQTT-4.3.3-12", "after PUBCOMP DUP under the same identifier is a new message, and pointed out", "45",
         R"(
            with clean=0 expiry=100
            connected
            S publish a q2 id7 =1
            S pubrel 7
            E message a 1 q2 id7 live
            C pubrec 7
            C pubcomp 7
            drop
            connect
            S connack sp
            S publish a q2 id7 dup =1
            S pubrel 7
            S publish a q2 id7 =2
            E connected sp
            E notice repeated after pubrel
            E message a 1 q2 id7 dup redelivered
            E message a 2 q2 id7 resumed
            C pubrec 7
            C pubcomp 7
            C pubrec 7)"},
        {"40", "MQTT-4.3.3-11", "PUBREL of an unknown identifier", "345", R"(
            connected
            S pubrel 9
            5: C pubcomp 9 92
            34: C pubcomp 9
            E notice unknown pubrel)"},
        {"40", "MQTT-4.3.3-11", "PUBREL twice", "345", R"(
            connected
            S publish a q2 id7
            S pubrel 7
            S pubrel 7
            E message a q2 id7 live
            C pubrec 7
            C pubcomp 7
            5: C pubcomp 7 92
            34: C pubcomp 7
            E notice unknown pubrel)"},
        {"41", "MQTT-4.4.0-1", "received QoS 2 identifiers outlive the connection", "45", R"(
            with clean=0 expiry=100
            connected
            S publish a q2 id7 =1
            S publish a q2 id8 =2
            E message a 1 q2 id7 live
            E message a 2 q2 id8 live
            drop
            connect
            S connack sp
            S publish a q2 id7 dup =1
            S pubrel 8
            S publish a q2 id9 =3
            E connected sp
            E notice repeated qos2
            E message a 3 q2 id9 resumed
            C pubrec 7
            C pubcomp 8
            C pubrec 9
            S pubrel 7
            C pubcomp 7)"},
        // 3.1 does not say whether the session was kept; as in mosquitto's client it is taken as kept.
        {"41", "MQTT 3.1", "received QoS 2 identifiers outlive the connection in 3.1, too", "3", R"(
            with clean=0
            connected
            S publish a q2 id7 =1
            E message a 1 q2 id7 resumed
            C pubrec 7
            drop
            connect
            S connack
            S publish a q2 id7 dup =1
            S pubrel 7
            E notice session presence unknown
            E connected
            E notice repeated qos2
            C pubrec 7
            C pubcomp 7)"},
        {"45", "MQTT 3.1", "a message for a filter that is not known here, in 3.1", "3", R"(
            with clean=0
            connect
            S connack
            S publish other/topic q1 id1 =x
            E connected
            E message other/topic x q1 id1 resumed
            C puback 1)"},
        {"41", "MQTT-4.4.0-1", "received QoS 2 identifiers outlive the program", "45", R"(
            with clean=0 expiry=100
            connected
            S publish a q2 id7 =1
            E message a 1 q2 id7 live
            drop
            do restart
            connect
            S connack sp
            S publish a q2 id7 dup =1
            S pubrel 7
            E connected sp
            E notice repeated qos2
            C pubrec 7
            C pubcomp 7)"},
        {"42", "MQTT-4.3.2-4", "a redelivery of QoS 1 is acknowledged and marked", "345", R"(
            connected
            S publish a q1 id7 dup =1
            S publish a q1 id7 =2
            E message a 1 q1 id7 dup redelivered
            E message a 2 q1 id7 live
            C puback 7
            C puback 7)"},
        {"43", "MQTT-3.3.4-9", "one more than our Receive Maximum", "5", R"(
            with receive=2
            connected
            S publish a q2 id1
            S publish a q2 id2
            S publish a q2 id3
            E message a q2 id1 live
            E message a q2 id2 live
            C pubrec 1
            C pubrec 2
            T 93 MQTT-3.3.4-9)"},
        {"43", "MQTT-3.3.4-9", "a QoS 1 message more than our Receive Maximum", "5", R"(
            with receive=1
            connected
            S publish a q2 id1
            S publish a q1 id2
            E message a q2 id1 live
            C pubrec 1
            T 93 MQTT-3.3.4-9)"},
        {"43", "MQTT-3.3.4-9", "what is released and completed does not count", "5", R"(
            with receive=1
            connected
            S publish a q2 id1
            S pubrel 1
            S publish a q1 id2
            S publish a q1 id3
            S publish a q2 id4
            S publish a q2 id4 dup
            S publish a =0
            E message a q2 id1 live
            E message a q1 id2 live
            E message a q1 id3 live
            E message a q2 id4 live
            E notice repeated qos2
            E message a 0 q0 live
            C pubrec 1
            C pubcomp 1
            C puback 2
            C puback 3
            C pubrec 4
            C pubrec 4)"},
        {"43", "MQTT-3.3.4-9", "what an earlier connection left does not count", "5", R"(
            with clean=0 expiry=9 receive=1
            connected
            S publish a q2 id1
            E message a q2 id1 live
            C pubrec 1
            drop
            connect
            S connack sp
            S publish a q2 id2
            S pubrel 1
            E connected sp
            E message a q2 id2 resumed
            C pubrec 2
            C pubcomp 1)"},
        {"44", "MQTT-4.6.0-2/-3", "acknowledgements go out in the order of arrival", "345", R"(
            connected
            S publish a q1 id3
            S publish a q2 id1
            S publish a q1 id2
            S publish a q2 id9
            S pubrel 9
            S pubrel 1
            E message a q1 id3 live
            E message a q2 id1 live
            E message a q1 id2 live
            E message a q2 id9 live
            C puback 3
            C pubrec 1
            C puback 2
            C pubrec 9
            C pubcomp 9
            C pubcomp 1)"},
        {"45", "MQTT-4.5.0-2", "a message for a filter that is not known here", "45", R"(
            with clean=0 expiry=9
            connect
            S connack sp
            S publish other/topic q1 id1 =x
            E notice session unknown
            E connected sp
            E message other/topic x q1 id1 resumed
            C puback 1)"},
        {"45", "MQTT-4.5.0-2", "the backlog ends with a pause", "45", R"(
            with clean=0 expiry=9
            connect
            S connack sp
            S publish a q1 id1
            E notice session unknown
            E connected sp
            E message a q1 id1 resumed
            C puback 1
            wait 499ms
            S publish a q1 id2
            E message a q1 id2 resumed
            C puback 2
            wait 501ms
            S publish a q1 id3
            S publish a q1 id4 retain
            S publish a q1 id5 dup
            E message a q1 id3 live
            E message a q1 id4 retain retained
            E message a q1 id5 dup redelivered
            C puback 3
            C puback 4
            C puback 5)"},
        {"46", "MQTT-3.3.4-4", "several and identical subscription identifiers", "5", R"(
            connected
            S publish a subscription_identifier=3 subscription_identifier=268435455 subscription_identifier=3
            E message a q0 live subscription_identifier=3 subscription_identifier=268435455 subscription_identifier=3)"},
        {"46", "§3.3.2.3.8", "subscription identifier 0", "5",
         "connected\nS publish a subscription_identifier=0\nT 82 §3.3.2.3.8"},
        {"47", "§3.3.2.3.2", "text that is not UTF-8 is delivered and flagged", "5",
         R"(
            connected
            S hex 30 07 00 01 61 02 01 01 ff
            E message a )"
         "\xff"
         R"( q0 live not-utf8 payload_format_indicator=1)"},
        {"47", "§3.3.2.3.2", "text that is UTF-8 is not flagged", "5", R"(
            connected
            S publish a payload_format_indicator=1 =text
            E message a text q0 live payload_format_indicator=1)"},
        {"47", "§3.3.2.3.2", "a payload format indicator of 2", "5",
         "connected\nS publish a payload_format_indicator=2\nT 82 §2.2.2.2"},
        {"48", "MQTT-3.3.2-14", "a response topic with a wildcard", "5",
         "connected\nS publish a response_topic=b/#\nT 82 MQTT-3.3.2-14"},
        {"48", "MQTT-3.3.2-14", "a response topic with +", "5",
         "connected\nS publish a response_topic=b/+/c\nT 82 MQTT-3.3.2-14"},
        {"49", "MQTT-3.3.1-12/-13", "RETAIN and what is left of the expiry are shown", "5", R"(
            connected
            S publish a retain message_expiry_interval=17 =x
            S publish a message_expiry_interval=17 =x
            E message a x q0 retain retained message_expiry_interval=17
            E message a x q0 live message_expiry_interval=17)"},
        {"49", "MQTT-3.3.1-12", "with Retain As Published, only the burst around SUBACK is retained", "5", R"(
            connected
            do subscribe a:0r
            C subscribe 1 a:0r
            S publish a retain =1
            E message a 1 q0 retain retained
            S suback 1 00
            E subscribed 1 00
            S publish a retain =2
            E message a 2 q0 retain retained
            wait 101ms
            S publish a retain =3
            E message a 3 q0 retain live)"},
        {"49", "MQTT-3.3.1-8", "RETAIN is shown", "34", R"(
            connected
            S publish a retain
            E message a q0 retain retained)"},
        {"", "§3.3.3", "an empty payload", "345", "connected\nS publish a q1 id1\nE message a q1 id1 live\nC puback 1"},
        {"", "§4.7", "a topic of 65,535 bytes", "34", R"(
            connected
            S hex 30 81 80 04 ff ff 61*65535
            E message )" + std::string(65'535, 'a') + " q0 live"},
        {"", "§3.3.2.3", "every property of PUBLISH", "5", R"(
            connected
            S publish a content_type=text/plain response_topic=b correlation_data=c message_expiry_interval=4294967295 payload_format_indicator=0
            E message a q0 live content_type=text/plain response_topic=b correlation_data=c message_expiry_interval=4294967295 payload_format_indicator=0)"},
        {"", "field", "every legal length of PUBREL", "5", R"(
            connected
            S publish a q2 id1
            S publish a q2 id2
            S publish a q2 id3
            S publish a q2 id4
            S publish a q2 id5
            S hex 62 02 00 01
            S hex 62 03 00 02 00
            S hex 62 04 00 03 00 00
            S hex 62 08 00 04 92 04 1f 00 01 78
            S hex 62 0c 00 05 00 08 26 00 01 61 00 02 62 63
            E message a q2 id1 live
            E message a q2 id2 live
            E message a q2 id3 live
            E message a q2 id4 live
            E message a q2 id5 live
            C pubrec 1
            C pubrec 2
            C pubrec 3
            C pubrec 4
            C pubrec 5
            C pubcomp 1
            C pubcomp 2
            C pubcomp 3
            C pubcomp 4
            C pubcomp 5)"},
        {"44", "MQTT-3.4.2-3", "our acknowledgements carry user properties", "5", R"(
            with acknowledgements=value
            connected
            S publish a q1 id1
            S publish a q2 id2
            S pubrel 2
            S pubrel 3
            E message a q1 id1 live
            E message a q2 id2 live
            C hex 40 12 00 01 00 0e 26 00 04 6e 61 6d 65 00 05 76 61 6c 75 65
            C hex 50 12 00 02 00 0e 26 00 04 6e 61 6d 65 00 05 76 61 6c 75 65
            C hex 70 12 00 02 00 0e 26 00 04 6e 61 6d 65 00 05 76 61 6c 75 65
            C pubcomp 3 92 user_property=name:value
            E notice unknown pubrel
            do publish b q2
            C publish b q2 id1
            S pubrec 1
            C pubrel 1 user_property=name:value)"},
        {"44", "MQTT-3.4.2-3", "where they do not fit they are left out", "5", R"(
            with acknowledgements=value
            connect
            S connack maximum_packet_size=22
            S publish a q1 id1
            S pubrel 3
            E connected
            E message a q1 id1 live
            C hex 40 02 00 01
            C hex 70 03 00 03 92
            E notice unknown pubrel)"},
        {"44", "§2.2.2", "before 5.0 there are none", "34", R"(
            with acknowledgements=value
            connected
            S publish a q1 id1
            E message a q1 id1 live
            C hex 40 02 00 01)"},
        {"36", "MQTT-3.3.2-10", "every topic alias up to our maximum is taken", "5", R"(
            with aliases=65535
            connected
            S publish a topic_alias=65535
            S publish b topic_alias=1
            S publish - topic_alias=65535
            E message a q0 live topic_alias=65535
            E message b q0 live topic_alias=1
            E message a q0 live topic_alias=65535)"},
        {"36", "MQTT-3.3.2-11", "a topic alias too high, at QoS 1 and 2: not delivered, not acknowledged", "5", R"(
            with aliases=5
            connected
            S publish a q1 id1 topic_alias=6
            T 94 MQTT-3.3.2-11
            drop
            connected
            S publish a q2 id1 topic_alias=6
            T 94 MQTT-3.3.2-11)"},
        {"35", "MQTT-3.3.2-2", "a wildcard anywhere in a topic", "345", R"(
            connected
            S publish #
            T 81 MQTT-3.3.2-2
            drop
            connected
            S publish a+b
            T 81 MQTT-3.3.2-2
            drop
            connected
            S publish a/b#
            T 81 MQTT-3.3.2-2)"},
        {"34", "MQTT-2.2.1-4", "every acknowledgement with packet identifier 0", "345", R"(
            connected
            S puback 0
            T 82 MQTT-2.2.1-3|MQTT-2.3.1-1
            drop
            connected
            S pubrec 0
            T 82 MQTT-2.2.1-3|MQTT-2.3.1-1
            drop
            connected
            S pubrel 0
            T 82 MQTT-2.2.1-3|MQTT-2.3.1-1
            drop
            connected
            S pubcomp 0
            T 82 MQTT-2.2.1-3|MQTT-2.3.1-1
            drop
            connected
            S suback 0 00
            T 82 MQTT-2.2.1-3|MQTT-2.3.1-1
            drop
            connected
            5: S unsuback 0 00
            34: S unsuback 0
            T 82 MQTT-2.2.1-3|MQTT-2.3.1-1)"},
        {"38", "MQTT-4.3.3-10; MQTT-4.3.3-2", "a QoS 2 identifier again without DUP is the same message too", "345", R"(
            connected
            S publish a q2 id7 =1
            S publish b q2 id7 =2
            E message a 1 q2 id7 live
            E notice repeated qos2
            C pubrec 7
            C pubrec 7)"},
        // The server must not do this [MQTT-2.2.1-4]; nothing is lost when it is taken all the same.
        {"38", "MQTT-2.2.1-4", "a QoS 1 message under the identifier of an unreleased QoS 2 message", "345", R"(
            connected
            S publish a q2 id7 =1
            S publish b q1 id7 =2
            S pubrel 7
            E message a 1 q2 id7 live
            E message b 2 q1 id7 live
            C pubrec 7
            C puback 7
            C pubcomp 7)"},
        {"48", "MQTT-4.7.3-1", "an empty response topic", "5",
         "connected\nS publish a response_topic=\nT 82 MQTT-4.7.3-1"},
        {"49", "§3.3.2.3.3", "a message expiry of 0 is delivered", "5", R"(
            connected
            S publish a message_expiry_interval=0
            E message a q0 live message_expiry_interval=0)"},
        {"", "MQTT-3.6.2-1", "PUBREL with a reason code that it does not have", "5",
         "connected\nS pubrel 1 80\nT 82 MQTT-3.6.2-1"},
        {"", "MQTT-2.2.1-3", "PUBREL with identifier 0", "5", "connected\nS pubrel 0\nT 82 MQTT-2.2.1-3"},
    };
}

} // namespace topicscope::mqtt::test
