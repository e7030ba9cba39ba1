// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mqtt/codec.h"
#include "tests/mqtt/samples.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace topicscope::mqtt;
using namespace topicscope::mqtt::test;

namespace {

std::filesystem::path root;

void write(const std::string& target, std::string name, const Bytes& bytes)
{
    std::ranges::replace(name, ' ', '-');
    const std::filesystem::path folder = root / ("fuzz_" + target);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / name, std::ios::binary) << bytes;
}

// --- Steps of fuzz_session

Bytes serverStep(const Bytes& packet)
{
    return Bytes(1, '\0') + Bytes(1, static_cast<char>(packet.size())) + packet;
}

const Bytes connackStep{'\x02'};
const Bytes restartStep{'\x0D'};
const Bytes resumedStep{'\x12'};
const Bytes actingSteps{'\x16', 1, 'a', 1, 'b', '\x26', 1, 'a', 1, 'b', '\x28', '\x80', 'a'};

/// The bytes that choose the options of CONNECT.
Bytes openingOf(Version version)
{
    std::uint8_t start = 0;
    while (3 + start % 3 != static_cast<std::uint8_t>(version))
        ++start;
    return {static_cast<char>(start), '\x30', '\0'};
}

/// Every kind of step with three variations of it, each before and after the program is started anew.
Bytes tour(const Bytes& opening, unsigned first)
{
    Bytes steps = opening;
    for (unsigned variation = first; variation < 16; variation += 6) {
        for (unsigned kind = 0; kind < 16; ++kind)
            steps += Bytes{static_cast<char>(kind | variation << 4), '\x02', 'a', '\x01', 'b', '\0'};
        steps += restartStep + resumedStep;
    }
    return steps;
}

} // namespace

/// Writes seeds for the targets that take MQTT: every sample packet to the decoder, and to a session that is connected.
int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: make_fuzz_seeds <folder>\n");
        return 2;
    }
    root = argv[1];
    for (const Version version : {Version::V3_1, Version::V3_1_1, Version::V5_0}) {
        const auto number = static_cast<std::uint8_t>(version);
        for (const Sample& sample : samples(version)) {
            const Bytes packet = encode(sample.packet, version);
            const bool fromClient = sample.direction == Direction::FromClient;
            std::uint8_t choice = fromClient ? 0x80 : 0;
            while (3 + choice % 3 != number)
                ++choice;
            const std::string name = sample.name + "-" + std::to_string(number);
            write("decoder", name, Bytes(1, static_cast<char>(choice)) + packet);
            if (fromClient || packet.size() >= 256)
                continue;
            write("session", name, openingOf(version) + serverStep(packet));
            write("session", name + "-after-actions",
                  openingOf(version) + connackStep + actingSteps + serverStep(packet) + restartStep + resumedStep);
        }
        for (unsigned first = 0; first < 6; ++first)
            write("session", "every-step-" + std::to_string(first) + "-" + std::to_string(number),
                  tour(openingOf(version) + connackStep, first));
    }
    return 0;
}
