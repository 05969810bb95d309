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

PassingTuple::PassingTuple(Heap& heap, std::size_t items) : heap_(heap) {
    if (items == 0 || heap.making_internals || heap.counts_tracked_) return;
    size_ = sizeof(Tracked) + (items + 1) * sizeof(Object*);
    if (!heap.free_lists_.take(FreeLists::Of::tuple, size_)) heap.count_one_more();
}

PassingTuple::~PassingTuple() {
    if (size_ != 0 && !heap_.free_lists_.give(FreeLists::Of::tuple, size_) && heap_.young_count > 0)
        --heap_.young_count;
}

}  // namespace lastref::model
