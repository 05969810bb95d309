#pragma once

#include "backends/model/heap/edges.hpp"
#include "backends/model/object/containers/dict_order.hpp"
#include "backends/model/object/types/classic.hpp"

#include <vector>

namespace lastref::model {

inline bool all_keys_are_strings(Dict* dict) {
    Object* key = nullptr;
    Object* value = nullptr;
    for (std::uint32_t place = 0; dict_next(dict, place, key, value);) {
        if (key->kind != Kind::string) return false;
    }
    return true;
}

template <class Visit>
void for_each_value(Dict* dict, Visit&& visit) {
    Object* key = nullptr;
    Object* value = nullptr;
    for (std::uint32_t place = 0; dict_next(dict, place, key, value);) visit(value);
}

/// Built-in classes are not part of what programs see of the graph.
template <class Visit>
void for_each_referent(Object* object, Visit&& visit) {
    const auto visit_type = [&] {
        if (object->type->program_defined) visit(static_cast<Object*>(object->type));
    };
    if (object->kind == Kind::type) {
        auto* type = static_cast<Type*>(object);
        if (!type->program_defined) return;
        if (is_classic_class(type)) {
            for (Object* each : {type->bases, type->dict, type->name}) visit(each);
            return;
        }
        for (Object* each : {type->dict, type->mro, type->bases, static_cast<Object*>(type->base)})
            if (each) visit(each);
        return visit_type();
    }
    detail::visit_all(object, visit, visit_type, [&] {
        auto* dict = object->kind == Kind::dict ? static_cast<Dict*>(object) : nullptr;
        if (!dict || !all_keys_are_strings(dict)) return detail::visit_kind(object, visit);
        if (keeps_order(dict) && order_of(dict)) detail::visit_order(dict->owner, visit);
        for_each_value(dict, visit);
    });
}

/// What gc.get_referents lists of one object, in order.
void list_referents(Run& run, Object* object, std::vector<Value>& found);

}  // namespace lastref::model
