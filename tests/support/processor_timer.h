// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

namespace topicscope::test {

/// The processor time that all threads of the program have used since this was made: unlike time by the clock, it says
/// the same of a piece of work on a busy machine. It does not see what waits.
class ProcessorTimer
{
public:
    double milliseconds() const { return 1000.0 * double(std::clock() - m_start) / CLOCKS_PER_SEC; }

private:
    std::clock_t m_start = std::clock();
};

} // namespace topicscope::test
