// Boost.Process then asks nothing of Boost.Filesystem's library.
#define BOOST_PROCESS_USE_STD_FS 1

#include "backends/process/launch.hpp"

#include "backends/process/file_descriptor.hpp"
#include "backends/process/run_members.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/process/v2/posix/vfork_launcher.hpp>
#include <boost/process/v2/process.hpp>
#include <system_error>
#include <utility>

namespace lastref {
namespace {

namespace process = boost::process::v2;
using boost::system::error_code;

void bound_resource(decltype(RLIMIT_CORE) resource, rlim_t bound) {
    rlimit limit{bound, bound};
    ::setrlimit(resource, &limit);
}

/// The signals that would not be at their default in a new program: those that this process was started to ignore, for
/// nobody here ignores any. Handlers end with the old program; common ones are in the list so that none runs until
/// then.
const std::vector<int>& signals_to_reset() {
    static const std::vector<int> signals = [] {
        std::vector<int> found{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD, SIGPIPE};
        for (int signal = 1; signal < NSIG; ++signal) {
            struct sigaction current {};
            if (::sigaction(signal, nullptr, &current) == 0 && current.sa_handler == SIG_IGN) found.push_back(signal);
        }
        return found;
    }();
    return signals;
}

void reset_signals(const std::vector<int>& signals) {
    struct sigaction standard {};
    standard.sa_handler = SIG_DFL;
    for (int signal : signals) ::sigaction(signal, &standard, nullptr);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// What the child does between its birth and the new program. It shares our memory until then (vfork), so it makes
/// only system calls.
class ChildSetup {
public:
    ChildSetup(const Launch& launch, int standard_input)
        : launch_(launch), signals_(signals_to_reset()), standard_input_(standard_input), parent_(::getpid()) {}

    template <typename Launcher>
    error_code on_exec_setup(Launcher&, const process::filesystem::path&, const char* const* const&) {
        ::setsid();
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent_) ::_exit(EXIT_FAILURE);
        mark_as_child_of_a_run();
        // Nothing is small enough for one byte; 0 would still be handed to a crash reporter that reads from a pipe.
        bound_resource(RLIMIT_CORE, 1);
        if (launch_.address_space > 0) bound_resource(RLIMIT_AS, launch_.address_space);
        ::umask(S_IWGRP | S_IWOTH);
        if (!connect_streams() || ::chdir(launch_.folder.c_str()) != 0) {
            return {errno, boost::system::system_category()};
        }
        reset_signals(signals_);
        return {};
    }

private:
    [[nodiscard]] bool connect_streams() const {
        return ::dup2(standard_input_, STDIN_FILENO) >= 0 && ::dup2(launch_.standard_output, STDOUT_FILENO) >= 0 &&
               ::dup2(launch_.standard_error, STDERR_FILENO) >= 0;
    }

    const Launch& launch_;
    const std::vector<int>& signals_;
    int standard_input_;
    pid_t parent_;
};

/// While the child shares our memory, no handler of ours may run in it.
class SignalsHeldBack {
public:
    SignalsHeldBack() {
        sigset_t all;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    SignalsHeldBack(const SignalsHeldBack&) = delete;
    SignalsHeldBack& operator=(const SignalsHeldBack&) = delete;
    ~SignalsHeldBack() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

/// A null device whose descriptor is none of the three standard ones, which may be closed in this process.
FileDescriptor open_null_device() {
    FileDescriptor opened(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (opened.get() > STDERR_FILENO) return opened;
    return FileDescriptor(::fcntl(opened.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

std::vector<const char*> pointers(const std::vector<std::string>& strings) {
    std::vector<const char*> result;
    for (const auto& string : strings) result.push_back(string.c_str());
    result.push_back(nullptr);
    return result;
}

}  // namespace

pid_t launch_child(const Launch& launch) {
    auto input = open_null_device();
    auto environment = pointers(launch.environment);
    const std::vector<std::string> arguments(launch.command.begin() + 1, launch.command.end());
    boost::asio::io_context context;
    process::posix::vfork_launcher launcher;
    launcher.env = environment.data();
    error_code error;
    const SignalsHeldBack held_back;
    auto child =
        launcher(context.get_executor(), error, launch.command.front(), arguments, ChildSetup(launch, input.get()));
    if (error) {
        // Some versions of Boost.Process wait for a child that could not become the program, some leave it to us.
        if (launcher.pid > 0) ::waitpid(launcher.pid, nullptr, 0);
        throw std::system_error(error.value(), std::generic_category());
    }
    child.detach();
    return launcher.pid;
}

}  // namespace lastref
