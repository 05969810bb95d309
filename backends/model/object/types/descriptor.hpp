#pragma once

#include "backends/model/object/run.hpp"

/// Descriptors of the built-in kinds: properties, slots, computed attributes, static and class methods, super.
namespace lastref::model {

/// Stores (null: deletes) through a data descriptor. False when `descriptor` is not one.
bool set_through_descriptor(Run& run, Object* descriptor, Object* object, Object* value);

/// What a staticmethod or classmethod holds. Raises RuntimeError where its `__init__` was never called.
Object* wrapped_by(Run& run, const Descriptor* wrapper);

/// What a classmethod gives for the class `owner`: `callable` with it as its first argument.
Value bind_class_method(Run& run, Object* callable, Object* owner);

/// property.__get__, __set__ and, with null, __delete__ on an instance.
Value get_property(Run& run, Descriptor* property, Object* object);
void set_property(Run& run, Descriptor* property, Object* object, Object* value);

/// AttributeError of a class attribute that is to be deleted.
[[noreturn]] void raise_no_class_attribute(Run& run, Type* type, Str* name, std::string_view message);

/// A class attribute is set: metaclass descriptors were asked already. Raises for built-in types.
/// Raises TypeError for a class whose attributes cannot be set, or, where `value` is null, deleted.
void check_class_is_mutable(Run& run, Type* type, Str* name, Object* value);
void set_class_attribute(Run& run, Type* type, Str* name, Object* value);

/// super(): the attribute after the type in the object's MRO; null when there is none.
Value find_super_attribute(Run& run, Descriptor* super, Str* name);

/// A module's own name, its built-in ones made on first use. Borrowed, null when absent.
Object* find_module_name(Run& run, Module* module, Str* name);

/// Ends the run as unsupported when `name` is one that the real module has and the model's lacks.
void refuse_lacking_name(Run& run, const Module* module, const Str* name);

/// The same for an attribute of `type` or its bases; "name=" stands for setting it.
void refuse_lacking_name(Run& run, const Type* type, std::string_view name);

/// Whether `found`, which a class has by that name, is a built-in type's, and Python 3 brought it: programs of Python 2
/// do not see it.
bool is_hidden_name(Run& run, const Object* found, const Str* name);
/// For dir(): those of a type whose names Python 2 has and that are refused.
std::string_view refused_names_of_python_2(const TypeSpec& type);

/// Makes all of a module's built-in names, for dir() and vars().
void fill_module(Run& run, Module* module);

/// A new module with an empty dict but for the usual names. `spec` may be null.
Ref<Module> make_module(Run& run, std::string_view name, const struct ModuleSpec* spec);

/// What a `__slots__` entry becomes: reads and writes slot `place` of instances of `owner`.
Ref<Descriptor> make_member(Run& run, Type* owner, Str* name, std::uint32_t place);

/// property, staticmethod, classmethod objects; arguments may be null.
Ref<Descriptor> make_descriptor(Run& run, CoreType type, Object* first, Object* second = nullptr,
                                Object* third = nullptr, Object* fourth = nullptr);

}  // namespace lastref::model
