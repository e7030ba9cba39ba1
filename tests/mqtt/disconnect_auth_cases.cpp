// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mqtt/dialogue.h"

namespace topicscope::mqtt::test {

/// Case 64: DISCONNECT and AUTH.
std::vector<Case> cases()
{
    std::vector<Case> list{
        {"64", "§3.14", "DISCONNECT with all its properties", "5", R"(
            connected
            S disconnect 9d reason_string=moved server_reference=b.example user_property=a:b
            E disconnected 9d reason_string=moved server_reference=b.example user_property=a:b
            C nothing
            closing)"},
        {"64", "§3.14", "DISCONNECT without reason code", "5", "connected\nS hex e0 00\nE disconnected 00\nclosing"},
        {"64", "§3.14", "DISCONNECT with a reason code alone", "5",
         "connected\nS hex e0 01 8b\nE disconnected 8b\nclosing"},
        {"64", "§3.14", "nothing is read behind DISCONNECT", "5",
         "connected\nS disconnect 8b\nS publish a\nE disconnected 8b\nclosing"},
        {"64", "MQTT-3.14.2-2", "a session expiry interval from the server", "5", R"(
            connected
            S disconnect 8b session_expiry_interval=5
            T 82 MQTT-3.14.2-2)"},
        {"64", "MQTT-3.14.2-1", "a reason code that only a client sends", "5",
         "connected\nS disconnect 04\nT 82 MQTT-3.14.2-1"},
        {"64", "MQTT-3.14.2-1", "a reason code that DISCONNECT does not have", "5",
         "connected\nS disconnect 85\nT 82 MQTT-3.14.2-1"},
        {"64", "MQTT-4.12.0-6", "AUTH although CONNECT had no method", "5", R"(
            connect
            S auth 18 authentication_method=TEST
            T 82 MQTT-4.12.0-6)"},
        {"64", "MQTT-4.12.0-6", "AUTH later, although CONNECT had no method", "5", R"(
            connected
            S auth 18 authentication_method=TEST
            T 82 MQTT-4.12.0-6)"},
        {"64", "MQTT-4.12.0-6", "a method in CONNACK, although CONNECT had none", "5", R"(
            connect
            S connack authentication_method=TEST
            T 82 MQTT-4.12.0-6)"},
        {"64", "MQTT-4.12.0-5", "AUTH with another method", "5", R"(
            with auth=1
            connect
            S auth 18 authentication_method=OTHER
            T 82 MQTT-4.12.0-5)"},
        {"64", "MQTT-4.12.0-5", "CONNACK with another method", "5", R"(
            with auth=1
            connect
            S connack authentication_method=OTHER
            T 82 MQTT-4.12.0-5)"},
        {"64", "MQTT-4.12.0-5", "CONNACK without the method", "5",
         "with auth=1\nconnect\nS connack\nT 82 MQTT-4.12.0-5"},
        {"64", "§3.15.2.2.2", "AUTH without a method", "5",
         "with auth=1\nconnect\nS hex f0 02 18 00\nT 82 §3.15.2.2.2"},
        {"64", "§3.1.2.11.10", "CONNACK with data, but no method", "5",
         "connect\nS connack authentication_data=x\nT 82 §3.1.2.11.10"},
        {"64", "MQTT-3.15.2-1", "AUTH with a reason code that only a client sends", "5", R"(
            with auth=1
            connect
            S auth 19 authentication_method=TEST
            T 82 MQTT-3.15.2-1)"},
        {"64", "MQTT-4.12.0-2", "AUTH Success in place of CONNACK", "5", R"(
            with auth=1
            connect
            S auth 00 authentication_method=TEST
            T 82 MQTT-4.12.0-2)"},
        {"", "§4.12", "an authentication in two steps", "5", R"(
            with auth=1
            connect
            S auth 18 authentication_method=TEST authentication_data=hello
            C auth 18 authentication_method=TEST authentication_data=hello-answer
            S auth 18 authentication_method=TEST
            C auth 18 authentication_method=TEST authentication_data=-answer
            S connack authentication_method=TEST authentication_data=proof
            E connected
            open)"},
        {"", "§4.12", "CONNECT carries method and first data", "5", R"(
            with auth=1
            do start
            C hex 10 1e 00 04 4d 51 54 54 05 02 00 00 0f 15 00 04 54 45 53 54 16 00 05 66 69 72 73 74 00 02 6d 65)"},
        {"", "§4.12", "the client gives up", "5", R"(
            with auth=1
            connect
            S auth 18 authentication_method=TEST authentication_data=bad
            E authentication failed
            C disconnect 80
            closing)"},
        {"", "§4.12", "the server's proof is wrong", "5", R"(
            with auth=1
            connect
            S connack authentication_method=TEST authentication_data=wrong
            E authentication failed
            C disconnect 80
            closing)"},
        {"", "§4.12.1", "a re-authentication", "5", R"(
            with auth=1
            connect
            S connack authentication_method=TEST
            E connected
            do reauthenticate
            C auth 19 authentication_method=TEST authentication_data=first
            S publish a
            E message a q0 live
            S auth 18 authentication_method=TEST authentication_data=again
            C auth 18 authentication_method=TEST authentication_data=again-answer
            S auth 00 authentication_method=TEST authentication_data=proof
            E reauthenticated
            S auth 00 authentication_method=TEST
            T 82 §4.12.1)"},
        {"", "§3.15.2.1", "a re-authentication that ends with an empty AUTH", "5", R"(
            with auth=1
            connect
            S connack authentication_method=TEST
            E connected
            do reauthenticate
            C anything
            S hex f0 00
            E reauthenticated
            open)"},
        {"", "§4.12.1", "a re-authentication that is refused", "5", R"(
            with auth=1
            connect
            S connack authentication_method=TEST
            E connected
            do reauthenticate
            C anything
            S disconnect 87
            E disconnected 87
            closing)"},
        {"", "MQTT-4.12.1-1", "no re-authentication without an authentication", "345", R"(
            connected
            do reauthenticate
            5: E not done 8c MQTT-4.12.1-1
            34: E not done 8c MQTT 5.0, §4.12.1
            C nothing)"},
        {"", "MQTT-3.14.4-1", "we leave, and nothing follows", "345", R"(
            connected
            do disconnect
            C hex e0 00
            closing
            S publish a q1 id1
            do publish b
            do ping
            C nothing)"},
        {"", "§3.14.2.1", "we leave with the last will", "5", "connected\ndo disconnect 04\nC hex e0 01 04\nclosing"},
        {"", "§3.14.2.2", "we leave with reason string and user properties", "5", R"(
            connected
            do disconnect 98 reason_string=because user_property=a:b user_property=a:b
            C disconnect 98 reason_string=because user_property=a:b user_property=a:b
            closing)"},
        {"", "MQTT-3.14.2-3, MQTT-3.14.2-4", "what informs is left out where the server's maximum is too small", "5",
         R"(
            connect
            S connack maximum_packet_size=14
            E connected
            do disconnect 98 reason_string=because user_property=a:b
            C disconnect 98 reason_string=because
            drop
            connect
            S connack maximum_packet_size=13
            E connected
            do disconnect 98 reason_string=because user_property=a:b
            C disconnect 98)"},
        {"", "§3.15.2.2.5", "every AUTH of ours carries user properties", "5", R"(
            with auth=1 auths=value
            connect
            S auth 18 authentication_method=TEST authentication_data=hello
            C auth 18 authentication_method=TEST authentication_data=hello-answer user_property=name:value
            S connack authentication_method=TEST
            E connected
            do reauthenticate
            C auth 19 authentication_method=TEST authentication_data=first user_property=name:value)"},
        {"", "MQTT-3.15.2-3", "but not beyond the server's Maximum Packet Size", "5", R"(
            with auth=1 auths=value
            connect
            S connack authentication_method=TEST maximum_packet_size=20
            E connected
            do reauthenticate
            C auth 19 authentication_method=TEST authentication_data=first)"},
        {"57", "MQTT-3.2.2-15", "an AUTH larger than the server's Maximum Packet Size is not begun", "5", R"(
            with auth=1
            connect
            S connack authentication_method=TEST maximum_packet_size=18
            E connected
            do reauthenticate
            E not done 95 MQTT-3.2.2-15
            C nothing
            open)"},
        {"57", "MQTT-3.2.2-15", "an answer larger than the server's Maximum Packet Size ends the authentication", "5",
         R"(
            with auth=1
            connect
            S connack authentication_method=TEST maximum_packet_size=20
            E connected
            do reauthenticate
            C auth 19 authentication_method=TEST authentication_data=first
            S auth 18 authentication_method=TEST authentication_data=again
            E authentication failed
            C disconnect 80
            closing)"},
        {"57", "MQTT-3.2.2-15", "a DISCONNECT larger than the server's Maximum Packet Size", "5", R"(
            with expiry=9
            connect
            S connack maximum_packet_size=8
            E connected
            do disconnect 00 session_expiry_interval=1
            E not done 95 MQTT-3.2.2-15
            open
            do disconnect
            C hex e0 00
            closing)"},
        {"64", "§4.12.1", "AUTH when no re-authentication is under way", "5", R"(
            with auth=1
            connect
            S connack authentication_method=TEST
            E connected
            S auth 18 authentication_method=TEST authentication_data=hello
            T 82 §4.12.1)"},
        {"64", "MQTT-4.12.0-5", "AUTH with another method in a re-authentication", "5", R"(
            with auth=1
            connect
            S connack authentication_method=TEST
            E connected
            do reauthenticate
            C anything
            S auth 18 authentication_method=OTHER
            T 82 MQTT-4.12.0-5)"},
        {"", "MQTT-3.14.2-1", "a reason code that only a server sends", "5", R"(
            connected
            do disconnect 8e
            E not done 82 MQTT-3.14.2-1
            open)"},
    };
    // Every code that a server may give, and its surfacing.
    for (const char* code : {"80", "81", "82", "83", "87", "89", "8b", "8c", "8d", "8e", "8f", "90", "93", "94",
                             "95", "96", "97", "98", "99", "9a", "9b", "9c", "9d", "9e", "9f", "a0", "a1", "a2"}) {
        list.push_back(
            {"64", "§3.14.2.1", "DISCONNECT is shown", "5",
             "connected\nS disconnect " + std::string{code} + "\nE disconnected " + code + "\nC nothing\nclosing"});
    }
    return list;
}

} // namespace topicscope::mqtt::test
