#include "backends/process/run_child.hpp"

#include "backends/process/file_descriptor.hpp"
#include "backends/process/launch.hpp"
#include "backends/process/run_members.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

namespace lastref {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds patience_after_time_limit{1'000};
constexpr milliseconds patience_after_interrupt{200};
constexpr milliseconds patience_for_remains{5'000};
/// So that a time can be added to the clock.
constexpr milliseconds longest_time = std::chrono::hours{24 * 365};

/// Between looks at what the run holds: soon at first, for what multiplies does it quickly.
constexpr milliseconds first_look{5};
constexpr milliseconds greatest_pause{100};
constexpr milliseconds between_looks_without_descriptor{2};

/// One of the child's two streams, as we read it.
class OutputPipe {
public:
    OutputPipe(Stream stream, const PathSubstitution& substitution, const OutputListener& listener, std::string& text)
        : stream_(stream), substitution_(substitution), listener_(listener), text_(text) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
        read_end_ = above_standard(ends[0]);
        write_end_ = above_standard(ends[1]);
        ::fcntl(read_end_.get(), F_SETFL, O_NONBLOCK);
    }

    [[nodiscard]] int read_end() const { return read_end_.get(); }
    [[nodiscard]] int write_end() const { return write_end_.get(); }
    void close_write_end() { write_end_.close(); }

    /// Reads what is there, at most `allowance` bytes of it; closes itself at the end. What was read counts against
    /// the allowance. Returns false if there was more.
    [[nodiscard]] bool read(std::size_t& allowance) {
        std::array<char, 16'384> buffer;
        while (read_end_) {
            auto size = ::read(read_end_.get(), buffer.data(), buffer.size());
            if (size < 0 && errno == EINTR) continue;
            if (size < 0 && errno == EAGAIN) return true;
            if (size <= 0) {
                read_end_.close();
                break;
            }
            auto taken = std::min(static_cast<std::size_t>(size), allowance);
            allowance -= taken;
            pass_on(substitution_.next({buffer.data(), taken}));
            if (taken < static_cast<std::size_t>(size)) return false;
            if (taken < buffer.size()) return true;
        }
        return true;
    }

    /// To be called when nothing more is to be read.
    void end() { pass_on(substitution_.end()); }

private:
    void pass_on(std::string_view piece) {
        text_.append(piece);
        if (listener_ && !piece.empty()) listener_(stream_, piece);
    }

    /// The child's own standard streams are laid over the three first descriptors, so ours must not be there.
    static FileDescriptor above_standard(int number) {
        FileDescriptor opened(number);
        if (number > STDERR_FILENO) return opened;
        return FileDescriptor(::fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    }

    Stream stream_;
    PathSubstitution substitution_;
    const OutputListener& listener_;
    std::string& text_;
    FileDescriptor read_end_;
    FileDescriptor write_end_;
};

/// A child that runs. When this goes away, so has the whole run.
class RunningChild {
public:
    explicit RunningChild(const Launch& launch)
        : number_(launch_child(launch)), descriptor_(static_cast<int>(::syscall(SYS_pidfd_open, number_, 0))) {}
    RunningChild(const RunningChild&) = delete;
    RunningChild& operator=(const RunningChild&) = delete;
    ~RunningChild() {
        if (!status_) end();
    }

    [[nodiscard]] pid_t number() const { return number_; }

    /// Readable once the child has ended; -1 where the kernel does not offer that.
    [[nodiscard]] int descriptor() const { return descriptor_.get(); }

    [[nodiscard]] bool has_exited() const {
        siginfo_t information{};
        ::waitid(P_PID, static_cast<id_t>(number_), &information, WEXITED | WNOHANG | WNOWAIT);
        return information.si_pid == number_;
    }

    void ask_to_end() const {
        ::kill(-number_, SIGTERM);
        ::kill(-number_, SIGCONT);
    }

    /// Kills what there still is of the run and waits for it. Its number is free again then.
    void end() {
        remains_ = !kill_members(number_, patience_for_remains);
        int status = 0;
        while (::wait4(number_, &status, 0, &usage_) < 0 && errno == EINTR) continue;
        status_ = status;
    }

    /// Once `end` was called: as waitpid tells it.
    [[nodiscard]] int status() const { return status_.value_or(0); }
    [[nodiscard]] const rusage& usage() const { return usage_; }
    [[nodiscard]] bool remains() const { return remains_; }

private:
    pid_t number_;
    FileDescriptor descriptor_;
    std::optional<int> status_;
    rusage usage_{};
    bool remains_ = false;
};

/// A request to stop, as something that can be polled.
class StopSignal {
public:
    explicit StopSignal(std::stop_token stop)
        : descriptor_(stop.stop_possible() ? ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK) : -1),
          callback_(std::move(stop), Raise{descriptor_.get()}) {}

    [[nodiscard]] int descriptor() const { return descriptor_.get(); }

private:
    struct Raise {
        int descriptor;
        void operator()() const { ::eventfd_write(descriptor, 1); }
    };

    FileDescriptor descriptor_;
    std::stop_callback<Raise> callback_;
};

/// Follows a child until it has ended or must be killed.
class Watch {
public:
    Watch(const ChildPlan& plan, RunningChild& child, OutputPipe& output, OutputPipe& errors, int stop)
        : plan_(plan),
          child_(child),
          output_(output),
          errors_(errors),
          stop_(stop),
          allowance_(plan.limits.output_bytes),
          deadline_(Clock::now() + std::min(plan.limits.time, longest_time)) {}

    void follow() {
        auto pause = first_look;
        for (auto next_look = Clock::now() + pause;;) {
            bool exited = wait_until(std::min(deadline_, next_look));
            if (!read() || exited) return;
            auto now = Clock::now();
            if (now >= deadline_ && !give_notice(Ending::time_limit, patience_after_time_limit)) return;
            if (now < next_look) continue;
            pause = std::min(2 * pause, greatest_pause);
            next_look = now + pause;
            if (!holds_little()) return;
        }
    }

    /// False if there was more than the child may write.
    bool read() {
        if (output_.read(allowance_) && errors_.read(allowance_)) return true;
        reason_ = reason_.value_or(Ending::output_limit);
        return false;
    }

    /// Why the child was stopped, if it was.
    [[nodiscard]] std::optional<Ending> reason() const { return reason_; }

private:
    /// True if the child has ended.
    bool wait_until(Clock::time_point until) {
        bool blind = child_.descriptor() < 0;
        if (blind) until = std::min(until, Clock::now() + between_looks_without_descriptor);
        auto left = std::chrono::ceil<milliseconds>(until - Clock::now()).count();
        std::array<pollfd, 4> sources{pollfd{child_.descriptor(), POLLIN, 0}, pollfd{output_.read_end(), POLLIN, 0},
                                      pollfd{errors_.read_end(), POLLIN, 0}, pollfd{stop_, POLLIN, 0}};
        int ready = ::poll(sources.data(), sources.size(), static_cast<int>(std::max<long>(left, 0)));
        if (ready > 0 && sources[3].revents != 0) {
            stop_ = -1;
            if (!give_notice(Ending::interrupted, patience_after_interrupt)) deadline_ = Clock::now();
        }
        return blind ? child_.has_exited() : ready > 0 && sources[0].revents != 0;
    }

    /// Asks the child to end within `patience`. False if it has been asked before.
    bool give_notice(Ending reason, milliseconds patience) {
        if (reason_) return false;
        reason_ = reason;
        child_.ask_to_end();
        deadline_ = Clock::now() + patience;
        return true;
    }

    /// False if the run has taken more of the machine than it may.
    bool holds_little() {
        auto usage = members_usage(child_.number());
        if (usage.processes > greatest_process_count) {
            reason_ = reason_.value_or(Ending::process_limit);
        } else if (usage.resident_bytes > plan_.limits.memory_bytes) {
            reason_ = reason_.value_or(Ending::memory_limit);
        } else {
            return true;
        }
        return false;
    }

    const ChildPlan& plan_;
    RunningChild& child_;
    OutputPipe& output_;
    OutputPipe& errors_;
    int stop_;
    std::size_t allowance_;
    Clock::time_point deadline_;
    std::optional<Ending> reason_;
};

std::chrono::nanoseconds time_of(const timeval& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

Launch launch_of(const ChildPlan& plan, const OutputPipe& output, const OutputPipe& errors) {
    return {.command = plan.command,
            .environment = plan.environment,
            .folder = plan.folder,
            .standard_output = output.write_end(),
            .standard_error = errors.write_end(),
            .address_space = plan.memory_bound == MemoryBound::address_space ? plan.limits.memory_bytes : 0};
}

}  // namespace

ChildResult run_child(const ChildPlan& plan, const OutputListener& listener, std::stop_token stop) {
    ChildResult result;
    OutputPipe output(Stream::standard_output, plan.substitution, listener, result.output);
    OutputPipe errors(Stream::standard_error, plan.substitution, listener, result.errors);
    const StopSignal stop_signal(std::move(stop));
    adopt_orphans();

    auto started = Clock::now();
    RunningChild child(launch_of(plan, output, errors));
    output.close_write_end();
    errors.close_write_end();
    Watch watch(plan, child, output, errors, stop_signal.descriptor());
    watch.follow();
    result.duration = Clock::now() - started;
    child.end();
    watch.read();
    output.end();
    errors.end();

    result.processor_time = time_of(child.usage().ru_utime) + time_of(child.usage().ru_stime);
    result.peak_memory = static_cast<std::size_t>(child.usage().ru_maxrss) << 10;
    result.remains = child.remains();
    result.exited = WIFEXITED(child.status());
    result.code = result.exited ? WEXITSTATUS(child.status()) : WTERMSIG(child.status());
    result.ending = watch.reason().value_or(result.exited ? Ending::exited : Ending::killed);
    return result;
}

}  // namespace lastref
