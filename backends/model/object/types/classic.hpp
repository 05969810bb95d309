#pragma once

#include "backends/model/object/containers.hpp"
#include "backends/model/object/run.hpp"

/// The classes without bases of Python 2, those that derive from such alone, and their instances.
///
/// A classic class is a Type whose own type is `classobj`. It has neither an MRO nor a base in the sense of the others,
/// nor does it refer to itself: its attributes are looked up depth first, left to right. A class of the new kind may
/// have it as one of its bases, and in its MRO. All instances are of the one type `instance`; they are records of their
/// class and their attributes, which are asked for special methods when those are due.
namespace lastref::model {

extern const TypeSpec classic_class_type;
extern const TypeSpec classic_instance_type;

inline bool is_classic_class(const Object* object) {
    return object->type->spec == &classic_class_type;
}
inline bool is_classic_instance(const Object* object) {
    return object->type->spec == &classic_instance_type;
}

Type* classic_class_of(const Object* instance);
Dict* classic_attributes_of(const Object* instance);
/// Sets `__class__`, or `__dict__`.
void set_classic_class_of(Object* instance, Type* fresh);
void set_classic_attributes_of(Object* instance, Dict* fresh);

/// A class with classic bases alone. The namespace becomes its own. It has `__module__` already.
Ref<Type> make_classic_class(Run& run, Str* name, Tuple* bases, Dict* space);
/// An instance on which nobody called `__init__`.
Value make_classic_instance(Run& run, Type* type, Dict* attributes = nullptr);

// Calls, the arguments as those of Run::call.
Value call_classic_class(Run& run, Type* type, Object* const* arguments, std::size_t count, Tuple* names);
Value call_classic_instance(Run& run, Object* instance, Object* const* arguments, std::size_t count, Tuple* names);
Value call_unbound_method(Run& run, Object* method, Object* const* arguments, std::size_t count, Tuple* names);

/// `name` (interned) in the class or what it derives from. Borrowed, null when absent; runs no code.
Object* find_in_classic_class(const Type* type, const Str* name);
bool is_classic_subclass(const Type* type, const Object* wanted);
/// Whether a class of the new kind derives from it.
bool has_new_subclass(const Type* type);

/// What the instance has, or its class, bound to it: all but what `__getattr__` would say.
Value find_classic_attribute(Run& run, Object* instance, Str* name);
/// Likewise, and what `__getattr__` says. Raises AttributeError.
Value get_classic_attribute(Run& run, Object* instance, Str* name);
/// Likewise; null instead of an AttributeError.
Value find_classic_special(Run& run, Object* instance, std::string_view name);

/// The `__del__` of an instance, as it is found. Borrowed, null when absent; runs no code.
Object* find_classic_finalizer(const Object* instance);

/// cmp() of two objects, of which one is an instance at least.
int compare_classic_instances(Run& run, Object* left, Object* right);

/// What a class gives that was asked for a function: a record of both, of the type of methods.
Value make_unbound_method(Run& run, Object* function, Type* type);
inline bool is_unbound(const Object* method) {
    return method->kind == Kind::record;
}
Object* unbound_function_of(const Object* method);
Type* unbound_class_of(const Object* method);

}  // namespace lastref::model
