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

}  // namespace lastref::model
