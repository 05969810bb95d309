#include "backends/model/collectors/none/none_collector.hpp"

namespace lastref::model {

void NoneCollector::for_each_object(int, const std::function<void(Object*)>& visit) {
    TrackedList& objects = heap_.young();
    for (Tracked* each = objects.first(); each != objects.head(); each = each->next()) visit(each);
}

}  // namespace lastref::model
