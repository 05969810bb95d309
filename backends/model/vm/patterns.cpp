#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <vector>

namespace lastref::model {

bool matches_sequence(Run& run, Object* value) {
    if (value->kind == Kind::list || value->kind == Kind::tuple || value->kind == Kind::range ||
        value->kind == Kind::deque || value->kind == Kind::memory_view) {
        return true;
    }
    Object* sequence = interpreter_of(run).imported_attribute("collections.abc", "Sequence");
    return sequence && value->kind == Kind::instance && is_instance(run, value, sequence);
}

bool matches_mapping(Run& run, Object* value) {
    if (value->kind == Kind::dict || value->type == run.type(CoreType::mapping_proxy)) return true;
    if (value->kind == Kind::view && value->type->spec->name == "FrameLocalsProxy") return true;
    Object* mapping = interpreter_of(run).imported_attribute("collections.abc", "Mapping");
    return mapping && value->kind == Kind::instance && is_instance(run, value, mapping);
}

Value match_keys(Run& run, Object* value, Tuple* keys) {
    Ref<List> values = make_list(run);
    for (std::uint32_t i = 0; i < keys->size; ++i) {
        Object* key = keys->items()[i];
        for (std::uint32_t k = 0; k < i; ++k) {
            if (!equals(run, keys->items()[k], key)) continue;
            raise(run, CoreType::value_error, "mapping pattern checks duplicate key ({})", repr_text(run, key));
        }
        if (!contains(run, value, key)) return none(run);
        Value found = get_item(run, value, key);
        list_append(run, values.get(), std::move(found));
    }
    return model::make_tuple(run, std::span<Object* const>(values->items, values->size));
}

namespace {

/// Built-in types whose one positional pattern is the value itself.
bool matches_self(Run& run, Type* type) {
    constexpr CoreType self_matching[] = {CoreType::boolean,  CoreType::byte_array, CoreType::bytes,   CoreType::dict,
                                          CoreType::floating, CoreType::frozenset,  CoreType::integer, CoreType::list,
                                          CoreType::set,      CoreType::string,     CoreType::tuple};
    for (CoreType each : self_matching) {
        if (is_subtype(type, run.type(each))) return true;
    }
    return false;
}

[[noreturn]] void raise_no_class(Run& run, const Object* object) {
    const Profile& rules = run.profile;
    if (rules.family == "pypy") raise_worded(run, CoreType::type_error, rules.words.instance_of, type_name(object));
    if (rules.minor() < 12) raise(run, CoreType::type_error, "called match pattern must be a type");
    raise(run, CoreType::type_error, "called match pattern must be a class");
}

}  // namespace

Value match_class(Run& run, Object* value, Object* type, std::uint32_t positional, Tuple* names) {
    if (type->kind != Kind::type) raise_no_class(run, type);
    if (!is_instance(run, value, type)) return none(run);
    Ref<List> attributes = make_list(run);
    std::vector<Value> seen;
    auto take = [&](Object* name) {
        for (const Value& each : seen) {
            if (!equals(run, each.get(), name)) continue;
            raise(run, CoreType::type_error, "{}() got multiple sub-patterns for attribute {}",
                  full_type_name(static_cast<Type*>(type)), repr_text(run, name));
        }
        seen.push_back(share(name));
        Value found = find_attribute(run, value, as_string(name));
        if (!found) return false;
        list_append(run, attributes.get(), std::move(found));
        return true;
    };
    if (positional) {
        Value match_args = find_attribute(run, type, run.name(SpecialName::match_args));
        if (!match_args && matches_self(run, static_cast<Type*>(type))) {
            if (positional > 1) {
                raise(run, CoreType::type_error, "{}() accepts 1 positional sub-pattern ({} given)",
                      as_string(static_cast<Type*>(type)->name)->view(), positional);
            }
            list_append(run, attributes.get(), value);
        } else {
            if (match_args && match_args->kind != Kind::tuple) {
                raise(run, CoreType::type_error, "{}.__match_args__ must be a tuple (got {})",
                      full_type_name(static_cast<Type*>(type)), type_name(match_args.get()));
            }
            Tuple* args = match_args ? static_cast<Tuple*>(match_args.get()) : run.empty_tuple;
            if (positional > args->size) {
                raise(run, CoreType::type_error, "{}() accepts {} positional sub-pattern{} ({} given)",
                      as_string(static_cast<Type*>(type)->name)->view(), args->size, args->size == 1 ? "" : "s",
                      positional);
            }
            for (std::uint32_t i = 0; i < positional; ++i) {
                Object* name = args->items()[i];
                if (!is_string(name)) {
                    raise(run, CoreType::type_error, "__match_args__ elements must be strings (got {})",
                          type_name(name));
                }
                if (!take(name)) return none(run);
            }
        }
    }
    for (std::uint32_t i = 0; i < names->size; ++i) {
        if (!take(names->items()[i])) return none(run);
    }
    return model::make_tuple(run, std::span<Object* const>(attributes->items, attributes->size));
}

}  // namespace lastref::model
