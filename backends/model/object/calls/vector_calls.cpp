#include "backends/model/object/calls/vector_calls.hpp"

#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/operations.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace lastref::model {

bool is_called_with_vector(Run& run, const Type* type) {
    struct Row {
        CoreType type;
        int since;
    };
    static constexpr Row rows[] = {
        {CoreType::list, 9},      {CoreType::tuple, 9},      {CoreType::dict, 9},     {CoreType::set, 9},
        {CoreType::frozenset, 9}, {CoreType::range, 9},      {CoreType::type, 10},    {CoreType::floating, 10},
        {CoreType::boolean, 10},  {CoreType::reversed, 10},  {CoreType::map, 10},     {CoreType::filter, 10},
        {CoreType::super, 11},    {CoreType::enumerate, 11}, {CoreType::integer, 13}, {CoreType::string, 13},
    };
    return std::any_of(std::begin(rows), std::end(rows),
                       [&](const Row& row) { return type == run.type(row.type) && run.profile.minor() >= row.since; });
}

bool passes_tuple(Run& run, Type* type, Object* new_method) {
    Object* plain_new = find_special(run.type(CoreType::object), SpecialName::new_);
    if (type->program_defined) return new_method->kind != Kind::native || new_method == plain_new;
    if (run.profile.collector == CollectorKind::tracing || is_called_with_vector(run, type)) return false;
    Object* init = find_special(type, SpecialName::init);
    return std::ranges::none_of(std::array{new_method, init}, [&](Object* each) {
        const auto* native = each && each->kind == Kind::native ? static_cast<Native*>(each) : nullptr;
        return native && native->owner != run.type(CoreType::object) && native->signature->var_positional >= 0;
    });
}

}  // namespace lastref::model
