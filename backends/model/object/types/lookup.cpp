#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/class_hierarchy.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/type.hpp"

#include <algorithm>
#include <span>

namespace lastref::model {

namespace {

template <class Row>
bool offers_any(const Run& run, std::span<const Row> rows) {
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return is_offered(run, row); });
}

/// Whether a built-in exception has a `__new__` of its own that does what its base's does. In CPython 3 those have none
/// that add something to their base (ComplexExtendsException), nor what derives from them, except a UnicodeError.
bool has_new_of_own(Run& run, const Type* type) {
    if (run.profile.python_2 || type->base->spec->name == "UnicodeError") return true;
    const Type* each = type;
    while (!offers_any(run, each->spec->attributes) && !offers_any(run, each->spec->methods)) each = each->base;
    return each == run.type(CoreType::base_exception);
}

/// Whether a built-in exception has one of the methods that make an exception, though it does what its base's does:
/// where it is not inherited, that which has attributes to set. ExceptionGroup is made as classes are.
bool has_maker_of_own(Run& run, const Type* type, const Str* name) {
    const TypeSpec& spec = *type->spec;
    const bool makes = name == run.name(SpecialName::new_);
    if (!makes && name != run.name(SpecialName::init)) return false;
    if (spec.kind != Kind::exception || !type->base || spec.name == "ExceptionGroup") return false;
    const bool on_pypy = run.profile.family == "pypy";
    if (makes && !on_pypy) return has_new_of_own(run, type);
    return offers_any(run, spec.attributes) || (!on_pypy && run.profile.minor() < 14);
}

Value make_maker_of_exception(Run& run, Type* type, Str* name) {
    if (!has_maker_of_own(run, type, name)) return {};
    Object* of_base = find_in_mro(type->base, name);
    const bool is_native =
        of_base && of_base->kind == Kind::native && static_cast<Native*>(of_base)->owner != run.type(CoreType::object);
    return is_native ? make_type_attribute(run, type, *static_cast<Native*>(of_base)->row) : Value();
}

/// A built-in type's methods and attributes come into being when their name is first asked for.
Object* make_builtin_attribute(Type* type, Str* name) {
    Run& run = *type->run;
    const TypeSpec& spec = *type->spec;
    std::string_view text = name->view();
    Value made;
    bool was = std::exchange(run.heap.making_internals, true);
    for (const NativeRow& row : spec.methods) {
        if (row.name == text && is_offered(run, row)) made = make_type_attribute(run, type, row);
    }
    for (const NativeRow& row : spec.methods) {
        bool is_renamed = !made && run.profile.python_2 && name_in_python_2(row.name) == text;
        if (is_renamed && is_offered(run, row)) made = make_type_attribute(run, type, row);
    }
    for (const GetSetRow& row : spec.attributes) {
        if (!made && row.name == text && is_offered(run, row)) made = make_getset(run, type, row);
    }
    if (!made) made = make_maker_of_exception(run, type, name);
    if (!made) made = make_implied_attribute(run, type, text);
    if (made) dict_set(run, static_cast<Dict*>(type->dict), name, made.get());
    run.heap.making_internals = was;
    return made.get();
}

Object* find_in_mro_slowly(Type* type, Str* name) {
    auto* mro = static_cast<Tuple*>(type->mro);
    if (!mro) return nullptr;
    for (std::uint32_t i = 0; i < mro->size; ++i) {
        auto* each = static_cast<Type*>(mro->items()[i]);
        if (Object* found = find_in_own_dict(each, name)) return found;
    }
    return nullptr;
}

std::size_t lookup_place(std::uint32_t version, const Str* name) {
    return (version * 31 + (reinterpret_cast<std::uintptr_t>(name) >> 5)) % std::tuple_size_v<decltype(Run::lookups)>;
}

bool found_is_native(Object* found, NativeFunction function) {
    return found && found->kind == Kind::native && static_cast<Native*>(found)->row->function == function;
}

}  // namespace

Object* find_in_own_dict(Type* type, Str* name) {
    if (Object* found = dict_find(static_cast<Dict*>(type->dict), name)) return found;
    return type->spec ? make_builtin_attribute(type, name) : nullptr;
}

bool is_of_module(Run& run, Type* type, std::string_view name) {
    Object* module = find_in_own_dict(type, run.name(SpecialName::module));
    return module && is_string(module) && as_string(module)->view() == name;
}

bool is_subtype(const Type* type, const Type* base) {
    if (type == base) return true;
    auto* mro = static_cast<Tuple*>(const_cast<Type*>(type)->mro);
    if (!mro) {
        for (const Type* each = type; each; each = each->base) {
            if (each == base) return true;
        }
        return false;
    }
    for (std::uint32_t i = 0; i < mro->size; ++i) {
        if (mro->items()[i] == base) return true;
    }
    return false;
}

Object* find_in_mro(Type* type, Str* name) {
    Run& run = *type->run;
    if (!name->interned) name = run.intern(name->view());
    if (type->version == 0) type->version = ++run.last_version;
    Run::LookupEntry& entry = run.lookups[lookup_place(type->version, name)];
    if (entry.version == type->version && entry.name == name) return entry.found;
    Object* found = find_in_mro_slowly(type, name);
    entry = {type->version, name, found};
    return found;
}

Object* find_special(Type* type, SpecialName name) {
    return find_in_mro(type, type->run->name(name));
}

std::uint8_t type_traits(Type* type) {
    if (type->version != 0 && type->traits_version == type->version) return type->traits;
    std::uint8_t traits = 0;
    auto has = [&](SpecialName name, NativeFunction function) {
        return found_is_native(find_special(type, name), function);
    };
    if (has(SpecialName::getattribute, object_getattribute) && !find_special(type, SpecialName::getattr)) {
        traits |= trait_generic_getattr;
    }
    const bool sets_as_object = has(SpecialName::setattr, object_setattr) && has(SpecialName::delattr, object_delattr);
    const bool sets_as_type = has(SpecialName::setattr, type_setattr) && has(SpecialName::delattr, type_delattr);
    if (sets_as_object || sets_as_type) {
        traits |= trait_generic_setattr;
    }
    if (has(SpecialName::new_, object_new) && !has_flag(type, flag_made_by_program)) traits |= trait_generic_new;
    if (has(SpecialName::init, object_init)) traits |= trait_generic_init;
    type->traits = traits;
    type->traits_version = type->version;
    return traits;
}

namespace {

/// Everything looked up on the type or what inherits from it is forgotten.
void forget_lookups(Type* type) {
    type->version = 0;
    for_each_subclass(type, forget_lookups);
}

void update_finalizer(Type* type) {
    type->layout.has_finalizer = find_special(type, SpecialName::del) != nullptr;
    for_each_subclass(type, update_finalizer);
}

}  // namespace

void note_maker(Type* type) {
    if (!does(*type->run, Detail::classes_keep_slots_of_their_makers)) return;
    Object* maker = find_special(type, SpecialName::new_);
    bool by_program = (type->base->program_defined && has_flag(type->base, flag_made_by_program)) ||
                      (maker && maker->kind != Kind::native);
    if (by_program) set_flag(type, flag_made_by_program);
    for_each_subclass(type, note_maker);
}

void type_changed(Type* type) {
    forget_lookups(type);
    update_finalizer(type);
}

void set_type_attribute(Run& run, Type* type, Str* name, Object* value) {
    auto* dict = static_cast<Dict*>(type->dict);
    Value old;
    if (value) {
        old = share(dict_find(dict, name));
        forget_lookups(type);
        dict_set(run, dict, name, value);
    } else {
        if (!dict_find(dict, name)) {
            std::string text = fmt::format(fmt::runtime(run.profile.words.no_class_attribute), type_name_of(type),
                                           name->view(), type_name(type));
            raise_no_class_attribute(run, type, name, text);
        }
        forget_lookups(type);
        old = dict_take(run, dict, name);
    }
    if (name == run.name(SpecialName::new_) && value) note_maker(type);
    if (name == run.name(SpecialName::del)) {
        // Where late ones are ignored, a class has finalizable instances, or not, from its beginning.
        if (run.profile.late_finalizers != LateFinalizers::ignored) {
            update_finalizer(type);
        } else if (value && !old) {
            run.warn(CoreType::runtime_warning, "a __del__ method added to an existing type will not be called",
                     nullptr);
        }
    }
}

}  // namespace lastref::model
