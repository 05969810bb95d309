#include "backends/model/library/files/machine_of.hpp"

#include "backends/model/library/codecs.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <fmt/format.h>

#include <climits>

namespace lastref::model {

namespace {

struct MachineState : Interpreter::Extension {
    Machine machine;
    bool has_program = false;
};

// What every real machine has in its own way: no model can tell what a program finds there.
constexpr std::string_view foreign_directories[] = {"/proc", "/sys",  "/etc",  "/usr", "/bin", "/sbin",
                                                    "/lib",  "/home", "/root", "/var", "/opt", "/run"};

void refuse_foreign(Run& run, std::string_view path) {
    for (std::string_view each : foreign_directories) {
        if (path == each || (path.starts_with(each) && path[each.size()] == '/')) {
            run.refuse(fmt::format("path {}", path));
        }
    }
    if (path.starts_with("/dev/") && path != "/dev/null") run.refuse(fmt::format("path {}", path));
}

void add_program(MachineState& state, const Interpreter& vm) {
    const std::string& path = vm.program_file();
    FileTree& files = state.machine.files;
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        files.make_directory(path.substr(0, slash), 0755);
    }
    int error = 0;
    if (Node* node = files.find_or_make_file(path, 0644, FileTree::IfThere::take, error))
        node->bytes = vm.program_text();
    state.has_program = true;
}

/// One that was given by its name in the current directory is seen there only once it asks for itself: cases run in
/// a directory of their own.
void add_named_program(Run& run, std::string_view path) {
    const Interpreter& vm = interpreter_of(run);
    auto& state = interpreter_of(run).extension<MachineState>();
    const std::string& own = vm.program_file();
    const bool is_own = path == own || path == state.machine.files.current_directory() + "/" + own;
    if (is_own && !state.has_program) add_program(state, vm);
}

}  // namespace

Machine& machine_of(Run& run) {
    auto& state = interpreter_of(run).extension<MachineState>();
    Machine& machine = state.machine;
    if (!machine.write_console) {
        if (interpreter_of(run).program_file().starts_with('/')) add_program(state, interpreter_of(run));
        // Past the streams, and so before what they hold back.
        machine.write_console = [&run](int stream, std::string_view text) {
            interpreter_of(run).write_directly(stream, text);
        };
    }
    return machine;
}

std::int64_t require_success(Run& run, SystemResult result, std::string_view call_name, Object* filename,
                             Object* second) {
    if (result >= 0) return result;
    if (result == would_wait_forever) run.refuse(fmt::format("{} that would wait for ever", call_name));
    auto number = static_cast<int>(-result);
    if (!second) raise_os_error(run, number, filename);
    Value number_object = make_int(run, number);
    Ref<Str> text = make_string(run, os_error_text(number));
    Object* type = run.type(CoreType::os_error);
    raise_exception(run, call(run, type, {number_object.get(), text.get(), filename, run.none, second}));
}

std::int64_t require_success_of_stream(Run& run, SystemResult result, std::string_view call_name, Object* filename) {
    const bool fails = result < 0 && result != would_wait_forever;
    if (fails) raise_io_error(run, static_cast<int>(-result), filename);
    return require_success(run, result, call_name);
}

namespace {

[[noreturn]] void raise_no_path(Run& run, Object* path, PathRole role) {
    const bool on_pypy = run.profile.family == "pypy";
    const bool is_named = on_pypy ? has_word("stat lstat listdir unlink remove", role.function)
                                  : !role.function.empty() && !run.profile.python_2;
    if (!is_named)
        raise(run, CoreType::type_error, "expected str, bytes or os.PathLike object, not {}", type_name(path));
    const std::string function = on_pypy ? "" : fmt::format("{}: ", role.function);
    raise(run, CoreType::type_error, "{}{} should be {}, not {}", function, role.argument, role.kinds, type_name(path));
}

}  // namespace

Value path_object(Run& run, Object* path, PathRole role) {
    if (path->kind == Kind::string || path->kind == Kind::bytes) return share(path);
    Value answer = call_special(run, path, SpecialName::fspath);
    if (!answer) raise_no_path(run, path, role);
    if (answer->kind != Kind::string && answer->kind != Kind::bytes) {
        raise(run, CoreType::type_error, "expected {}.__fspath__() to return str or bytes, not {}", type_name(path),
              type_name(answer.get()));
    }
    return answer;
}

namespace {

/// CPython's functions name themselves, up to 3.12 only where the path is not a str.
[[noreturn]] void raise_null_byte(Run& run, const Object* path, PathRole role) {
    const bool is_named = run.profile.family == "cpython" && (run.profile.minor() >= 13 || path->kind == Kind::bytes);
    if (!is_named || role.function.empty()) raise(run, CoreType::value_error, "embedded null byte");
    raise(run, CoreType::value_error, "{}: embedded null character in {}", role.function, role.argument);
}

}  // namespace

std::string path_text(Run& run, Object* path, PathRole role) {
    Value object = path_object(run, path, role);
    std::string text = object->kind == Kind::string
                           ? encode_text(run, as_string(object.get()), "utf-8", "surrogateescape")
                           : std::string(static_cast<Bytes*>(object.get())->view());
    if (text.find('\0') != std::string::npos) raise_null_byte(run, object.get(), role);
    refuse_foreign(run, text);
    add_named_program(run, text);
    return text;
}

int descriptor_argument(Run& run, Object* object) {
    Value number = share(object);
    if (!is_int(object)) {
        Value method = find_attribute(run, object, run.intern("fileno"));
        if (!method) raise(run, CoreType::type_error, "argument must be an int, or have a fileno() method.");
        number = call(run, method.get());
        if (!is_int(number.get())) raise(run, CoreType::type_error, "fileno() returned a non-integer");
    }
    std::int64_t value = index_as_int64(run, number.get());
    if (value < INT_MIN || value > INT_MAX)
        raise(run, CoreType::overflow_error, "signed integer is greater than maximum");
    return static_cast<int>(value);
}

}  // namespace lastref::model
