#include "backends/model/heap/free_lists.hpp"

#include "backends/model/heap/heap.hpp"
#include "backends/model/heap/type_layout.hpp"

namespace lastref::model {

bool Heap::takes_held(Type* type, std::size_t size) {
    return type && !allocates_anew && free_lists_.take(type_layout(type).free_list, size);
}

bool Heap::gives_back(const Object* object, std::size_t size) {
    return object->type && free_lists_.give(type_layout(object->type).free_list, size);
}

void Heap::count_passing_tuple(std::size_t items) {
    if (items == 0 || making_internals || counts_tracked_) return;
    const std::size_t size = sizeof(Tracked) + (items + 1) * sizeof(Object*);
    if (!free_lists_.take(FreeLists::Of::tuple, size)) count_one_more();
    if (!free_lists_.give(FreeLists::Of::tuple, size) && young_count > 0) --young_count;
}

}  // namespace lastref::model
