#include "backends/model/library/modules/language.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/types/instance.hpp"
#include "backends/model/object/types/type_name.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/imports/standard_library.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <vector>

// copyreg, and pickle with the parts that real runtimes have in C.
namespace lastref::model {

namespace {

/// The nearest class among a class and its bases that no Python code made.
Value base_in_c(Run&, Arguments arguments) {
    auto* type = static_cast<Type*>(arguments[0]);
    while (type->program_defined && !type->tells_module && !stands_for_native(type)) type = type->base;
    return share(type);
}

/// What messages call the class of an object.
Value title(Run& run, Arguments arguments) {
    return make_string(run, type_name(arguments[0]));
}

/// The attributes of an object where it has any, without making a dict for them.
Value attributes(Run& run, Arguments arguments) {
    Object** field = dict_field(arguments[0]);
    return field && *field ? share(*field) : none(run);
}

Value is_shipped(Run& run, Arguments arguments) {
    Object* name = arguments[0];
    return make_bool(run, is_string(name) && is_standard_module(as_string(name)->view()));
}

Value call_library(Run& run, std::string_view function, Arguments arguments) {
    Ref<Module> module = interpreter_of(run).import_module(run.intern("_pickle"));
    Value found = share(dict_find(run, static_cast<Dict*>(module->dict), function));
    std::vector<Object*> values;
    for (std::uint32_t i = 0; i < arguments.count; ++i) values.push_back(arguments[i] ? arguments[i] : run.none);
    Ref<Tuple> all = make_tuple(run, std::span<Object* const>(values));
    return call_all(run, found.get(), all.get(), nullptr);
}

Value dump(Run& run, Arguments arguments) {
    return call_library(run, "_dump", arguments);
}
Value dumps(Run& run, Arguments arguments) {
    return call_library(run, "_dumps", arguments);
}
Value load(Run& run, Arguments arguments) {
    return call_library(run, "_load", arguments);
}
Value loads(Run& run, Arguments arguments) {
    return call_library(run, "_loads", arguments);
}

constexpr NativeRow refusal[] = {{"_refuse", "what, /", refuse_by_name, Binding::function}};

constexpr NativeRow class_functions[] = {
    {"_refuse", "what, /", refuse_by_name, Binding::function},
    {"_tell_module", "cls, /", tell_module, Binding::function},
};

constexpr NativeRow reducing_functions[] = {
    {"_base_in_c", "cls, /", base_in_c, Binding::function},
    {"_title", "object, /", title, Binding::function},
    {"_attributes", "object, /", attributes, Binding::function},
    {"_is_shipped", "module, /", is_shipped, Binding::function},
    {"_refuse", "what, /", refuse_by_name, Binding::function},
};

constexpr NativeRow copyreg_functions[] = {{"_base_in_c", "cls, /", base_in_c, Binding::function}};

constexpr NativeRow pickle_functions[] = {
    {"dump", "obj, file, protocol=None, *, fix_imports=True, buffer_callback=None", dump, Binding::function},
    {"dumps", "obj, protocol=None, *, fix_imports=True, buffer_callback=None", dumps, Binding::function},
    {"load", "file, *, fix_imports=True, encoding=?, errors=?, buffers=?", load, Binding::function},
    {"loads", "data, /, *, fix_imports=True, encoding=?, errors=?, buffers=?", loads, Binding::function},
};

}  // namespace

extern const ModuleSpec reduce_module;
const ModuleSpec reduce_module{.name = "_reduce", .functions = reducing_functions, .python = "_reduce"};

extern const ModuleSpec copyreg_module;
const ModuleSpec copyreg_module{.name = "copyreg", .functions = copyreg_functions, .python = "copyreg"};

extern const ModuleSpec pickle_native_module;
const ModuleSpec pickle_native_module{
    .name = "_pickle", .functions = pickle_functions, .python = "_pickle", .lacks = "PickleBuffer"};

extern const ModuleSpec pickle_saving_module;
const ModuleSpec pickle_saving_module{
    .name = "_pickle_saving", .functions = class_functions, .python = "_pickle_saving"};

extern const ModuleSpec pickle_loading_module;
const ModuleSpec pickle_loading_module{
    .name = "_pickle_loading", .functions = class_functions, .python = "_pickle_loading"};

extern const ModuleSpec pickle_opcodes_module;
const ModuleSpec pickle_opcodes_module{.name = "_pickle_opcodes", .functions = refusal, .python = "_pickle_opcodes"};

extern const ModuleSpec pickle_reduced_module;
const ModuleSpec pickle_reduced_module{.name = "_pickle_reduced", .functions = refusal, .python = "_pickle_reduced"};

extern const ModuleSpec pickle_steps_module;
const ModuleSpec pickle_steps_module{.name = "_pickle_steps", .functions = refusal, .python = "_pickle_steps"};

extern const ModuleSpec pickle_module;
const ModuleSpec pickle_module{
    .name = "pickle",
    .python = "pickle",
    .lacks =
        "PickleBuffer _Pickler _Unpickler _dump _dumps _load _loads _getattribute _tuplesize2code _Framer "
        "_Unframer _Stop _compat_pickle _test _main _NoValue codecs io islice maxsize pack unpack partial re",
};

}  // namespace lastref::model
