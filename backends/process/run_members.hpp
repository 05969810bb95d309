#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <vector>

namespace lastref {

/// The processes of one run are its child and whatever that started, also what left the child's session or lost its
/// parent. They are told by a mark that each process inherits and no program has a reason to change, and, where the
/// mark could not be set, by the child's session. A run is named by the process id of its child, which must not have
/// been waited for yet: as long as it has not, its number belongs to nobody else.

/// Makes this process the new parent of what loses its own, so that it can be waited for. Once is enough.
void adopt_orphans();

/// Marks the calling process as the child of a run. To be called in the child, before anything else can be started;
/// makes only system calls.
void mark_as_child_of_a_run();

/// The members of the run of `child` but for `child` itself, zombies among them. A process that is started meanwhile
/// may be missing.
[[nodiscard]] std::vector<pid_t> other_members(pid_t child);

/// How much of the machine a run holds.
struct MembersUsage {
    std::size_t processes = 0;
    std::size_t resident_bytes = 0;
};
[[nodiscard]] MembersUsage members_usage(pid_t child);

/// Kills every member of the run of `child`, `child` itself too, and waits for the others, until none is left.
/// Returns false if some are still there after `patience`: one that the kernel does not let go, or one that starts
/// others faster than they can be killed.
[[nodiscard]] bool kill_members(pid_t child, std::chrono::milliseconds patience);

}  // namespace lastref
