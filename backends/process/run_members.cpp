#include "backends/process/run_members.hpp"

#include "backends/process/file_descriptor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lastref {
namespace {

/// The mark is the greatest size of a file that a process may write, raised by the child's number: inherited by all
/// that it starts, readable from outside with one system call, and a bound that a run should have anyhow.
constexpr rlim_t greatest_file = rlim_t{1} << 30;

/// Beyond so many numbers, going through /proc is cheaper than trying each.
constexpr pid_t greatest_range = 20'000;

rlim_t mark_of(pid_t child) {
    return greatest_file + static_cast<rlim_t>(child);
}

bool is_member(pid_t process, pid_t child) {
    rlimit bound{};
    if (::prlimit(process, RLIMIT_FSIZE, nullptr, &bound) == 0 && bound.rlim_max == mark_of(child)) return true;
    return ::getsid(process) == child;
}

FileDescriptor open_process(pid_t process) {
    return FileDescriptor(static_cast<int>(::syscall(SYS_pidfd_open, process, 0)));
}

/// A number in the range may also be that of a thread, which cannot be opened as a process.
bool is_thread(pid_t number) {
    return !open_process(number) && (errno == EINVAL || errno == ENOENT);
}

std::string read_small_file(const char* path) {
    FileDescriptor file(::open(path, O_RDONLY | O_CLOEXEC));
    std::array<char, 256> buffer{};
    auto size = file ? ::read(file.get(), buffer.data(), buffer.size()) : -1;
    return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size)) : std::string();
}

template <typename Number>
std::optional<Number> parse(std::string_view text) {
    Number number{};
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return number;
}

/// The number that the kernel gave away last: the fifth field of /proc/loadavg.
pid_t newest_number() {
    auto text = read_small_file("/proc/loadavg");
    auto space = text.find_last_of(' ');
    return space == std::string::npos ? 0 : parse<pid_t>(std::string_view(text).substr(space + 1)).value_or(0);
}

std::vector<pid_t> members_in_proc(pid_t child) {
    std::vector<pid_t> members;
    std::error_code error;
    for (std::filesystem::directory_iterator entry("/proc", error), end; !error && entry != end;
         entry.increment(error)) {
        auto number = parse<pid_t>(entry->path().filename().native());
        if (number && *number != child && is_member(*number, child)) members.push_back(*number);
    }
    return members;
}

void kill_and_reap(pid_t process) {
    auto opened = open_process(process);
    ::kill(process, SIGKILL);
    constexpr int moment = 100;
    pollfd ended{opened.get(), POLLIN, 0};
    if (opened) ::poll(&ended, 1, moment);
    ::waitpid(process, nullptr, WNOHANG);
}

}  // namespace

void adopt_orphans() {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

void mark_as_child_of_a_run() {
    auto mark = mark_of(::getpid());
    rlimit bound{mark, mark};
    ::setrlimit(RLIMIT_FSIZE, &bound);
}

std::vector<pid_t> other_members(pid_t child) {
    // What a run starts has a greater number than its child, until the numbers start again from below.
    auto newest = newest_number();
    if (newest < child || newest - child > greatest_range) return members_in_proc(child);
    std::vector<pid_t> members;
    for (pid_t number = child + 1; number <= newest; ++number) {
        if (is_member(number, child) && !is_thread(number)) members.push_back(number);
    }
    return members;
}

MembersUsage members_usage(pid_t child) {
    MembersUsage usage;
    auto members = other_members(child);
    members.push_back(child);
    for (auto member : members) {
        auto pages = read_small_file(("/proc/" + std::to_string(member) + "/statm").c_str());
        auto resident = pages.find(' ');
        if (resident == std::string::npos) continue;
        ++usage.processes;
        usage.resident_bytes += parse<std::size_t>(std::string_view(pages).substr(resident + 1)).value_or(0) *
                                static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    }
    return usage;
}

bool kill_members(pid_t child, std::chrono::milliseconds patience) {
    auto deadline = std::chrono::steady_clock::now() + patience;
    ::kill(-child, SIGKILL);
    ::kill(child, SIGKILL);
    for (auto members = other_members(child); !members.empty(); members = other_members(child)) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        // All are killed before any is waited for, lest one starts others meanwhile.
        for (auto member : members) ::kill(member, SIGKILL);
        std::for_each(members.begin(), members.end(), kill_and_reap);
    }
    return true;
}

}  // namespace lastref
