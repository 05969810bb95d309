#include "backends/model/object/containers.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/native_object.hpp"
#include "backends/model/object/operations.hpp"

#include <array>

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
    return is_constructor(native) ? short_name(native->owner) : native->row->name;
}

std::string function_name(const Native* native) {
    return std::string(plain_name(native)) + "()";
}

/// "str.upper()", "gc.collect()", "len()": as messages about calls that take a fixed number of arguments name it.
std::string full_function_name(const Native* native) {
    if (native->self && native->self->kind == Kind::type && native->row->binding == Binding::class_method) {
        Object* name = static_cast<Type*>(native->self)->qualified_name;
        return fmt::format("{}.{}", name ? as_string(name)->view() : type_name_of(static_cast<Type*>(native->self)),
                           function_name(native));
    }
    if (!run_of(native).profile.words.methods_named_with_types) return function_name(native);
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

[[noreturn]] void raise_not_exactly(Run& run, const Native* native, int wanted, std::int64_t shown) {
    // What takes nothing but its one argument has the plainest of calling conventions.
    if (wanted == 1 && native->signature->count == 1 + hidden_self(native)) {
        raise(run, CoreType::type_error, "{} takes exactly one argument ({} given)", full_function_name(native), shown);
    }
    raise(run, CoreType::type_error, "{} expected {} argument{}, got {}", plain_name(native), wanted,
          wanted == 1 ? "" : "s", shown);
}

[[noreturn]] void raise_too_many(Run& run, const Native* native, std::size_t given) {
    const Signature& signature = *native->signature;
    int hidden = hidden_self(native);
    int most = signature.positional - hidden;
    auto shown = static_cast<std::int64_t>(given) - hidden;
    if (most == 0)
        raise(run, CoreType::type_error, "{} takes no arguments ({} given)", full_function_name(native), shown);
    if (signature.positional_only < signature.positional) {
        raise(run, CoreType::type_error, "{} takes at most {} argument{} ({} given)", function_name(native), most,
              most == 1 ? "" : "s", shown);
    }
    if (signature.required == signature.positional) raise_not_exactly(run, native, most, shown);
    raise(run, CoreType::type_error, "{} expected at most {} argument{}, got {}", plain_name(native), most,
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
    raise(run, CoreType::type_error, "{} expected at least {} argument{}, got {}", plain_name(native), least,
          least == 1 ? "" : "s", shown);
}

int parameter_place(const Signature& signature, std::string_view name) {
    for (int i = signature.positional_only; i < signature.count; ++i) {
        if (i != signature.var_positional && i != signature.var_keyword && signature.parameters[i].name == name)
            return i;
    }
    return -1;
}

void place_keywords(Run& run, const Native* native, Object* const* values, Tuple* names, Places& places) {
    const Signature& signature = *native->signature;
    for (std::uint32_t i = 0; i < names->size; ++i) {
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
        } else if (signature.positional_only == signature.count) {
            raise(run, CoreType::type_error, "{} takes no keyword arguments", full_function_name(native));
        } else {
            raise(run, CoreType::type_error, "{} got an unexpected keyword argument '{}'", function_name(native),
                  name->view());
        }
    }
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
    if (given > signature.positional && signature.var_positional < 0) raise_too_many(run, native, given);
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
    if (names && names->size) place_keywords(run, native, arguments + count, names, places);
    place_defaults(run, native, given, places);
    return native->row->function(run, {places.values.data(), signature.count});
}

/// An unbound method of a built-in type works on instances of that type alone.
void check_receiver(Run& run, const Native* native, Object* const* arguments, std::size_t count) {
    if (!native->owner || native->self || native->row->binding != Binding::method) return;
    auto* owner = static_cast<Type*>(native->owner);
    if (count == 0 && native->type == run.type(CoreType::wrapper_descriptor)) {
        raise(run, CoreType::type_error, "descriptor '{}' of '{}' object needs an argument", native->row->name,
              type_name_of(owner));
    }
    if (count == 0) {
        raise(run, CoreType::type_error, "unbound method {}.{}() needs an argument", type_name_of(owner),
              native->row->name);
    }
    if (arguments[0]->type == owner || is_subtype(arguments[0]->type, owner)) return;
    bool is_slot = native->type == run.type(CoreType::wrapper_descriptor);
    raise_worded(
        run, CoreType::type_error,
        is_slot ? "descriptor '{}' requires a '{}' object but received a '{}'" : run.profile.words.foreign_receiver,
        native->row->name, type_name_of(owner), type_name_of(arguments[0]->type));
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
