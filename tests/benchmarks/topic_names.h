// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace topicscope::benchmarks {

/// Topics of six levels, as a plant has them: sites, areas, lines, cells, devices, quantities.
inline std::string topicName(int number)
{
    static const char* const quantities[] = {"temperature", "pressure", "speed", "state", "energy",
                                             "counter",     "position", "alarm", "mode",  "setpoint"};
    const int device = number / 10;
    return "site-" + std::to_string(device % 3) + "/area-" + std::to_string(device / 3 % 10) + "/line-" +
           std::to_string(device / 30 % 10) + "/cell-" + std::to_string(device / 300 % 20) + "/device-" +
           std::to_string(device) + "/" + quantities[number % 10];
}

inline std::vector<std::string> topicNames(int count)
{
    std::vector<std::string> names;
    names.reserve(static_cast<std::size_t>(count));
    for (int number = 0; number < count; ++number)
        names.push_back(topicName(number));
    return names;
}

} // namespace topicscope::benchmarks
