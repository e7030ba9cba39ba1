// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/codec.h"
#include "app/mqtt/session.h"
#include "app/mqtt/topic.h"

#include <benchmark/benchmark.h>

#include <memory>

/// How fast the protocol core reads and writes. Budgets: decoding 64-byte QoS 0 PUBLISH packets at least 5 million a
/// second on one core, encoding likewise; a burst of 64 MiB at most 1.2 times the time of the same bytes in pieces of 4
/// KiB.
namespace {

using namespace topicscope::mqtt;

class Counter : public SessionListener
{
public:
    void message(const MessageView& message) override
    {
        ++messages;
        bytes += message.topic.size() + message.payload.size();
    }
    std::size_t messages = 0;
    std::size_t bytes = 0;
};

std::unique_ptr<Session> connected(SessionListener& listener, Version version, std::string_view connackProperties = {})
{
    auto session = std::make_unique<Session>(listener);
    ConnectOptions options;
    options.version = version;
    options.clientId = "bench";
    if (!session->start(options, 1))
        std::abort();
    Connack connack;
    if (!connackProperties.empty())
        connack.properties.set(PropertyId::TopicAliasMaximum, 100);
    session->receive(encode(Packet{connack}, version), 1);
    session->takeOutput();
    return session;
}

/// PUBLISH packets of 64 bytes in all, over many topics, at least `size` bytes together.
Bytes stream(Version version, QoS qos, std::size_t size, const Properties& properties = {})
{
    Bytes bytes;
    for (unsigned number = 0; bytes.size() < size; ++number) {
        Publish publish;
        publish.topic = "plant/line" + std::to_string(number % 10) + "/cell/machine" + std::to_string(number % 97);
        publish.qos = qos;
        publish.packetId = qos == QoS::AtMostOnce ? 0 : static_cast<std::uint16_t>(1 + number % 1000);
        publish.properties = properties;
        const std::size_t empty = encode(Packet{publish}, version).size();
        publish.payload.assign(empty < 64 ? 64 - empty : 8, 'x');
        encodeTo(bytes, Packet{publish}, version);
    }
    return bytes;
}

void decodeStream(benchmark::State& state, Version version, QoS qos, std::size_t chunk,
                  const Properties& properties = {})
{
    Counter counter;
    const auto session = connected(counter, version);
    const Bytes bytes = stream(version, qos, std::size_t{64} << 20, properties);
    for (auto _ : state) {
        for (std::size_t at = 0; at < bytes.size(); at += chunk) {
            session->receive(BytesView{bytes}.substr(at, chunk), 2);
            session->outputWritten(session->output().size());
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(counter.messages));
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size() * static_cast<std::size_t>(state.iterations())));
}

constexpr std::size_t wholeBurst = std::size_t{1} << 40;

void decodeBurst(benchmark::State& state)
{
    decodeStream(state, static_cast<Version>(state.range(0)), QoS::AtMostOnce, wholeBurst);
}
BENCHMARK(decodeBurst)->ArgName("version")->Arg(4)->Arg(5);

void decodeChunks(benchmark::State& state)
{
    decodeStream(state, static_cast<Version>(state.range(0)), QoS::AtMostOnce, 4096);
}
BENCHMARK(decodeChunks)->ArgName("version")->Arg(4)->Arg(5);

void decodeByteByByte(benchmark::State& state)
{
    decodeStream(state, Version::V5_0, QoS::AtMostOnce, 1);
}
BENCHMARK(decodeByteByByte);

void decodeAndAcknowledge(benchmark::State& state)
{
    decodeStream(state, Version::V5_0, QoS::AtLeastOnce, 65'536);
}
BENCHMARK(decodeAndAcknowledge);

void decodeWithProperties(benchmark::State& state)
{
    Properties properties;
    properties.set(PropertyId::ContentType, "application/json");
    properties.set(PropertyId::MessageExpiryInterval, 60).addUserProperty("source", "bench");
    decodeStream(state, Version::V5_0, QoS::AtMostOnce, 65'536, properties);
}
BENCHMARK(decodeWithProperties);

void publishAtQoS0(benchmark::State& state, std::string_view connackProperties)
{
    Counter counter;
    const auto session = connected(counter, Version::V5_0, connackProperties);
    const Bytes topic = "plant/line1/cell/machine42";
    const Bytes payload(32, 'x');
    for (auto _ : state) {
        benchmark::DoNotOptimize(session->publish({topic, payload, QoS::AtMostOnce, false, {}}, 2));
        if (session->output().size() > 65'536)
            session->outputWritten(session->output().size());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(publishAtQoS0, plain, "");
BENCHMARK_CAPTURE(publishAtQoS0, aliases, "aliases");

void encodePublish(benchmark::State& state)
{
    PublishView publish;
    publish.topic = "plant/line1/cell/machine42";
    publish.payload = "12345678901234567890123456789012";
    Bytes out;
    out.reserve(1 << 17);
    for (auto _ : state) {
        encodeTo(out, publish, Version::V5_0);
        if (out.size() > 65'536)
            out.clear();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(encodePublish);

/// PUBLISH, PUBACK and the state between them, with 100 in flight.
void publishAndAcknowledge(benchmark::State& state)
{
    Counter counter;
    const auto session = connected(counter, Version::V5_0);
    std::uint16_t next = 1;
    for (int ahead = 0; ahead < 100; ++ahead)
        (void)session->publish({"plant/line1/cell/machine42", "payload", QoS::AtLeastOnce, false, {}}, 2);
    for (auto _ : state) {
        (void)session->publish({"plant/line1/cell/machine42", "payload", QoS::AtLeastOnce, false, {}}, 2);
        const char answer[]{'\x40', '\x02', static_cast<char>(next >> 8), static_cast<char>(next & 0xFF)};
        session->receive({answer, 4}, 2);
        session->outputWritten(session->output().size());
        next = next == 65'535 ? std::uint16_t{1} : static_cast<std::uint16_t>(next + 1);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(publishAndAcknowledge);

void matchFilter(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(matches("plant/+/cell/#", "plant/line1/cell/machine42/temperature"));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(matchFilter);

void validateTopic(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(validateTopicName("plant/line1/cell/machine42/temperature"));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(validateTopic);

} // namespace

BENCHMARK_MAIN();
