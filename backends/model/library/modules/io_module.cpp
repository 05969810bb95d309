#include "backends/model/library/files/file.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

namespace lastref::model {

namespace {

Value text_encoding(Run& run, Arguments arguments) {
    if (arguments[0] != run.none) return share(arguments[0]);
    return make_string(run, "locale");
}

Value open_code(Run& run, Arguments arguments) {
    if (!is_string(arguments[0]) && run.profile.family == "cpython")
        raise(run, CoreType::type_error, "open_code() argument 'path' must be str, not {}", type_name(arguments[0]));
    return open_file(run, {.file = arguments[0], .mode = "rb"});
}

constexpr NativeRow functions[] = {
    {"open_code", "path", open_code, Binding::function, true, 1},
    {"text_encoding", "encoding, stacklevel=2, /", text_encoding, Binding::function, true, 1},
    {"open", "file, mode=?, buffering=-1, encoding=None, errors=None, newline=None, closefd=True",
     open_stream_of_python_2, Binding::function, true, only_python_2},
};

constexpr const TypeSpec* types[] = {
    &io_base_type,         &raw_io_base_type,     &buffered_io_base_type, &text_io_base_type,
    &file_io_type,         &bytes_io_type,        &string_io_type,        &buffered_reader_type,
    &buffered_writer_type, &buffered_random_type, &buffered_pair_type,    &text_wrapper_type,
};

void fill(Run& run, Module* module) {
    auto* dict = static_cast<Dict*>(module->dict);
    Value size = make_int(run, run.profile.stream_buffer_bytes);
    dict_set(run, dict, "DEFAULT_BUFFER_SIZE", size.get());
    dict_set(run, dict, "BlockingIOError", blocking_error(run));
    dict_set(run, dict, "UnsupportedOperation", unsupported_operation(run));
    if (run.profile.python_2) return;
    if (Object* open = find_module_name(run, interpreter_of(run).builtins(), run.intern("open"))) {
        dict_set(run, dict, "open", open);
    }
}

constexpr std::string_view lacks = "IncrementalNewlineDecoder OpenWrapper Reader Writer _WindowsConsoleIO";

}  // namespace

extern const ModuleSpec io_module;
const ModuleSpec io_module{
    .name = "io", .functions = functions, .types = types, .fill = fill, .python = "io", .lacks = lacks};

extern const ModuleSpec _io_module;
const ModuleSpec _io_module{.name = "_io", .functions = functions, .types = types, .fill = fill, .lacks = lacks};

}  // namespace lastref::model
