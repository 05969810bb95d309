#pragma once

#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/ref.hpp"

/// The streams of module io. All of them are objects of one kind; the layers of an open file are objects of their own,
/// made in the order raw, buffer, text, because the order in which they are finalized decides what becomes of the data.
namespace lastref::model {

enum class FileRole : std::uint8_t { base, raw, bytes, string, reader, writer, random, pair, text, socket };

/// What every stream starts with; all there is of one that a program's own class derives from IOBase. References may be
/// null.
struct File : Tracked {
    Object* below;    ///< what it wraps: a buffer's raw stream, a text's buffer, a pair's reader, a BytesIO's bytearray
    Object* second;   ///< a pair's writer
    Object* encoder;  ///< a text's, for the collector's sight alone
    Object* decoder;  ///< likewise
    Object* pending;  ///< likewise: the piece that waits to be written, or the list of them
    Object* encoding;  ///< a text's
    Object* errors;    ///< a text's
    WeakReference* weak_references;
    FileRole role;
    bool closed;              ///< IOBase.close() ran to its end
    bool finalizing;          ///< close() is called by the finalizer
    bool ready;               ///< `__init__` succeeded
    bool holds_nothing_back;  ///< a standard stream: what is written goes on at once
};

struct RawFile : File {
    int descriptor;  ///< -1: closed
    bool readable;
    bool writable;
    bool appending;
    bool created;
    bool truncates;
    bool keeps_descriptor;  ///< closefd=False
};

struct BytesFile : File {
    std::int64_t position;
};

/// Newlines of text streams.
struct NewlineMode {
    bool translates_input;  ///< "\r\n" and "\r" become "\n"
    bool universal;         ///< lines end at any of the three
    char line_end[3];       ///< else at this
    char written_as[3];     ///< what "\n" is written as; empty: itself
    std::uint8_t seen;      ///< 1: "\r", 2: "\n", 4: "\r\n"
};

/// What `readinto` of anything takes; raises TypeError. Python 2 may name the method in it.
Ref<MemoryView> writable_view(Run& run, Object* buffer, std::string_view name = {});

/// What reading gives: bytes, in Python 2 a str.
Value make_binary(Run& run, std::string_view bytes);
bool is_binary(const Object* object);
std::string_view binary_view(const Object* object);
/// Whether files and streams do what CPython's do since 3.13, as PyPy's do since 8.0.
bool streams_are_of_3_13(const Run& run);
/// What reading a text gives: a str, in Python 2 a unicode object.
Value make_text(Run& run, std::string_view text);
bool is_text(const Object* object);
std::string_view text_type(const Run& run);
/// How many there are of something, or a place: an int, in Python 2 a long.
Value make_count(Run& run, std::int64_t count);
/// The bytes of what is bytes-like. Raises TypeError in Python 2's words, too.
std::string_view require_buffer(Run& run, Object* object);
/// BlockingIOError
Type* blocking_error(Run& run);
/// The first argument of `seek` of a stream in memory.
std::int64_t offset_argument(Run& run, Object* offset);

/// What `__getstate__` of streams in memory tells of the attributes: a copy of the dict, or None.
Value attributes_as_state(Run& run, Object* file);
/// The argument of their `__setstate__`, checked: `size` items.
Tuple* state_argument(Run& run, Arguments arguments, std::uint32_t size);
std::int64_t state_position(Run& run, std::string_view which, Object* position);
void add_state_attributes(Run& run, Object* file, std::string_view which, Object* attributes);

struct StringFile : File {
    std::uint32_t* data;  ///< code points
    std::uint32_t capacity;
    std::int64_t size;
    std::int64_t position;
    NewlineMode newlines;
};

/// BufferedReader, BufferedWriter, BufferedRandom. The buffer holds either bytes read ahead, [start, end), or bytes to
/// be written, [0, end).
struct Buffered : File {
    char* data;
    std::uint32_t capacity;
    std::uint32_t start;
    std::uint32_t end;
    bool writing;
    bool busy;  ///< a method is at work: finalizers must not enter
};

/// TextIOWrapper. What was read ahead is kept as bytes and decoded when asked for.
struct TextFile : File {
    char* input;
    std::uint32_t input_capacity;
    std::uint32_t start;
    std::uint32_t end;
    char* output;  ///< encoded text that `below` has not got yet
    std::uint32_t output_capacity;
    std::uint32_t output_size;
    std::uint32_t pending_size;  ///< of what waits as far as a program can tell
    std::uint32_t chunk_size;    ///< of one read, and from which on nothing waits to be written
    NewlineMode newlines;
    bool line_buffering;
    bool write_through;
    bool telling;         ///< false while it is iterated over
    bool knows_position;  ///< what was read ahead was read while it told: a position in it can be asked for
    bool seekable;
    bool at_end;         ///< the last read found nothing
    bool is_past_start;  ///< what is written next needs no mark of the encoding in front
    bool of_python_2;    ///< the built-in file there, whose text is bytes
    bool softspace;      ///< of that: a blank is due before what a print statement prints next
};

inline bool is_file_of_python_2(const File* file) {
    return file->role == FileRole::text && static_cast<const TextFile*>(file)->of_python_2;
}

/// socket.socket, which is no stream but has their life.
struct SocketObject : File {
    int descriptor;  ///< -1: closed
    int family;
    int type;
    int protocol;
    double timeout;  ///< seconds; negative: none
};

inline constexpr std::uint32_t text_chunk_bytes = 8192;

extern const TypeSpec io_base_type;
extern const TypeSpec raw_io_base_type;
extern const TypeSpec buffered_io_base_type;
extern const TypeSpec text_io_base_type;
extern const TypeSpec file_io_type;
extern const TypeSpec bytes_io_type;
extern const TypeSpec string_io_type;
extern const TypeSpec buffered_reader_type;
extern const TypeSpec buffered_writer_type;
extern const TypeSpec buffered_random_type;
extern const TypeSpec buffered_pair_type;
extern const TypeSpec text_wrapper_type;

inline File* as_file(Object* object) {
    return static_cast<File*>(object);
}

/// A new stream of `cls`, not initialised. May collect.
Value make_file(Run& run, Object* cls, FileRole role);
template <FileRole role>
Value file_new(Run& run, Arguments arguments) {
    return make_file(run, arguments[0], role);
}
template <FileRole role>
Value make_bare_file(Run& run, Type* type) {
    return make_file(run, type, role);
}

/// io.UnsupportedOperation, and raising it.
Type* unsupported_operation(Run& run);
[[noreturn]] void raise_unsupported(Run& run, std::string_view message);

/// `stream.closed`. May run Python code for streams of a program's own class.
bool is_closed(Run& run, Object* stream);
/// Raises ValueError "I/O operation on closed file." when it is.
void require_open(Run& run, Object* stream);
/// `stream.readable()` and its like.
bool answers_true(Run& run, Object* stream, std::string_view method);

/// What shows the name of a stream in its repr. Raises RuntimeError for one that has itself as its name.
std::string repr_of_name(Run& run, Object* stream, Object* name);

/// "_io.FileIO", or the name of a program's class: what a stream's repr starts with.
std::string shown_type(const Object* stream);
/// "<_io.BufferedReader name='x'>" with the stream's own name attribute.
Value repr_with_name(Run& run, Object* stream, std::string_view rest);

/// Calls `first` and then `second` whatever became of the first, as close() of a wrapping stream does; the first
/// exception becomes the context of the second.
template <class First, class Second>
Value both(First&& first, Second&& second) {
    Value failure;
    try {
        first();
    } catch (Raised& raised) {
        failure = std::move(raised.exception);
    }
    if (!failure) return second();
    try {
        second();
    } catch (Raised& raised) {
        auto* later = static_cast<Exception*>(raised.exception.get());
        if (!later->context && later != failure.get()) replace(later->context, std::move(failure));
        throw;
    }
    throw Raised{std::move(failure)};
}

/// A size argument: None or absent gives -1.
std::int64_t size_argument(Run& run, Object* object);

/// That is closed now. Its finalizer has nothing left to do, unless a program's class may have changed what close()
/// does.
inline void did_close(Run& run, File* file) {
    if (!file->type->program_defined) run.heap.collector().may_ignore_finalizer(file);
}

/// The methods of IOBase that others start from.
Value io_base_close(Run& run, Arguments arguments);
Value io_base_readline(Run& run, Arguments arguments);
Value io_base_readlines(Run& run, Arguments arguments);
Value io_base_writelines(Run& run, Arguments arguments);
Value io_base_iter(Run& run, Arguments arguments);
Value io_base_del(Run& run, Arguments arguments);
void forget_closing(Run& run, Object* self);
Value next_line(Run& run, Object* stream);

/// What open() does; `mode` as text.
struct OpenArguments {
    Object* file = nullptr;
    std::string_view mode = "r";
    std::int64_t buffering = -1;
    Object* encoding = nullptr;
    Object* errors = nullptr;
    Object* newline = nullptr;
    bool closes_descriptor = true;
    Object* opener = nullptr;
};
Value open_file(Run& run, const OpenArguments& arguments);
/// The built-in function open, with `open_parameters`.
inline constexpr std::string_view open_parameters =
    "file, mode=?, buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None";
Value open_row(Run& run, Arguments arguments);
/// Likewise io.open() of Python 2.
Value open_stream_of_python_2(Run& run, Arguments arguments);

// What the layers offer to each other.
/// A buffer of `cls` over `raw`. Raises as the constructor does.
void buffered_init(Run& run, Buffered* file, Object* raw, std::int64_t size);
/// `newline`: None, '', '\n', '\r', '\r\n'. Raises ValueError "illegal newline value: 'x'".
NewlineMode newline_mode(Run& run, Object* newline);
/// Where the first line of `text` ends, its end included; npos when it does not end here. `more` says whether text
/// follows that is not seen yet: a "\r" at the end may then be half a line end.
enum class MoreText : std::uint8_t { may_follow, none };
std::size_t find_line_end(const NewlineMode& mode, std::string_view text, MoreText more);
/// "\r\n" and "\r" as "\n"; notes what was seen.
std::string translate_newlines(NewlineMode& mode, std::string_view text);
/// `newlines`: None, a str or a tuple.
Value seen_newlines(Run& run, const NewlineMode& mode);

}  // namespace lastref::model
