#include "backends/model/object/calls/vector_calls.hpp"

#include <algorithm>
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

}  // namespace lastref::model
