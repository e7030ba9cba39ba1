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

/// A step of fuzz_session that lets the server send `packet`.
Bytes serverStep(const Bytes& packet)
{
    return Bytes(1, '\0') + Bytes(1, static_cast<char>(packet.size())) + packet;
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
            if (!fromClient && packet.size() < 256) {
                std::uint8_t start = 0;
                while (3 + start % 3 != number)
                    ++start;
                const Bytes opening{static_cast<char>(start), '\x30', '\x04'};
                const Bytes acting = {'\x17', 1, 'a', 1, 'b', '\x27', 1, 'a', 1, 'b', '\x09', 1, 'a'};
                write("session", name, opening + serverStep(packet));
                write("session", name + "-after-actions", opening + acting + serverStep(packet) + "\x0D\x04");
            }
        }
    }
    return 0;
}
