#pragma once

#include "backends/model/heap/kind_row.hpp"
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

}  // namespace detail

/// Calls `visit(Object*&)` for every reference that `object` owns, in the order of the kind's tp_traverse, its type last.
/// `visit` must not run Python code.
template <class Visit>
void for_each_edge(Object* object, Visit&& visit) {
    const EdgeLayout& edges = kind_row(object).edges;
    auto* base = reinterpret_cast<char*>(object);
    if (edges.fixed_count) {
        detail::visit_array(reinterpret_cast<Object**>(base + edges.fixed_offset), edges.fixed_count, false, visit);
    }
    if (edges.array != EdgeArray::none) {
        std::uint32_t count = *reinterpret_cast<std::uint32_t*>(base + edges.count_offset);
        if (count) detail::visit_array(detail::edge_array(object, edges), count, edges.last_to_first, visit);
    }
    if (has_flag(object, flag_prefix)) {
        const TypeLayout& layout = type_layout(object->type);
        if (layout.slot_count) {
            detail::visit_array(reinterpret_cast<Object**>(base + layout.slots_offset), layout.slot_count, false, visit);
        }
        if (has_flag(object, flag_inline_values)) {
            InlineValues& values = inline_values(object, layout);
            detail::visit_array(values.items, values.capacity, false, visit);
        }
        if (prefix_of(object).dict) visit(prefix_of(object).dict);
    }
    auto* type = reinterpret_cast<Object*>(object->type);
    if (type) visit(type);
}

}  // namespace lastref::model
