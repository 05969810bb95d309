#include "backends/model/library/modules/os_module.hpp"

#include "backends/model/library/files/file.hpp"
#include "backends/model/library/files/machine_of.hpp"
#include "backends/model/library/modules/language.hpp"
#include "backends/model/object/os_errors.hpp"
#include "backends/model/object/text/bytes.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

namespace lastref::model {

namespace {

void refuse_directory_descriptor(Run& run, Object* given) {
    if (given && given != run.none) run.refuse("the argument dir_fd");
}

Value open_descriptor(Run& run, Arguments arguments) {
    refuse_directory_descriptor(run, arguments[3]);
    std::string path = path_text(run, arguments[0], {"open"});
    auto flags = static_cast<int>(index_as_int64(run, arguments[1]));
    auto mode = static_cast<std::uint32_t>(index_as_int64(run, arguments[2]));
    return make_int(run, require_success(run, machine_of(run).open(path, flags, mode), "open()", arguments[0]));
}

/// What happens to descriptor 1 behind the back of sys.stdout is seen by its next print.
void did_replace(Run& run, int descriptor) {
    if (descriptor == 1) interpreter_of(run).standard_output_is_open = false;
}

Value close_descriptor(Run& run, Arguments arguments) {
    int descriptor = descriptor_argument(run, arguments[0]);
    require_success(run, machine_of(run).close(descriptor), "close()");
    did_replace(run, descriptor);
    return none(run);
}

Value close_range(Run& run, Arguments arguments) {
    int last = descriptor_argument(run, arguments[1]);
    for (int each = descriptor_argument(run, arguments[0]); each < last; ++each) {
        if (machine_of(run).close(each) >= 0) did_replace(run, each);
    }
    return none(run);
}

Value read(Run& run, Arguments arguments) {
    int descriptor = descriptor_argument(run, arguments[0]);
    std::int64_t size = index_as_int64(run, arguments[1]);
    if (size < 0) raise_os_error(run, error_invalid);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::int64_t count =
        require_success(run, machine_of(run).read(descriptor, bytes.data(), bytes.size()), "os.read()");
    return make_bytes(run, std::string_view(bytes).substr(0, static_cast<std::size_t>(count)));
}

Value write(Run& run, Arguments arguments) {
    int descriptor = descriptor_argument(run, arguments[0]);
    if (run.profile.family == "pypy" && !bytes_like(arguments[1]) && arguments[1]->kind != Kind::memory_view) {
        raise(run, CoreType::type_error, "a bytes-like object is required, not {}",
              arguments[1] == run.none ? std::string("None") : fmt::format("{}", type_name(arguments[1])));
    }
    std::string_view bytes = require_bytes_like(run, arguments[1]);
    return make_int(run, require_success(run, machine_of(run).write(descriptor, bytes), "os.write()"));
}

OpenFile& open_file_of(Run& run, Object* descriptor) {
    OpenFile* file = machine_of(run).find(descriptor_argument(run, descriptor));
    if (!file) raise_os_error(run, error_bad_descriptor);
    return *file;
}

Value seek(Run& run, Arguments arguments) {
    std::int64_t offset = index_as_int64(run, arguments[1]);
    auto whence = static_cast<int>(index_as_int64(run, arguments[2]));
    return make_int(run, require_success(run, open_file_of(run, arguments[0]).seek(offset, whence), "lseek()"));
}

Value status_tuple(Run& run, const FileStatus& status) {
    constexpr std::int64_t start_of_time = 1'700'000'000;
    std::int64_t when = start_of_time + status.modified / 1000;
    const std::int64_t numbers[] = {status.mode, status.inode, 1, status.links, 0, 0, status.size, when, when, when};
    Ref<Tuple> tuple = make_raw_tuple(run, std::size(numbers));
    for (std::size_t i = 0; i < std::size(numbers); ++i) tuple->items()[i] = make_int(run, numbers[i]).release();
    run.heap.track(tuple.get());
    return tuple;
}

Value status_of(Run& run, Arguments arguments) {
    if (is_int(arguments[0])) return status_tuple(run, open_file_of(run, arguments[0]).status());
    int error = 0;
    const PathRole role = arguments[1] ? PathRole{as_string(arguments[1])->view()} : path_or_descriptor_of_stat;
    const Node* node = machine_of(run).files.find(path_text(run, arguments[0], role), error);
    if (!node) raise_os_error(run, error, arguments[0]);
    return status_tuple(run, FileTree::status_of(*node));
}

/// _mode(path): the mode of what is there, -1 when nothing is.
Value mode_of(Run& run, Arguments arguments) {
    if (is_int(arguments[0])) {
        const OpenFile* file = machine_of(run).find(descriptor_argument(run, arguments[0]));
        return make_int(run, file ? std::int64_t{file->status().mode} : -1);
    }
    Value path = path_object(run, arguments[0], path_or_descriptor_of_stat);
    int error = 0;
    std::string_view raw =
        path->kind == Kind::string ? as_string(path.get())->view() : static_cast<Bytes*>(path.get())->view();
    if (raw.find('\0') != std::string_view::npos) return make_int(run, -1);
    const Node* node = machine_of(run).files.find(path_text(run, path.get()), error);
    return make_int(run, node ? std::int64_t{FileTree::status_of(*node).mode} : -1);
}

Value getsize(Run& run, Arguments arguments) {
    if (is_int(arguments[0])) return make_int(run, open_file_of(run, arguments[0]).status().size);
    int error = 0;
    const std::string path = path_text(run, arguments[0], path_or_descriptor_of_stat);
    const Node* node = machine_of(run).files.find(path, error);
    if (!node) raise_os_error(run, error, arguments[0]);
    return make_int(run, FileTree::status_of(*node).size);
}

Value truncate(Run& run, Arguments arguments) {
    std::int64_t size = index_as_int64(run, arguments[1]);
    if (is_int(arguments[0])) {
        require_success(run, open_file_of(run, arguments[0]).truncate(size), "ftruncate()");
        return none(run);
    }
    std::string path = path_text(run, arguments[0], {"truncate", "path", path_or_descriptor_of_stat.kinds});
    Machine& machine = machine_of(run);
    auto descriptor =
        static_cast<int>(require_success(run, machine.open(path, open_write_only, 0), "open()", arguments[0]));
    SystemResult result = machine.find(descriptor)->truncate(size);
    machine.close(descriptor);
    require_success(run, result, "truncate()", arguments[0]);
    return none(run);
}

Value pair_of(Run& run, const std::array<int, 2>& ends) {
    Value first = make_int(run, ends[0]);
    Value second = make_int(run, ends[1]);
    return make_tuple(run, {first.get(), second.get()});
}

Value pipe(Run& run, Arguments arguments) {
    int flags = arguments.count ? static_cast<int>(index_as_int64(run, arguments[0])) : 0;
    std::array<int, 2> ends{};
    require_success(run, machine_of(run).pipe(ends, flags), "pipe()");
    return pair_of(run, ends);
}

Value duplicate(Run& run, Arguments arguments) {
    return make_int(run,
                    require_success(run, machine_of(run).duplicate(descriptor_argument(run, arguments[0])), "dup()"));
}

Value duplicate_to(Run& run, Arguments arguments) {
    int target = descriptor_argument(run, arguments[1]);
    SystemResult result = machine_of(run).duplicate_to(descriptor_argument(run, arguments[0]), target);
    Value number = make_int(run, require_success(run, result, "dup2()"));
    did_replace(run, target);
    return number;
}

constexpr char remove_name[] = "remove";
constexpr char unlink_name[] = "unlink";
constexpr char rmdir_name[] = "rmdir";
constexpr char chdir_name[] = "chdir";
constexpr char rename_name[] = "rename";
constexpr char replace_name[] = "replace";
constexpr char link_name[] = "link";

template <const char* name, SystemResult (FileTree::*change)(std::string_view)>
Value change_path(Run& run, Arguments arguments) {
    constexpr bool takes_descriptor = name == chdir_name;
    PathRole role{name};
    if (takes_descriptor) role.kinds = path_or_descriptor_of_stat.kinds;
    SystemResult result = (machine_of(run).files.*change)(path_text(run, arguments[0], role));
    require_success(run, result, "a system call", arguments[0]);
    return none(run);
}

template <const char* name, SystemResult (FileTree::*change)(std::string_view, std::string_view)>
Value change_two_paths(Run& run, Arguments arguments) {
    std::string from = path_text(run, arguments[0], {name, "src"});
    SystemResult result = (machine_of(run).files.*change)(from, path_text(run, arguments[1], {name, "dst"}));
    require_success(run, result, "a system call", arguments[0], arguments[1]);
    return none(run);
}

Value make_directory(Run& run, Arguments arguments) {
    refuse_directory_descriptor(run, arguments[2]);
    std::string path = path_text(run, arguments[0], {"mkdir"});
    auto mode = static_cast<std::uint32_t>(index_as_int64(run, arguments[1]));
    require_success(run, machine_of(run).files.make_directory(path, mode), "mkdir()", arguments[0]);
    return none(run);
}

Value list_directory(Run& run, Arguments arguments) {
    constexpr PathRole role{"listdir", "path", "string, bytes, os.PathLike, integer or None"};
    Value path = arguments[0] == run.none ? Value(make_string(run, ".")) : path_object(run, arguments[0], role);
    Ref<List> names = make_list(run);
    std::string_view raw = path->kind == Kind::string ? as_string(path.get())->view() : std::string_view{};
    if (raw == "/proc/self/fd" || raw == "/dev/fd") {
        // Listing it opens one more.
        Machine& machine = machine_of(run);
        auto own = static_cast<int>(require_success(run, machine.open("/", 0, 0), "open()", path.get()));
        for (int each : machine.descriptors())
            list_append(run, names.get(), Value(make_string(run, std::to_string(each))));
        machine.close(own);
        return names;
    }
    int error = 0;
    const Node* node = machine_of(run).files.find(path_text(run, path.get(), role), error);
    if (node && node->kind != Node::Kind::directory) error = error_not_directory;
    if (error) raise_os_error(run, error, arguments[0] == run.none ? path.get() : arguments[0]);
    for (const std::string& each : FileTree::names_in(*node)) {
        list_append(run, names.get(),
                    path->kind == Kind::bytes ? Value(make_bytes(run, each)) : Value(make_string(run, each)));
    }
    return names;
}

Value current_directory(Run& run, Arguments) {
    return make_string(run, machine_of(run).files.current_directory());
}

Value process_number(Run& run, Arguments) {
    return make_int(run, Machine::null_process);
}
Value zero(Run& run, Arguments) {
    return make_int(run, 0);
}

Value isatty(Run& run, Arguments arguments) {
    const OpenFile* file = machine_of(run).find(descriptor_argument(run, arguments[0]));
    return make_bool(run, file && file->is_terminal());
}

Value get_blocking(Run& run, Arguments arguments) {
    return make_bool(run, !(open_file_of(run, arguments[0]).flags & open_non_blocking));
}

Value set_blocking(Run& run, Arguments arguments) {
    OpenFile& file = open_file_of(run, arguments[0]);
    file.flags = is_true(run, arguments[1]) ? file.flags & ~open_non_blocking : file.flags | open_non_blocking;
    return none(run);
}

Value check_descriptor(Run& run, Arguments arguments) {
    open_file_of(run, arguments[0]);
    return none(run);
}

Value fspath(Run& run, Arguments arguments) {
    return path_object(run, arguments[0]);
}

Value error_text(Run& run, Arguments arguments) {
    std::int64_t number = index_as_int64(run, arguments[0]);
    if (number == 0) return make_string(run, "Success");
    std::string_view text = os_error_text(static_cast<int>(number));
    return make_string(run, text == "Unknown error" ? fmt::format("{} {}", text, number) : std::string(text));
}

Value exit_at_once(Run& run, Arguments arguments) {
    interpreter_of(run).leave(static_cast<int>(index_as_int64(run, arguments[0]) & 0xff));
}

Value change_mode(Run& run, Arguments arguments) {
    int error = 0;
    auto mode = static_cast<std::uint32_t>(index_as_int64(run, arguments[1]));
    Node* node = machine_of(run).files.find(
        path_text(run, arguments[0], {"chmod", "path", path_or_descriptor_of_stat.kinds}), error);
    if (!node) raise_os_error(run, error, arguments[0]);
    node->mode = mode & 07777;
    return none(run);
}

constexpr NativeRow functions[] = {
    {"open", "path, flags, mode=511, *, dir_fd=None", open_descriptor, Binding::function},
    {"close", "fd", close_descriptor, Binding::function},
    {"closerange", "fd_low, fd_high, /", close_range, Binding::function},
    {"read", "fd, length, /", read, Binding::function},
    {"write", "fd, data, /", write, Binding::function},
    {"lseek", "fd, position, whence, /", seek, Binding::function},
    {"_stat", "path, function=?, /", status_of, Binding::function},
    {"_mode", "path, /", mode_of, Binding::function},
    {"_getsize", "filename, /", getsize, Binding::function},
    {"ftruncate", "fd, length, /", truncate, Binding::function},
    {"truncate", "path, length", truncate, Binding::function},
    {"pipe", "", pipe, Binding::function},
    {"pipe2", "flags, /", pipe, Binding::function},
    {"dup", "fd, /", duplicate, Binding::function},
    {"dup2", "fd, fd2, inheritable=True", duplicate_to, Binding::function},
    {"remove", "path, *, dir_fd=None", change_path<remove_name, &FileTree::remove_file>, Binding::function},
    {"unlink", "path, *, dir_fd=None", change_path<unlink_name, &FileTree::remove_file>, Binding::function},
    {"rmdir", "path, *, dir_fd=None", change_path<rmdir_name, &FileTree::remove_directory>, Binding::function},
    {"chdir", "path", change_path<chdir_name, &FileTree::change_directory>, Binding::function},
    {"rename", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", change_two_paths<rename_name, &FileTree::rename>,
     Binding::function},
    {"replace", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", change_two_paths<replace_name, &FileTree::rename>,
     Binding::function},
    {"link", "src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True",
     change_two_paths<link_name, &FileTree::link>, Binding::function},
    {"mkdir", "path, mode=511, *, dir_fd=None", make_directory, Binding::function},
    {"listdir", "path=None", list_directory, Binding::function},
    {"getcwd", "", current_directory, Binding::function},
    {"getpid", "", process_number, Binding::function},
    {"getppid", "", zero, Binding::function},
    {"getuid", "", zero, Binding::function},
    {"geteuid", "", zero, Binding::function},
    {"getgid", "", zero, Binding::function},
    {"getegid", "", zero, Binding::function},
    {"isatty", "fd, /", isatty, Binding::function},
    {"get_blocking", "fd, /", get_blocking, Binding::function},
    {"set_blocking", "fd, blocking, /", set_blocking, Binding::function},
    {"fsync", "fd", check_descriptor, Binding::function},
    {"fdatasync", "fd", check_descriptor, Binding::function},
    {"fspath", "path", fspath, Binding::function},
    {"strerror", "code, /", error_text, Binding::function},
    {"_exit", "status", exit_at_once, Binding::function},
    {"chmod", "path, mode, *, dir_fd=None, follow_symlinks=True", change_mode, Binding::function},
    {"_refuse", "what, /", refuse_by_name, Binding::function},
};

void fill(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    fill_language(run, module);
    // `import os.path` finds the module under its other name.
    Ref<Module> path = interpreter_of(run).import_module(run.intern("posixpath"));
    dict_set(run, interpreter_of(run).modules(), "os.path", path.get());
    dict_set(run, dict, "path", path.get());
    dict_set(run, dict, "error", run.type(CoreType::os_error));
}

}  // namespace

extern const ModuleSpec os_module;
const ModuleSpec os_module{.name = "os", .functions = functions, .fill = fill, .python = "os", .lacks = os_lacks};

// What paths need to know of the machine.
extern const ModuleSpec _os_module;
const ModuleSpec _os_module{.name = "_os", .functions = functions};

}  // namespace lastref::model
