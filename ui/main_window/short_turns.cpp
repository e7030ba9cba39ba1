// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/short_turns.h"

#ifdef __linux__
#include <cstdint>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace topicscope::ui {

#ifdef __linux__
namespace {
constexpr std::uint64_t turnNanoseconds = 300'000;
constexpr std::uint64_t resetOnFork = 1; // SCHED_FLAG_RESET_ON_FORK

/// struct sched_attr of sched_setattr(2), which glibc has no name for; its first version is understood everywhere.
struct Attributes
{
    std::uint32_t size = sizeof(Attributes);
    std::uint32_t policy = SCHED_OTHER;
    std::uint64_t flags = resetOnFork;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime = turnNanoseconds;
    std::uint64_t deadline = 0;
    std::uint64_t period = 0;
};
} // namespace

void askForShortTurns()
{
    if (::sched_getscheduler(0) != SCHED_OTHER)
        return; // somebody has chosen better already
    Attributes attributes;
    attributes.nice = ::getpriority(PRIO_PROCESS, 0);
    ::syscall(SYS_sched_setattr, 0, &attributes, 0U);
}
#else
void askForShortTurns() {}
#endif

} // namespace topicscope::ui
