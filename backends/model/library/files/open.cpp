#include "backends/model/heap/detail.hpp"
#include "backends/model/library/files/file.hpp"
#include "backends/model/library/files/machine_of.hpp"
#include "backends/model/library/files/python_2_file.hpp"

#include "backends/model/library/types/string_functions.hpp"
#include "backends/model/object/types/instance.hpp"

namespace lastref::model {

namespace {

struct OpenMode {
    std::string raw;  ///< for FileIO
    bool updating = false;
    bool reading = false;
    bool binary = false;
    bool universal = false;  ///< an old word for reading
};

/// The letters that a mode may have.
std::string_view mode_letters(const Profile& profile) {
    if (profile.python_2) return "rwabt+U";
    return profile.minor() <= 10 ? "rwaxbt+U" : "rwaxbt+";
}

void check_universal(Run& run, std::string_view mode) {
    if (run.profile.python_2) {
        if (mode.find_first_of("wa") == std::string_view::npos) return;
        raise(run, CoreType::value_error, "can't use U and writing mode at once");
    }
    if (mode.find_first_of("wax+") != std::string_view::npos) {
        raise(run, CoreType::value_error, "mode U cannot be combined with {}x', 'w', 'a', or '+'",
              run.profile.minor() == 6 ? "" : "'");
    }
    const bool is_pypy = run.profile.family == "pypy";
    run.warn(CoreType::deprecation_warning,
             fmt::format("'U' mode is deprecated{}", is_pypy ? " ('r' has the same effect in Python 3.x)" : ""),
             nullptr);
}

OpenMode parse_mode(Run& run, std::string_view text) {
    OpenMode mode;
    bool is_text = false;
    int choices = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (mode_letters(run.profile).find(c) == std::string_view::npos ||
            text.find(c, i + 1) != std::string_view::npos) {
            raise(run, CoreType::value_error, "invalid mode: '{}'", text);
        }
        if (c == 't') is_text = true;
        if (c == 'b') mode.binary = true;
        if (c == '+') mode.updating = true;
        if (c == 'U') mode.universal = true;
        if (c == 'r') mode.reading = true;
        if (c == 'r' || c == 'w' || c == 'a' || c == 'x') {
            mode.raw += c;
            ++choices;
        }
    }
    if (mode.universal) check_universal(run, text);
    if (mode.universal && !mode.reading) mode.raw += 'r', ++choices;
    mode.reading |= mode.universal;
    if (is_text && mode.binary) raise(run, CoreType::value_error, "can't have text and binary mode at once");
    // FileIO tells of a mode that says nothing.
    if (choices > 1) {
        raise(run, CoreType::value_error, "must have exactly one of {}read/write/append mode",
              run.profile.python_2 ? "" : "create/");
    }
    if (mode.updating) mode.raw += '+';
    return mode;
}

void check_binary_arguments(Run& run, const OpenMode& mode, const OpenArguments& arguments) {
    if (!mode.binary) return;
    auto refuse = [&](Object* given, std::string_view what) {
        if (given && given != run.none) raise(run, CoreType::value_error, "binary mode doesn't take {} argument", what);
    };
    refuse(arguments.encoding, "an encoding");
    refuse(arguments.errors, "an errors");
    refuse(arguments.newline, "a newline");
    if (arguments.buffering == 1 && does(run, Detail::line_buffered_bytes_warn)) {
        run.warn(CoreType::runtime_warning,
                 "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                 nullptr);
    }
}

Object* borrowed_or_none(Run& run, Object* object) {
    return object ? object : run.none;
}

Value make_raw(Run& run, const OpenMode& mode, const OpenArguments& arguments) {
    Ref<Str> mode_object = make_string(run, mode.raw);
    Value closes = make_bool(run, arguments.closes_descriptor);
    if (run.profile.python_2)
        return call(run, builtin_type(run, file_io_type), {arguments.file, mode_object.get(), closes.get()});
    return call(run, builtin_type(run, file_io_type),
                {arguments.file, mode_object.get(), closes.get(), borrowed_or_none(run, arguments.opener)});
}

Value make_buffer(Run& run, const OpenMode& mode, Object* raw, std::int64_t size) {
    const TypeSpec& spec = mode.updating  ? buffered_random_type
                           : mode.reading ? buffered_reader_type
                                          : buffered_writer_type;
    Value size_object = make_int(run, size);
    return call(run, builtin_type(run, spec), {raw, size_object.get()});
}

Value make_layers(Run& run, const OpenMode& mode, const OpenArguments& arguments, Value& outermost) {
    Object* raw = outermost.get();
    std::int64_t buffering = arguments.buffering;
    bool is_terminal = buffering < 0 && answers_true(run, raw, "isatty");
    bool line_buffering = (buffering == 1 && !mode.binary) || is_terminal;
    if (buffering < 0 || buffering == 1) buffering = run.profile.file_buffer_bytes;
    if (buffering == 0) {
        if (!mode.binary) raise(run, CoreType::value_error, "can't have unbuffered text I/O");
        return outermost;
    }
    outermost = make_buffer(run, mode, raw, buffering);
    if (mode.binary) return outermost;
    Value line = make_bool(run, line_buffering);
    outermost = call(run, builtin_type(run, text_wrapper_type),
                     {outermost.get(), borrowed_or_none(run, arguments.encoding),
                      borrowed_or_none(run, arguments.errors), borrowed_or_none(run, arguments.newline), line.get()});
    Value shown = make_text(run, arguments.mode);
    set_attribute(run, outermost.get(), run.intern("mode"), shown.get());
    return outermost;
}

}  // namespace

Value open_file(Run& run, const OpenArguments& arguments) {
    OpenMode mode = parse_mode(run, arguments.mode);
    check_binary_arguments(run, mode, arguments);
    Value outermost = make_raw(run, mode, arguments);
    try {
        return make_layers(run, mode, arguments, outermost);
    } catch (Raised&) {
        call_method(run, outermost.get(), "close");
        throw;
    }
}

namespace {

/// What the mode says without what changes nothing. Raises ValueError; other letters are up to the C library.
std::string mode_of_python_2(Run& run, std::string_view mode) {
    if (mode.empty() || std::string_view("rwaU").find(mode.front()) == std::string_view::npos)
        raise(run, CoreType::value_error, "mode string must begin with one of 'r', 'w', 'a' or 'U', not '{}'", mode);
    std::string kept(1, mode.front() == 'U' ? 'r' : mode.front());
    for (char each : mode.substr(1)) {
        const bool is_known = each == '+' || each == 'b' || each == 't' || (each == 'U' && kept.front() == 'r');
        if (!is_known || (each == '+' && kept.size() > 1)) run.refuse("such a mode of open() in Python 2");
        if (each == '+') kept += each;
    }
    return kept + 'b';
}

Value open_python_2_file(Run& run, Arguments arguments) {
    Object* name = arguments[0];
    // os.fdopen() and tempfile open those.
    const bool is_descriptor = is_int(name) && run.runs_library();
    if (!is_string(name) && !is_descriptor)
        raise(run, CoreType::type_error, "coercing to Unicode: need string or buffer, {} found", type_name(name));
    if (arguments[1] && !is_string(arguments[1]))
        raise(run, CoreType::type_error, "file() argument 2 must be string, not {}", type_name(arguments[1]));
    if (!is_int(arguments[2])) raise(run, CoreType::type_error, "an integer is required");
    for (std::uint32_t place : {3U, 4U, 5U, 7U}) {
        if (arguments[place] && arguments[place] != run.none)
            run.refuse("open() with more than three arguments, in Python 2");
    }
    if (is_string(name) && as_string(name)->view().find('\0') != std::string_view::npos)
        raise(run, CoreType::type_error, "file() argument 1 must be encoded string without null bytes, not {}",
              type_name(name));
    Value given = share(arguments[1] ? arguments[1] : run.intern("r"));
    const std::string_view shown = as_string(given.get())->view();
    const std::string mode = mode_of_python_2(run, shown);
    std::int64_t buffering = c_int_argument(run, arguments[2]);
    if (buffering == 0) run.refuse("an unbuffered file of Python 2");
    const bool by_line = buffering == 1;
    if (by_line) buffering = -1;
    bool was = std::exchange(run.heap.making_internals, true);
    try {
        Value buffer = open_file(run, {.file = name, .mode = mode, .buffering = buffering});
        const bool is_universal = shown.find('U') != std::string_view::npos;
        Value file = make_python_2_file(run, buffer.get(), given.get(), is_universal);
        static_cast<TextFile*>(file.get())->line_buffering = by_line;
        run.heap.making_internals = was;
        return file;
    } catch (const Raised&) {
        run.heap.making_internals = was;
        throw;
    }
}

}  // namespace

namespace {

/// PyPy looks at the types of all arguments but the first one before it does anything.
void check_argument_types(Run& run, Arguments arguments) {
    for (std::uint32_t place : {1U, 3U, 4U, 5U}) {
        Object* each = arguments[place];
        const bool may_be_none = place != 1;
        if (!each || is_string(each) || (may_be_none && each == run.none)) continue;
        raise(run, CoreType::type_error, "expected str, got {} object", type_name(each));
    }
    if (arguments[6]) integer_argument(run, arguments[6]);
}

/// Looks at an argument that is a str or None, the one at `place`.
void check_text(Run& run, Object* given, int place) {
    if (!given || given == run.none || is_string(given)) return;
    constexpr std::string_view names[] = {"encoding", "errors", "newline"};
    raise(run, CoreType::type_error, "open() argument '{}' must be str or None, not {}", names[place - 3],
          type_name(given), place + 1);
}

/// A descriptor, which FileIO looks at, or what names the file.
Value file_argument(Run& run, Object* file) {
    const bool is_number = is_int(file) || (file->kind == Kind::floating && run.profile.family == "cpython");
    return is_number ? share(file) : path_object(run, file);
}

}  // namespace

Value open_row(Run& run, Arguments arguments) {
    if (run.profile.python_2) return open_python_2_file(run, arguments);
    if (run.profile.family == "pypy") check_argument_types(run, arguments);
    if (arguments[1] && !is_string(arguments[1])) {
        raise(run, CoreType::type_error, "open() argument 'mode' must be str, not {}",
              given_type_name(run, arguments[1]));
    }
    const std::int64_t buffering = c_int_argument(run, arguments[2]);
    for (int place : {3, 4, 5}) check_text(run, arguments[place], place);
    const bool closes = flag_argument(run, arguments[6]);
    Value file = file_argument(run, arguments[0]);
    OpenArguments all{.file = file.get(),
                      .mode = arguments[1] ? as_string(arguments[1])->view() : "r",
                      .buffering = buffering,
                      .encoding = arguments[3],
                      .errors = arguments[4],
                      .newline = arguments[5],
                      .closes_descriptor = closes,
                      .opener = arguments[7]};
    return open_file(run, all);
}

Value open_stream_of_python_2(Run& run, Arguments arguments) {
    const auto text_at = [&](int place, std::string_view what) {
        Object* given = arguments[static_cast<std::uint32_t>(place)];
        if (!given || is_string(given) || (place > 1 && given == run.none)) return;
        raise(run, CoreType::type_error, "open() argument {} must be {}, not {}", place + 1, what,
              given == run.none ? std::string_view("None") : type_name(given));
    };
    text_at(1, "string");
    if (!is_index(arguments[2])) raise(run, CoreType::type_error, "an integer is required");
    for (int place : {3, 4, 5}) text_at(place, "string or None");
    Object* file = arguments[0];
    if (!is_string(file) && !is_index(file) && file->kind != Kind::floating)
        raise(run, CoreType::type_error, "invalid file: {}", repr_text(run, file));
    const std::int64_t buffering = c_int_argument(run, arguments[2]);
    return open_file(run, {.file = file,
                           .mode = arguments[1] ? as_string(arguments[1])->view() : "r",
                           .buffering = buffering,
                           .encoding = arguments[3],
                           .errors = arguments[4],
                           .newline = arguments[5],
                           .closes_descriptor = flag_argument(run, arguments[6])});
}

}  // namespace lastref::model
