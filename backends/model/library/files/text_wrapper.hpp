#pragma once

#include "backends/model/library/files/file.hpp"

#include <string>
#include <string_view>

/// What TextIOWrapper does, as C++ functions; its method table is in text_methods.cpp. All may run Python code and
/// raise.
namespace lastref::model {

/// Raises ValueError when the stream is not initialised or its buffer was detached.
void require_attached(Run& run, const TextFile* file);
/// Likewise, while it may be at its initialisation; what a buffer's methods do may detach it.
inline Object* attached_buffer(Run& run, const TextFile* file) {
    if (!file->below) require_attached(run, file);
    return file->below;
}

void text_init(Run& run, TextFile* file, Object* buffer, Object* encoding, Object* errors, Object* newline);
/// LookupError; encodings that the model has no streams in end the run.
void check_text_encoding(Run& run, std::string_view encoding);
/// Whether the buffer is at its first byte, as it tells.
bool text_is_at_start(Run& run, TextFile* file);
/// TypeError, UnsupportedOperation "not writable"; returns the count of characters.
std::int64_t text_write(Run& run, TextFile* file, Object* text);
/// Hands encoded text that waits to the buffer.
void text_write_out(Run& run, TextFile* file);
/// `count` characters, all of them when it is negative.
Value text_read(Run& run, TextFile* file, std::int64_t count);
/// A line with its end, at most `limit` characters unless that is negative.
Value text_readline(Run& run, TextFile* file, std::int64_t limit);
/// Methods that the file of Python 2 has, too.
Value text_flush(Run& run, Arguments arguments);
Value text_close(Run& run, Arguments arguments);
Value text_seek(Run& run, Arguments arguments);
Value text_tell(Run& run, Arguments arguments);
Value text_truncate(Run& run, Arguments arguments);
/// Forgets what was read ahead.
inline void text_forget_input(TextFile* file) {
    file->start = file->end = 0;
    file->at_end = file->knows_position = false;
}

}  // namespace lastref::model
