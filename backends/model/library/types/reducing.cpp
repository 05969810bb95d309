#include "backends/model/library/types/reducing.hpp"

#include "backends/model/object/containers.hpp"
#include "backends/model/object/numbers/integer.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/text/string.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <initializer_list>
#include <span>

namespace lastref::model {

namespace {

Value ask_library(Run& run, std::string_view function, std::initializer_list<Object*> arguments) {
    if (run.profile.python_2) run.refuse("pickling");
    Interpreter& vm = interpreter_of(run);
    if (run.profile.family == "cpython") vm.need_imports();
    Ref<Module> module = vm.import_module(run.intern("_reduce"));
    Value found = share(dict_find(run, static_cast<Dict*>(module->dict), function));
    return call(run, found.get(), arguments);
}

}  // namespace

Value object_reduce(Run& run, Arguments arguments) {
    Value protocol = make_int(run, arguments.count > 1 ? c_int_argument(run, arguments[1]) : 0);
    return ask_library(run, "reduce", {arguments[0], protocol.get()});
}

Value object_reduce_ex(Run& run, Arguments arguments) {
    Value protocol = make_int(run, c_int_argument(run, arguments[1], false));
    return ask_library(run, "reduce_ex", {arguments[0], protocol.get()});
}

Value object_getstate(Run& run, Arguments arguments) {
    return ask_library(run, "state", {arguments[0]});
}

Value reduce_in_library(Run& run, Arguments arguments) {
    return ask_library(run, "own", {arguments[0]});
}

Value reduce_to_name(Run& run, Arguments arguments) {
    return get_attribute(run, arguments[0], run.intern("__qualname__"));
}

Value reduce_bytearray(Run& run, Arguments arguments) {
    Value protocol = make_int(run, c_int_argument(run, arguments[1], false));
    return ask_library(run, "reduce_bytearray", {arguments[0], protocol.get()});
}

Value attribute_error_state(Run& run, Arguments arguments) {
    return ask_library(run, "attribute_error_state", {arguments[0]});
}

Value get_new_arguments(Run& run, Arguments arguments) {
    Object* self = arguments[0];
    Value plain;
    switch (self->kind) {
        case Kind::integer: plain = int_exact(run, static_cast<Int*>(self)); break;
        case Kind::floating: plain = make_float(run, static_cast<Float*>(self)->value); break;
        case Kind::complex_number: {
            Value real = make_float(run, static_cast<Complex*>(self)->real);
            Value imaginary = make_float(run, static_cast<Complex*>(self)->imaginary);
            return make_tuple(run, {real.get(), imaginary.get()});
        }
        case Kind::string: plain = string_exact(run, as_string(self)); break;
        case Kind::bytes: plain = make_bytes(run, static_cast<Bytes*>(self)->view()); break;
        default: {
            auto* tuple = static_cast<Tuple*>(self);
            plain = is_exactly(run, self, CoreType::tuple)
                        ? share(self)
                        : Value(make_tuple(run, std::span<Object* const>(tuple->items(), tuple->size)));
        }
    }
    return make_tuple(run, {plain.get()});
}

Value builtin_function(Run& run, std::string_view name) {
    return get_attribute(run, interpreter_of(run).builtins(), run.intern(name));
}

}  // namespace lastref::model
