#pragma once

#include "backends/model/heap/kind_row.hpp"
#include "backends/model/heap/mutant.hpp"
#include "backends/model/heap/type_layout.hpp"

namespace lastref::model {

namespace detail {

inline Object** edge_array(Object* object, const EdgeLayout& edges) {
    char* place = reinterpret_cast<char*>(object) + edges.array_offset;
    return edges.array == EdgeArray::inside ? reinterpret_cast<Object**>(place) : *reinterpret_cast<Object***>(place);
}

template <class Visit>
void visit_array(Object** references, std::uint32_t count, bool last_to_first, Visit& visit) {
    if (last_to_first) {
        for (std::uint32_t i = count; i-- > 0;)
            if (references[i]) visit(references[i]);
    } else {
        for (std::uint32_t i = 0; i < count; ++i)
            if (references[i]) visit(references[i]);
    }
}

/// Of keys and their values: each value before its key.
template <class Visit>
void visit_pairs(Object** references, std::uint32_t count, Visit& visit) {
    for (std::uint32_t i = 0; i < count; i += 2) {
        if (references[i + 1]) visit(references[i + 1]);
        if (references[i]) visit(references[i]);
    }
}

/// Of a dict that stands for inline values: the names are the class's.
template <class Visit>
void visit_embedded(Object* dict, Visit& visit) {
    const EdgeLayout& edges = kind_row(dict).edges;
    std::uint32_t count = *reinterpret_cast<std::uint32_t*>(reinterpret_cast<char*>(dict) + edges.count_offset);
    if (!count) return;
    Object** references = edge_array(dict, edges);
    for (std::uint32_t i = 0; i < count; i += 2) {
        if (references[i + 1]) visit(references[i + 1]);
        if (references[i] && references[i]->kind != Kind::string) visit(references[i]);
    }
}

/// What stands on a frame's stack for several things of a real one, which hold nothing together: a loop's position for
/// its sequence, an untracked method for a function and a manager.
inline bool lends_edges(Object* held) {
    return held->kind == Kind::loop_position || (held->kind == Kind::bound_method && !is_tracked(held));
}

template <class Visit>
void visit_stack(Object** references, std::uint32_t count, Visit& visit) {
    for (std::uint32_t i = 0; i < count; ++i) {
        Object* held = references[i];
        if (held && lends_edges(held)) {
            const EdgeLayout& edges = kind_row(held).edges;
            auto** lent = reinterpret_cast<Object**>(reinterpret_cast<char*>(held) + edges.fixed_offset);
            visit_array(lent, edges.fixed_count, false, visit);
        } else if (held) {
            visit(references[i]);
        }
    }
}

template <class Visit>
void visit_variable(Object* object, const EdgeLayout& edges, Visit& visit) {
    std::uint32_t count = *reinterpret_cast<std::uint32_t*>(reinterpret_cast<char*>(object) + edges.count_offset);
    if (!count) return;
    if (edges.array == EdgeArray::pointed_pairs)
        visit_pairs(edge_array(object, edges), count, visit);
    else if (edges.array == EdgeArray::pointed_stack)
        visit_stack(edge_array(object, edges), count, visit);
    else
        visit_array(edge_array(object, edges), count, edges.last_to_first, visit);
}

template <class Visit>
void visit_slots(Object* object, const TypeLayout& layout, Visit& visit) {
    if (!layout.slot_count || is_mutant(object, Mutant::slots_not_traversed)) return;
    auto* slots = reinterpret_cast<Object**>(reinterpret_cast<char*>(object) + layout.slots_offset);
    visit_array(slots, layout.slot_count, false, visit);
}

template <class Visit>
void visit_attributes(Object* object, const TypeLayout& layout, Visit& visit) {
    if (is_mutant(object, Mutant::attributes_not_traversed)) return;
    if (has_flag(object, flag_inline_values)) {
        InlineValues& values = inline_values(object, layout);
        visit_array(values.items, values.capacity, false, visit);
    }
    if (Object*& dict = prefix_of(object).dict) {
        if (is_embedded_in(object, dict))
            visit_embedded(dict, visit);
        else
            visit(dict);
    }
}

/// Of a dict that keeps its keys a second time, in a list that is no object of the real one's: those come first.
template <class Visit>
void visit_order(Object* list, Visit& visit) {
    const EdgeLayout& edges = kind_row(list).edges;
    auto count = *reinterpret_cast<std::uint32_t*>(reinterpret_cast<char*>(list) + edges.count_offset);
    visit_array(edge_array(list, edges), count, false, visit);
}

/// Of a built-in kind.
template <class Visit>
void visit_kind(Object* object, Visit& visit) {
    if (object->kind == Kind::instance) return;  // whose references are in its prefix and slots
    const EdgeLayout& edges = kind_row(object).edges;
    if (edges.fixed_count) {
        auto* fixed = reinterpret_cast<Object**>(reinterpret_cast<char*>(object) + edges.fixed_offset);
        std::uint32_t before = has_flag(object, flag_prefix) ? edges.attributes_at : 0;
        if (before) {
            visit_array(fixed, before, false, visit);
            visit_attributes(object, type_layout(object->type), visit);
        }
        if (object->kind == Kind::dict && *fixed && type_layout(object->type).keeps_order)
            visit_order(*fixed, visit);
        else
            visit_array(fixed + before, edges.fixed_count - before, false, visit);
    }
    if (edges.array != EdgeArray::none) visit_variable(object, edges, visit);
}

/// subtype_traverse: what the program's class added, the class, what the built-in base has. Of some that is the
/// attributes, too: exceptions, and last of all partial objects, files.
template <class Visit, class VisitType, class VisitBase>
void visit_all(Object* object, Visit& visit, const VisitType& visit_type, const VisitBase& visit_base) {
    if (is_not_traversed(object)) return;
    if (object->kind == Kind::dict && is_embedded(object)) return;
    const bool has_prefix = has_flag(object, flag_prefix);
    const TypeLayout& layout = type_layout(object->type);
    const bool base_has_attributes = layout.attributes_come_last || kind_row(object).edges.attributes_at != 0;
    if (has_prefix) visit_slots(object, layout, visit);
    if (has_prefix && !base_has_attributes) visit_attributes(object, layout, visit);
    visit_type();
    visit_base();
    if (has_prefix && layout.attributes_come_last) visit_attributes(object, layout, visit);
}

}  // namespace detail

/// Calls `visit(Object*&)` for every reference that `object` owns but
/// the one to its type, in the order of the kind's tp_traverse. `visit` must not run Python code.
template <class Visit>
void for_each_held_edge(Object* object, Visit&& visit) {
    detail::visit_all(
        object, visit, [] {}, [&] { detail::visit_kind(object, visit); });
}

/// Likewise, with the type if it is one that the program made: instances hold no built-in types.
template <class Visit>
void for_each_edge(Object* object, Visit&& visit) {
    const auto visit_type = [&] {
        auto* type = reinterpret_cast<Object*>(object->type);
        if (type && !has_flag(type, flag_immortal) && !is_mutant(object, Mutant::types_of_instances_not_traversed))
            visit(type);
    };
    detail::visit_all(object, visit, visit_type, [&] { detail::visit_kind(object, visit); });
}

}  // namespace lastref::model
