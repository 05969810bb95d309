#pragma once

#include <string>
#include <vector>

namespace lastref::model {

class Heap;

/// Looks for what must never be: objects with fewer references than are seen, edges to nothing that lives, broken lists
/// of weak references, marks that a collection left behind. Returns a line for each fault. Changes nothing.
std::vector<std::string> check_heap(Heap& heap);

}  // namespace lastref::model
