#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/functools_types.hpp"
#include "backends/model/library/modules/language.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <array>

namespace lastref::model {

namespace {

Value reduce(Run& run, Arguments arguments) {
    Value iterator = unless_type_error(run, [&] { return get_iterator(run, arguments[1]); });
    if (!iterator) raise(run, CoreType::type_error, "reduce() arg 2 must support iteration", type_name(arguments[1]));
    Value total = share(arguments[2]);
    // CPython keeps the operands of a call in a tuple until the next one takes their places.
    Value left;
    Value right;
    while (Value item = next(run, iterator.get())) {
        if (!total) {
            total = std::move(item);
            continue;
        }
        left = std::move(total);
        right = std::move(item);
        total = call(run, arguments[0], {left.get(), right.get()});
    }
    right = {};
    left = {};
    if (!total) {
        raise(run, CoreType::type_error, "reduce() of empty {} with no initial value",
              does(run, Detail::reduce_wants_iterables) ? "iterable" : "sequence");
    }
    return total;
}

/// Whether a field that reads as None is empty.
Value holds_nothing(Run& run, Arguments arguments) {
    Object* object = arguments[0];
    auto* fields = reinterpret_cast<Object**>(reinterpret_cast<char*>(object) + object->type->layout.slots_offset);
    return make_bool(run, !fields[static_cast<Descriptor*>(arguments[1])->place]);
}

Ref<Module> functools(Run& run) {
    return interpreter_of(run).import_module(run.intern("functools"));
}

/// C's, whose keys are in Python here.
Value cmp_to_key(Run& run, Arguments arguments) {
    const Value make = get_attribute(run, functools(run).get(), run.intern("_key_by"));
    return call(run, make.get(), {arguments[0]});
}

constexpr NativeRow cmp_to_key_row = {"cmp_to_key", "mycmp", cmp_to_key, Binding::function};
constexpr std::string_view constants[] = {cmp_to_key_row.name};

/// PyPy and Python 2 have it in Python.
Value make_constant(Run& run, std::string_view name) {
    const bool is_native = name == cmp_to_key_row.name && run.profile.family == "cpython" && !run.profile.python_2;
    return is_native ? make_native(run, cmp_to_key_row, functools(run).get(), nullptr) : Value();
}

constexpr NativeRow functions[] = {
    {"reduce", "function, iterable, initial=?, /", reduce, Binding::function, true, 0, 13},
    {"reduce", "function, iterable, /, initial=?", reduce, Binding::function, true, 14},
    {"_import_late", "module, /", import_late, Binding::function},
    {"_holds_nothing", "object, field, /", holds_nothing, Binding::function},
    {"_refuse", "what, /", refuse_by_name, Binding::function},
    {"_tell_module", "cls, /", tell_module, Binding::function},
};

constexpr const TypeSpec* types[] = {&partial_type, &lru_wrapper_type};

constexpr LaterPart later[] = {
    {"cached_property partialmethod", "functools_descriptors"},
    {"cmp_to_key total_ordering _key_by", "functools_ordering"},
    {"singledispatch singledispatchmethod _c3_merge _c3_mro _compose_mro _find_impl", "functools_dispatch"},
    {"_make_key", "functools_caches"},
};

}  // namespace

extern const ModuleSpec functools_module;
const ModuleSpec functools_module{
    .name = "functools",
    .functions = functions,
    .types = types,
    .python = "functools",
    .later = later,
    .constants = constants,
    .make_constant = make_constant,
    .lacks = "recursive_repr RLock get_cache_token namedtuple Placeholder",
};

}  // namespace lastref::model
