#include "backends/model/heap/detail.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/text/unicode.hpp"
#include "backends/model/object/types/class_hierarchy.hpp"
#include "backends/model/object/types/class_hooks.hpp"
#include "backends/model/object/types/class_instances.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"

#include <algorithm>
#include <vector>

namespace lastref::model {

namespace {

Type* best_metaclass(Run& run, Type* metaclass, Tuple* bases) {
    // Bases that stand for others came with classes that have `__class_getitem__`.
    const bool may_resolve = does(run, Detail::classes_may_be_subscripted);
    for (std::uint32_t i = 0; i < bases->size; ++i) {
        Object* base = bases->items()[i];
        const bool resolves =
            may_resolve && base->kind != Kind::type && find_attribute(run, base, run.name(SpecialName::mro_entries));
        if (resolves) {
            raise(run, CoreType::type_error, "type() doesn't support MRO entry resolution; use types.new_class()");
        }
        if (is_subtype(metaclass, base->type) || is_classic_class(base)) continue;
        if (!is_subtype(base->type, metaclass)) {
            raise(run, CoreType::type_error,
                  "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                  "metaclasses of "
                  "all its bases");
        }
        metaclass = base->type;
    }
    return metaclass;
}

struct Slots {
    std::vector<Str*> names;  ///< sorted: CPython lays them out alphabetically
    bool declared = false;
    bool dict = false;
    bool weakref = false;
};

std::string mangled(Str* class_name, std::string_view name) {
    std::string_view owner = class_name->view();
    while (!owner.empty() && owner.front() == '_') owner.remove_prefix(1);
    if (!name.starts_with("__") || name.ends_with("__") || owner.empty()) return std::string(name);
    return "_" + std::string(owner) + std::string(name);
}

/// Instances of such kinds end in a part of any length.
bool is_variable_sized(Kind kind) {
    return kind == Kind::integer || kind == Kind::bytes || kind == Kind::tuple;
}

/// Whether instances of the built-in type that the class is of can be referred to weakly, where they say so.
bool is_referred_to_weakly(Run& run, const Type* base) {
    const Kind kind = base->instance_kind;
    const Type* of_c = base;
    while (of_c->program_defined) of_c = of_c->base;
    const bool is_stream = kind == Kind::file && of_c->spec && of_c->spec->module == "_io";
    const bool is_known = kind == Kind::set || kind == Kind::deque || kind == Kind::module || is_stream;
    return has_told_weak_list(run, base) || (is_known && run.profile.family == "cpython");
}

Slots read_slots(Run& run, Str* class_name, const Type* base, Dict* dict) {
    Slots slots;
    Object* declared = dict_find(dict, run.name(SpecialName::slots));
    if (!declared) return slots;
    slots.declared = true;
    Ref<List> names;
    if (is_string(declared)) {
        names = make_list(run, {&declared, 1});
    } else {
        names = list_from(run, declared);
    }
    const bool takes_none = is_variable_sized(base->instance_kind) || base->instance_kind == Kind::type;
    const bool takes_few = takes_none && does(run, Detail::variable_sized_take_slots);
    if (names->size > 0 && takes_none && !takes_few && !run.profile.variable_sized_take_extras) {
        raise(run, CoreType::type_error, "nonempty __slots__ not supported for subtype of '{}'",
              as_string(base->name)->view());
    }
    for (std::uint32_t i = 0; i < names->size; ++i) {
        Object* item = names->items[i];
        if (!is_string(item)) {
            raise(run, CoreType::type_error, "__slots__ items must be strings, not '{}'", type_name(item));
        }
        if (!is_identifier(as_string(item)->view())) {
            raise(run, CoreType::type_error, "__slots__ must be identifiers");
        }
        std::string text = mangled(class_name, as_string(item)->view());
        if (text == "__dict__") {
            const Kind kind = base->instance_kind;
            const bool has_own_dict = base->layout.has_dict || kind == Kind::exception || kind == Kind::module;
            if (slots.dict || has_own_dict) {
                raise(run, CoreType::type_error, "__dict__ slot disallowed: we already got one");
            }
            slots.dict = true;
        } else if (text == "__weakref__") {
            if (slots.weakref || is_referred_to_weakly(run, base))
                raise_worded(run, CoreType::type_error, run.profile.words.weakref_slot);
            if (takes_few)
                run.refuse(fmt::format("weak references to a subclass of {}", as_string(base->name)->view()));
            slots.weakref = true;
        } else if (takes_few && base->instance_kind != Kind::tuple) {
            raise(run, CoreType::type_error, "arbitrary __slots__ not supported for subtype of '{}'",
                  as_string(base->name)->view());
        } else {
            slots.names.push_back(run.intern(text));
        }
    }
    for (Str* name : slots.names) {
        const bool is_taken_out = name->view() == "__qualname__" || name->view() == "__classcell__";
        if (dict_find(dict, name) && !is_taken_out)
            raise(run, CoreType::value_error, "'{}' in __slots__ conflicts with class variable", name->view());
    }
    std::sort(slots.names.begin(), slots.names.end(),
              [](Str* left, Str* right) { return left->view() < right->view(); });
    return slots;
}

void check_slots(Run& run, const Type* type, const Slots& slots) {
    if (slots.names.empty()) return;
    Kind kind = type->instance_kind;
    if (is_variable_sized(kind) || kind == Kind::string || kind == Kind::record || kind == Kind::type)
        run.refuse(fmt::format("__slots__ in a subclass of {}", as_string(type->base->name)->view()));
}

void lay_out(Run& run, Type* type, const Slots& slots, const TypeList& bases) {
    check_slots(run, type, slots);
    TypeLayout& layout = type->layout;
    const TypeLayout& inherited = type->base->layout;
    layout = inherited;
    layout.free_list = {};
    layout.base = &inherited;
    layout.heap = &run.heap;
    layout.inline_capacity = 0;
    layout.values_stay_inside = run.profile.read_attributes == ReadAttributes::embedded;
    layout.key_room = InlineValues::maximum;
    layout.key_room_of_instance = does(run, Detail::instances_take_room_for_attributes) ? 1 : 0;
    bool any_dict = false;
    bool any_weak = false;
    for (Type* base : bases) {
        any_dict |= base->layout.has_dict;
        any_weak |=
            base->layout.has_weak_list || kind_rows[static_cast<std::size_t>(base->instance_kind)]->weak_offset != 0;
    }
    layout.has_dict = any_dict || !slots.declared || slots.dict;
    bool own_weak = kind_rows[static_cast<std::size_t>(type->instance_kind)]->weak_offset != 0;
    bool may_add_weak = !is_variable_sized(type->instance_kind) || run.profile.variable_sized_take_extras;
    const bool takes_weak = any_weak || !slots.declared || slots.weakref || run.profile.slotted_take_weak_references;
    layout.has_weak_list = !own_weak && (inherited.has_weak_list || (may_add_weak && takes_weak));
    // Classes and modules keep their attributes in dicts of their own.
    if (type->instance_kind == Kind::type || type->instance_kind == Kind::module) {
        layout.has_dict = false;
        layout.has_weak_list = false;
    }
    if (!slots.names.empty()) {
        if (layout.slots_offset == 0) layout.slots_offset = (layout.instance_size + 7) & ~7U;
        layout.slot_count += static_cast<std::uint32_t>(slots.names.size());
        layout.instance_size = layout.slots_offset + layout.slot_count * static_cast<std::uint32_t>(sizeof(Object*));
    }
    bool holds_something = layout.has_dict || layout.has_weak_list || layout.slot_count > 0;
    layout.instances_tracked = holds_something || inherited.instances_tracked || run.profile.empty_slots_tracked;
}

void add_members(Run& run, Type* type, const Slots& slots) {
    std::uint32_t place = type->layout.slot_count - static_cast<std::uint32_t>(slots.names.size());
    for (Str* name : slots.names) {
        Ref<Descriptor> member = make_member(run, type, name, place++);
        dict_set(run, static_cast<Dict*>(type->dict), name, member.get());
    }
}

void wrap_special_methods(Run& run, Dict* dict) {
    auto wrap = [&](SpecialName name, CoreType type) {
        Object* found = dict_find(dict, run.name(name));
        if (!found || found->kind != Kind::function) return;
        const bool copies = does(run, Detail::implied_wrappers_copy_attributes);
        Value wrapper = copies ? call(run, run.type(type), found) : Value(make_descriptor(run, type, found));
        dict_set(run, dict, run.name(name), wrapper.get());
    };
    wrap(SpecialName::new_, CoreType::static_method);
    wrap(SpecialName::init_subclass, CoreType::class_method);
    if (does(run, Detail::classes_may_be_subscripted)) wrap(SpecialName::class_getitem, CoreType::class_method);
    const bool has_own_hash = dict_find(dict, run.name(SpecialName::hash)) || run.profile.python_2;
    if (dict_find(dict, run.name(SpecialName::eq)) && !has_own_hash) {
        dict_set(run, dict, run.name(SpecialName::hash), run.none);
    }
}

/// The nearest class that is built in, or stands for one that is.
const Type* built_in_base(const Type* type) {
    while (type->program_defined && !stands_for_native(type)) type = type->base;
    return type;
}

/// Whether attributes may live inside: not behind objects of variable size, nor where the built-in base has a dict.
bool takes_inline_values(const Profile& profile, Type* type) {
    const Type* built_in = built_in_base(type);
    if (built_in->layout.has_dict && profile.read_attributes != ReadAttributes::moved) return false;
    if (type->instance_kind == Kind::instance) {
        return !(does(profile, Detail::slots_keep_attributes_out) && type->layout.slot_count > 0);
    }
    constexpr Kind fixed[] = {Kind::list, Kind::dict,       Kind::floating, Kind::complex_number,
                              Kind::set,  Kind::byte_array, Kind::deque};
    if (std::find(std::begin(fixed), std::end(fixed), type->instance_kind) == std::end(fixed)) return false;
    return profile.container_subclasses_inline;
}

/// Room in instances for the attributes that the class body tells of, in their places.
void plan_inline_values(Run& run, Type* type, const Type* base) {
    std::uint32_t known = base->layout.inline_capacity;
    Object* statics = dict_find(static_cast<Dict*>(type->dict), run.name(SpecialName::static_attributes));
    auto* names = statics && statics->kind == Kind::tuple ? static_cast<Tuple*>(statics) : nullptr;
    known += names ? names->size : 0;
    for (std::uint32_t i = 0; names && run.profile.classes_know_attributes && i < names->size; ++i) {
        if (!is_string(names->items()[i])) continue;
        Str* attribute = as_string(names->items()[i]);
        ensure_shared_key(run, type, attribute);
        // A private name takes a place that is never used: instances know it mangled.
        known += attribute->view().starts_with("__") && !attribute->view().ends_with("__");
    }
    type->layout.inline_capacity = InlineValues::capacity_for(known);
}

}  // namespace

Type* best_metaclass_of(Run& run, Type* metaclass, Tuple* bases) {
    return best_metaclass(run, metaclass, bases);
}

namespace {

constexpr std::string_view refused_methods[] = {"__getslice__", "__setslice__", "__delslice__", "__coerce__"};

/// Python 2 calls some special methods by other names. The library's classes are written with those of Python 3.
void take_names_of_python_2(Run& run, Dict* dict) {
    constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"__next__", "next"}, {"__bool__", "__nonzero__"}, {"__truediv__", "__div__"}, {"__rtruediv__", "__rdiv__"}};
    for (auto [new_name, old_name] : names) {
        Str* key = run.intern(new_name);
        if (!run.runs_library() || !dict_find(dict, key)) continue;
        Value method = new_name.ends_with("div__") ? share(dict_find(dict, key)) : dict_take(run, dict, key);
        dict_set(run, dict, old_name, method.get());
    }
    for (std::string_view refused : refused_methods) {
        if (run.runs_library()) break;
        if (dict_find(run, dict, refused)) run.refuse(fmt::format("{} in a class of Python 2", refused));
    }
}

/// What a class of the new kind inherits from classic ones.
void check_names_of_classic_bases(Run& run, const Type* type) {
    auto* mro = static_cast<Tuple*>(type->mro);
    for (std::uint32_t i = 0; i < mro->size; ++i) {
        auto* each = static_cast<Type*>(mro->items()[i]);
        if (!is_classic_class(each)) continue;
        for (std::string_view refused : refused_methods) {
            if (dict_find(run, static_cast<Dict*>(each->dict), refused))
                run.refuse(fmt::format("{} in a class of Python 2", refused));
        }
    }
}

/// A class without a documentation string says so, behind all else. Metaclasses of the library leave the word to type,
/// which knows that theirs is not here.
void add_doc(Run& run, Type* type) {
    auto* dict = static_cast<Dict*>(type->dict);
    const bool is_left_out = run.runs_library() && is_subtype(type, run.type(CoreType::type));
    if (!is_left_out && !dict_find(dict, run.name(SpecialName::doc)))
        dict_set(run, dict, run.name(SpecialName::doc), run.none);
}

/// A class's attributes have texts as names, whatever the dict that it is made of has.
void check_attribute_names(Run& run, const Type* type) {
    auto* dict = static_cast<Dict*>(type->dict);
    const bool on_pypy = run.profile.family == "pypy";
    if (!dict->has_other_keys || (!on_pypy && !does(run, Detail::classes_warn_of_other_names))) return;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(dict, position, key, value)) {
        if (is_string(key)) continue;
        if (on_pypy) raise(run, CoreType::type_error, "expected str, got {} object", type_name(key));
        run.warn(CoreType::runtime_warning,
                 fmt::format("non-string key in the __dict__ of class {}", type_name_of(type)), nullptr);
        return;
    }
}

/// Of what the real runtime has in C, ordered dicts only nest in the trashcan.
void note_way_to_die(Run& run, Type* type) {
    const bool native = stands_for_native(type);
    const bool is_ordered_dict = native && type_name_of(type) == "OrderedDict";
    type->layout.attributes_come_last = type->base->layout.attributes_come_last;
    type->layout.native_slots = native ? type->layout.slot_count : type->base->layout.native_slots;
    type->layout.nests_in_trashcan = !native || is_ordered_dict;
    type->layout.attributes_go_first =
        type->base->layout.attributes_go_first || (is_ordered_dict && !run.profile.python_2);
    type->layout.keeps_order =
        type->base->layout.keeps_order || (is_ordered_dict && !run.profile.python_2 && run.profile.family == "cpython");
}

}  // namespace

Ref<Type> make_class(Run& run, Type* metaclass, Str* name, Tuple* bases, Dict* namespace_, Dict* keywords) {
    metaclass = best_metaclass(run, metaclass, bases);
    TypeList base_list;
    for (std::uint32_t i = 0; i < bases->size; ++i) {
        base_list.push_back(static_cast<Type*>(bases->items()[i]));
    }
    if (base_list.empty()) base_list.push_back(run.type(CoreType::object));
    Type* base = best_base(run, base_list);
    Ref<Tuple> base_tuple = bases->size ? Ref<Tuple>::share(bases) : make_tuple(run, {base});

    Ref<Dict> dict = dict_copy(run, namespace_);
    if (run.profile.python_2) take_names_of_python_2(run, dict.get());
    Slots slots = read_slots(run, name, base, dict.get());
    Ref<Tuple> slot_names;
    if (!slots.names.empty())
        slot_names = model::make_tuple(run, std::vector<Object*>(slots.names.begin(), slots.names.end()));
    auto type = Ref<Type>::adopt(static_cast<Type*>(run.heap.make_sized(Kind::type, metaclass, sizeof(Type))));
    type->layout = TypeLayout{};
    type->layout.heap = &run.heap;
    type->run = &run;
    type->program_defined = true;
    type->instance_kind = base->instance_kind;
    type->base = Ref<Type>::share(base).release();
    // Two references, of which a collector finds one: a class does not show what it holds there.
    if ((type->slot_names = slot_names.release())) add_reference(type->slot_names);
    type->name = share(name).release();
    Value qualified = dict_take(run, dict.get(), run.name(SpecialName::qualname));
    type->qualified_name = share(qualified ? qualified.get() : name).release();
    type->bases = base_tuple.release();
    lay_out(run, type.get(), slots, base_list);
    wrap_special_methods(run, dict.get());
    fill_class_cell(run, type.get(), dict.get());
    type->dict = dict.release();
    run.heap.track(type.get());
    if (!is_string(type->qualified_name))
        raise(run, CoreType::type_error, "type __qualname__ must be a str, not {}", type_name(type->qualified_name));
    if (run.profile.mro_precedes_descriptors) set_mro(run, type.get());
    add_members(run, type.get(), slots);
    add_instance_descriptors(run, type.get());
    if (!run.profile.mro_precedes_descriptors) set_mro(run, type.get());
    add_doc(run, type.get());
    if (run.profile.python_2) check_names_of_classic_bases(run, type.get());
    check_attribute_names(run, type.get());
    type->layout.has_finalizer = find_special(type.get(), SpecialName::del) != nullptr;
    note_way_to_die(run, type.get());
    if (takes_inline_values(run.profile, type.get()) && type->layout.has_dict &&
        run.profile.attributes == InstanceAttributes::inline_values) {
        plan_inline_values(run, type.get(), base);
    }
    for (Type* each : base_list) register_subclass(run, each, type.get());
    note_maker(type.get());
    call_set_name(run, type.get());
    call_init_subclass(run, type.get(), keywords);
    return type;
}

}  // namespace lastref::model
