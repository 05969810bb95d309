#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/object/types/instance_size.hpp"
#include "backends/model/vm/imports/module_names.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"

#include <array>

namespace lastref::model {

namespace {

Value module_new(Run& run, Arguments arguments) {
    auto* type = static_cast<Type*>(arguments[0]);
    auto made = Ref<Module>::adopt(
        static_cast<Module*>(run.heap.make_sized(Kind::module, type, instance_size(type, sizeof(Module)))));
    made->dict = make_dict(run).release();
    if (does(run, Detail::modules_track_their_dicts)) run.heap.track(made->dict);
    run.heap.track(made.get());
    return made;
}
/// The name and what every module has; until then a module is empty.
Value module_init(Run& run, Arguments arguments) {
    const bool takes_all = run.profile.family == "pypy";
    if (!takes_all && !is_string(arguments[1])) {
        const std::string_view given = given_type_name(run, arguments[1]);
        if (run.profile.minor() < 8) {
            raise(run, CoreType::type_error, "module{}() argument 1 must be {}, not {}",
                  run.profile.minor() < 7 ? ".__init__" : "", run.profile.python_2 ? "string" : "str", given);
        }
        raise(run, CoreType::type_error, "module() argument 'name' must be str, not {}", given);
    }
    auto* module = static_cast<Module*>(arguments[0]);
    Str* name = run.intern((is_string(arguments[1]) ? str : repr)(run, arguments[1])->view());
    replace(module->name, share(name));
    name_module(run, static_cast<Dict*>(module->dict), name, arguments[2]);
    if (run.profile.python_2) dict_take(run, static_cast<Dict*>(module->dict), run.intern("__package__"));
    if (!is_string(arguments[1])) dict_set(run, static_cast<Dict*>(module->dict), "__name__", arguments[1]);
    if (run.profile.python_2) dict_take(run, static_cast<Dict*>(module->dict), run.intern("__package__"));
    return none(run);
}
/// What a module's loader says of it, up to 3.11; null where it says nothing.
Value told_by_loader(Run& run, Module* module, Object* loader) {
    if (!does(run, Detail::loaders_tell_of_modules)) return {};
    try {
        Value hook = find_attribute(run, loader, run.intern("module_repr"));
        return hook ? call(run, hook.get(), module) : Value{};
    } catch (Raised&) {
        return {};
    }
}

/// Where a module of the library comes from. Its file, if it has one, is not here.
std::string_view origin_of(Run& run, std::string_view name) {
    constexpr std::string_view built_in =
        "_abc _codecs _collections _functools _imp _io _operator _signal _sre _string _thread _tracemalloc _warnings "
        "_weakref atexit builtins errno gc itertools marshal posix sys time";
    constexpr std::string_view frozen = "_collections_abc abc codecs genericpath io os posixpath site stat";
    if (has_word(built_in, name)) return "built-in";
    const bool is_frozen = run.profile.family == "cpython" && run.profile.minor() >= 11 && has_word(frozen, name);
    if (!is_frozen) run.refuse(fmt::format("the file of module {}", name));
    return "frozen";
}

/// importlib's _module_repr.
Value module_repr(Run& run, Arguments arguments) {
    auto* module = static_cast<Module*>(arguments[0]);
    if (module->spec) {
        const bool is_renamed = run.profile.python_2 && module->spec->name == "builtins";
        const std::string_view name = is_renamed ? "__builtin__" : as_string(module->name)->view();
        const std::string_view origin = origin_of(run, as_string(module->name)->view());
        return make_string(run, fmt::format("<module '{}' ({})>", name, origin));
    }
    auto attribute = [&](std::string_view name) { return find_attribute(run, module, run.intern(name)); };
    Value loader = attribute("__loader__");
    bool loaded = loader && loader.get() != run.none;
    if (loaded) {
        if (Value told = told_by_loader(run, module, loader.get())) return told;
    }
    Value spec = attribute("__spec__");
    if (spec && is_true(run, spec.get())) run.refuse("repr of a module with a __spec__");
    Value name = attribute("__name__");
    std::string shown = name ? repr_text(run, name.get()) : "'?'";
    if (Value file = attribute("__file__")) {
        return make_string(run, fmt::format("<module {} from {}>", shown, repr_text(run, file.get())));
    }
    return make_string(run, loaded ? fmt::format("<module {} ({})>", shown, repr_text(run, loader.get()))
                                   : fmt::format("<module {}>", shown));
}
Value module_dict(Run& run, Object* object) {
    auto* module = static_cast<Module*>(object);
    fill_module(run, module);
    bool has_none =
        does(run, Detail::bare_modules_lack_dicts) && !module->name && static_cast<Dict*>(module->dict)->used == 0;
    return has_none ? none(run) : share(module->dict);
}
Value module_dir(Run& run, Arguments arguments) {
    auto* module = static_cast<Module*>(arguments[0]);
    fill_module(run, module);
    Value names = find_attribute(run, module, run.name(SpecialName::dict));
    if (!names || names->kind != Kind::dict) {
        Value name = find_attribute(run, module, run.intern("__name__"));
        if (!name && does(run, Detail::nameless_modules_fail_dir))
            raise(run, CoreType::system_error, "nameless module");
        raise(run, CoreType::type_error, "<module>.__dict__ is not a dictionary",
              name ? str(run, name.get())->view() : "?");
    }
    Value hook = share(dict_find(run, static_cast<Dict*>(names.get()), "__dir__"));
    if (hook && does(run, Detail::modules_have_hooks)) return call(run, hook.get());
    if (!run.profile.python_2 || !module->spec || run.runs_library()) return list_from(run, names.get());
    Ref<List> shown = make_list(run);
    for_each(run, names.get(), [&](Object* each) {
        if (!is_only_in_python_3(module->spec->name, as_string(each)->view())) list_append(run, shown.get(), each);
        return true;
    });
    return shown;
}

constexpr std::array module_methods{
    NativeRow{"__new__", "cls, *args, **kwargs", module_new, Binding::static_method},
    NativeRow{"__init__", "self, name, doc=None", module_init},
    NativeRow{"__repr__", "self, /", module_repr},
    NativeRow{"__dir__", "self, /", module_dir},
};
Value module_annotations(Run& run, Object* object) {
    auto* dict = static_cast<Dict*>(module_dict(run, object).get());
    Str* name = run.name(SpecialName::annotations);
    if (Object* found = dict_find(dict, name)) return share(found);
    Ref<Dict> made = make_dict(run);
    dict_set(run, dict, name, made.get());
    return made;
}
void set_module_annotations(Run& run, Object* object, Object* value) {
    auto* dict = static_cast<Dict*>(module_dict(run, object).get());
    Str* name = run.name(SpecialName::annotations);
    if (value) return dict_set(run, dict, name, value);
    if (!dict_take(run, dict, name)) raise(run, CoreType::attribute_error, "__annotations__");
}

constexpr std::array module_attributes{
    GetSetRow{"__dict__", module_dict},
    GetSetRow{"__annotations__", module_annotations, set_module_annotations, 10},
};

}  // namespace

extern const TypeSpec module_type;
const TypeSpec module_type{.name = "module",
                           .kind = Kind::module,
                           .instance_size = sizeof(Module),
                           .methods = module_methods,
                           .attributes = module_attributes};

}  // namespace lastref::model
