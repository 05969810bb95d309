#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/reducing.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/real_size.hpp"
#include "backends/model/object/text/unicode_text.hpp"
#include "backends/model/object/types/class_hierarchy.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance.hpp"

#include <array>

namespace lastref::model {

void check_attribute_name(Run& run, Object* name) {
    if (is_string(name)) return;
    raise(run, CoreType::type_error, "attribute name must be string, not '{}'", type_name(name));
}

Value object_getattribute(Run& run, Arguments arguments) {
    check_attribute_name(run, arguments[1]);
    // That of type is another, which takes no such class.
    if (is_classic_class(arguments[0])) run.refuse("object.__getattribute__() of a classic class");
    return get_attribute_generic(run, arguments[0], as_string(arguments[1]));
}

namespace {

/// What a type does about its attributes is more than what object would do.
void check_is_no_type(Run& run, const Object* object, std::string_view method) {
    if (is_classic_class(object) || is_classic_instance(object))
        raise(run, CoreType::type_error, "can't apply this {} to {} object", method, type_name(object));
    if (object->kind != Kind::type || run.profile.family != "cpython") return;
    if (!does(run, Detail::slots_are_told_by_own_class))
        raise(run, CoreType::type_error, "can't apply this {} to type object", method);
    raise(run, CoreType::type_error, "can't apply this {} to {} object", method, type_name(object));
}

}  // namespace

Value type_setattr(Run& run, Arguments arguments) {
    check_attribute_name(run, arguments[1]);
    set_attribute_generic(run, arguments[0], as_string(arguments[1]), arguments[2]);
    return none(run);
}

Value type_delattr(Run& run, Arguments arguments) {
    check_attribute_name(run, arguments[1]);
    set_attribute_generic(run, arguments[0], as_string(arguments[1]), nullptr);
    return none(run);
}

Value object_setattr(Run& run, Arguments arguments) {
    check_is_no_type(run, arguments[0], "__setattr__");
    return type_setattr(run, arguments);
}

Value object_delattr(Run& run, Arguments arguments) {
    check_is_no_type(run, arguments[0], "__delattr__");
    return type_delattr(run, arguments);
}

namespace {

bool has_extra(Arguments arguments, std::uint32_t positional, std::uint32_t keywords) {
    return static_cast<Tuple*>(arguments[positional])->size || static_cast<Dict*>(arguments[keywords])->used;
}

/// Python 2 merely warns of them where the class has both methods.
bool ignores_extra(Run& run, Type* type, const char* warning) {
    const bool ignores = run.profile.python_2 && !(type_traits(type) & (trait_generic_new | trait_generic_init));
    if (ignores) run.warn(CoreType::deprecation_warning, warning, nullptr);
    return ignores;
}

[[noreturn]] void raise_abstract(Run& run, Type* type) {
    Value names = find_attribute(run, type, run.name(SpecialName::abstractmethods));
    Ref<List> sorted = names ? list_from(run, names.get()) : make_list(run);
    call_method(run, sorted.get(), "sort");
    std::string text;
    for (std::uint32_t i = 0; i < sorted->size; ++i) {
        if (i) text += ", ";
        text += fmt::format(fmt::runtime(run.profile.words.abstract_name), as_string(sorted->items[i])->view());
    }
    const Wordings& words = run.profile.words;
    raise_worded(run, CoreType::type_error, words.abstract_class, type_name_of(type),
                 sorted->size == 1 && words.one_abstract_is_singular ? "" : "s", text);
}

}  // namespace

Value object_new(Run& run, Arguments arguments) {
    auto* type = static_cast<Type*>(arguments[0]);
    if (has_extra(arguments, 1, 2) && !ignores_extra(run, type, "object() takes no parameters")) {
        if (!(type_traits(type) & trait_generic_new)) {
            raise(run, CoreType::type_error, "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (type_traits(type) & trait_generic_init)
            raise(run, CoreType::type_error, "{}() takes no arguments", type_name_of(type));
    }
    if (type->is_abstract) raise_abstract(run, type);
    const TypeSpec& built_in = built_in_spec(type);
    return built_in.make ? built_in.make(run, type) : make_instance(run, type);
}

Value object_init(Run& run, Arguments arguments) {
    Type* type = arguments[0]->type;
    if (has_extra(arguments, 1, 2) && !ignores_extra(run, type, "object.__init__() takes no parameters")) {
        if (!(type_traits(type) & trait_generic_init)) {
            raise(run, CoreType::type_error,
                  "object.__init__() takes exactly one argument (the instance to initialize)");
        }
        if (type_traits(type) & trait_generic_new) {
            raise(run, CoreType::type_error, "{}.__init__() takes exactly one argument (the instance to initialize)",
                  type_name_of(type));
        }
    }
    return none(run);
}

namespace {

std::string qualified(Run& run, Type* type) {
    Value module = find_attribute(run, type, run.name(SpecialName::module));
    const auto is_builtin = [&](std::string_view name) { return name == "builtins" || name == "__builtin__"; };
    if (module && is_string(module.get()) && !is_builtin(as_string(module.get())->view()))
        return fmt::format("{}.{}", as_string(module.get())->view(), as_string(type->qualified_name)->view());
    return std::string(type_name_of(type));
}

Value object_repr(Run& run, Arguments arguments) {
    return make_string(
        run, fmt::format("<{} object at {:#x}>", qualified(run, arguments[0]->type), identity(run, arguments[0])));
}

Value object_str(Run& run, Arguments arguments) {
    return call_special(run, arguments[0], SpecialName::repr);
}

Value object_format(Run& run, Arguments arguments) {
    if (is_string(arguments[1]) && as_string(arguments[1])->size) {
        if (run.profile.python_2)
            return call_special(run, str(run, arguments[0]).get(), SpecialName::format, {arguments[1]});
        if (does(run, Detail::formats_make_text_first)) str(run, arguments[0]);
        raise(run, CoreType::type_error, "unsupported format string passed to {}.__format__", type_name(arguments[0]));
    }
    const bool is_unicode = is_string(arguments[1]) && as_string(arguments[1])->is_unicode;
    return is_unicode ? unicode(run, arguments[0]) : str(run, arguments[0]);
}

Value object_eq(Run& run, Arguments arguments) {
    return share(arguments[0] == arguments[1] ? run.true_ : run.not_implemented);
}

Value object_ne(Run& run, Arguments arguments) {
    if (run.profile.python_2) return share(run.not_implemented);
    Value answer = call_special(run, arguments[0], SpecialName::eq, {arguments[1]});
    if (answer.get() == run.not_implemented) return answer;
    return make_bool(run, !is_true(run, answer.get()));
}

Value object_compare(Run& run, Arguments) {
    return share(run.not_implemented);
}

Value object_hash(Run& run, Arguments arguments) {
    std::uint64_t address = identity(run, arguments[0]);
    return make_int(run, static_cast<std::int64_t>((address >> 4) | (address << 60)) & INT64_MAX);
}

Value object_dir(Run& run, Arguments arguments) {
    Ref<Dict> names = make_dict(run);
    auto* mro = static_cast<Tuple*>(arguments[0]->type->mro);
    Value own = find_attribute(run, arguments[0], run.name(SpecialName::dict));
    if (own && own->kind == Kind::dict) dict_merge(run, names.get(), static_cast<Dict*>(own.get()));
    Value type = find_attribute(run, arguments[0], run.name(SpecialName::class_));
    if (!type || type->kind != Kind::type) return list_from(run, names.get());
    mro = static_cast<Tuple*>(static_cast<Type*>(type.get())->mro);
    for (std::uint32_t i = 0; i < mro->size; ++i)
        add_class_names(run, static_cast<Type*>(mro->items()[i]), names.get());
    return list_from(run, names.get());
}

Value object_init_subclass(Run& run, Arguments) {
    return none(run);
}
Value object_subclasshook(Run& run, Arguments) {
    return share(run.not_implemented);
}

Value get_class(Run&, Object* object) {
    return share(object->type);
}

/// The class that first laid instances out as `type` does.
Type* owner_of_layout(Type* type) {
    while (type->program_defined && type->base && !type->slot_names) {
        const TypeLayout& own = type->layout;
        const TypeLayout& inherited = type->base->layout;
        if (own.has_dict != inherited.has_dict || own.has_weak_list != inherited.has_weak_list) break;
        type = type->base;
    }
    return type;
}

/// Instances of both have the same slots, declared by the same class or by two with the same base.
bool have_same_slots(Run& run, Type* left, Type* right) {
    left = owner_of_layout(left);
    right = owner_of_layout(right);
    if (left == right) return true;
    if (left->base != right->base) return false;
    Object* first = left->slot_names ? left->slot_names : run.empty_tuple;
    Object* second = right->slot_names ? right->slot_names : run.empty_tuple;
    return equals(run, first, second);
}

/// The nearest class up the line of bases that gave instances slots, or the built-in one.
Type* owner_of_slots(Type* type) {
    while (type->program_defined && type->layout.slot_count == type->base->layout.slot_count) type = type->base;
    return type;
}

/// Whatever else classes give their instances is no part of the layout.
bool have_same_parts(Run& run, Type* left, Type* right) {
    if (run.profile.family == "cpython") return compatible_for_assignment(left, right);
    const bool is_module = left->instance_kind == Kind::module;
    if (!is_module && has_told_weak_list(run, left) != has_told_weak_list(run, right)) return false;
    left = owner_of_slots(left);
    right = owner_of_slots(right);
    if (left == right || !left->program_defined || !right->program_defined) return left == right;
    return owner_of_slots(left->base) == owner_of_slots(right->base) &&
           equals(run, left->slot_names, right->slot_names);
}

void set_class(Run& run, Object* object, Object* value) {
    if (!value) raise(run, CoreType::type_error, "can't delete __class__ attribute");
    if (value->kind != Kind::type) {
        raise(run, CoreType::type_error, "__class__ must be set to a class, not '{}' object", type_name(value));
    }
    auto* fresh = static_cast<Type*>(value);
    Type* old = object->type;
    bool modules = old->instance_kind == Kind::module && fresh->instance_kind == Kind::module;
    const bool new_alone = run.profile.family == "pypy";
    const auto is_fixed = [&](const Type* type) {
        return !type->program_defined || (type->tells_module && !new_alone);
    };
    if (!modules && ((!new_alone && is_fixed(old)) || is_fixed(fresh)))
        raise_worded(run, CoreType::type_error, run.profile.words.fixed_class);
    const TypeLayout& left = old->layout;
    const TypeLayout& right = fresh->layout;
    const bool by_parts = does(run, Detail::layouts_compare_by_parts);
    // What dies in another way has another layout: ordered dicts.
    bool same = old->instance_kind == fresh->instance_kind && !differ_by_deallocator(run, fresh, old) &&
                (new_alone || left.attributes_go_first == right.attributes_go_first) &&
                (by_parts ? have_same_parts : have_same_slots)(run, old, fresh) &&
                left.slot_count == right.slot_count && left.has_dict == right.has_dict &&
                left.has_weak_list == right.has_weak_list && left.instance_size == right.instance_size;
    if (!same) {
        const bool old_first = new_alone || run.profile.python_2;
        raise_layouts_differ(run, "__class__", old_first ? old : fresh, old_first ? fresh : old);
    }
    // The new class numbers its keys in its own way: the values leave the instance.
    Object** const attributes = dict_field(object);
    const bool has_values =
        has_flag(object, flag_inline_values) || (attributes && *attributes && is_embedded_in(object, *attributes));
    if (has_values && !(new_alone && fresh == old)) clear_flag(instance_dict(run, object), flag_embedded);
    add_reference(fresh);
    object->type = fresh;
    drop_reference(old);
}

constexpr std::array methods{
    NativeRow{"__new__", "cls, /, *args, **kwargs", object_new, Binding::static_method},
    NativeRow{"__init__", "self, /, *args, **kwargs", object_init},
    NativeRow{"__getattribute__", "self, name, /", object_getattribute},
    NativeRow{"__setattr__", "self, name, value, /", object_setattr},
    NativeRow{"__delattr__", "self, name, /", object_delattr},
    NativeRow{"__repr__", "self, /", object_repr},
    NativeRow{"__str__", "self, /", object_str},
    NativeRow{"__format__", "self, spec, /", object_format},
    NativeRow{"__eq__", "self, other, /", object_eq},
    NativeRow{"__ne__", "self, other, /", object_ne},
    NativeRow{"__lt__", "self, other, /", object_compare},
    NativeRow{"__le__", "self, other, /", object_compare},
    NativeRow{"__gt__", "self, other, /", object_compare},
    NativeRow{"__ge__", "self, other, /", object_compare},
    NativeRow{"__hash__", "self, /", object_hash},
    NativeRow{"__dir__", "self, /", object_dir},
    NativeRow{"__sizeof__", "self, /", object_sizeof},
    NativeRow{"__reduce_ex__", "self, protocol, /", object_reduce_ex},
    NativeRow{"__reduce__", "self, protocol=0, /", object_reduce, Binding::method, true, 0, 6},
    NativeRow{"__reduce__", "self, /", object_reduce, Binding::method, true, 7},
    NativeRow{"__getstate__", "self, /", object_getstate, Binding::method, true, 11},
    NativeRow{"__init_subclass__", "cls, /", object_init_subclass, Binding::class_method},
    NativeRow{"__subclasshook__", "cls, other, /", object_subclasshook, Binding::class_method},
};
constexpr std::array attributes{GetSetRow{"__class__", get_class, set_class}};

}  // namespace

const TypeSpec object_type{.name = "object",
                           .kind = Kind::instance,
                           .instance_size = sizeof(Tracked),
                           .methods = methods,
                           .attributes = attributes,
                           .doc = "The base class of the class hierarchy."};

}  // namespace lastref::model
