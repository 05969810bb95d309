#include "backends/model/object/calls/native_call_errors.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/pypy_calls.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/nearest_name.hpp"
#include "backends/model/object/operations.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace lastref::model {

bool is_constructor(const Native* native) {
    if (!native->owner) return false;
    if (native->row->name == "__new__") return true;
    return native->row->name == "__init__" && native->owner != run_of(native).type(CoreType::object);
}

namespace {

std::string_view short_name(const Object* type) {
    const auto* made = static_cast<const Type*>(type);
    return made->name ? static_cast<const Str*>(made->name)->view() : made->spec->name;
}

/// What a call names the function: a constructor goes by its type.
std::string_view plain_name(const Native* native) {
    bool is_reference = native->owner && static_cast<Type*>(native->owner)->instance_kind == Kind::weak_reference;
    if (is_reference && is_constructor(native)) return "ref";
    return is_constructor(native) ? short_name(native->owner) : native->row->name;
}

}  // namespace

bool is_sorted(const Native* native) {
    return !native->owner && native->row->name == "sorted";
}

std::string function_name(const Native* native) {
    return std::string(plain_name(native)) + "()";
}

std::string_view holder_name(const Native* native) {
    const bool is_of_owner = !native->self || is_slot(native) || run_of(native).profile.family == "pypy";
    if (is_of_owner) return short_name(native->owner);
    const Object* holder = native->self->kind == Kind::type ? native->self : native->self->type;
    const Object* qualified = static_cast<const Type*>(holder)->qualified_name;
    return qualified ? static_cast<const Str*>(qualified)->view() : short_name(holder);
}

std::string full_function_name(const Native* native) {
    if (!run_of(native).profile.words.methods_named_with_types) return function_name(native);
    if (native->owner && !is_constructor(native))
        return fmt::format("{}.{}", holder_name(native), function_name(native));
    if (native->self && native->self->kind == Kind::module) {
        Object* module = static_cast<Module*>(native->self)->name;
        if (module && is_string(module) && as_string(module)->view() != "builtins") {
            std::string_view name = as_string(module)->view();
            // It has one of the older calling conventions.
            const bool is_older = native->row->name == "proxy" && run_of(native).profile.minor() < 11;
            if (native->row->name == "reduce" || is_older) return function_name(native);
            const bool is_behind = name == "operator" || name == "functools" || name == "heapq" || name == "weakref";
            return fmt::format("{}{}.{}", is_behind ? "_" : "", name, function_name(native));
        }
    }
    return function_name(native);
}

int hidden_self(const Native* native) {
    bool counted = native->row->binding == Binding::static_method && !is_constructor(native);
    return native->owner && !counted ? 1 : 0;
}

namespace {

template <std::size_t count>
bool is_among(std::string_view name, const std::string_view (&names)[count]) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// In Python 2 most functions of `operator` that are merely counted are called by what makes them.
bool is_made_by_operator(const Native* native) {
    if (!run_of(native).profile.python_2 || !native->self || native->self->kind != Kind::module) return false;
    Object* module = static_cast<Module*>(native->self)->name;
    std::string_view name = native->row->name;
    constexpr std::string_view others[] = {"pow", "__pow__", "ipow",    "__ipow__", "sequenceIncludes",
                                           "is_", "is_not",  "countOf", "indexOf"};
    return as_string(module)->view() == "operator" && !is_among(name, others);
}

/// What messages call a function whose arguments are merely counted.
std::string_view counting_name(const Native* native) {
    if (is_made_by_operator(native)) {
        std::string_view name = native->row->name;
        if (name.starts_with("__")) name = name.substr(2, name.size() - 4);
        return run_of(native).intern(fmt::format("op_{}", name))->view();
    }
    bool is_reference = native->owner && static_cast<Type*>(native->owner)->instance_kind == Kind::weak_reference;
    if (is_reference) return native->row->name;
    bool is_rotation = native->owner && native->row->name == "rotate";
    if (is_rotation && does(run_of(native), Detail::deque_rotation_tells_type)) return "deque.rotate";
    bool nameless = is_slot(native) && !is_constructor(native) && !run_of(native).profile.words.slots_tell_their_name;
    return nameless ? std::string_view() : plain_name(native);
}

/// Powers have a slot that takes one argument or two.
void check_ternary_slot(Run& run, const Native* native, std::int64_t shown) {
    const Signature& signature = *native->signature;
    const int least = signature.required - hidden_self(native);
    if (!is_slot(native) || !native->row->name.ends_with("pow__") || least != 1) return;
    if (does(run, Detail::ternary_slots_count_both))
        raise(run, CoreType::type_error, "expected 1 or 2 arguments, got {}", shown);
}

}  // namespace

int named_places(const Signature& signature) {
    return signature.count - (signature.var_positional >= 0 ? 1 : 0) - (signature.var_keyword >= 0 ? 1 : 0);
}

bool takes_keywords(const Signature& signature) {
    return signature.var_keyword >= 0 || named_places(signature) > signature.positional_only;
}

namespace {

bool method_parses_arguments(Run& run, Kind owner, std::string_view name) {
    constexpr std::string_view searches[] = {"find", "rfind", "index", "rindex", "count", "startswith", "endswith"};
    constexpr std::string_view layouts[] = {"center", "ljust", "rjust", "replace"};
    constexpr std::string_view ends[] = {"strip", "lstrip", "rstrip", "zfill"};
    const bool is_bytes = owner == Kind::bytes || owner == Kind::byte_array;
    const bool is_text = is_bytes || owner == Kind::string;
    if (is_text && is_among(name, searches)) return does(run, Detail::text_searches_parse_arguments);
    if (is_text && is_among(name, layouts)) return does(run, Detail::text_layouts_parse_arguments);
    if (is_text && is_among(name, ends))
        return (!is_bytes || name == "zfill") && does(run, Detail::text_ends_parse_arguments);
    const bool is_place = (name == "index" && (owner == Kind::list || owner == Kind::tuple)) ||
                          ((name == "insert" || name == "pop") && (owner == Kind::list || owner == Kind::byte_array));
    return is_place && does(run, Detail::text_layouts_parse_arguments);
}

/// Of Python 2.
bool is_parsed_by_operator(std::string_view name) {
    constexpr std::string_view names[] = {"getslice", "setslice", "delslice"};
    return is_among(name, names);
}

/// Whether the real function leaves its arguments to a format, which has words of its own for their number.
bool parses_arguments(const Native* native) {
    Run& run = run_of(native);
    std::string_view name = native->row->name;
    if (run.profile.python_2 && !native->owner && is_parsed_by_operator(name)) return true;
    if (!native->owner && name == "format") return does(run, Detail::text_layouts_parse_arguments);
    if (!native->owner) return name == "_getframe" && does(run, Detail::functions_of_sys_count_arguments);
    const auto* owner = static_cast<const Type*>(native->owner);
    if (owner->spec && owner->spec->module == "_io") {
        const Signature& signature = *native->signature;
        const bool takes_one =
            signature.count == 2 && signature.parameters[1].default_kind == Signature::Default::required;
        const std::string_view type = type_name_of(owner);
        const bool is_in_memory = type == "BytesIO" || type == "StringIO";
        const bool is_plain = !is_in_memory              ? name == "truncate"
                              : run.profile.minor() == 6 ? name != "seek"
                                                         : name == "readlines";
        return !is_plain && !takes_one && does(run, Detail::text_layouts_parse_arguments);
    }
    if (is_constructor(native)) {
        constexpr CoreType types[] = {CoreType::boolean, CoreType::floating, CoreType::list, CoreType::tuple};
        bool is_one =
            std::any_of(std::begin(types), std::end(types), [&](CoreType each) { return owner == run.type(each); });
        return is_one && does(run, Detail::constructors_parse_arguments);
    }
    if (owner->instance_kind == Kind::deque) {
        return (name == "rotate" && does(run, Detail::deque_rotation_parses_arguments)) ||
               ((name == "insert" || name == "index") && does(run, Detail::deque_places_parse_arguments));
    }
    return method_parses_arguments(run, owner->instance_kind, name);
}

[[noreturn]] void raise_parsed(Run& run, const Native* native, std::string_view bound, int wanted, std::int64_t shown) {
    raise(run, CoreType::type_error, "{} takes {} {} argument{} ({} given)", function_name(native), bound, wanted,
          wanted == 1 ? "" : "s", shown);
}

[[noreturn]] void raise_not_exactly(Run& run, const Native* native, int wanted, std::int64_t shown) {
    if (is_slot(native) && wanted <= 1 && !is_constructor(native)) {
        raise(run, CoreType::type_error, "expected {} argument{}, got {}", wanted, wanted == 1 ? "" : "s", shown);
    }
    if (parses_arguments(native)) raise_parsed(run, native, "exactly", wanted, shown);
    bool parses =
        does(run, Detail::functions_of_sys_count_arguments) && native->self && native->self->kind == Kind::module;
    for (std::string_view name : {"intern", "setswitchinterval", "setrecursionlimit", "setcheckinterval"}) {
        if (!parses || native->row->name != name) continue;
        raise(run, CoreType::type_error, "{} takes exactly 1 argument ({} given)", full_function_name(native), shown);
    }
    // What takes nothing but its one argument has the plainest of calling conventions.
    if (wanted == 1 && !is_constructor(native) && native->signature->count == 1 + hidden_self(native)) {
        raise(run, CoreType::type_error, "{} takes exactly one argument ({} given)", full_function_name(native), shown);
    }
    raise(run, CoreType::type_error, "{} expected {} argument{}, got {}", counting_name(native), wanted,
          wanted == 1 ? "" : "s", shown);
}

}  // namespace

bool complains_as_function(const Native* native) {
    return does(run_of(native), Detail::natives_complain_as_functions);
}

void raise_takes_no_keywords(Run& run, const Native* native) {
    const bool is_call = run.profile.python_2 && native->owner && native->row->name == "__call__";
    if (is_call && static_cast<const Type*>(native->owner)->tells_module)
        raise(run, CoreType::type_error, "{} does not take keyword arguments", short_name(native->owner));
    if (is_slot(native) && !is_constructor(native) && !complains_as_function(native))
        raise(run, CoreType::type_error, "wrapper {}() takes no keyword arguments", native->row->name);
    bool is_old = does(run, Detail::constructors_do_not_take_keywords) && is_constructor(native);
    if (is_old) raise(run, CoreType::type_error, "{} does not take keyword arguments", function_name(native));
    raise(run, CoreType::type_error, "{} takes no keyword arguments", full_function_name(native));
}

bool is_weak_call(const Native* native) {
    return is_slot(native) && native->owner == run_of(native).type(CoreType::weak_reference) &&
           native->row->name == "__call__";
}

void raise_weak_call_takes_nothing(Run& run, std::size_t positional, std::size_t keywords) {
    if (!does(run, Detail::weak_calls_count_arguments))
        raise(run, CoreType::type_error, "{} takes at most {} {}argument{} ({} given)", "__call__()", 0,
              positional ? "" : "keyword ", "s", positional + keywords);
    if (keywords) raise(run, CoreType::type_error, "weakref() takes no keyword arguments");
    raise(run, CoreType::type_error, "weakref expected 0 arguments, got {}", positional);
}

void raise_too_many(Run& run, const Native* native, std::size_t given, const Object* receiver) {
    if (complains_as_function(native)) raise_too_many_as_function(run, native, given);
    const Signature& signature = *native->signature;
    int hidden = hidden_self(native);
    int most = signature.positional - hidden;
    auto shown = static_cast<std::int64_t>(given) - hidden;
    if (most == 0 && takes_keywords(signature))
        raise(run, CoreType::type_error, "{} takes no positional arguments", function_name(native));
    if (is_weak_call(native)) raise_weak_call_takes_nothing(run, given - 1, 0);
    if (most == 0 && is_slot(native)) raise_not_exactly(run, native, most, shown);
    if (most == 0)
        raise(run, CoreType::type_error, "{} takes no arguments ({} given)", full_function_name(native), shown);
    if (signature.positional_only < signature.positional) {
        bool exactly = signature.required == signature.positional;
        raise(run, CoreType::type_error, "{} takes {} {} positional argument{} ({} given)", function_name(native),
              exactly ? "exactly" : "at most", most, most == 1 ? "" : "s", shown);
    }
    if (signature.required == signature.positional) raise_not_exactly(run, native, most, shown);
    if (parses_arguments(native)) raise_parsed(run, native, "at most", most, shown);
    check_ternary_slot(run, native, shown);
    std::string_view name = counting_name(native);
    // Sets tell the class that was called.
    if (is_constructor(native) && static_cast<const Type*>(native->owner)->instance_kind == Kind::set)
        name = receiver->kind == Kind::type ? type_name_of(static_cast<const Type*>(receiver))
                                            : type_name_of(receiver->type);
    raise(run, CoreType::type_error, "{} expected at most {} argument{}, got {}", name, most, most == 1 ? "" : "s",
          shown);
}

void raise_missing(Run& run, const Native* native, std::size_t given, std::uint8_t place, Object* const* values) {
    const Signature& signature = *native->signature;
    int hidden = hidden_self(native);
    if (place >= signature.positional) {
        raise(run, CoreType::type_error, "{} missing required keyword-only argument: '{}'", function_name(native),
              signature.parameters[place].name);
    }
    int least = signature.required - hidden;
    auto shown = static_cast<std::int64_t>(given) - hidden;
    if (shown >= 0 && complains_as_function(native) && place < signature.required && given <= place)
        raise_missing_as_function(run, native, given, values);
    if (signature.positional_only < signature.positional && place >= signature.positional_only) {
        raise(run, CoreType::type_error, "{} missing required argument '{}' (pos {})", function_name(native),
              signature.parameters[place].name, place + 1 - hidden);
    }
    if (signature.positional_only < signature.positional) {
        raise(run, CoreType::type_error, "{} takes at least {} positional argument{} ({} given)", function_name(native),
              least, least == 1 ? "" : "s", shown);
    }
    if (signature.var_positional >= 0 && !native->owner) raise_parsed(run, native, "at least", least, shown);
    if (signature.required == signature.positional) raise_not_exactly(run, native, least, shown);
    if (parses_arguments(native)) raise_parsed(run, native, "at least", least, shown);
    check_ternary_slot(run, native, shown);
    raise(run, CoreType::type_error, "{} expected at least {} argument{}, got {}", counting_name(native), least,
          least == 1 ? "" : "s", shown);
}

void raise_unexpected(Run& run, const Native* native, std::string_view name, std::size_t count) {
    if (complains_as_function(native)) raise_unexpected_as_function(run, native, name, count);
    const Signature& signature = *native->signature;
    std::vector<std::string> known;
    for (int i = signature.positional_only; i < signature.count; ++i) {
        if (i != signature.var_positional) known.emplace_back(signature.parameters[i].name);
    }
    std::string near = run.profile.words.keywords_are_suggested ? nearest_name(known, name) : std::string();
    std::string title = is_sorted(native) ? "sort()" : function_name(native);
    std::string text = fmt::format(fmt::runtime(run.profile.words.unexpected_keyword), title, name);
    raise(run, CoreType::type_error, "{}{}", text, near.empty() ? "" : ". Did you mean '" + near + "'?");
}

namespace {

/// PyPy counts the arguments first.
void check_pypy_receiver(Run& run, const Native* native, Type* owner, Object* const* arguments, std::size_t count) {
    if (count == 0) raise_missing_as_function(run, native, count, nullptr);
    if (is_subtype(arguments[0]->type, owner)) return;
    bool too_many = count > native->signature->positional && native->signature->var_positional < 0;
    if (too_many) raise_too_many_as_function(run, native, count);
    if (count < native->signature->required) raise_missing_as_function(run, native, count, nullptr);
    raise(run, CoreType::type_error, "'{}' object expected, got '{}' instead", dotted_name(run, owner),
          type_name(arguments[0]));
}

}  // namespace

namespace {

void check_pypy_made_class(Run& run, const Native* native, Object* const* arguments, std::size_t count) {
    if (count == 0) raise_missing_as_function(run, native, count, nullptr);
    const bool too_many = count > native->signature->positional && native->signature->var_positional < 0;
    if (too_many) raise_too_many_as_function(run, native, count);
    if (arguments[0]->kind == Kind::type) return;
    const std::string_view quote = native->owner == run.type(CoreType::object) ? "" : "'";
    raise(run, CoreType::type_error, "X is not a type object ({}{}{})", quote, type_name(arguments[0]), quote);
}

/// Whether a class of the library that stands for one of C says how instances of `type` are made.
bool is_made_by_library(const Type* type) {
    auto* mro = static_cast<Tuple*>(type->mro);
    for (std::uint32_t i = 0; i < mro->size; ++i) {
        const auto* each = static_cast<const Type*>(mro->items()[i]);
        if (dict_find(static_cast<Dict*>(each->dict), type->run->name(SpecialName::new_))) return each->tells_module;
    }
    return false;
}

/// What a built-in type's `__new__` makes instances of (tp_new_wrapper): of a subclass that keeps to this way.
void check_made_class(Run& run, const Native* native, Object* const* arguments, std::size_t count) {
    auto* owner = static_cast<Type*>(native->owner);
    if (complains_as_function(native)) check_pypy_made_class(run, native, arguments, count);
    if (count == 0) raise(run, CoreType::type_error, "{}.__new__(): not enough arguments", class_name(owner));
    if (arguments[0]->kind != Kind::type) {
        raise(run, CoreType::type_error, "{}.__new__(X): X is not a type object ({})", class_name(owner),
              type_name(arguments[0]));
    }
    auto* type = static_cast<Type*>(arguments[0]);
    if (type == owner) return;
    if (!is_subtype(type, owner)) {
        raise(run, CoreType::type_error, "{}.__new__({}): {} is not a subtype of {}", class_name(owner),
              class_name(type), class_name(type), class_name(owner));
    }
    // Whose own way it is: not that of a class with a `__new__` in Python.
    Type* safe = type;
    bool is_by_library = false;
    while (safe->program_defined && find_special(safe, SpecialName::new_)->kind != Kind::native) {
        is_by_library = owner == run.type(CoreType::object) && is_made_by_library(safe);
        if (is_by_library && run.runs_library()) return;
        if (is_by_library) break;
        safe = safe->base;
    }
    const bool is_made_inside =
        owner == run.type(CoreType::object) && safe->instance_kind != Kind::instance && !built_in_spec(safe).make;
    // A class in Python keeps to the way of the built-in type that it is laid out as.
    Type* built_in = safe;
    while (built_in->program_defined) built_in = built_in->base;
    const auto* own = static_cast<const Native*>(find_special(built_in, SpecialName::new_));
    const bool on_pypy = run.profile.family == "pypy";
    const bool does_same = on_pypy ? own->owner == owner : own->row->function == native->row->function;
    if (!is_made_inside && !is_by_library && does_same) return;
    raise(run, CoreType::type_error, "{}.__new__({}) is not safe, use {}.__new__()", class_name(owner),
          class_name(type), class_name(on_pypy ? type : safe));
}

/// What a class method that was taken out of its class's dict is given first.
void check_class_receiver(Run& run, const Native* native, Object* const* arguments, std::size_t count) {
    auto* owner = static_cast<Type*>(native->owner);
    std::string_view name = native->row->name;
    if (count == 0)
        raise(run, CoreType::type_error, "descriptor '{}' of '{}' object needs an argument", name,
              full_type_name(owner));
    if (arguments[0]->kind != Kind::type)
        raise(run, CoreType::type_error, "descriptor '{}' for type '{}' needs a type, not a '{}' as arg 2", name,
              full_type_name(owner), type_name(arguments[0]));
    if (!is_subtype(static_cast<Type*>(arguments[0]), owner))
        raise(run, CoreType::type_error, "descriptor '{0}' requires a subtype of '{1}' but received '{2}'", name,
              full_type_name(owner), type_name_of(static_cast<Type*>(arguments[0])));
}

}  // namespace

void check_receiver(Run& run, const Native* native, Object* const* arguments, std::size_t count) {
    if (!native->owner || native->self) return;
    if (native->row->binding == Binding::static_method && native->row->name == "__new__")
        return check_made_class(run, native, arguments, count);
    if (native->row->binding == Binding::class_method && !complains_as_function(native))
        return check_class_receiver(run, native, arguments, count);
    if (native->row->binding != Binding::method) return;
    auto* owner = static_cast<Type*>(native->owner);
    if (does(run, Detail::natives_complain_as_functions))
        return check_pypy_receiver(run, native, owner, arguments, count);
    if (count == 0 && native->type == run.type(CoreType::wrapper_descriptor)) {
        raise(run, CoreType::type_error, "descriptor '{}' of '{}' object needs an argument", native->row->name,
              full_type_name(owner));
    }
    if (count == 0) {
        raise(run, CoreType::type_error, "unbound method {}.{}() needs an argument", short_name(owner),
              native->row->name, full_type_name(owner));
    }
    if (arguments[0]->type == owner || is_subtype(arguments[0]->type, owner)) return;
    raise_worded(run, CoreType::type_error,
                 is_slot(native) ? "descriptor '{}' requires a '{}' object but received a '{}'"
                                 : run.profile.words.foreign_receiver,
                 native->row->name, full_type_name(owner), type_name(arguments[0]));
}

}  // namespace lastref::model
