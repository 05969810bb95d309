#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/native_object.hpp"
#include "backends/model/object/nearest_name.hpp"
#include "backends/model/object/operations.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace lastref::model {

namespace {

/// The places of one call. What *args, **kwargs and integer defaults make is owned here until the call is over.
struct Places {
    std::array<Object*, Signature::maximum> values{};
    Ref<Tuple> var_positional;
    Ref<Dict> var_keyword;
    std::array<Value, 2> defaults;
    std::size_t default_count = 0;
};

bool is_constructor(const Native* native) {
    if (!native->owner) return false;
    if (native->row->name == "__new__") return true;
    return native->row->name == "__init__" && native->owner != run_of(native).type(CoreType::object);
}

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

std::string function_name(const Native* native) {
    return std::string(plain_name(native)) + "()";
}

/// "str.upper()", "gc.collect()", "len()": as messages about calls that take a fixed number of arguments name it.
std::string full_function_name(const Native* native) {
    if (!run_of(native).profile.words.methods_named_with_types) return function_name(native);
    if (native->self && native->self->kind == Kind::type && native->row->binding == Binding::class_method) {
        Object* name = static_cast<Type*>(native->self)->qualified_name;
        return fmt::format("{}.{}", name ? as_string(name)->view() : type_name_of(static_cast<Type*>(native->self)),
                           function_name(native));
    }
    if (native->owner && !is_constructor(native)) {
        return fmt::format("{}.{}", short_name(native->owner), function_name(native));
    }
    if (native->self && native->self->kind == Kind::module) {
        Object* module = static_cast<Module*>(native->self)->name;
        if (module && is_string(module) && as_string(module)->view() != "builtins") {
            return fmt::format("{}.{}", as_string(module)->view(), function_name(native));
        }
    }
    return function_name(native);
}

/// Messages do not count the object that a method is called on.
int hidden_self(const Native* native) {
    bool counted = native->row->binding == Binding::static_method && !is_constructor(native);
    return native->owner && !counted ? 1 : 0;
}

bool is_slot(const Native* native) {
    Run& run = run_of(native);
    return native->type == run.type(CoreType::wrapper_descriptor) || native->type == run.type(CoreType::bound_native);
}

/// What messages call a function whose arguments are merely counted.
std::string_view counting_name(const Native* native) {
    bool is_reference = native->owner && static_cast<Type*>(native->owner)->instance_kind == Kind::weak_reference;
    if (is_reference) return native->row->name;
    bool is_rotation = native->owner && native->row->name == "rotate";
    if (is_rotation && does(run_of(native), Detail::deque_rotation_tells_type)) return "deque.rotate";
    bool nameless = is_slot(native) && !is_constructor(native) && !run_of(native).profile.words.slots_tell_their_name;
    return nameless ? std::string_view() : plain_name(native);
}

/// How many places stand for one argument each, by position or by name.
int named_places(const Signature& signature) {
    return signature.count - (signature.var_positional >= 0 ? 1 : 0) - (signature.var_keyword >= 0 ? 1 : 0);
}

bool takes_keywords(const Signature& signature) {
    return signature.var_keyword >= 0 || named_places(signature) > signature.positional_only;
}

/// Whether the real function leaves its arguments to a format, which has words of its own for their number.
bool parses_arguments(const Native* native) {
    Run& run = run_of(native);
    std::string_view name = native->row->name;
    if (!native->owner) return name == "_getframe" && does(run, Detail::functions_of_sys_count_arguments);
    const auto* owner = static_cast<const Type*>(native->owner);
    if (is_constructor(native)) {
        constexpr CoreType types[] = {CoreType::boolean, CoreType::floating, CoreType::list, CoreType::tuple};
        bool is_one =
            std::any_of(std::begin(types), std::end(types), [&](CoreType each) { return owner == run.type(each); });
        return is_one && does(run, Detail::constructors_parse_arguments);
    }
    if (owner->instance_kind == Kind::deque) {
        return (name == "rotate" && does(run, Detail::deque_rotation_parses_arguments)) ||
               (name == "insert" && does(run, Detail::deque_insertion_parses_arguments));
    }
    bool is_text = owner->instance_kind == Kind::string || owner->instance_kind == Kind::bytes ||
                   owner->instance_kind == Kind::byte_array;
    constexpr std::string_view searches[] = {"find", "rfind", "index", "rindex", "count", "startswith", "endswith"};
    return is_text && does(run, Detail::text_searches_parse_arguments) &&
           std::find(std::begin(searches), std::end(searches), name) != std::end(searches);
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

/// PyPy's built-in functions and methods complain as those of programs do.
bool complains_as_function(const Native* native) {
    bool is_dict_update = native->row->name == "update" && native->owner == run_of(native).type(CoreType::dict);
    return does(run_of(native), Detail::natives_complain_as_functions) && !is_constructor(native) && !is_slot(native) &&
           !is_dict_update;
}

std::string title_as_function(const Native* native) {
    if (!native->owner || !does(run_of(native), Detail::titles_are_qualified)) return function_name(native);
    return fmt::format("{}.{}", short_name(native->owner), function_name(native));
}

[[noreturn]] void raise_too_many_as_function(Run& run, const Native* native, std::size_t given) {
    int most = native->signature->positional;
    int least = std::min<int>(native->signature->required, most);
    std::string takes = least < most ? fmt::format("from {} to {}", least, most) : fmt::format("{}", most);
    raise(run, CoreType::type_error, "{} takes {} positional argument{} but {} {} given", title_as_function(native),
          takes, least == most && most == 1 ? "" : "s", given, given == 1 ? "was" : "were");
}

[[noreturn]] void raise_missing_as_function(Run& run, const Native* native, std::size_t given) {
    std::vector<std::string> names;
    for (int i = static_cast<int>(given); i < native->signature->required; ++i)
        names.push_back(fmt::format("'{}'", native->signature->parameters[i].name));
    std::string_view joint = names.size() > 2 ? ", and " : " and ";
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? std::string(joint) : ", ") + names[i];
    raise(run, CoreType::type_error, "{} missing {} required positional argument{}: {}", title_as_function(native),
          names.size(), names.size() == 1 ? "" : "s", text);
}

[[noreturn]] void raise_too_many(Run& run, const Native* native, std::size_t given) {
    if (complains_as_function(native)) raise_too_many_as_function(run, native, given);
    const bool checks_count = does(run, Detail::constructors_count_arguments) && is_constructor(native);
    constexpr std::string_view checking[] = {"float", "frozenset", "list", "tuple"};
    if (checks_count && std::find(std::begin(checking), std::end(checking), plain_name(native)) != std::end(checking))
        raise(run, CoreType::type_error, "{} expected at most 1 argument, got {}", function_name(native), given - 1);
    const Signature& signature = *native->signature;
    int hidden = hidden_self(native);
    int most = signature.positional - hidden;
    auto shown = static_cast<std::int64_t>(given) - hidden;
    if (most == 0 && takes_keywords(signature))
        raise(run, CoreType::type_error, "{} takes no positional arguments", function_name(native));
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
    raise(run, CoreType::type_error, "{} expected at most {} argument{}, got {}", counting_name(native), most,
          most == 1 ? "" : "s", shown);
}

[[noreturn]] void raise_missing(Run& run, const Native* native, std::size_t given, std::uint8_t place) {
    const Signature& signature = *native->signature;
    int hidden = hidden_self(native);
    if (place >= signature.positional) {
        raise(run, CoreType::type_error, "{} missing required keyword-only argument: '{}'", function_name(native),
              signature.parameters[place].name);
    }
    int least = signature.required - hidden;
    auto shown = static_cast<std::int64_t>(given) - hidden;
    if (shown >= 0 && complains_as_function(native) && place < signature.required && given <= place)
        raise_missing_as_function(run, native, given);
    if (shown < 0) {
        raise(run, CoreType::type_error, "{}.{}: not enough arguments", plain_name(native), "__new__()");
    }
    if (signature.positional_only < signature.positional && place >= signature.positional_only) {
        raise(run, CoreType::type_error, "{} missing required argument '{}' (pos {})", function_name(native),
              signature.parameters[place].name, place + 1 - hidden);
    }
    if (signature.positional_only < signature.positional) {
        raise(run, CoreType::type_error, "{} takes at least {} positional argument{} ({} given)", function_name(native),
              least, least == 1 ? "" : "s", shown);
    }
    if (signature.required == signature.positional) raise_not_exactly(run, native, least, shown);
    if (parses_arguments(native)) raise_parsed(run, native, "at least", least, shown);
    raise(run, CoreType::type_error, "{} expected at least {} argument{}, got {}", counting_name(native), least,
          least == 1 ? "" : "s", shown);
}

int parameter_place(const Signature& signature, std::string_view name) {
    for (int i = signature.positional_only; i < signature.count; ++i) {
        if (i != signature.var_positional && i != signature.var_keyword && signature.parameters[i].name == name)
            return i;
    }
    return -1;
}

/// The first thing that a function with named parameters looks at: whether all arguments together are too many.
void check_total(Run& run, const Native* native, std::size_t given, std::size_t keywords) {
    const Signature& signature = *native->signature;
    if (signature.var_keyword >= 0 || !takes_keywords(signature) || complains_as_function(native)) return;
    bool any_position = signature.var_positional >= 0;
    if (any_position && native->row->name == "print" && !does(run, Detail::print_counts_keywords)) return;
    int most = named_places(signature) - (any_position ? signature.positional : hidden_self(native));
    std::size_t positional = any_position ? 0 : given - static_cast<std::size_t>(hidden_self(native));
    std::size_t total = positional + keywords;
    if (total <= static_cast<std::size_t>(most)) return;
    raise(run, CoreType::type_error, "{} takes at most {} {}argument{} ({} given)", function_name(native), most,
          positional ? "" : "keyword ", most == 1 ? "" : "s", total);
}

[[noreturn]] void raise_unexpected(Run& run, const Native* native, std::string_view name, std::size_t count) {
    std::string_view of_several = run.profile.words.unexpected_keywords;
    if (count > 1 && !of_several.empty()) {
        std::string title = function_name(native);
        raise(run, CoreType::type_error, "{}", fmt::format(fmt::runtime(of_several), title, count));
    }
    const Signature& signature = *native->signature;
    std::vector<std::string> known;
    for (int i = signature.positional_only; i < signature.count; ++i) {
        if (i != signature.var_positional) known.emplace_back(signature.parameters[i].name);
    }
    std::string near = run.profile.words.keywords_are_suggested ? nearest_name(known, name) : std::string();
    std::string text = fmt::format(fmt::runtime(run.profile.words.unexpected_keyword), function_name(native), name);
    raise(run, CoreType::type_error, "{}{}", text, near.empty() ? "" : ". Did you mean '" + near + "'?");
}

void check_required(Run& run, const Native* native, std::size_t given, const Places& places) {
    const Signature& signature = *native->signature;
    for (std::uint8_t i = 0; i < signature.count; ++i) {
        bool required = signature.parameters[i].default_kind == Signature::Default::required;
        if (required && !places.values[i]) raise_missing(run, native, given, i);
    }
}

void place_keywords(Run& run, const Native* native, Object* const* values, Tuple* names, std::size_t given,
                    Places& places) {
    const Signature& signature = *native->signature;
    Str* unexpected = nullptr;
    std::size_t unexpected_count = 0;
    for (std::uint32_t each = 0; each < names->size; ++each) {
        // Python 2 takes them off its stack.
        std::uint32_t i = run.profile.python_2 ? names->size - 1 - each : each;
        auto* name = static_cast<Str*>(names->items()[i]);
        int place = parameter_place(signature, name->view());
        if (place >= 0) {
            if (places.values[place]) {
                raise(run, CoreType::type_error, "argument for {} given by name ('{}') and position ({})",
                      function_name(native), name->view(), place + 1 - hidden_self(native));
            }
            places.values[place] = values[i];
        } else if (signature.var_keyword >= 0) {
            dict_set(run, places.var_keyword.get(), name, values[i]);
        } else if (!takes_keywords(signature)) {
            bool is_old = does(run, Detail::constructors_do_not_take_keywords) && is_constructor(native);
            if (is_old) raise(run, CoreType::type_error, "{} does not take keyword arguments", function_name(native));
            raise(run, CoreType::type_error, "{} takes no keyword arguments", full_function_name(native));
        } else if (unexpected_count++ == 0) {
            unexpected = name;
        }
    }
    if (!unexpected) return;
    check_required(run, native, given, places);
    raise_unexpected(run, native, unexpected->view(), unexpected_count);
}

void place_defaults(Run& run, const Native* native, std::size_t given, Places& places) {
    const Signature& signature = *native->signature;
    for (std::uint8_t i = 0; i < signature.count; ++i) {
        if (places.values[i]) continue;
        const Signature::Parameter& parameter = signature.parameters[i];
        if (i == signature.var_positional || i == signature.var_keyword) continue;
        switch (parameter.default_kind) {
            case Signature::Default::required: raise_missing(run, native, given, i);
            case Signature::Default::absent: break;
            case Signature::Default::none: places.values[i] = run.none; break;
            case Signature::Default::true_: places.values[i] = run.true_; break;
            case Signature::Default::false_: places.values[i] = run.false_; break;
            case Signature::Default::empty_string: places.values[i] = run.empty_string; break;
            case Signature::Default::empty_tuple: places.values[i] = run.empty_tuple; break;
            case Signature::Default::integer: {
                Value& made = places.defaults[places.default_count++ % 2];
                made = make_int(run, parameter.integer);
                places.values[i] = made.get();
                break;
            }
        }
    }
}

Value call_bound(Run& run, Native* native, Object* self, Object* const* arguments, std::size_t count, Tuple* names) {
    const Signature& signature = *native->signature;
    Places places;
    std::size_t offset = self ? 1 : 0;
    std::size_t given = count + offset;
    std::size_t keywords = names ? names->size : 0;
    bool too_many = given > signature.positional && signature.var_positional < 0;
    if (too_many || keywords) check_total(run, native, given, keywords);
    if (too_many) raise_too_many(run, native, given);
    if (self) places.values[0] = self;
    std::size_t placed = std::min<std::size_t>(given, signature.positional);
    for (std::size_t i = offset; i < placed; ++i) places.values[i] = arguments[i - offset];
    if (signature.var_positional >= 0) {
        std::size_t first = placed - std::min(placed, offset);
        places.var_positional = make_tuple(run, {arguments + first, count > first ? count - first : 0});
        places.values[static_cast<std::size_t>(signature.var_positional)] = places.var_positional.get();
    }
    if (signature.var_keyword >= 0) {
        places.var_keyword = make_dict(run);
        places.values[static_cast<std::size_t>(signature.var_keyword)] = places.var_keyword.get();
    }
    if (names && names->size) place_keywords(run, native, arguments + count, names, given, places);
    place_defaults(run, native, given, places);
    return native->row->function(run, {places.values.data(), signature.count});
}

/// PyPy counts the arguments first.
void check_pypy_receiver(Run& run, const Native* native, Type* owner, Object* const* arguments, std::size_t count) {
    if (count == 0) raise_missing_as_function(run, native, count);
    if (is_subtype(arguments[0]->type, owner)) return;
    bool too_many = count > native->signature->positional && native->signature->var_positional < 0;
    if (too_many) raise_too_many_as_function(run, native, count);
    raise(run, CoreType::type_error, "'{}' object expected, got '{}' instead", dotted_name(run, owner),
          type_name(arguments[0]));
}

/// An unbound method of a built-in type works on instances of that type alone.
void check_receiver(Run& run, const Native* native, Object* const* arguments, std::size_t count) {
    if (!native->owner || native->self || native->row->binding != Binding::method) return;
    auto* owner = static_cast<Type*>(native->owner);
    if (does(run, Detail::natives_complain_as_functions))
        return check_pypy_receiver(run, native, owner, arguments, count);
    if (count == 0 && native->type == run.type(CoreType::wrapper_descriptor)) {
        raise(run, CoreType::type_error, "descriptor '{}' of '{}' object needs an argument", native->row->name,
              full_type_name(owner));
    }
    if (count == 0) {
        raise(run, CoreType::type_error, "unbound method {}.{}() needs an argument", short_name(owner),
              native->row->name);
    }
    if (arguments[0]->type == owner || is_subtype(arguments[0]->type, owner)) return;
    raise_worded(run, CoreType::type_error,
                 is_slot(native) ? "descriptor '{}' requires a '{}' object but received a '{}'"
                                 : run.profile.words.foreign_receiver,
                 native->row->name, full_type_name(owner), type_name(arguments[0]));
}

}  // namespace

Value call_native(Run& run, Native* native, Object* const* arguments, std::size_t count, Tuple* keyword_names) {
    check_receiver(run, native, arguments, count);
    const Signature& signature = *native->signature;
    bool plain = !native->self && !keyword_names && count == signature.count && signature.count == signature.positional;
    if (plain) return native->row->function(run, {arguments, static_cast<std::uint32_t>(count)});
    bool takes_self = native->self && native->owner;
    if (takes_self && !keyword_names && count == 0 && signature.count == 1) {
        return native->row->function(run, {&native->self, 1});
    }
    return call_bound(run, native, takes_self ? native->self : nullptr, arguments, count, keyword_names);
}

}  // namespace lastref::model
