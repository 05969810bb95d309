#pragma once

#include "backends/model/heap/weak_reference.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/run.hpp"

#include <vector>

/// Who inherits from whom.
namespace lastref::model {

using TypeList = std::vector<Type*>;

/// The C3 linearisation of a class over its bases.
Ref<Tuple> linearise(Run& run, Type* type);

/// Gives the class its method resolution order: its metaclass's `mro()` if that has one of its own.
/// False: an `mro` of the program's set it meanwhile, which stays.
bool set_mro(Run& run, Type* type);

/// Raises an error unless all bases of a class to be are classes.
void require_classes(Run& run, Tuple* bases);

/// The base whose layout the instances of a class with these bases extend. Raises TypeError when there is none.
Type* best_base(Run& run, const TypeList& bases);

/// Calls `visit(Type*)` for each class that names this one as a base, in the order of their birth.
template <class Visit>
void for_each_subclass(const Type* type, Visit&& visit) {
    if (!type->subclasses) return;
    std::uint32_t position = 0;
    for (Object *key = nullptr, *reference = nullptr;
         dict_next(static_cast<Dict*>(type->subclasses), position, key, reference);) {
        if (Object* subclass = weak_target(*static_cast<WeakReference*>(reference)))
            visit(static_cast<Type*>(subclass));
    }
}

void register_subclass(Run& run, Type* base, Type* type);

/// Whether instances of the two have one layout, so that one may become the other's.
bool compatible_for_assignment(const Type* left, const Type* right);

/// Whether an error tells that instances of one class are collected and those of the other are not.
bool differ_by_deallocator(Run& run, const Type* left, const Type* right);

/// Complains that `fresh` cannot stand for `old` where `what` ("__class__") is assigned.
[[noreturn]] void raise_layouts_differ(Run& run, std::string_view what, Type* fresh, Type* old);

/// `type.__bases__ = bases`.
void set_bases(Run& run, Type* type, Object* bases);

/// Everything looked up on the type or what inherits from it is forgotten, and whether they have finalizers is asked
/// anew.
void type_changed(Type* type);

/// Of a class: it or a base had a `__new__` of a program's once. Its instances are made by looking for one ever after,
/// and object.__new__ takes no more arguments then, whatever has become of that.
inline constexpr ObjectFlag flag_made_by_program = flag_values_read;

/// Sets that flag of a class, and of those that inherit from it, where it is due.
void note_maker(Type* type);

/// Whether instances of a class have a weak reference list that no `__slots__` left out. With PyPy all have one; what
/// counts there is what the program's classes say.
bool has_told_weak_list(Run& run, const Type* type);

}  // namespace lastref::model
