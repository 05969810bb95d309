#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <vector>

namespace lastref {

/// What a child is started with.
struct Launch {
    std::vector<std::string> command;      ///< the executable's path, then its arguments
    std::vector<std::string> environment;  ///< `NAME=VALUE` each; nothing else is inherited
    std::string folder;                    ///< its working directory
    int standard_output = -1;              ///< a descriptor that is open in this process
    int standard_error = -1;               ///< likewise; standard input is empty
    std::size_t address_space = 0;         ///< a bound in bytes, or 0 for none
};

/// Starts a child in a session of its own, with the bounds of `launch`, without core dumps, with every signal at its
/// default, and marked (run_members.hpp). It dies with the calling thread at the latest. The caller must wait for it.
/// Throws std::system_error if it cannot be started; nothing is left to wait for then.
[[nodiscard]] pid_t launch_child(const Launch& launch);

}  // namespace lastref
