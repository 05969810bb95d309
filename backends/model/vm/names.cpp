#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/containers/dict.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/errors/unraisable.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/opcode_support.hpp"

namespace lastref::model {

namespace {

/// Those that know their name are there at once.
[[noreturn]] void raise_name_error(Run& run, const Value& exception) {
    if (does(run, Detail::errors_keep_names)) raise_exception(run, exception);
    raise_unborn(run, exception);
}

[[noreturn]] void raise_name_error(Run& run, const Frame& frame, Str* name) {
    bool global = run.profile.python_2 && frame.code->code->optimized;
    Value exception = make_exception(run, CoreType::name_error,
                                     fmt::format("{}name '{}' is not defined", global ? "global " : "", name->view()));
    static_cast<Exception*>(exception.get())->extra1 = share(name).release();
    raise_name_error(run, exception);
}

/// What the library, which is written for Python 3, knows as something else has a dot before its name.
Object* find_python_2_builtin(Interpreter& vm, Str* name) {
    return dict_find(vm, static_cast<Dict*>(vm.builtins()->dict), fmt::format(".{}", name->view()));
}

bool is_of_library(const Frame& frame) {
    return frame.code->code->file.starts_with("<frozen");
}

/// A builtin, made on first use. Borrowed.
Object* find_builtin(Interpreter& vm, Frame& frame, Str* name) {
    Module* builtins = vm.builtins();
    // The real interpreter restores the builtins that it started with: open() came later.
    bool comes_late = vm.phase() == Interpreter::Phase::finalizing && name->view() == "open";
    if (comes_late && !vm.profile.python_2) return nullptr;
    if (vm.profile.python_2 && !is_of_library(frame)) {
        if (is_only_in_python_3("builtins", name->view())) return nullptr;
        if (is_only_in_python_2("builtins", name->view())) vm.refuse(std::string(name->view()));
        if (Object* own = find_python_2_builtin(vm, name)) return own;
    }
    if (frame.builtins == static_cast<Dict*>(builtins->dict)) return find_module_name(vm, builtins, name);
    return dict_find(vm, frame.builtins, name);
}

/// What a namespace other than a plain dict says is its own affair. Null when the name is not there.
Value find_in_namespace(Interpreter& vm, Object* space, Str* name) {
    if (space->type == vm.type(CoreType::dict)) return share(dict_find(vm, static_cast<Dict*>(space), name));
    try {
        return get_item(vm, space, name);
    } catch (Raised& raised) {
        if (!is_exception(vm, raised.exception.get(), CoreType::key_error)) throw;
    }
    return {};
}

}  // namespace

void raise_unbound_local(Run& run, Str* name) {
    raise_worded(run, CoreType::unbound_local_error, run.profile.words.unbound_local, name->view());
}

void raise_empty_cell(Run& run, const Frame& frame, std::uint32_t local) {
    const compile::Code& code = *frame.code->code;
    Str* name = frame.code->local_names[local];
    if (local < code.local_names.size() - code.free_count) raise_unbound_local(run, name);
    Value exception = make_exception(run, CoreType::name_error,
                                     fmt::format(fmt::runtime(run.profile.words.empty_free_variable), name->view()));
    if (run.profile.family == "cpython") static_cast<Exception*>(exception.get())->extra1 = share(name).release();
    raise_name_error(run, exception);
}

Value load_class_cell(Interpreter& vm, Frame& frame, std::uint32_t local) {
    Str* name = frame.code->local_names[local];
    if (frame.locals) {
        if (Value found = find_in_namespace(vm, frame.locals, name)) return found;
    }
    Object* content = static_cast<Cell*>(frame.slots[local])->content;
    if (!content) raise_empty_cell(vm, frame, local);
    return share(content);
}

Value load_builtin(Interpreter& vm, Frame& frame, Str* name) {
    if (Object* found = find_builtin(vm, frame, name)) return share(found);
    refuse_lacking_name(vm, vm.builtins(), name);
    raise_name_error(vm, frame, name);
}

Value load_class_maker(Interpreter& vm, Frame& frame) {
    Object* found = find_builtin(vm, frame, vm.name(SpecialName::build_class));
    if (!found) raise(vm, CoreType::name_error, "__build_class__ not found");
    return share(found);
}

Value import_by_statement(Interpreter& vm, Frame& frame, Str* name, Object* from_list, Object* level) {
    Object* importer = find_builtin(vm, frame, vm.intern("__import__"));
    if (!importer) raise(vm, CoreType::import_error, "__import__ not found");
    if (is_own_hook(importer, "__import__"))
        return vm.import_name(name, from_list, static_cast<Int*>(level)->value, frame.globals);
    if (is_of_library(frame)) vm.refuse("an import of the library's own by another __import__()");
    Value kept = share(importer);
    Value locals = frame.locals ? share(frame.locals) : none(vm);
    return call(vm, kept.get(), {name, frame.globals, locals.get(), from_list, level});
}

Value load_name(Interpreter& vm, Frame& frame, Str* name) {
    bool exact = frame.globals->type == vm.type(CoreType::dict);
    if (frame.locals && (frame.locals != frame.globals || !exact)) {
        if (Value found = find_in_namespace(vm, frame.locals, name)) return found;
    }
    if (Object* found = dict_find(frame.globals, name)) return share(found);
    return load_builtin(vm, frame, name);
}

void store_name(Interpreter& vm, Frame& frame, Str* name, Object* value) {
    Object* space = frame.locals ? frame.locals : frame.globals;
    if (space->type == vm.type(CoreType::dict)) {
        dict_set(vm, static_cast<Dict*>(space), name, value);
    } else {
        set_item(vm, space, name, value);
    }
}

void store_name(Interpreter& vm, Frame& frame, Str* name, Object* value, InlineCache& cache) {
    Object* space = frame.locals ? frame.locals : frame.globals;
    if (space->type != vm.type(CoreType::dict)) return store_name(vm, frame, name, value);
    auto* dict = static_cast<Dict*>(space);
    if (cache.version == dict->version) {
        dict_store(vm, dict, static_cast<std::uint32_t>(cache.place), value);
        return;
    }
    dict_set(vm, dict, name, value);
    std::int64_t place = dict_find_entry(dict, name);
    // What the old value's finalizer did may have taken the name away again.
    if (place >= 0) cache = {dict->version, 0, static_cast<std::int32_t>(place), 0, nullptr};
}

void delete_name(Interpreter& vm, Frame& frame, Str* name) {
    Object* space = frame.locals ? frame.locals : frame.globals;
    if (space->type == vm.type(CoreType::dict)) {
        Value taken = dict_take(vm, static_cast<Dict*>(space), name);
        if (!taken) raise_name_error(vm, frame, name);
        return;
    }
    try {
        delete_item(vm, space, name);
    } catch (Raised&) {
        raise_name_error(vm, frame, name);
    }
}

Value load_global(Interpreter& vm, Frame& frame, Str* name, InlineCache& cache) {
    if (frame.globals->type != vm.type(CoreType::dict)) {
        Value found = find_in_namespace(vm, frame.globals, name);
        return found ? found : load_builtin(vm, frame, name);
    }
    std::int64_t place = dict_find_entry(frame.globals, name);
    if (place >= 0) {
        cache = {frame.globals->version, 0, static_cast<std::int32_t>(place), 1, nullptr};
        return share(frame.globals->items[2 * place + 1]);
    }
    Value found = load_builtin(vm, frame, name);
    place = dict_find_entry(frame.builtins, name);
    if (place >= 0 && dict_value_at(frame.builtins, static_cast<std::uint32_t>(place)) == found.get()) {
        cache = {frame.globals->version, frame.builtins->version, static_cast<std::int32_t>(place), 2, nullptr};
    }
    return found;
}

void delete_global(Interpreter& vm, Frame& frame, Str* name) {
    Value taken = dict_take(vm, frame.globals, name);
    if (!taken && does(vm, Detail::missing_globals_are_keys)) raise_with(vm, CoreType::key_error, name);
    if (!taken) raise_name_error(vm, frame, name);
}

Value import_from(Interpreter& vm, Object* module, Str* name) {
    if (Value found = find_attribute(vm, module, name)) return found;
    Value package = find_attribute(vm, module, vm.name(SpecialName::name));
    std::string text =
        package && is_string(package.get()) ? std::string(as_string(package.get())->view()) : "<unknown module name>";
    if (Object* submodule = dict_find(vm, vm.modules(), text + "." + std::string(name->view())))
        return share(submodule);
    std::string message = fmt::format("cannot import name '{}'", name->view());
    if (vm.profile.minor() > 6) message += fmt::format(" from '{}' (unknown location)", text);
    Value exception = make_exception(vm, CoreType::import_error, message);
    const ModuleSpec* spec = module->kind == Kind::module ? static_cast<Module*>(module)->spec : nullptr;
    bool complete = spec && !spec->lacks.empty();  // what it lacks was refused above
    if (spec && !complete) {
        vm.refuse(fmt::format("name '{}' of module '{}'", name->view(), text));
    }
    raise_exception(vm, exception);
}

void import_star(Interpreter& vm, Frame& frame, Object* module) {
    Value names = find_attribute(vm, module, vm.name(SpecialName::all));
    bool all = static_cast<bool>(names);
    if (!all) {
        if (module->kind == Kind::module) fill_module(vm, static_cast<Module*>(module));
        Dict* dict = instance_dict(vm, module);
        names = list_from(vm, dict);
    }
    const ModuleSpec* spec = module->kind == Kind::module ? static_cast<Module*>(module)->spec : nullptr;
    const bool is_filtered = spec && vm.profile.python_2 && !is_of_library(frame);
    if (is_filtered && !all && lacks_names_of_python_2(spec->name))
        vm.refuse(fmt::format("all names of {}", spec->name));
    for_each(vm, names.get(), [&](Object* name) {
        if (!all && as_string(name)->view().starts_with("_")) return true;
        if (is_filtered && is_only_in_python_3(spec->name, as_string(name)->view())) return true;
        Value value = get_attribute(vm, module, as_string(name));
        store_name(vm, frame, as_string(name), value.get());
        return true;
    });
}

void setup_annotations(Interpreter& vm, Frame& frame) {
    Object* space = frame.locals ? frame.locals : frame.globals;
    Str* name = vm.name(SpecialName::annotations);
    if (space->kind == Kind::dict && dict_find(static_cast<Dict*>(space), name)) return;
    if (space->kind != Kind::dict) {
        try {
            get_item(vm, space, name);
            return;
        } catch (Raised& raised) {
            if (!is_exception(vm, raised.exception.get(), CoreType::key_error)) throw;
        }
    }
    Ref<Dict> empty = make_dict(vm);
    set_item(vm, space, name, empty.get());
}

}  // namespace lastref::model
