#pragma once

#include "backends/model/object/calls/native.hpp"
#include "backends/model/object/run.hpp"

#include <functional>

/// How large objects are in the runtime that the profile stands for; how the model itself lays them out is another
/// matter. sys.getsizeof, tracemalloc and sys.getallocatedblocks all come from here.
namespace lastref::model {

/// A row of what was measured: from version 3.`since` of the language on; 0: from the first with that type.
struct RealSize {
    std::string_view type;
    int since;
    std::uint32_t bytes;
};
extern const RealSize real_sizes[];
extern const std::size_t real_size_count;

/// The `__basicsize__` of a type; 0: it was not measured.
std::size_t measured_size(const Run& run, std::string_view type);

/// Whether a class of the library in Python stands for one that the real runtime has in C.
bool stands_for_native(const Type* type);

/// What `__sizeof__` says. Refuses what the model cannot know: objects whose size depends on compiled code.
std::size_t told_size(Run& run, Object* object);

/// The method `__sizeof__` of all types.
Value object_sizeof(Run& run, Arguments arguments);

/// What sys.getsizeof adds to that: the collector's header, and what else stands in front of an instance.
std::size_t bytes_in_front_of_real(Run& run, const Object* object);

/// Whether a dict holds what it says or the attributes of an instance, whose values may lie elsewhere.
enum class DictRole : std::uint8_t { table, attributes };

/// Tells the blocks of memory that the real runtime has allocated for `object`: its own first, by the object's address,
/// then the buffers it owns, by what stands for them in the model (null: nothing does), each with its size. Objects
/// that are no part of a heap there (immortal ones, built-in types) have none. Blocks whose size depends on compiled
/// code are about as large as the real ones.
using BlockVisitor = std::function<void(const void* place, std::size_t bytes)>;
void for_each_real_block(Run& run, Object* object, DictRole role, const BlockVisitor& visit);

}  // namespace lastref::model
