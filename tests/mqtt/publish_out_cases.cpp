// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/dialogue.h"

namespace topicscope::mqtt::test {
namespace {

/// The lines that expect that many PUBLISH packets.
std::string sentAtQoS2(int count)
{
    std::string lines;
    for (int id = 1; id <= count; ++id)
        lines += "C publish a q2 id" + std::to_string(id) + "\n";
    return lines;
}

} // namespace

/// Cases 50 to 60: messages to the server.
std::vector<Case> cases()
{
    return {
        {"50", "MQTT-3.3.4-7/-8", "never more than the server's Receive Maximum of 1, and nothing else is delayed", "5",
         R"(
            connect
            S connack receive_maximum=1
            E connected
            do publish a q1 =1
            do publish a q2 =2
            do publish a q1 =3
            C publish a q1 id1 =1
            C nothing
            do subscribe b
            C subscribe 2 b
            do ping
            C pingreq
            S puback 1
            E publish 1 acknowledged
            C publish a q2 id3 =2
            C nothing
            S pubrec 3
            C pubrel 3
            C nothing
            S pubcomp 3
            E publish 2 acknowledged
            C publish a q1 id4 =3
            S puback 4
            E publish 3 acknowledged
            S suback 2 00
            E subscribed 4 00)"},
        {"50", "MQTT-3.3.4-7/-8", "never more than the server's Receive Maximum of 2", "5", R"(
            connect
            S connack receive_maximum=2
            E connected
            do publishes 4 a q1
            C publish a q1 id1
            C publish a q1 id2
            C nothing
            S puback 2
            E publish 2 acknowledged
            C publish a q1 id3
            C nothing
            S puback 1
            S puback 3
            E publish 1 acknowledged
            E publish 3 acknowledged
            C publish a q1 id4)"},
        // mosquitto's server closes the connection on the 21st, though nothing in 3.x forbids it.
        {"50", "§4.4", "3.x has no Receive Maximum: 20, as mosquitto's client does", "34", R"(
            connected
            do publishes 21 a q2
            )" + sentAtQoS2(20) + R"(
            C nothing
            S pubrec 1
            C pubrel 1
            C nothing
            S pubcomp 1
            E publish 1 acknowledged
            C publish a q2 id21)"},
        {"51", "MQTT-4.9.0-2", "PUBACK, PUBCOMP and PUBREC of 0x80 and above give the quota back", "5", R"(
            connect
            S connack receive_maximum=1
            E connected
            do publishes 5 a q2
            C publish a q2 id1
            S pubrec 1 97
            E publish 1 rejected 97
            C publish a q2 id2
            S pubrec 2
            C pubrel 2
            C nothing
            S pubcomp 2 92
            E publish 2 acknowledged 92
            C publish a q2 id3
            S pubrec 3
            C pubrel 3
            S pubcomp 3
            E publish 3 acknowledged
            C publish a q2 id4
            S pubrec 4 80
            E publish 4 rejected 80
            C publish a q2 id5)"},
        {"52", "MQTT-4.3.3-4", "PUBREC of 0x80 and above ends the flow", "5", R"(
            connected
            do publish a q2
            C publish a q2 id1
            S pubrec 1 87 reason_string=no
            E publish 1 rejected 87 reason_string=no
            C nothing
            S pubcomp 1
            E notice unsolicited)"},
        {"52", "MQTT-4.3.3-4", "nobody subscribes is told at the end", "5", R"(
            connected
            do publish a q2
            C publish a q2 id1
            S pubrec 1 10
            C pubrel 1
            S pubcomp 1
            E publish 1 acknowledged 10)"},
        // 3.x has no reason code; mosquitto sends PUBREL all the same.
        {"53", "§3.6.2", "PUBREC of an unknown identifier", "345", R"(
            connected
            S pubrec 9
            5: C pubrel 9 92
            34: C pubrel 9
            E notice unknown pubrec
            S pubcomp 9
            E notice unsolicited)"},
        // As in mosquitto: 3.1 does not say whether the session was kept, and it is taken as kept.
        {"54", "MQTT 3.1", "PUBREL is sent again until PUBCOMP in 3.1, too, PUBLISH never after it", "3", R"(
            with clean=0
            connected
            do publish a q2 =x
            C publish a q2 id1 =x
            S pubrec 1
            C pubrel 1
            drop
            connect
            S connack
            E notice session presence unknown
            E connected
            C pubrel 1
            S pubcomp 1
            E publish 1 acknowledged)"},
        {"54", "MQTT-4.3.3-5/-6", "PUBREL is sent again until PUBCOMP, PUBLISH never after it", "45", R"(
            with clean=0 expiry=9
            connected
            do publish a q2 =x
            C publish a q2 id1 =x
            S pubrec 1
            C pubrel 1
            S pubrec 1
            C pubrel 1
            drop
            connect
            S connack sp
            E connected sp
            C pubrel 1
            drop
            do restart
            connect
            S connack sp
            E connected sp
            C pubrel 1
            S pubcomp 1
            E publish 1 acknowledged
            drop
            connect
            S connack sp
            E connected sp
            C nothing)"},
        {"55", "MQTT-4.4.0-1, MQTT-4.6.0-1, MQTT-3.3.1-1", "what is in flight is sent again in order with DUP", "45",
         R"(
            with clean=0 expiry=9
            connected
            do publish a q1 =1
            do publish b q2 =2
            do publish c q1 =3
            do publish d q2 =4
            do publish e q1 =5
            C anything
            S puback 3
            S pubrec 2
            E publish 3 acknowledged
            C pubrel 2
            drop
            do publish f q1 =6
            connect
            S connack sp
            E connected sp
            C publish a q1 id1 dup =1
            C pubrel 2
            C publish d q2 id4 dup =4
            C publish e q1 id5 dup =5
            C publish f q1 id6 =6
            S puback 1
            E publish 1 acknowledged
            wait 10000s
            C nothing)"},
        {"55", "MQTT-4.4.0-1", "the same after the program was started again", "45", R"(
            with clean=0 expiry=9
            connected
            do publish a q1 =1
            do publish b q2 =2 retain
            C anything
            drop
            do publish c q1 =3
            do restart
            connect
            S connack sp
            E connected sp
            C publish a q1 id1 dup =1
            C publish b q2 id2 dup retain =2
            C publish c q1 id3 =3)"},
        {"55", "MQTT-4.4.0-1", "the same after the program was started again, with properties", "5", R"(
            with clean=0 expiry=9
            connected
            do publish a q1 content_type=x user_property=a:b user_property=a:b =1
            C anything
            drop
            do restart
            connect
            S connack sp
            E connected sp
            C publish a q1 id1 dup content_type=x user_property=a:b user_property=a:b =1)"},
        {"55", "MQTT-4.4.0-1", "a smaller Receive Maximum on the next connection holds for what is resent", "5", R"(
            with clean=0 expiry=9
            connected
            do publish a q2 =1
            do publish b q2 =2
            do publish c q1 =3
            C anything
            S pubrec 2
            C pubrel 2
            drop
            connect
            S connack sp receive_maximum=1
            E connected sp
            C pubrel 2
            C nothing
            S pubcomp 2
            E publish 2 acknowledged
            C publish a q2 id1 dup =1
            C nothing
            S pubrec 1 80
            E publish 1 rejected 80
            C publish c q1 id3 dup =3)"},
        {"55", "MQTT-3.2.2-11", "what a new connection does not allow is not resent", "5", R"(
            with clean=0 expiry=9
            connected
            do publish a q2 =1
            do publish b q1 =2
            C anything
            drop
            connect
            S connack sp maximum_qos=1
            E connected sp
            E publish 1 refused 9b
            C publish b q1 id2 dup =2)"},
        {"55", "MQTT-4.4.0-1", "nothing is sent again without a new connection", "345", R"(
            with keepalive=60
            connected
            do publish a q1
            C publish a q1 id1
            wait 54s
            C nothing)"},
        {"56", "MQTT-4.4.0-2", "an acknowledgement of 0x80 and above is not retried", "5", R"(
            with clean=0 expiry=9
            connected
            do publish a q1
            C publish a q1 id1
            S puback 1 87 reason_string=no user_property=a:b
            E publish 1 rejected 87 reason_string=no user_property=a:b
            drop
            connect
            S connack sp
            E connected sp
            C nothing)"},
        {"57", "MQTT-3.2.2-15", "larger than the server's Maximum Packet Size", "5", R"(
            connect
            S connack maximum_packet_size=20
            E connected
            do publish a size=14
            E publish 1 sent
            C publish a size=14
            do publish a size=15
            E not done 95 MQTT-3.2.2-15
            C nothing
            do publish a q1 size=13
            E not done 95 MQTT-3.2.2-15)"},
        {"57", "MQTT-3.2.2-15", "what waited is refused when the server turns out not to take it", "5", R"(
            do publish a q1 size=100
            do publish b q1 =x
            connect
            S connack maximum_packet_size=20
            E connected
            E publish 1 refused 95
            C publish b q1 id1 =x)"},
        {"57", "MQTT-3.2.2-15", "filters larger than the server's Maximum Packet Size", "5", R"(
            connect
            S connack maximum_packet_size=24
            E connected
            do subscribe aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            E not done 95 MQTT-3.2.2-15
            do unsubscribe aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            E not done 95 MQTT-3.2.2-15)"},
        {"58", "MQTT-3.2.2-11", "Maximum QoS 1", "5", R"(
            connect
            S connack maximum_qos=1
            E connected
            do publish a q2
            E not done 9b MQTT-3.2.2-11
            do publish a q1
            C publish a q1 id1)"},
        {"58", "MQTT-3.2.2-11", "Maximum QoS 0", "5", R"(
            connect
            S connack maximum_qos=0
            E connected
            do publish a q1
            E not done 9b MQTT-3.2.2-11
            do publish a
            E publish 1 sent
            C publish a)"},
        {"58", "MQTT-3.2.2-14", "Retain Available 0", "5", R"(
            connect
            S connack retain_available=0
            E connected
            do publish a retain
            E not done 9a MQTT-3.2.2-14)"},
        {"59", "MQTT-3.2.2-17/-18", "without the server's permission there is no alias", "5", R"(
            connected
            do publish some/topic =1
            do publish some/topic =2
            E publish 1 sent
            E publish 2 sent
            C publish some/topic =1
            C publish some/topic =2
            do publish some/topic topic_alias=1
            E not done 94 MQTT-3.2.2-17)"},
        {"59", "MQTT-3.2.2-17/-18", "aliases up to the server's maximum, the least used given anew", "5", R"(
            connect
            S connack topic_alias_maximum=2
            E connected
            do publish topic/a q1
            do publish topic/b q1
            do publish topic/a q1
            do publish topic/c q1
            do publish topic/b q1
            do publish topic/c q1
            C publish topic/a q1 id1 topic_alias=1
            C publish topic/b q1 id2 topic_alias=2
            C publish - q1 id3 topic_alias=1
            C publish topic/c q1 id4 topic_alias=2
            C publish topic/b q1 id5 topic_alias=1
            C publish - q1 id6 topic_alias=2)"},
        {"59", "MQTT-3.2.2-17", "a chosen alias within the maximum", "5", R"(
            connect
            S connack topic_alias_maximum=2
            E connected
            do publish topic/a topic_alias=2
            do publish topic/a
            E publish 1 sent
            E publish 2 sent
            C publish topic/a topic_alias=2
            C publish - topic_alias=2
            do publish topic/a topic_alias=3
            E not done 94 MQTT-3.2.2-17)"},
        {"59", "MQTT-3.3.2-7", "what is sent again carries its topic", "5", R"(
            with clean=0 expiry=9
            connect
            S connack topic_alias_maximum=2
            E connected
            do publish topic/a q1
            do publish topic/a q1
            C publish topic/a q1 id1 topic_alias=1
            C publish - q1 id2 topic_alias=1
            drop
            connect
            S connack sp topic_alias_maximum=2
            E connected sp
            C publish topic/a q1 id1 dup
            C publish topic/a q1 id2 dup)"},
        {"", "MQTT-3.3.2-2", "a wildcard in our topic", "345",
         "connected\ndo publish a/#\nE not done 90 MQTT-3.3.2-2\nC nothing"},
        {"", "MQTT-4.7.3-1", "an empty topic of ours", "345",
         "connected\ndo publish -\nE not done 90 MQTT-4.7.3-1\nC nothing"},
        {"", "§2.2.2", "properties before 5.0", "34",
         "connected\ndo publish a content_type=x\nE not done 82 MQTT 5.0, §2.2.2"},
        {"", "MQTT-3.3.4-6", "a subscription identifier of ours", "5",
         "connected\ndo publish a subscription_identifier=1\nE not done 82 MQTT-3.3.4-6"},
        {"", "MQTT-3.3.2-14", "a wildcard in our response topic", "5",
         "connected\ndo publish a response_topic=#\nE not done 82 MQTT-3.3.2-14"},
        {"", "§4.9", "what is published before CONNACK waits, and can be taken back", "345", R"(
            do publish a =1
            do publish b q1 =2
            do publish c q1 =3
            do cancel 2
            E publish 2 cancelled
            E was waiting
            connect
            do publish d q2 =4
            C nothing
            S connack
            E connected
            E publish 1 sent
            C publish a =1
            C publish c q1 id1 =3
            C publish d q2 id2 =4
            do cancel 3
            E was not waiting)"},
        {"", "§3.3.2.3.3", "what expires while it waits is not sent", "5", R"(
            do publish a q1 message_expiry_interval=5
            do publish b q1 message_expiry_interval=50
            wait 6s
            connect
            S connack
            E connected
            E publish 1 expired
            C publish b q1 id1 message_expiry_interval=50)"},
        {"", "field", "PUBACK for a QoS 2 message", "345",
         "connected\ndo publish a q2\nC anything\nS puback 1\nT 82 MQTT-4.3.3-8|MQTT-4.3.3-2"},
        {"", "field", "PUBREC for a QoS 1 message", "345",
         "connected\ndo publish a q1\nC anything\nS pubrec 1\nT 82 MQTT-4.3.2-4|MQTT-4.3.2-2"},
        {"", "field", "PUBCOMP before PUBREC", "345",
         "connected\ndo publish a q2\nC anything\nS pubcomp 1\nT 82 MQTT-4.3.3-11|MQTT-4.3.3-2"},
        {"", "MQTT-3.4.2-1", "PUBACK with a reason code that it does not have", "5",
         "connected\ndo publish a q1\nC anything\nS puback 1 8e\nT 82 MQTT-3.4.2-1"},
        {"", "MQTT-3.3.1-4", "the whole flow of QoS 2", "345", R"(
            connected
            do publish a q2 =x retain
            C publish a q2 id1 =x retain
            S pubrec 1
            C pubrel 1
            S pubcomp 1
            E publish 1 acknowledged)"},
    };
}

} // namespace topicscope::mqtt::test
