#include "backends/model/heap/detail.hpp"
#include "backends/model/library/codecs.hpp"
#include "backends/model/library/types/generic_alias.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/class_hierarchy.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace lastref::model {

namespace {

/// All built-in attributes of a built-in type, before its dict or its names are shown.
void make_all_attributes(Run& run, Type* type) {
    if (!type->spec) return;
    for (const NativeRow& row : type->spec->methods) find_in_own_dict(type, run.intern(row.name));
    for (const GetSetRow& row : type->spec->attributes) find_in_own_dict(type, run.intern(row.name));
    for (const NativeRow& row : type->spec->methods) {
        if (run.profile.python_2) find_in_own_dict(type, run.intern(name_in_python_2(row.name)));
    }
    find_in_own_dict(type, run.name(SpecialName::next));
    for (std::string_view name : {"__iter__", "__hash__"}) find_in_own_dict(type, run.intern(name));
    const bool new_is_first = run.profile.minor() >= 10;
    find_in_own_dict(type, run.name(new_is_first ? SpecialName::new_ : SpecialName::init));
    find_in_own_dict(type, run.name(new_is_first ? SpecialName::init : SpecialName::new_));
    for (std::string_view name : {"__doc__", "__module__"}) find_in_own_dict(type, run.intern(name));
}

}  // namespace

void add_class_names(Run& run, Type* type, Dict* names) {
    make_all_attributes(run, type);
    if (!run.profile.python_2 || !type->spec || run.runs_library()) return dict_merge(run, names, type->dict);
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(static_cast<Dict*>(type->dict), position, key, value))
        if (!is_hidden_name(run, value, as_string(key))) dict_set(run, names, key, value);
    std::string_view others = refused_names_of_python_2(*type->spec);
    while (!others.empty()) {
        std::string_view each = others.substr(0, others.find(' '));
        dict_set(run, names, each, run.none);
        others.remove_prefix(std::min(each.size() + 1, others.size()));
    }
}

namespace {

Type* as_type(Object* object) {
    return static_cast<Type*>(object);
}

/// The namespace with the `__module__` of who makes the class.
Ref<Dict> with_module(Run& run, Dict* dict) {
    Frame* frame = interpreter_of(run).current_frame();
    Value home = frame ? share(dict_find(frame->globals, run.name(SpecialName::name))) : Value{};
    if (!home || dict_find(dict, run.name(SpecialName::module))) return Ref<Dict>::share(dict);
    Ref<Dict> copy = dict_copy(run, dict);
    dict_set(run, copy.get(), run.name(SpecialName::module), home.get());
    return copy;
}

void check_type_name(Run& run, Str* name) {
    try {
        encode_text(run, name);
    } catch (Raised& raised) {
        std::string_view words = run.profile.words.surrogate_in_name;
        if (words.empty()) throw;
        Value start = get_attribute(run, raised.exception.get(), run.intern("start"));
        raise_worded(run, CoreType::value_error, words, index_as_int64(run, start.get()));
    }
    if (name->view().find('\0') != std::string_view::npos) {
        raise(run, CoreType::value_error, "type name must not contain null characters");
    }
}

Value type_new(Run& run, Arguments arguments) {
    auto* positional = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    if (arguments[0] == run.type(CoreType::type)) {
        if (positional->size == 1 && keywords->used == 0) return share(positional->items()[0]->type);
        if (positional->size != 3) raise(run, CoreType::type_error, "type() takes 1 or 3 arguments");
    }
    if (positional->size != 3 && does(run, Detail::metaclasses_count_arguments)) {
        raise(run, CoreType::type_error, "{}.__new__() takes exactly 3 arguments (1 given)",
              type_name_of(as_type(arguments[0])));
    }
    if (positional->size != 3) {
        raise(run, CoreType::type_error, "type.__new__() takes exactly 3 arguments ({} given)", positional->size);
    }
    Object* name = positional->items()[0];
    Object* bases = positional->items()[1];
    Object* dict = positional->items()[2];
    if (!is_string(name))
        raise(run, CoreType::type_error, "type.__new__() argument 1 must be str, not {}", given_type_name(run, name));
    if (bases->kind != Kind::tuple)
        raise(run, CoreType::type_error, "type.__new__() argument 2 must be tuple, not {}",
              given_type_name(run, bases));
    if (dict->kind != Kind::dict)
        raise(run, CoreType::type_error, "type.__new__() argument 3 must be dict, not {}", given_type_name(run, dict),
              type_name(dict));
    check_type_name(run, as_string(name));
    std::uint32_t position = 0;
    for (Object *key = nullptr, *value = nullptr; dict_next(static_cast<Dict*>(dict), position, key, value);)
        if (key->type->program_defined && !is_string(key)) run.refuse("a class with names that are no strings");
    Object* doc = dict_find(static_cast<Dict*>(dict), run.name(SpecialName::doc));
    if (doc && is_string(doc) && run.profile.family != "pypy") encode_text(run, as_string(doc));
    Ref<Dict> space = with_module(run, static_cast<Dict*>(dict));
    Type* metaclass = best_metaclass_of(run, as_type(arguments[0]), static_cast<Tuple*>(bases));
    Object* maker = find_special(metaclass, SpecialName::new_);
    if (metaclass != as_type(arguments[0]) && maker != find_special(run.type(CoreType::type), SpecialName::new_)) {
        Value bound = bind_descriptor(run, maker, nullptr, metaclass);
        Ref<Tuple> all = model::make_tuple(run, {metaclass, name, bases, dict});
        return call_all(run, bound.get(), all.get(), keywords);
    }
    require_classes(run, static_cast<Tuple*>(bases));
    return make_class(run, metaclass, as_string(name), static_cast<Tuple*>(bases), space.get(), keywords);
}

Value type_init(Run& run, Arguments) {
    return none(run);
}

/// type.__call__: what calling a class does when a metaclass asks for it by super().
Value type_call(Run& run, Arguments arguments) {
    Type* type = as_type(arguments[0]);
    auto* positional = static_cast<Tuple*>(arguments[1]);
    auto* keywords = static_cast<Dict*>(arguments[2]);
    Object* maker = find_special(type, SpecialName::new_);
    Value bound = bind_descriptor(run, maker, nullptr, type);
    auto call_with = [&](Object* callable, Object* first) {
        std::vector<Object*> values{first};
        values.insert(values.end(), positional->items(), positional->items() + positional->size);
        std::vector<Value> held;
        std::vector<Object*> names;
        std::uint32_t position = 0;
        Object* key = nullptr;
        Object* value = nullptr;
        while (dict_next(keywords, position, key, value)) {
            held.push_back(share(value));
            names.push_back(key);
            values.push_back(value);
        }
        Ref<Tuple> name_tuple = names.empty() ? Ref<Tuple>{} : model::make_tuple(run, names);
        return run.call(callable, values.data(), 1 + positional->size, name_tuple.get());
    };
    Value made = call_with(bound.get(), type);
    if (!is_subtype(made->type, type)) return made;
    Value init = share(find_special(made->type, SpecialName::init));
    call_with(init.get(), made.get());
    return made;
}

Value type_repr(Run& run, Arguments arguments) {
    Type* type = as_type(arguments[0]);
    Value module = find_attribute(run, type, run.name(SpecialName::module));
    std::string name(type_name_of(type));
    const bool is_builtin = !module || !is_string(module.get()) || as_string(module.get())->view() == "builtins" ||
                            as_string(module.get())->view() == "__builtin__";
    if (!is_builtin)
        name = fmt::format("{}.{}", as_string(module.get())->view(), as_string(type->qualified_name)->view());
    if (run.profile.python_2 && (!type->program_defined || type->tells_module))
        return make_string(run, fmt::format("<type '{}'>", name));
    return make_string(run, fmt::format("<class '{}'>", name));
}

/// Those that the library makes of built-in types are not all here.
Value type_subclasses(Run& run, Arguments arguments) {
    if (!as_type(arguments[0])->program_defined)
        run.refuse(fmt::format("the subclasses of {}", type_name_of(as_type(arguments[0]))));
    Ref<List> result = make_list(run);
    for_each_subclass(as_type(arguments[0]), [&](Type* subclass) { list_append(run, result.get(), subclass); });
    return result;
}

Value type_mro(Run& run, Arguments arguments) {
    Ref<Tuple> mro = as_type(arguments[0])->program_defined ? linearise(run, as_type(arguments[0]))
                                                            : tuple_from(run, as_type(arguments[0])->mro);
    return list_from(run, mro.get());
}

Value type_instancecheck(Run& run, Arguments arguments) {
    return make_bool(run, is_instance_itself(run, arguments[1], arguments[0]));
}

Value type_subclasscheck(Run& run, Arguments arguments) {
    return make_bool(run, is_subclass_itself(run, arguments[1], arguments[0]));
}

Value type_prepare(Run& run, Arguments) {
    return make_dict(run);
}

Value type_or(Run& run, Arguments arguments) {
    if (!run.profile.types_unite) return share(run.not_implemented);
    return make_union_type(run, arguments[0], arguments[1]);
}
Value type_ror(Run& run, Arguments arguments) {
    if (!run.profile.types_unite) return share(run.not_implemented);
    return make_union_type(run, arguments[1], arguments[0]);
}

Value type_dir(Run& run, Arguments arguments) {
    Ref<Dict> names = make_dict(run);
    auto* mro = static_cast<Tuple*>(as_type(arguments[0])->mro);
    for (std::uint32_t i = 0; i < mro->size; ++i) add_class_names(run, as_type(mro->items()[i]), names.get());
    return list_from(run, names.get());
}

/// What no attribute of a built-in type allows, and what nothing that every class has does.
void check_special_set(Run& run, Type* type, Object* value, std::string_view name) {
    if (!type->program_defined)
        raise(run, CoreType::type_error, "cannot set '{}' attribute of immutable type '{}'", name, type_name_of(type));
    const Wordings& words = run.profile.words;
    const CoreType error = words.undeletable_is_attribute_error ? CoreType::attribute_error : CoreType::type_error;
    if (!value) raise_worded(run, error, words.undeletable, name, type_name_of(type));
}

Value get_name(Run&, Object* object) {
    return share(as_type(object)->name);
}
void set_name(Run& run, Object* object, Object* value) {
    check_special_set(run, as_type(object), value, "__name__");
    if (!is_string(value)) {
        raise(run, CoreType::type_error, "can only assign string to {}.__name__, not '{}'",
              type_name_of(as_type(object)), type_name(value));
    }
    check_type_name(run, as_string(value));
    replace(as_type(object)->name, share(value));
}
Value get_qualified_name(Run&, Object* object) {
    return share(as_type(object)->qualified_name);
}
void set_qualified_name(Run& run, Object* object, Object* value) {
    check_special_set(run, as_type(object), value, "__qualname__");
    if (!is_string(value)) {
        raise(run, CoreType::type_error, "can only assign string to {}.{}, not '{}'", type_name_of(as_type(object)),
              run.profile.family == "pypy" ? "__name__" : "__qualname__", type_name(value));
    }
    replace(as_type(object)->qualified_name, share(value));
}
Value get_bases(Run&, Object* object) {
    return share(as_type(object)->bases);
}
void set_bases_attribute(Run& run, Object* object, Object* value) {
    check_special_set(run, as_type(object), value, "__bases__");
    set_bases(run, as_type(object), value);
}
Value get_mro(Run& run, Object* object) {
    Object* mro = as_type(object)->mro;
    return mro ? share(mro) : none(run);
}
Value get_base(Run& run, Object* object) {
    Type* base = as_type(object)->base;
    return base ? share(base) : none(run);
}
Value get_dict(Run& run, Object* object) {
    make_all_attributes(run, as_type(object));
    return call(run, run.type(CoreType::mapping_proxy), as_type(object)->dict);
}
Value get_from_dict(Run& run, Type* type, SpecialName name) {
    return share(find_in_own_dict(type, run.name(name)));
}
Value get_module(Run& run, Object* object) {
    Value own = get_from_dict(run, as_type(object), SpecialName::module);
    // In that of a built-in type it may be the descriptor of its instances' own.
    if (own && (is_string(own.get()) || !as_type(object)->spec)) return own;
    std::string_view module = as_type(object)->spec ? module_of(run.profile, *as_type(object)->spec) : "builtins";
    const bool has_old_name = run.profile.python_2 && module == "builtins";
    if (has_old_name) module = as_type(object)->instance_kind == Kind::exception ? "exceptions" : "__builtin__";
    return share(run.intern(module));
}
void set_in_dict(Run& run, Object* object, SpecialName name, Object* value) {
    set_class_attribute(run, as_type(object), run.name(name), value);
}
void set_module(Run& run, Object* object, Object* value) {
    check_special_set(run, as_type(object), value, "__module__");
    set_in_dict(run, object, SpecialName::module, value);
    Str* first_line = run.intern("__firstlineno__");
    bool goes_with_it = does(run, Detail::first_line_goes_with_module) && find_in_own_dict(as_type(object), first_line);
    if (goes_with_it) set_type_attribute(run, as_type(object), first_line, nullptr);
}
/// Whether a class is of a module that is here.
bool is_of_library(Run& run, Object* object) {
    const Value home = get_from_dict(run, as_type(object), SpecialName::module);
    if (!home || !is_string(home.get())) return false;
    const std::string_view name = as_string(home.get())->view();
    return find_module_spec(name.substr(0, name.find('.')));
}
Value get_doc(Run& run, Object* object) {
    Value own = get_from_dict(run, as_type(object), SpecialName::doc);
    if (own && own->kind == Kind::descriptor && as_type(object)->spec) {
        run.refuse(fmt::format("{}.__doc__", type_name_of(as_type(object))));
    }
    const TypeSpec* spec = as_type(object)->spec;
    bool has_one = spec ? spec->kind == Kind::exception || spec->module == "itertools" : is_of_library(run, object);
    if (has_one && (!own || own.get() == run.none) && !run.runs_library())
        run.refuse(fmt::format("{}.__doc__", type_name_of(as_type(object))));
    return own ? bind_descriptor(run, own.get(), nullptr, as_type(object)) : none(run);
}
void set_doc(Run& run, Object* object, Object* value) {
    if (run.profile.python_2)
        raise(run, CoreType::attribute_error, "attribute '__doc__' of 'type' objects is not writable");
    check_special_set(run, as_type(object), value, "__doc__");
    set_in_dict(run, object, SpecialName::doc, value);
}
Value get_annotations(Run& run, Object* object) {
    if (!as_type(object)->program_defined) {
        raise(run, CoreType::attribute_error, "type object '{}' has no attribute '__annotations__'",
              type_name_of(as_type(object)));
    }
    if (Value own = get_from_dict(run, as_type(object), SpecialName::annotations)) return own;
    // Since 3.14 the body leaves a function, called when someone looks.
    Str* cache = run.intern("__annotations_cache__");
    if (Object* cached = find_in_own_dict(as_type(object), cache)) return share(cached);
    Str* deferred = run.intern("__annotate_func__");
    if (Value annotate = share(find_in_own_dict(as_type(object), deferred))) {
        Value made = call(run, annotate.get(), make_int(run, 1).get());
        set_type_attribute(run, as_type(object), cache, made.get());
        return made;
    }
    Ref<Dict> made = make_dict(run);
    Str* kept = run.profile.deferred_annotations ? cache : run.name(SpecialName::annotations);
    set_type_attribute(run, as_type(object), kept, made.get());
    return made;
}
void set_annotations(Run& run, Object* object, Object* value) {
    Type* type = as_type(object);
    Str* kept = run.name(SpecialName::annotations);
    bool in_cache = run.profile.deferred_annotations && type->program_defined && !find_in_own_dict(type, kept);
    if (in_cache) kept = run.intern("__annotations_cache__");
    bool is_missing = !value && type->program_defined && !find_in_own_dict(type, kept);
    if (is_missing) raise(run, CoreType::attribute_error, "__annotations__");
    set_class_attribute(run, type, kept, value);
    Str* deferred = run.intern("__annotate_func__");
    if (find_in_own_dict(type, deferred)) set_type_attribute(run, type, deferred, nullptr);
}
Value get_annotate(Run& run, Object* object) {
    if (!as_type(object)->program_defined) {
        raise(run, CoreType::attribute_error, "type object '{}' has no attribute '__annotate__'",
              type_name_of(as_type(object)));
    }
    Object* found = find_in_own_dict(as_type(object), run.intern("__annotate_func__"));
    return found ? share(found) : none(run);
}
Value get_type_parameters(Run& run, Object* object) {
    Object* found = find_in_own_dict(as_type(object), run.intern("__type_params__"));
    return found ? share(found) : Value(make_tuple(run, {}));
}
void set_type_parameters(Run& run, Object* object, Object* value) {
    set_class_attribute(run, as_type(object), run.intern("__type_params__"), value);
}
Value get_abstract(Run& run, Object* object) {
    bool is_type = object == run.type(CoreType::type);
    if (Value own = is_type ? Value{} : get_from_dict(run, as_type(object), SpecialName::abstractmethods)) return own;
    raise(run, CoreType::attribute_error, "__abstractmethods__");
}
void set_abstract(Run& run, Object* object, Object* value) {
    bool is_missing = !value && !find_in_own_dict(as_type(object), run.name(SpecialName::abstractmethods));
    if (is_missing) raise(run, CoreType::attribute_error, "__abstractmethods__");
    bool is_abstract = value && is_true(run, value);
    set_class_attribute(run, as_type(object), run.name(SpecialName::abstractmethods), value);
    as_type(object)->is_abstract = is_abstract;
}

constexpr std::array methods{
    NativeRow{"__new__", "cls, /, *args, **kwargs", type_new, Binding::static_method},
    NativeRow{"__init__", "self, /, *args, **kwargs", type_init},
    NativeRow{"__call__", "self, /, *args, **kwargs", type_call},
    NativeRow{"__repr__", "self, /", type_repr},
    NativeRow{"__subclasses__", "self, /", type_subclasses},
    NativeRow{"mro", "self, /", type_mro},
    NativeRow{"__setattr__", "self, name, value, /", type_setattr},
    NativeRow{"__delattr__", "self, name, /", type_delattr},
    NativeRow{"__instancecheck__", "self, instance, /", type_instancecheck},
    NativeRow{"__subclasscheck__", "self, subclass, /", type_subclasscheck},
    NativeRow{"__prepare__", "cls, /, *args, **kwargs", type_prepare, Binding::class_method},
    NativeRow{"__or__", "self, other, /", type_or, Binding::method, true, 10},
    NativeRow{"__ror__", "self, other, /", type_ror, Binding::method, true, 10},
    NativeRow{"__dir__", "self, /", type_dir},
};
constexpr std::array attributes{
    GetSetRow{"__name__", get_name, set_name},
    GetSetRow{"__qualname__", get_qualified_name, set_qualified_name},
    GetSetRow{"__bases__", get_bases, set_bases_attribute},
    GetSetRow{"__base__", get_base},
    GetSetRow{"__mro__", get_mro},
    GetSetRow{"__dict__", get_dict},
    GetSetRow{"__module__", get_module, set_module},
    GetSetRow{"__doc__", get_doc, set_doc},
    GetSetRow{"__annotations__", get_annotations, set_annotations, 10},
    GetSetRow{"__abstractmethods__", get_abstract, set_abstract},
    GetSetRow{"__annotate__", get_annotate, nullptr, 14},
    GetSetRow{"__weakref__", get_weak_reference, nullptr, only_pypy},
    GetSetRow{"__type_params__", get_type_parameters, set_type_parameters, 12},
};

}  // namespace

const TypeSpec type_type{
    .name = "type", .kind = Kind::type, .instance_size = sizeof(Type), .methods = methods, .attributes = attributes};

}  // namespace lastref::model
