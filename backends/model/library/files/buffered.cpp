#include "backends/model/library/files/buffered.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/files/machine_of.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/vm/exit/standard_streams.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <cstring>

namespace lastref::model {

namespace {

constexpr std::int64_t would_block = -1;

RawFile* plain_raw(Buffered* file) {
    Object* raw = file->below;
    bool plain = raw->kind == Kind::file && as_file(raw)->role == FileRole::raw && !raw->type->program_defined;
    return plain ? static_cast<RawFile*>(raw) : nullptr;
}

std::int64_t count_read(Run& run, Object* answer) {
    try {
        return index_as_int64(run, answer);
    } catch (Raised& raised) {
        if (run.profile.family == "pypy")
            raise(run, CoreType::type_error, "expected integer, got {} object", type_name(answer));
        if (!does(run, Detail::failed_readinto_has_cause)) return -1;
        auto made = make_exception(run, CoreType::os_error, "raw readinto() failed").cast<Exception>();
        replace(made->cause, share(raised.exception.get()));
        replace(made->context, share(raised.exception.get()));
        made->suppress_context = true;
        throw Raised{std::move(made)};
    }
}

/// One read of the raw stream; `would_block` when it has nothing now.
std::int64_t raw_read_into(Run& run, Buffered* file, char* into, std::size_t count) {
    if (RawFile* raw = plain_raw(file); raw && raw->descriptor >= 0 && raw->readable) {
        SystemResult got = machine_of(run).read(raw->descriptor, into, count);
        if (got == -error_try_again) return would_block;
        return require_success_of_stream(run, got, "read()");
    }
    Ref<ByteArray> bytes = make_byte_array(run, "");
    byte_array_resize(run, bytes.get(), count);
    Ref<MemoryView> view = make_memory_view(run, bytes.get());
    Value answer = call_method(run, attached_raw(run, file), "readinto", {view.get()});
    if (answer.get() == run.none) return would_block;
    std::int64_t got = count_read(run, answer.get());
    if (got < 0 || got > static_cast<std::int64_t>(count)) {
        raise(run, CoreType::os_error, "raw readinto() returned invalid length {} (should have been between 0 and {})",
              got, count);
    }
    std::memcpy(into, bytes->data, static_cast<std::size_t>(got));
    return got;
}

std::int64_t raw_write(Run& run, Buffered* file, std::string_view bytes) {
    if (RawFile* raw = plain_raw(file); raw && raw->descriptor >= 0 && raw->writable) {
        Interpreter& vm = interpreter_of(run);
        if (is_under_output(vm, file)) {
            vm.write(1, bytes, waiting_output(vm));
            return static_cast<std::int64_t>(bytes.size());
        }
        if (vm.standard_error_waits() && is_under_errors(file)) {
            vm.write(2, bytes);
            return static_cast<std::int64_t>(bytes.size());
        }
        SystemResult put = machine_of(run).write(raw->descriptor, bytes);
        if (put == -error_try_again) return would_block;
        return require_success_of_stream(run, put, "write()");
    }
    Value object = make_binary(run, bytes);
    Ref<MemoryView> view = make_memory_view(run, object.get());
    Value answer = call_method(run, attached_raw(run, file), "write", {view.get()});
    if (answer.get() == run.none) return would_block;
    std::int64_t put = index_as_int64(run, answer.get());
    if (put < 0 || put > static_cast<std::int64_t>(bytes.size())) {
        raise(run, CoreType::os_error, "raw write() returned invalid length {} (should have been between 0 and {})",
              put, bytes.size());
    }
    return put;
}

std::int64_t raw_position(Run& run, Buffered* file) {
    Value position = call_method(run, attached_raw(run, file), "tell");
    return index_as_int64(run, position.get());
}

std::int64_t raw_seek(Run& run, Buffered* file, std::int64_t offset, int whence) {
    Value offset_object = make_int(run, offset);
    Value whence_object = make_int(run, whence);
    Value position = call_method(run, attached_raw(run, file), "seek", {offset_object.get(), whence_object.get()});
    return index_as_int64(run, position.get());
}

std::uint32_t ahead(const Buffered* file) {
    return file->writing ? 0 : file->end - file->start;
}

/// Reads into what room there is behind what the buffer has.
std::int64_t fill_up(Run& run, Buffered* file) {
    std::int64_t got = raw_read_into(run, file, file->data + file->end, file->capacity - file->end);
    if (got > 0) file->end += static_cast<std::uint32_t>(got);
    return got;
}

/// Reads into the empty buffer.
std::int64_t fill(Run& run, Buffered* file) {
    file->start = file->end = 0;
    return fill_up(run, file);
}

void take(Buffered* file, std::size_t count, std::string& result) {
    count = std::min<std::size_t>(count, ahead(file));
    result.append(file->data + file->start, count);
    file->start += static_cast<std::uint32_t>(count);
}

/// A reader that has written must write that out first; a random one only.
void begin_reading(Run& run, Buffered* file) {
    if (file->writing) buffered_flush(run, file);
}

/// What is in Python reports no number.
[[noreturn]] void raise_would_block(Run& run, const Buffered* file, std::int64_t written) {
    Value number = make_int(run, file->below->type->program_defined ? 0 : error_try_again);
    Ref<Str> text = make_string(run, "write could not complete without blocking");
    Value count = make_int(run, written);
    raise_exception(run, call(run, blocking_error(run), {number.get(), text.get(), count.get()}));
}

}  // namespace

bool is_under_errors(Buffered* file) {
    RawFile* raw = file->holds_nothing_back ? plain_raw(file) : nullptr;
    return raw && raw->descriptor == 2;
}

void require_ready(Run& run, const Buffered* file) {
    if (file->ready && file->below) return;
    raise(run, CoreType::value_error, "{}",
          file->ready ? "raw stream has been detached" : "I/O operation on uninitialized object");
}

BufferedGuard::BufferedGuard(Run& run, Buffered* file) : file_(file) {
    require_ready(run, file);
    if (file->busy) raise(run, CoreType::runtime_error, "reentrant call inside {}", repr_text(run, file));
    file->busy = true;
}

void require_open_raw(Run& run, const Buffered* file, const char* message) {
    require_ready(run, file);
    if (is_closed(run, file->below)) raise(run, CoreType::value_error, "{}", message);
}

void buffered_init(Run& run, Buffered* file, Object* raw, std::int64_t size) {
    file->ready = false;
    if (size <= 0) raise(run, CoreType::value_error, "buffer size must be strictly positive");
    if (size > UINT32_MAX) raise_exception(run, call(run, run.type(CoreType::memory_error)));
    replace(file->below, share(raw));
    run.heap.release_buffer(std::exchange(file->data, nullptr), file->capacity);
    file->capacity = static_cast<std::uint32_t>(size);
    file->data = static_cast<char*>(run.heap.allocate_buffer(file->capacity));
    file->start = file->end = 0;
    file->writing = false;
    file->ready = true;
}

bool buffered_read(Run& run, Buffered* file, std::int64_t count, std::string& result) {
    begin_reading(run, file);
    auto wanted = static_cast<std::size_t>(count);
    take(file, wanted, result);
    // A read that takes several of the raw stream keeps what it had of them in the buffer.
    if (result.size() < wanted) file->start = file->end = 0;
    while (result.size() < wanted) {
        std::size_t left = wanted - result.size();
        std::int64_t got = 0;
        if (std::size_t whole = left - left % file->capacity; whole > 0) {
            std::size_t before = result.size();
            result.resize(before + whole);
            got = raw_read_into(run, file, result.data() + before, whole);
            result.resize(before + static_cast<std::size_t>(std::max<std::int64_t>(got, 0)));
        } else {
            got = fill_up(run, file);
            take(file, left, result);
        }
        if (got == would_block && result.empty()) return false;
        if (got <= 0) break;
    }
    return true;
}

bool buffered_read_all(Run& run, Buffered* file, std::string& result) {
    begin_reading(run, file);
    take(file, ahead(file), result);
    file->start = file->end = 0;
    Value readall = find_attribute(run, attached_raw(run, file), run.intern("readall"));
    if (!readall) {
        for (;;) {
            Value piece = call_method(run, attached_raw(run, file), "read");
            if (piece.get() == run.none) return !result.empty();
            std::string_view bytes = require_bytes_like(run, piece.get());
            if (bytes.empty()) return true;
            result += bytes;
        }
    }
    Value rest = call(run, readall.get());
    if (rest.get() == run.none) return !result.empty();
    if (!is_binary(rest.get())) raise(run, CoreType::type_error, "readall() should return bytes");
    result += binary_view(rest.get());
    return true;
}

std::string buffered_read1(Run& run, Buffered* file, std::int64_t count) {
    std::string result;
    begin_reading(run, file);
    if (count < 0) count = file->capacity;
    if (count == 0) return result;
    if (ahead(file) == 0) {
        if (count >= file->capacity) {
            result.resize(static_cast<std::size_t>(count));
            std::int64_t got = raw_read_into(run, file, result.data(), result.size());
            result.resize(static_cast<std::size_t>(std::max<std::int64_t>(got, 0)));
            return result;
        }
        fill(run, file);
    }
    take(file, static_cast<std::size_t>(count), result);
    return result;
}

bool buffered_read_into_once(Run& run, Buffered* file, std::int64_t count, std::string& result) {
    begin_reading(run, file);
    auto wanted = static_cast<std::size_t>(count);
    take(file, wanted, result);
    std::size_t left = wanted - result.size();
    if (left == 0) return true;
    std::int64_t got = 0;
    if (left > file->capacity) {
        std::size_t before = result.size();
        result.resize(wanted);
        got = raw_read_into(run, file, result.data() + before, left);
        result.resize(before + static_cast<std::size_t>(std::max<std::int64_t>(got, 0)));
    } else if (result.empty()) {
        got = fill(run, file);
        take(file, left, result);
    }
    return got != would_block || !result.empty();
}

std::string_view buffered_peek(Run& run, Buffered* file) {
    begin_reading(run, file);
    if (ahead(file) == 0) fill(run, file);
    return {file->data + file->start, ahead(file)};
}

std::string buffered_readline(Run& run, Buffered* file, std::int64_t limit) {
    begin_reading(run, file);
    std::string line;
    for (;;) {
        std::string_view view(file->data + file->start, ahead(file));
        std::size_t end = view.find('\n');
        std::size_t count = end == std::string_view::npos ? view.size() : end + 1;
        if (limit >= 0) count = std::min(count, static_cast<std::size_t>(limit) - line.size());
        take(file, count, line);
        bool enough = limit >= 0 && line.size() == static_cast<std::size_t>(limit);
        if (enough || (!line.empty() && line.back() == '\n')) return line;
        if (fill(run, file) <= 0) return line;
    }
}

void buffered_flush(Run& run, Buffered* file) {
    if (!file->writing) return;
    while (file->start < file->end) {
        std::int64_t put = raw_write(run, file, {file->data + file->start, file->end - file->start});
        if (put == would_block) {
            std::memmove(file->data, file->data + file->start, file->end - file->start);
            file->end -= std::exchange(file->start, 0);
            raise_would_block(run, file, 0);
        }
        file->start += static_cast<std::uint32_t>(put);
    }
    file->start = file->end = 0;
    file->writing = false;
}

void buffered_rewind(Run& run, Buffered* file) {
    if (std::uint32_t left = ahead(file)) {
        file->start = file->end = 0;
        raw_seek(run, file, -static_cast<std::int64_t>(left), 1);
    }
}

std::int64_t buffered_write(Run& run, Buffered* file, std::string_view bytes) {
    if (!file->writing) {
        buffered_rewind(run, file);
        file->start = file->end = 0;
        file->writing = true;
    }
    bool fits = bytes.size() <= file->capacity - file->end && bytes.size() < file->capacity;
    if (fits && !file->holds_nothing_back) {
        std::memcpy(file->data + file->end, bytes.data(), bytes.size());
        file->end += static_cast<std::uint32_t>(bytes.size());
        return static_cast<std::int64_t>(bytes.size());
    }
    try {
        buffered_flush(run, file);
    } catch (Raised& raised) {
        if (!is_subtype(raised.exception->type, blocking_error(run))) throw;
        // As much as fits waits with the rest.
        std::size_t kept = std::min<std::size_t>(file->capacity - file->end, bytes.size());
        std::memcpy(file->data + file->end, bytes.data(), kept);
        file->end += static_cast<std::uint32_t>(kept);
        if (kept == bytes.size()) return static_cast<std::int64_t>(kept);
        raise_would_block(run, file, static_cast<std::int64_t>(kept));
    }
    file->writing = true;
    std::size_t written = 0;
    std::size_t most_kept = file->holds_nothing_back                ? 0
                            : run.profile.whole_buffers_are_written ? file->capacity - 1
                                                                    : file->capacity;
    while (bytes.size() - written > most_kept) {
        std::int64_t put = raw_write(run, file, bytes.substr(written));
        if (put == would_block) {
            std::memcpy(file->data, bytes.data() + written, file->capacity);
            file->end = file->capacity;
            raise_would_block(run, file, static_cast<std::int64_t>(written + file->capacity));
        }
        written += static_cast<std::size_t>(put);
    }
    file->end = static_cast<std::uint32_t>(bytes.size() - written);
    std::memcpy(file->data, bytes.data() + written, file->end);
    return static_cast<std::int64_t>(bytes.size());
}

namespace {

/// A device that is always at its begin is not in front of that, since 3.13.
std::int64_t place_told(const Run& run, std::int64_t place) {
    return streams_are_of_3_13(run) ? std::max<std::int64_t>(place, 0) : place;
}

}  // namespace

std::int64_t buffered_tell(Run& run, Buffered* file) {
    std::int64_t position = raw_position(run, file);
    if (position < 0 && run.profile.family == "pypy")
        raise(run, CoreType::os_error, "raw stream returned invalid position");
    if (position < 0) raise(run, CoreType::os_error, "Raw stream returned invalid position {}", position);
    return place_told(run, file->writing ? position + (file->end - file->start) : position - ahead(file));
}

std::int64_t buffered_seek(Run& run, Buffered* file, std::int64_t offset, int whence) {
    if (whence != 2 && !file->writing && ahead(file)) {
        // Within what was read ahead nothing but the place changes.
        std::int64_t raw = raw_position(run, file);
        std::int64_t here = raw - ahead(file);
        std::int64_t by = whence == 0 ? offset - here : offset;
        if (by >= -static_cast<std::int64_t>(file->start) && by <= ahead(file)) {
            file->start = static_cast<std::uint32_t>(file->start + by);
            return place_told(run, here + by);
        }
    }
    buffered_flush(run, file);
    if (whence == 1) offset -= ahead(file);
    std::int64_t position = raw_seek(run, file, offset, whence);
    file->start = file->end = 0;
    if (position < 0 && run.profile.family == "pypy")
        raise(run, CoreType::os_error, "Raw stream returned invalid position");
    if (position < 0) raise(run, CoreType::os_error, "Raw stream returned invalid position {}", position);
    return position;
}

}  // namespace lastref::model
