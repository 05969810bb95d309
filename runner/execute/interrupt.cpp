#include "runner/execute/interrupt.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <stdexcept>

namespace lastref {
namespace {

// A signal handler can reach nothing else.
std::atomic<int> write_end{-1};
std::atomic<int> caught{0};

extern "C" void note_signal(int number) {
    const int saved = errno;
    caught.store(number);
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(write_end.load(), &byte, 1);
    ::signal(number, SIG_DFL);
    errno = saved;
}

}  // namespace

Interrupt::Interrupt() {
    if (::pipe2(pipe_, O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
    caught.store(0);
    write_end.store(pipe_[1]);
    watcher_ = std::thread([this] { watch(); });
    for (const int number : {SIGINT, SIGTERM}) ::signal(number, note_signal);
}

Interrupt::~Interrupt() {
    for (const int number : {SIGINT, SIGTERM}) ::signal(number, SIG_DFL);
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(pipe_[1], &byte, 1);
    watcher_.join();
    write_end.store(-1);
    ::close(pipe_[0]);
    ::close(pipe_[1]);
}

int Interrupt::signal() const {
    return caught.load();
}

void Interrupt::watch() {
    char byte = 0;
    while (::read(pipe_[0], &byte, 1) < 0 && errno == EINTR) continue;
    if (byte == 1) source_.request_stop();
}

}  // namespace lastref
