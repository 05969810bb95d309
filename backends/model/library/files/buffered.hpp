#pragma once

#include "backends/model/library/files/file.hpp"

#include <string>
#include <string_view>

/// What the buffered streams do, as C++ functions; their method tables are in buffered_methods.cpp. All may run Python
/// code (the raw stream may be of a program's own class) and raise.
namespace lastref::model {

/// Holds the stream for one method. Raises ValueError when it is not initialised or detached, and RuntimeError when a
/// finalizer enters a method that is at work.
class BufferedGuard {
public:
    BufferedGuard(Run& run, Buffered* file);
    ~BufferedGuard() { file_->busy = false; }
    BufferedGuard(const BufferedGuard&) = delete;
    BufferedGuard& operator=(const BufferedGuard&) = delete;

private:
    Buffered* file_;
};

/// Raises ValueError when the stream is not initialised or detached.
void require_ready(Run& run, const Buffered* file);
/// Likewise, while it may be at its initialisation; what a raw stream's methods do may detach it.
inline Object* attached_raw(Run& run, const Buffered* file) {
    if (!file->below) require_ready(run, file);
    return file->below;
}
/// Raises ValueError such as "read of closed file".
void require_open_raw(Run& run, const Buffered* file, const char* message);

// These require a guard.
/// Up to `count` bytes; less only at the end. False when the raw stream would block and nothing was read.
bool buffered_read(Run& run, Buffered* file, std::int64_t count, std::string& result);
bool buffered_read_all(Run& run, Buffered* file, std::string& result);
/// Like buffered_read(), but the raw stream is asked once at most, and only for what is long or the first.
bool buffered_read_into_once(Run& run, Buffered* file, std::int64_t count, std::string& result);
/// What one call of the raw stream gives, at most.
std::string buffered_read1(Run& run, Buffered* file, std::int64_t count);
/// What is read ahead; reads when there is nothing.
std::string_view buffered_peek(Run& run, Buffered* file);
/// A line with its end, at most `limit` bytes unless that is negative.
std::string buffered_readline(Run& run, Buffered* file, std::int64_t limit);
/// How many bytes were taken. Raises BlockingIOError when not all were.
std::int64_t buffered_write(Run& run, Buffered* file, std::string_view bytes);
/// Whether it is what sys.stderr, as it was at first, gives its bytes.
bool is_under_errors(Buffered* file);
/// Writes what waits to the raw stream.
void buffered_flush(Run& run, Buffered* file);
/// Drops what was read ahead; the raw stream's position becomes the logical one.
void buffered_rewind(Run& run, Buffered* file);
std::int64_t buffered_seek(Run& run, Buffered* file, std::int64_t offset, int whence);
std::int64_t buffered_tell(Run& run, Buffered* file);

}  // namespace lastref::model
