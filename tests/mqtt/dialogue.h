// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mqtt/session.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Tests of the session that read as the conversation they describe. A script has one step per line:
///
///     with clean=0 id=abc                options of CONNECT, for all connections that follow
///     connect                            the transport opens; CONNECT is sent and not looked at
///     S connack sp                       the server sends a packet …
///     S hex 20 02 00                     … or any bytes
///     C puback 7                         the client must send exactly this packet next (C nothing: nothing)
///     E message a hello q1 id7 live      this event must come next; at the end "§3|§4" is §3 in 5.0, §4 in 3.1.1
///     T 82 MQTT-3.2.0-2                  terminated: the event, DISCONNECT with that code in 5.0, nothing in 3.x,
///                                        close
///     do publish a q1 =hello             the person acts: publish, subscribe, unsubscribe, disconnect, ping, cancel, …
///     wait 10s                           time passes, and what is due is done
///     drop                               the transport closes
///     closing / open                     the session wants the transport closed, or not
///
/// A step that begins with "5:", "4:", "34:", … is only done in those versions of MQTT. `connected` stands for connect,
/// a plain CONNACK and its event. At the end nothing may be left unsaid: no event, no byte. Every clause that is named
/// must be one of the version that is spoken. Server packets that follow each other arrive as one chunk, or byte by
/// byte.
namespace topicscope::mqtt::test {

enum class Cut { OneChunk, ByteByByte };

/// Writes every event down as a line of text.
class Recorder : public SessionListener
{
public:
    void connected(const Connected& event) override;
    void connectionRefused(const ConnectionRefused& event) override;
    void message(const MessageView& message) override;
    void publishFinished(const PublishFinished& event) override;
    void subscribeFinished(const SubscribeFinished& event) override;
    void unsubscribeFinished(const UnsubscribeFinished& event) override;
    void pingAnswered(Time roundTrip) override;
    void serverDisconnected(const Disconnect& event) override;
    void protocolError(const ProtocolError& error) override;
    void timedOut(Timeout which) override;
    void authenticationFailed() override;
    void reauthenticated(const Auth& event) override;
    void sessionDiscarded(const SessionDiscarded& event) override;
    void notice(const Notice& notice) override;

    std::deque<std::string> events;
    std::vector<std::string_view> clauses; ///< that errors, notices and refusals named
};

/// Plays one script. The result is empty, or says which line did not hold and why.
class Dialogue
{
public:
    Dialogue(Version version, Cut cut);
    std::string play(std::string_view script);

private:
    bool step(std::string_view line);
    void flushServer();
    bool clientSends(std::string_view text);
    bool eventIs(std::string_view text);
    bool terminated(std::string_view text);
    bool act(std::string_view text);
    bool with(std::string_view text);
    void wait(Time duration);
    bool complain(std::string text);

    Recorder m_recorder;
    std::unique_ptr<Session> m_session;
    ConnectOptions m_options;
    Cut m_cut;
    Bytes m_fromServer;
    Bytes m_fromClient;
    Time m_now = seconds(1'000'000);
    std::string m_complaint;
};

/// The packet that a text such as "publish a/b q1 id7 =hello content_type=x" describes, on the wire.
Bytes packetBytes(std::string_view text, Version version);
Bytes fromHex(std::string_view text);
std::string toHex(BytesView bytes);

/// One case: where it comes from, what must hold, in which versions ("345"), and how it is shown.
struct Case
{
    std::string_view number; ///< of the list of 64 client cases; empty for others
    std::string_view clause;
    std::string_view holds;
    std::string_view versions;
    std::string script;
};

/// Every executable of dialogues defines its own.
std::vector<Case> cases();

} // namespace topicscope::mqtt::test
