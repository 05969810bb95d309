#pragma once

#include "backends/model/heap/type_layout.hpp"
#include "backends/model/object/calls/native.hpp"
#include "backends/model/object/objects.hpp"
#include "backends/model/object/special_names.hpp"

#include <array>
#include <span>

namespace lastref::model {

/// What a built-in type is made from; one a type, constant, shared by all runs.
struct TypeSpec {
    std::string_view name;                       ///< "list", "ReferenceType": its __name__; `module` tells the rest
    Kind kind = Kind::instance;                  ///< the layout of instances
    std::uint32_t instance_size = 0;             ///< bytes, for kinds of fixed size
    const TypeSpec* base = nullptr;              ///< null: object
    const TypeSpec* base_in_python_2 = nullptr;  ///< null: the same
    std::span<const NativeRow> methods{};
    std::span<const GetSetRow> attributes{};
    bool subclassable = true;
    std::string_view module = "builtins";
    /// The next value of an iterator, null when exhausted. What `for` calls; `__next__` and `__iter__` follow from it.
    Value (*next)(Run& run, Object* iterator) = nullptr;
    /// How object.__new__() makes an instance of the type, which has no `__new__` of its own, or of a class that
    /// derives from it; null: as an instance of any class.
    Value (*make)(Run& run, Type* type) = nullptr;
    std::string_view doc{};
    bool hashable = true;              ///< false: `__hash__` is None
    bool has_dict = false;             ///< instances have a `__dict__`
    std::string_view builtin_name{};   ///< instead, in builtins, where the profile's weak types are
    bool attributes_go_first = false;  ///< of an instance that dies: before its weak references are told
    bool has_finalizer = false;        ///< its `__del__` is called for instances of the type itself too
    /// Of an iterator's references source, second, third, fourth: in which order its death lets go of them.
    std::array<std::uint8_t, 4> dies{0, 1, 2, 3};
};

/// Which names instances of a class got, in order of first sight: CPython's shared keys.
struct SharedKeys {
    Str* names[InlineValues::maximum];  ///< owned
    std::uint32_t count;
};

/// What calling a class does.
enum class Construction : std::uint8_t {
    long_way,     ///< anything
    bare,         ///< object's __new__, object's __init__
    by_function,  ///< object's __new__, then a function that is no generator
};

/// A Python class. `layout` must come right behind the Tracked header (see type_layout).
struct Type : Tracked {
    TypeLayout layout;
    Run* run;              ///< the run that it belongs to; not owned
    Kind instance_kind;    ///< the layout of instances
    bool program_defined;  ///< by a class statement or type(): a heap type
    bool is_abstract;      ///< has abstract methods left
    bool tells_module;     ///< messages name it with its module, as they do a type of C
    Object* dict;          ///< Dict; from here on in the order of type_traverse
    Object* mro;           ///< Tuple, this type first
    Object* bases;         ///< Tuple
    Type* base;            ///< the one that decides the layout
    Object* name;          ///< Str; type_traverse does not visit it and what follows
    Object* qualified_name;
    Object* subclasses;     ///< Dict of weak references; no reference counting collector sees it
    Object* slot_names;     ///< Tuple of the `__slots__` of this class alone, or null
    const TypeSpec* spec;   ///< null when program-defined
    SharedKeys* keys;       ///< null until an instance has inline values
    std::uint32_t version;  ///< changes whenever the class or a base changes; unique in the run; 0: not looked up since
    std::uint32_t traits_version;
    std::uint8_t traits;        ///< TypeTrait; valid while `traits_version == version`
    bool is_cached;             ///< in Run::cached_classes
    Construction construction;  ///< valid while `construction_version == version`
    std::uint32_t construction_version;
    Object* initializer;  ///< likewise: `__init__`, borrowed
    WeakReference* weak_references;

    [[nodiscard]] std::uint32_t keys_count() const { return keys ? keys->count : 0; }
};

/// Of the nearest built-in class that `type` derives from, or is.
inline const TypeSpec& built_in_spec(const Type* type) {
    while (!type->spec) type = type->base;
    return *type->spec;
}

/// What lookups found out about a class, so that common paths need no lookup.
enum TypeTrait : std::uint8_t {
    trait_generic_getattr = 1,  ///< object's __getattribute__ and no __getattr__
    trait_generic_setattr = 2,  ///< object's __setattr__ and __delattr__
    trait_generic_new = 4,      ///< object's __new__
    trait_generic_init = 8,     ///< object's __init__
};
std::uint8_t type_traits(Type* type);

/// True when `type` is `base` or inherits from it (by MRO).
bool is_subtype(const Type* type, const Type* base);

/// Looks `name` up through the MRO. Borrowed; null when absent. Never raises, never runs Python code.
Object* find_in_mro(Type* type, Str* name);

/// Looks `name` up in the class itself alone. Borrowed; null when absent. `name` interned.
Object* find_in_own_dict(Type* type, Str* name);

/// The special method of the type of an object, found through the MRO. Borrowed, null when absent.
Object* find_special(Type* type, SpecialName name);

/// Whether the `__module__` that the class itself says is `name`.
bool is_of_module(Run& run, Type* type, std::string_view name);

/// Sets or deletes (null) a class attribute and forgets what was cached of it and its subclasses.
void set_type_attribute(Run& run, Type* type, Str* name, Object* value);

/// The `__module__` of a built-in type.
std::string_view module_of(const Profile& profile, const TypeSpec& spec);

/// Whether the real type has the attribute and the model's does not; "name=": whether only the real one can be set.
bool lacks_name(const Profile& profile, const TypeSpec& type, std::string_view name);

/// Whether an attribute that is no method is a field of the object in C ("member_descriptor"), not computed.
bool is_member(const Profile& profile, const TypeSpec& type, std::string_view name);

/// A built-in type of this run, made on first use. Borrowed; lives as long as the run.
Type* builtin_type(Run& run, const TypeSpec& spec);

/// The most derived of `metaclass` and the metaclasses of `bases`. Raises TypeError where none is.
Type* best_metaclass_of(Run& run, Type* metaclass, Tuple* bases);

/// What a class statement and type(name, bases, dict) do once the metaclass is known: layout, C3 MRO, `__slots__`,
/// `__set_name__`, `__init_subclass__`. Raises TypeError as CPython does.
Ref<Type> make_class(Run& run, Type* metaclass, Str* name, Tuple* bases, Dict* dict, Dict* keywords);

}  // namespace lastref::model
