#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/objects.hpp"

#include <cstddef>

namespace lastref::model {

namespace {

/// dict views and mappingproxy have no tp_clear.
void clear_nothing(Heap&, Object*) {}

}  // namespace

extern const KindRow view_kind;
const KindRow view_kind{
    .name = "view",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(View, source), .fixed_count = 1},
    .clear = clear_nothing,
};

}  // namespace lastref::model
