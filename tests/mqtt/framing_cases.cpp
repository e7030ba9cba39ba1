// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/dialogue.h"

namespace topicscope::mqtt::test {

/// Cases 1 to 15: bytes into packets.
std::vector<Case> cases()
{
    return {
        {"1", "MQTT-4.2.0-1", "many packets in one chunk and byte by byte are the same", "345", R"(
            connected
            S publish a =1
            S publish b q1 id5 =2
            S pingresp
            S publish c q2 id6 =3
            S pubrel 6
            S publish d =4
            E message a 1 q0 live
            E message b 2 q1 id5 live
            E notice unsolicited
            E message c 3 q2 id6 live
            E message d 4 q0 live
            C puback 5
            C pubrec 6
            C pubcomp 6)"},
        {"1", "MQTT-4.2.0-1", "a packet longer than 128, 16,384 and 2,097,152 bytes is one packet", "345", R"(
            connected
            S publish a size=200
            S publish a size=20000
            S publish a size=2100000
            E message a size=200 q0 live
            E message a size=20000 q0 live
            E message a size=2100000 q0 live)"},
        {"2", "§1.5.5", "a fifth byte of remaining length ends it", "345", R"(
            connected
            S hex 30 ff ff ff ff 01
            T 81 §1.5.5|§2.2.3)"},
        {"2", "§1.5.5", "a continuation bit in the fourth byte ends it before a fifth comes", "345", R"(
            connected
            S hex 30 80 80 80 80
            T 81 §1.5.5|§2.2.3)"},
        {"2", "§1.5.5", "before CONNACK too", "345", R"(
            connect
            S hex 20 ff ff ff ff
            T 81 §1.5.5|§2.2.3)"},
        {"3", "MQTT-1.5.5-1", "a remaining length of 80 00 is not the shortest form", "345", R"(
            connected
            S hex d0 80 00
            T 81 MQTT-1.5.5-1|§2.2.3)"},
        {"3", "MQTT-1.5.5-1", "a property length of 80 00 is not the shortest form", "5", R"(
            connected
            S hex 30 05 00 01 61 80 00
            T 81 MQTT-1.5.5-1)"},
        {"3", "MQTT-1.5.5-1", "a subscription identifier of 81 00 is not the shortest form", "5", R"(
            connected
            S hex 30 07 00 01 61 03 0b 81 00
            T 81 MQTT-1.5.5-1)"},
        {"4", "MQTT-3.1.2-24", "a packet over our maximum is refused at its header", "345", R"(
            with packet=100
            connected
            S hex 30 63
            T 95 MQTT-3.1.2-24|§2.2.3)"},
        {"4", "MQTT-3.1.2-24", "a packet of just our maximum is taken", "345", R"(
            with packet=100
            connected
            34: S publish a size=95
            34: E message a size=95 q0 live
            5: S publish a size=94
            5: E message a size=94 q0 live)"},
        {"4", "MQTT-3.1.2-24", "a CONNACK over our maximum is refused too", "5", R"(
            with packet=20
            connect
            S hex 20 7f
            T 95 MQTT-3.1.2-24)"},
        {"4", "MQTT-3.1.2-24", "256 MiB are refused before a byte of them is kept", "345", R"(
            with packet=1000
            connected
            S hex 30 ff ff ff 7f
            T 95 MQTT-3.1.2-24|§2.2.3)"},
        {"5", "MQTT-2.1.3-1; MQTT-2.2.2-2", "PUBREL with flags 0", "45", R"(
            connected
            S hex 60 02 00 01
            5: T 81 MQTT-2.1.3-1
            4: T 81 MQTT-2.2.2-2)"},
        {"5", "MQTT 3.1", "PUBREL with DUP is legal in 3.1", "3", R"(
            connected
            S hex 6a 02 00 01
            C pubcomp 1
            E notice unknown pubrel)"},
        {"5", "MQTT-2.1.3-1; MQTT-2.2.2-2", "SUBACK with flags 2", "345", R"(
            connected
            S hex 92 03 00 01 00
            5: T 81 MQTT-2.1.3-1
            34: T 81 MQTT-2.2.2-2)"},
        {"5", "MQTT-2.1.3-1; MQTT-2.2.2-2", "CONNACK with flags 1", "345", R"(
            connect
            S hex 21 02 00 00
            5: T 81 MQTT-2.1.3-1
            34: T 81 MQTT-2.2.2-2)"},
        {"5", "MQTT-2.1.3-1; MQTT-2.2.2-2", "PUBACK with flags 8", "345", R"(
            connected
            S hex 48 02 00 01
            5: T 81 MQTT-2.1.3-1
            34: T 81 MQTT-2.2.2-2)"},
        {"5", "MQTT-2.1.3-1", "DISCONNECT with flags 1", "5", R"(
            connected
            S hex e1 00
            T 81 MQTT-2.1.3-1)"},
        {"5", "MQTT-2.1.3-1; MQTT-2.2.2-2", "PINGRESP with flags 1", "345", R"(
            connected
            S hex d1 00
            5: T 81 MQTT-2.1.3-1
            34: T 81 MQTT-2.2.2-2)"},
        {"6", "§2.1.2", "type 0", "345", "connected\nS hex 00 00\nT 82 §2.1.2|§2.2.1"},
        {"6", "§2.1.2", "CONNECT from the server", "345", "connected\nS hex 10 00\nT 82 §2.1.2|§2.2.1"},
        {"6", "§2.1.2", "SUBSCRIBE from the server", "345",
         "connected\nS hex 82 06 00 01 00 01 61 00\nT 82 §2.1.2|§2.2.1"},
        {"6", "§2.1.2", "UNSUBSCRIBE from the server", "345",
         "connected\nS hex a2 05 00 01 00 01 61\nT 82 §2.1.2|§2.2.1"},
        {"6", "§2.1.2", "PINGREQ from the server", "345", "connected\nS hex c0 00\nT 82 §2.1.2|§2.2.1"},
        {"6", "§2.1.2", "type 15 before 5.0", "34", "connected\nS hex f0 00\nT 82 §2.2.1"},
        {"6", "§2.1.2", "DISCONNECT from the server before 5.0", "34", "connected\nS hex e0 00\nT 82 §2.2.1"},
        {"6", "§2.1.2", "an HTTP answer in place of MQTT", "345", R"(
            connect
            S hex 48 54 54 50 2f 31 2e 31 20 34 30 30
            5: T 81 MQTT-2.1.3-1
            34: T 81 MQTT-2.2.2-2)"},
        {"7", "§4.13", "PUBACK with a byte too many", "34", "connected\nS hex 40 03 00 01 00\nT 81 §4.8"},
        {"7", "§4.13", "PUBACK with a byte too few", "345", "connected\nS hex 40 01 00\nT 81 §4.13|§4.8"},
        {"7", "§4.13", "PINGRESP with a body", "345", "connected\nS hex d0 01 00\nT 81 §4.13|§4.8"},
        {"7", "§4.13", "CONNACK cut short", "345", "connect\nS hex 20 01 00\nT 81 §4.13|§4.8"},
        {"7", "§4.13", "CONNACK without property length", "5", "connect\nS hex 20 02 00 00\nT 81 §4.13"},
        {"7", "§4.13", "CONNACK with a byte too many", "345", R"(
            connect
            5: S hex 20 04 00 00 00 00
            34: S hex 20 03 00 00 00
            T 81 §4.13|§4.8)"},
        {"7", "§4.13", "PUBLISH whose topic is longer than the packet", "345",
         "connected\nS hex 30 04 00 05 61 62\nT 81 §4.13|§4.8"},
        {"7", "§4.13", "PUBLISH of QoS 1 without packet identifier", "345",
         "connected\nS hex 32 03 00 01 61\nT 81 §4.13|§4.8"},
        {"7", "§4.13", "PUBLISH without property length", "5", "connected\nS hex 30 03 00 01 61\nT 81 §4.13"},
        {"7", "§4.13", "PUBLISH without anything", "345", "connected\nS hex 30 00\nT 81 §4.13|§4.8"},
        {"7", "§4.13", "SUBACK without anything", "345", "connected\nS hex 90 00\nT 81 §4.13|§4.8"},
        {"7", "§4.13", "UNSUBACK with a code before 5.0", "34", "connected\nS hex b0 03 00 01 00\nT 81 §4.8"},
        {"7", "§4.13", "PUBACK with bytes behind its properties", "5",
         "connected\nS hex 40 05 00 01 00 00 00\nT 81 §4.13"},
        {"7", "§4.13", "DISCONNECT with bytes behind its properties", "5",
         "connected\nS hex e0 03 00 00 00\nT 81 §4.13"},
        {"7", "§4.13", "AUTH without property length", "5", "connected\nS hex f0 01 18\nT 81 §4.13"},
        {"8", "§2.2.2", "a property length beyond the packet", "5", "connected\nS hex 30 04 00 01 61 05\nT 81 §2.2.2"},
        {"8", "§2.2.2", "a property length beyond the packet in CONNACK", "5",
         "connect\nS hex 20 03 00 00 7f\nT 81 §2.2.2"},
        {"8", "§2.2.2", "a property that reaches beyond the property length", "5", R"(
            connected
            S hex 30 08 00 01 61 02 02 00 00 00
            T 81 §4.13)"},
        {"8", "§2.2.2", "the largest property length", "5", "connect\nS hex 20 06 00 00 ff ff ff 7f\nT 81 §2.2.2"},
        {"8", "§2.2.2", "a property length of five bytes", "5",
         "connect\nS hex 20 07 00 00 ff ff ff ff 01\nT 81 §1.5.5"},
        {"9", "§2.2.2.2", "an unknown property", "5", "connected\nS hex 30 06 00 01 61 02 7e 00\nT 81 §2.2.2.2"},
        {"9", "§2.2.2.2", "property 0", "5", "connect\nS hex 20 05 00 00 02 00 00\nT 81 §2.2.2.2"},
        {"9", "§2.2.2.2", "a property identifier of two bytes", "5",
         "connected\nS hex 30 07 00 01 61 03 80 01 00\nT 81 §2.2.2.2"},
        {"9", "§2.2.2.2", "Server Keep Alive in PUBLISH", "5",
         "connected\nS publish a server_keep_alive=3\nT 81 §2.2.2.2"},
        {"9", "§2.2.2.2", "Topic Alias in CONNACK", "5", "connect\nS connack topic_alias=3\nT 81 §2.2.2.2"},
        {"9", "§2.2.2.2", "Will Delay Interval in PUBLISH", "5",
         "connected\nS publish a will_delay_interval=3\nT 81 §2.2.2.2"},
        {"9", "§2.2.2.2", "Subscription Identifier in SUBACK", "5", R"(
            connected
            S suback 1 00 subscription_identifier=3
            T 81 §2.2.2.2)"},
        {"9", "§2.2.2.2", "Content Type in DISCONNECT", "5",
         "connected\nS disconnect 8b content_type=x\nT 81 §2.2.2.2"},
        {"10", "§2.2.2.2", "Content Type twice", "5",
         "connected\nS publish a content_type=x content_type=x\nT 82 §2.2.2.2"},
        {"10", "§2.2.2.2", "Receive Maximum twice", "5",
         "connect\nS connack receive_maximum=3 receive_maximum=3\nT 82 §2.2.2.2"},
        {"10", "§2.2.2.2", "Reason String twice", "5",
         "connected\nS puback 1 00 reason_string=x reason_string=y\nT 82 §2.2.2.2"},
        {"10", "§2.2.2.2", "Topic Alias twice", "5", R"(
            with aliases=5
            connected
            S publish a topic_alias=1 topic_alias=1
            T 82 §2.2.2.2)"},
        {"11", "MQTT-3.1.3-10, MQTT-3.3.2-18", "user properties are repeated, ordered and may be empty", "5", R"(
            connected
            S publish a user_property=b:1 user_property=a:2 user_property=b:1 user_property=: user_property=x:
            E message a q0 live user_property=b:1 user_property=a:2 user_property=b:1 user_property=: user_property=x:)"},
        {"12", "MQTT-1.5.4-1; MQTT-1.5.3-1", "a topic that is not UTF-8", "345", R"(
            connected
            5: S hex 30 05 00 02 61 ff 00
            34: S hex 30 04 00 02 61 ff
            5: T 81 MQTT-1.5.4-1
            34: T 81 MQTT-1.5.3-1)"},
        {"12", "MQTT-1.5.4-1; MQTT-1.5.3-1", "a topic with a surrogate", "345", R"(
            connected
            5: S hex 30 06 00 03 ed a0 80 00
            34: S hex 30 05 00 03 ed a0 80
            5: T 81 MQTT-1.5.4-1
            34: T 81 MQTT-1.5.3-1)"},
        {"12", "MQTT-1.5.4-1; MQTT-1.5.3-1", "a topic with an overlong form", "345", R"(
            connected
            5: S hex 30 05 00 02 c0 af 00
            34: S hex 30 04 00 02 c0 af
            5: T 81 MQTT-1.5.4-1
            34: T 81 MQTT-1.5.3-1)"},
        {"12", "MQTT-1.5.4-1", "a reason string that is not UTF-8", "5",
         "connect\nS hex 20 07 00 87 04 1f 00 01 80\nT 81 MQTT-1.5.4-1"},
        {"12", "MQTT-1.5.4-1", "a user property that is not UTF-8", "5", R"(
            connected
            S hex 30 0b 00 01 61 07 26 00 01 61 00 01 fe
            T 81 MQTT-1.5.4-1)"},
        {"13", "MQTT-1.5.4-2; MQTT-1.5.3-2", "a topic with U+0000", "345", R"(
            connected
            5: S hex 30 05 00 02 61 00 00
            34: S hex 30 04 00 02 61 00
            5: T 81 MQTT-1.5.4-2
            34: T 81 MQTT-1.5.3-2)"},
        {"13", "MQTT-1.5.4-2", "a content type with U+0000", "5", R"(
            connected
            S hex 30 08 00 01 61 04 03 00 01 00
            T 81 MQTT-1.5.4-2)"},
        {"14", "MQTT-1.5.4-3; MQTT-1.5.3-3", "a leading byte order mark is kept", "345",
         R"(
            connected
            5: S hex 30 07 00 04 ef bb bf 61 00
            34: S hex 30 06 00 04 ef bb bf 61
            E message )"
         "\xef\xbb\xbf"
         R"(a q0 live)"},
        {"15", "§1.5.4", "control characters are taken and flagged", "345",
         R"(
            connected
            5: S hex 30 05 00 02 61 07 00
            34: S hex 30 04 00 02 61 07
            E message a)"
         "\x07"
         R"( q0 live control)"},
        {"15", "§1.5.4", "non-characters are taken", "345",
         R"(
            connected
            5: S hex 30 06 00 03 ef bf bf 00
            34: S hex 30 05 00 03 ef bf bf
            E message )"
         "\xef\xbf\xbf"
         R"( q0 live)"},
        {"", "field", "nothing is read behind an error", "345", R"(
            connected
            S hex d0 80 00
            S publish a =1
            T 81 MQTT-1.5.5-1|§2.2.3)"},
        {"", "field", "one PUBLISH over a thousand segments", "345", R"(
            connected
            S publish a q1 id9 size=1000
            E message a size=1000 q1 id9 live
            C puback 9)"},
    };
}

} // namespace topicscope::mqtt::test
