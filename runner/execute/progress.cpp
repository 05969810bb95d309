#include "runner/execute/progress.hpp"

#include <unistd.h>
#include <cstdio>
#include <string>

namespace lastref {

Progress::Progress(std::size_t total) : total_(total), terminal_(::isatty(STDERR_FILENO) != 0) {}

void Progress::show(std::size_t done, std::string_view what) {
    if (!terminal_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(50)) return;
    last_ = now;
    shown_ = true;
    std::fprintf(stderr, "\r\033[K[%zu/%zu] %s", done, total_, std::string(what.substr(0, 60)).c_str());
    std::fflush(stderr);
}

void Progress::clear() {
    if (!shown_) return;
    shown_ = false;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
}

}  // namespace lastref
