// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/dialogue.h"

namespace topicscope::mqtt::test {

/// Cases 16 to 31: CONNECT, CONNACK and the keep alive.
std::vector<Case> cases()
{
    return {
        {"16", "MQTT-3.2.0-1", "PUBLISH before CONNACK", "345", "connect\nS publish a =1\nT 82 MQTT-3.2.0-1"},
        {"16", "MQTT-3.2.0-1", "SUBACK before CONNACK", "345", "connect\nS suback 1 00\nT 82 MQTT-3.2.0-1"},
        {"16", "MQTT-3.2.0-1", "PUBACK before CONNACK", "345", "connect\nS puback 1\nT 82 MQTT-3.2.0-1"},
        {"16", "MQTT-3.2.0-1", "PUBREL before CONNACK", "345", "connect\nS pubrel 1\nT 82 MQTT-3.2.0-1"},
        {"16", "MQTT-3.2.0-1", "PINGRESP before CONNACK", "345", "connect\nS pingresp\nT 82 MQTT-3.2.0-1"},
        {"16", "MQTT-3.14.0-1", "DISCONNECT before CONNACK", "5", "connect\nS disconnect 8b\nT 82 MQTT-3.14.0-1"},
        {"16", "MQTT-3.2.0-1", "PUBREC before CONNACK", "345", "connect\nS pubrec 1\nT 82 MQTT-3.2.0-1"},
        {"16", "MQTT-3.2.0-1", "PUBCOMP before CONNACK", "345", "connect\nS pubcomp 1\nT 82 MQTT-3.2.0-1"},
        {"16", "MQTT-3.2.0-1", "UNSUBACK before CONNACK", "345", "connect\nS unsuback 1\nT 82 MQTT-3.2.0-1"},
        {"16", "MQTT-3.2.0-1", "nothing but CONNACK is taken, whatever stands behind it", "345",
         "connect\nS publish a =1\nS connack\nT 82 MQTT-3.2.0-1"},
        {"17", "MQTT-3.2.0-2", "a second CONNACK", "345", "connected\nS connack\nT 82 MQTT-3.2.0-2|§3.2"},
        {"17", "MQTT-3.2.0-2", "a second CONNACK that refuses", "45", R"(
            connected
            5: S connack 87
            4: S connack 05
            T 82 MQTT-3.2.0-2|§3.2)"},
        {"18", "MQTT-3.2.2-1", "a reserved bit in the flags of CONNACK", "45", R"(
            connect
            5: S hex 20 03 02 00 00
            4: S hex 20 02 02 00
            T 81 MQTT-3.2.2-1|§3.2.2.1)"},
        {"18", "MQTT-3.2.2-1", "the highest bit in the flags of CONNACK", "45", R"(
            connect
            5: S hex 20 03 80 00 00
            4: S hex 20 02 80 00
            T 81 MQTT-3.2.2-1|§3.2.2.1)"},
        // The byte is reserved and unused in 3.1; mosquitto does not look at it.
        {"18", "MQTT 3.1", "the first byte of a 3.1 CONNACK is not looked at", "3",
         "connect\nS hex 20 02 fe 00\nE connected\nopen"},
        {"19", "MQTT-3.2.2-4", "a session after a clean start is closed at once", "45", R"(
            connect
            S connack sp
            E error 82 MQTT-3.2.2-4|MQTT-3.2.2-1
            C nothing
            closing)"},
        {"19", "MQTT-3.2.2-4", "without clean start a session unknown here is taken over", "45", R"(
            with clean=0 expiry=100
            connect
            S connack sp
            E notice session unknown
            E connected sp
            open)"},
        {"20", "MQTT-3.2.2-5", "a lost session is told, with what is lost in it", "45", R"(
            with clean=0 expiry=100
            connected
            do subscribe a:1
            C subscribe 1 a:1
            S suback 1 01
            E subscribed 1 01
            do publish b q1 =x
            C publish b q1 id2 =x
            S publish a q2 id9 =y
            C pubrec 9
            E message a y q2 id9 live
            drop
            connect
            S connack
            E discarded inflight=1 qos2=1 subscriptions=1
            E publish 2 lost
            E connected
            S publish a q2 id9 =z
            E message a z q2 id9 live
            C pubrec 9)"},
        {"20", "MQTT-3.2.2-5", "a lost session is told although nothing was in flight", "45", R"(
            with clean=0 expiry=100
            connected
            drop
            connect
            S connack
            E discarded inflight=0 qos2=0 subscriptions=0
            E connected)"},
        {"20", "MQTT 3.1", "3.1 does not say, so the session is taken as kept", "3", R"(
            with clean=0
            connected
            do publish b q1 =x
            C publish b q1 id1 =x
            drop
            connect
            S connack
            E notice session presence unknown
            E connected
            C publish b q1 id1 dup =x)"},
        {"21", "MQTT-3.2.2-6", "return code 1: protocol version", "34",
         "connect\nS connack 01\nE refused 01 84\nC nothing\nclosing"},
        {"21", "MQTT-3.2.2-6", "return code 2: client identifier", "34",
         "connect\nS connack 02\nE refused 02 85\nclosing"},
        {"21", "MQTT-3.2.2-6", "return code 3: server unavailable", "34",
         "connect\nS connack 03\nE refused 03 88\nclosing"},
        {"21", "MQTT-3.2.2-6", "return code 4: user name or password", "34",
         "connect\nS connack 04\nE refused 04 86\nclosing"},
        {"21", "MQTT-3.2.2-6", "return code 5: not authorized", "34",
         "connect\nS connack 05\nE refused 05 87\nclosing"},
        {"21", "MQTT-3.2.2-6", "a reserved return code", "34", "connect\nS connack 06\nT 82 MQTT-3.2.2-6"},
        {"21", "MQTT-3.2.2-6", "return code 255", "34", "connect\nS connack ff\nT 82 MQTT-3.2.2-6"},
        {"21", "MQTT-3.2.2-4", "a session in a refusal", "4", "connect\nS connack sp 05\nT 82 MQTT-3.2.2-4"},
        {"21", "MQTT-3.2.2-6", "a session in a refusal", "5", "connect\nS connack sp 87\nT 82 MQTT-3.2.2-6"},
        {"22", "MQTT-3.2.2-7", "a refusal with reason string and server reference", "5", R"(
            connect
            S connack 9c reason_string=full server_reference=other.example user_property=a:b
            E refused 9c 9c reason_string=full server_reference=other.example user_property=a:b
            C nothing
            closing)"},
        {"22", "MQTT-3.2.2-7", "bad user name or password", "5",
         "connect\nS connack 86\nE refused 86 86\nC nothing\nclosing"},
        {"22", "MQTT-3.2.2-8", "a reason code that CONNACK does not have", "5",
         "connect\nS connack 8e\nT 82 MQTT-3.2.2-8"},
        {"22", "MQTT-3.2.2-8", "reason code 1 in the form of 5.0", "5", "connect\nS connack 01\nT 82 MQTT-3.2.2-8"},
        {"22", "MQTT-3.1.2-2", "a server that knows only 3.1.1 answers in its form", "5", R"(
            connect
            S hex 20 02 00 01
            E refused 01 84
            C nothing
            closing)"},
        {"22", "MQTT-3.1.2-2", "0x84 in the form of 3.1.1", "5",
         "connect\nS hex 20 02 00 84\nE refused 84 84\nC nothing\nclosing"},
        {"23", "MQTT-3.1.3-7", "an assigned client identifier is used to reconnect", "5", R"(
            with id=
            connect
            S connack assigned_client_identifier=srv-7
            E connected id=srv-7
            drop
            do start
            C hex 10 12 00 04 4d 51 54 54 05 02 00 00 00 00 05 73 72 76 2d 37)"},
        {"23", "MQTT-3.1.3-7", "an assigned client identifier outlives the program", "5", R"(
            with id= clean=0 expiry=9
            connect
            S connack assigned_client_identifier=srv-7
            E connected id=srv-7
            do publish a q1
            C publish a q1 id1
            drop
            do restart
            do start
            C hex 10 17 00 04 4d 51 54 54 05 00 00 00 05 11 00 00 00 09 00 05 73 72 76 2d 37
            S connack sp
            E connected sp
            C publish a q1 id1 dup)"},
        {"20", "§3.1.3.1", "a session is not resumed under another client identifier", "45", R"(
            with clean=0 expiry=9
            connected
            do publish a q1
            C publish a q1 id1
            S publish a q2 id9 =y
            E message a y q2 id9 live
            C pubrec 9
            drop
            with id=other
            connect
            S connack sp
            S publish a q2 id9 =z
            E notice session unknown
            E discarded inflight=1 qos2=1 subscriptions=0
            E publish 1 lost
            E connected sp
            E message a z q2 id9 resumed
            C pubrec 9)"},
        {"24", "MQTT-3.1.2-21, MQTT-3.2.2-21", "a smaller Server Keep Alive holds", "5", R"(
            with keepalive=60
            connect
            S connack server_keep_alive=10
            E connected keepalive=10
            wait 8900ms
            C nothing
            wait 100ms
            C pingreq
            S pingresp
            E ping 0ms)"},
        {"24", "MQTT-3.1.2-21, MQTT-3.2.2-21", "a larger Server Keep Alive holds", "5", R"(
            with keepalive=10
            connect
            S connack server_keep_alive=100
            E connected keepalive=100
            wait 98s
            C nothing
            wait 1s
            C pingreq)"},
        {"24", "MQTT-3.1.2-21, MQTT-3.2.2-21", "a Server Keep Alive of 0 switches it off", "5", R"(
            with keepalive=10
            connect
            S connack server_keep_alive=0
            E connected keepalive=0
            wait 10000s
            C nothing
            open)"},
        {"24", "MQTT-3.1.2-21, MQTT-3.2.2-21", "a Server Keep Alive where we asked for none", "5", R"(
            connect
            S connack server_keep_alive=10
            E connected keepalive=10
            wait 9s
            C pingreq)"},
        {"25", "§3.2.2.3.2", "the server's session expiry replaces ours", "5", R"(
            with expiry=3600
            connect
            S connack session_expiry_interval=60
            E connected expiry=60)"},
        {"25", "§3.2.2.3.2", "the server's session expiry where we asked for none", "5", R"(
            connect
            S connack session_expiry_interval=60
            E connected expiry=60)"},
        {"26", "§3.2.2.3.3", "Receive Maximum 0", "5", "connect\nS connack receive_maximum=0\nT 82 §3.2.2.3.3"},
        {"26", "§3.2.2.3.4", "Maximum QoS 2", "5", "connect\nS connack maximum_qos=2\nT 82 §3.2.2.3.4"},
        {"26", "§3.2.2.3.6", "Maximum Packet Size 0", "5", "connect\nS connack maximum_packet_size=0\nT 82 §3.2.2.3.6"},
        {"26", "§2.2.2.2", "Retain Available 2", "5", "connect\nS connack retain_available=2\nT 82 §2.2.2.2"},
        {"26", "§2.2.2.2", "Wildcard Subscription Available 2", "5",
         "connect\nS connack wildcard_subscription_available=2\nT 82 §2.2.2.2"},
        {"26", "§2.2.2.2", "Shared Subscription Available 255", "5",
         "connect\nS connack shared_subscription_available=255\nT 82 §2.2.2.2"},
        {"26", "§2.2.2.2", "Subscription Identifier Available 3", "5",
         "connect\nS connack subscription_identifier_available=3\nT 82 §2.2.2.2"},
        {"27", "§3.1.4", "no CONNACK in time", "345", R"(
            connect
            wait 9999ms
            open
            wait 1ms
            E timed out connack
            C nothing
            closing)"},
        {"27", "§3.1.4", "half a CONNACK in time", "345", R"(
            connect
            S hex 20
            wait 10s
            E timed out connack
            closing)"},
        {"28", "§3.1.2.10", "without keep alive there is no PINGREQ", "345",
         "connected\nwait 100000s\nC nothing\nopen"},
        {"29", "MQTT-3.1.2-20; MQTT-3.1.2-23", "PINGREQ within the keep alive", "345", R"(
            with keepalive=10
            connected
            wait 10s
            C pingreq
            S pingresp
            E ping 1000ms
            wait 9s
            C pingreq
            S pingresp
            E ping 1000ms)"},
        {"29", "MQTT-3.1.2-20; MQTT-3.1.2-23", "other packets sent postpone PINGREQ", "345", R"(
            with keepalive=10
            connected
            wait 8s
            do publish a =1
            C publish a =1
            E publish 1 sent
            wait 8s
            C nothing
            S publish b q1 id1
            E message b q1 id1 live
            C puback 1
            wait 8s
            C nothing
            wait 1s
            C pingreq)"},
        {"29", "MQTT-3.1.2-20; MQTT-3.1.2-23", "packets received do not postpone PINGREQ", "345", R"(
            with keepalive=10
            connected
            wait 8s
            S publish b
            E message b q0 live
            wait 1s
            C pingreq)"},
        {"30", "§3.1.2.10", "no PINGRESP closes within one and a half keep alives", "345", R"(
            with keepalive=10
            connected
            wait 9s
            C pingreq
            wait 4999ms
            open
            wait 1ms
            E timed out pingresp
            C nothing
            closing)"},
        {"30", "§3.1.2.10", "other packets do not replace PINGRESP for ever", "345", R"(
            with keepalive=10
            connected
            wait 9s
            C pingreq
            wait 4s
            S publish b
            E message b q0 live
            wait 4s
            open
            S publish b
            E message b q0 live
            wait 3s
            C pingreq
            E timed out pingresp
            closing)"},
        {"31", "MQTT 3.1", "a client identifier over 23 bytes is warned about", "3", R"(
            with id=123456789012345678901234
            connect
            E notice client id too long
            S connack
            E connected)"},
        {"31", "MQTT 3.1", "a client identifier of 23 bytes is not", "3",
         "with id=12345678901234567890123\nconnect\nS connack\nE connected"},
        {"31", "MQTT 3.1", "CONNECT of 3.1", "3",
         "do start\nC hex 10 10 00 06 4d 51 49 73 64 70 03 02 00 00 00 02 6d 65"},
        {"31", "MQTT 3.1", "3.1 needs a client identifier", "3", "with id=\ndo start\nE not done 85 MQTT 3.1, CONNECT"},
        {"", "§3.1", "CONNECT of 3.1.1", "4", "do start\nC hex 10 0e 00 04 4d 51 54 54 04 02 00 00 00 02 6d 65"},
        {"", "§3.1", "CONNECT of 5.0 with its properties", "5", R"(
            with clean=0 expiry=5 receive=7 packet=100 aliases=3 keepalive=9
            do start
            C hex 10 1f 00 04 4d 51 54 54 05 00 00 09 10 11 00 00 00 05 21 00 07 27 00 00 00 64 22 00 03 00 02 6d 65)"},
        {"", "MQTT-3.1.3-7", "3.1.1 needs a client identifier without a clean session", "4", R"(
            with id= clean=0
            do start
            E not done 85 MQTT-3.1.3-7)"},
        {"", "MQTT-3.1.2-29", "without problem information asked, it stands only where it may", "5", R"(
            with problems=0
            connect
            S connack reason_string=hello user_property=a:b
            S publish a user_property=a:b
            S puback 9
            S suback 9 00
            E connected
            E message a q0 live user_property=a:b
            E notice unsolicited
            E notice unsolicited
            S disconnect 8b reason_string=bye user_property=a:b
            E disconnected 8b reason_string=bye user_property=a:b)"},
        {"", "MQTT-3.1.2-29", "a Reason String that was not asked for", "5", R"(
            with problems=0
            connected
            S puback 9 00 reason_string=x
            T 82 MQTT-3.1.2-29
            drop
            connected
            S pubrec 9 00 reason_string=x
            T 82 MQTT-3.1.2-29
            drop
            connected
            S pubrel 9 00 reason_string=x
            T 82 MQTT-3.1.2-29
            drop
            connected
            S pubcomp 9 00 reason_string=x
            T 82 MQTT-3.1.2-29
            drop
            connected
            S suback 9 00 reason_string=x
            T 82 MQTT-3.1.2-29
            drop
            connected
            S unsuback 9 00 reason_string=x
            T 82 MQTT-3.1.2-29)"},
        {"", "MQTT-3.1.2-29", "User Properties that were not asked for", "5", R"(
            with problems=0 auth=1
            connect
            S auth 18 authentication_method=TEST user_property=a:b
            T 82 MQTT-3.1.2-29
            drop
            connect
            S connack authentication_method=TEST user_property=a:b
            E connected
            S suback 9 00 user_property=a:b
            T 82 MQTT-3.1.2-29)"},
        {"", "§3.1.2.11.7", "CONNECT without problem information", "5", R"(
            with problems=0
            do start
            C hex 10 11 00 04 4d 51 54 54 05 02 00 00 02 17 00 00 02 6d 65)"},
        {"", "§3.1.2.11.3", "our own Receive Maximum must not be 0", "5",
         "with receive=0\ndo start\nE not done 82 §3.1.2.11.3"},
    };
}

} // namespace topicscope::mqtt::test
