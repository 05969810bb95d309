// The end of a run, after the program's last statement, as CPython's Py_FinalizeEx (Python/pylifecycle.c) and PyPy's
// entry point do it; the steps bear CPython's names.
//
// CPython: atexit callbacks, last in first out; a full collection if the collector is enabled; then finalize_modules:
// sys.modules is emptied while each module is remembered weakly, a collection runs (now __main__ goes with everything
// that only its names held: at once when nothing else holds its dict, in that collection when its functions do), and
// what modules are left alive are cleared name by name. CPython 2 (PyImport_Cleanup) collects before anything else, and
// then clears the modules name by name, __main__ first. PyPy runs the callbacks, flushes its files and leaves.
#include "backends/model/heap/detail.hpp"
#include "backends/model/heap/edges.hpp"
#include "backends/model/object/clear_module.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/errors/warnings.hpp"
#include "backends/model/vm/exit/exit_callbacks.hpp"
#include "backends/model/vm/exit/standard_streams.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/interpreter.hpp"
#include "backends/model/vm/opcode_support.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <unordered_set>
#include <utility>
#include <vector>

namespace lastref::model {

namespace {

struct RememberedModule {
    std::string name;
    Ref<WeakReference> reference;
};

void collect_at_exit(Interpreter& vm) {
    if (!vm.profile.is_mutant(Mutant::exit_does_not_collect)) vm.heap.collector().collect(2);
}

/// Modules of the real library, most of them in C, by whose names classes go that are in others here.
bool is_extension(std::string_view module) {
    for (std::string_view each : {"_asyncio", "_contextvars", "_queue", "_struct", "_thread", "_weakrefset", "posix"})
        if (module == each) return true;
    return false;
}

bool is_program_class(Run& run, Type* type) {
    if (type->spec) return false;
    Value home = share(find_in_own_dict(type, run.name(SpecialName::module)));
    if (!home || !is_string(home.get())) return true;
    std::string_view module = as_string(home.get())->view();
    return !is_extension(module) && !find_module_spec(module.substr(0, module.find('.')));
}

/// Whether the program, not the library, made what a library module's name stands for; judged by its code and class,
/// and by those of what it holds.
class OfProgram {
public:
    explicit OfProgram(Run& run) : run_(run) {}

    bool operator()(Object* value) {
        switch (value->kind) {
            case Kind::function: {
                auto* code = static_cast<CodeObject*>(static_cast<Function*>(value)->code);
                return !code->code->file.starts_with("<frozen");
            }
            case Kind::type: return is_program_class(run_, static_cast<Type*>(value));
            case Kind::generator:
            case Kind::exception: return true;
            case Kind::module:
            case Kind::native: return false;
            default: break;
        }
        if (is_program_class(run_, value->type)) return true;
        return as_tracked(value) && seen_.size() < most_seen && seen_.insert(value).second && holds_any(value);
    }

private:
    static constexpr std::size_t most_seen = 200;

    bool holds_any(Object* container) {
        bool found = false;
        for_each_edge(container, [&](Object* each) { found = found || (*this)(each); });
        return found;
    }

    Run& run_;
    std::unordered_set<const Object*> seen_;
};

/// Whether what the class holds refers to an instance of it that no collector sees: neither goes.
bool keeps_itself(Type* type) {
    if (type->layout.instances_tracked) return false;
    bool found = false;
    for_each_edge(type->dict, [&](Object* held) {
        if (held->kind == Kind::dict) for_each_edge(held, [&](Object* each) { found = found || each->type == type; });
    });
    return found;
}

/// Takes what the program put into a namespace of the library out of it, and unless `of_classes` is null what it put
/// into the library's classes there.
void take_foreign_values(Run& run, Dict* dict, List* taken, List* of_classes) {
    std::vector<Value> names;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(dict, position, key, value)) {
        if (value->kind == Kind::lru_cache) {
            // A cache of the library's own stays, empty.
            call(run, get_attribute(run, value, run.intern("cache_clear")).get());
        } else if (OfProgram(run)(value)) {
            names.push_back(share(key));
        } else if (value->kind == Kind::type && !static_cast<Type*>(value)->spec) {
            auto* names_of_class = static_cast<Dict*>(static_cast<Type*>(value)->dict);
            const bool stays = !of_classes || keeps_itself(static_cast<Type*>(value));
            if (names_of_class != dict && !stays) take_foreign_values(run, names_of_class, of_classes, of_classes);
        }
    }
    for (const Value& name : names) list_append(run, taken, dict_take(run, dict, name.get()).get());
}

/// Gives one that is listed the place behind `before`.
void list_behind(Tracked* before, Tracked* object) {
    TrackedList::remove(object);
    object->next() = before->next();
    object->previous() = reinterpret_cast<std::uintptr_t>(before);
    before->next()->previous() = reinterpret_cast<std::uintptr_t>(object);
    before->next() = object;
}

/// In 3.7 and 3.8 threading, which other modules import, keeps its main thread, and that one sys.stderr; asyncio ends
/// it in time.
bool keeps_standard_error(Run& run, Dict* modules) {
    if (!does(run, Detail::threading_keeps_standard_error)) return false;
    const auto is_there = [&](std::string_view name) { return dict_find(run, modules, name) != nullptr; };
    return !is_there("asyncio") &&
           (is_there("threading") || is_there("queue") || is_there("shutil") || is_there("tempfile"));
}

/// Modules that asyncio, or ast in the versions where it does so, keeps to the very end; and threading, whose names a
/// handler of forks keeps.
class KeptModules {
public:
    KeptModules(Run& run, bool asyncio, bool ast) {
        if (does(run, Detail::fork_handlers_keep_threading)) names_.insert("threading");
        constexpr std::string_view of_both[] = {"functools", "abc", "collections", "collections.abc", "enum", "types"};
        const bool keeps_more = does(run, Detail::ast_keeps_typing);
        const bool ast_keeps = ast && (keeps_more || does(run, Detail::ast_keeps_functools));
        if (asyncio || ast_keeps) names_.insert(std::begin(of_both), std::end(of_both));
        if (asyncio) {
            names_.insert({"heapq", "inspect", "io", "os", "string", "struct", "time", "traceback", "warnings",
                           "weakref", "itertools", "math", "atexit", "contextvars"});
            if (does(run, Detail::asyncio_keeps_typing)) names_.insert({"typing", "contextlib", "operator"});
        }
        if (ast_keeps) names_.insert("contextlib");
        if (ast_keeps && keeps_more) names_.insert({"typing", "os", "itertools"});
    }
    [[nodiscard]] bool has(std::string_view name) const { return names_.count(name) > 0; }

private:
    std::set<std::string_view> names_;
};

/// The library's modules that are in Python, sys and builtins outlive the program's objects, as they do for most of a
/// real exit; one of functions alone goes as the program's own do.
bool is_plain_extension(const ModuleSpec& spec) {
    return spec.python.empty() && spec.name != "sys" && spec.name != "builtins";
}

/// Modules in C that the interpreter's own parts hold, so that only clearing them by name frees what is in them.
bool is_held_by_interpreter(Run& run, std::string_view module) {
    return module == "_io" || module == "_weakref" || (module == "gc" && does(run, Detail::interpreter_holds_gc)) ||
           (module == "time" && does(run, Detail::interpreter_holds_time));
}

/// Its names go in their order, hooks before streams, and before the last collection.
void clear_sys(Run& run, Module* module) {
    for (std::string_view name : {"displayhook", "excepthook", "unraisablehook"})
        dict_set(run, static_cast<Dict*>(module->dict), name, run.none);
    clear_module(run, module);
}

}  // namespace

bool Interpreter::shut_down() {
    if (profile.family == "pypy") flush_standard_streams(*this, {"stdout", "stderr"});
    phase_ = Phase::exit_callbacks;
    run_exit_callbacks(*this);
    const bool is_flushed = flush_standard_streams_at_exit(*this);
    finalize();
    return is_flushed;
}

void Interpreter::finalize() {
    if (profile.exit_finalizes == ExitFinalizes::nothing) {
        flush_output();
        if (!profile.is_mutant(Mutant::exit_flushes_nothing)) flush_all_files(*this);
        // What is printed as the others are flushed comes too late for sys.stdout.
        held_output_.clear();
        return;
    }
    standard_error_waits_ = keeps_standard_error(*this, modules_.get());
    if (standard_error_waits_) {
        static_cast<void>(share(imported_attribute("sys", "__stderr__")).release());
    } else {
        flush_waiting_errors();
    }
    if (profile.modules_are_emptied) {
        phase_ = Phase::finalizing;
        collect_at_exit(*this);
        return clean_up_imports();
    }
    phase_ = Phase::last_collection;
    if (heap.collector().enabled()) collect_at_exit(*this);
    phase_ = Phase::finalizing;
    finalize_modules();
}

/// Of the library's modules only what the program put into them goes.
void Interpreter::clean_up_imports() {
    delete_special_names();
    // The collector's own list is never let go.
    const Value garbage = share(imported_attribute("gc", "garbage"));
    Ref<Dict> modules = modules_;
    auto clear_all = [&](auto&& is_wanted) {
        std::uint32_t position = 0;
        Object* key = nullptr;
        Object* value = nullptr;
        while (dict_next(modules.get(), position, key, value)) {
            if (value->kind != Kind::module || !is_wanted(key, value)) continue;
            Ref<Module> module = Ref<Module>::share(static_cast<Module*>(value));
            Value kept = share(key);
            if (!module->spec) clear_module(*this, module.get());
            if (!module->spec) dict_set(*this, modules.get(), kept.get(), none);
        }
    };
    clear_all([](Object* name, Object*) { return is_string(name) && as_string(name)->view() == "__main__"; });
    clear_all([](Object*, Object* module) { return module->refcount == 1; });
    clear_all([](Object*, Object*) { return true; });
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    Ref<List> foreign = make_list(*this);
    while (dict_next(modules.get(), position, key, value)) {
        if (value->kind != Kind::module) continue;
        auto* module = static_cast<Module*>(value);
        if (module->spec && module->spec->name == "sys")
            sys_at_exit_ = module;
        else
            take_foreign_values(*this, static_cast<Dict*>(module->dict), foreign.get(), foreign.get());
    }
    foreign = {};
    if (sys_at_exit_) clear_sys(*this, sys_at_exit_);
    sys_at_exit_ = nullptr;
    streams_are_gone_ = true;
}

/// finalize_modules_delete_special: what sys keeps of the program goes first, and its own streams come back.
void Interpreter::delete_special_names() {
    finders_are_left_ = true;
    Object* found = dict_find(*this, modules_.get(), "sys");
    if (!found || found->kind != Kind::module) {
        finders_are_left_ = false;
        return;
    }
    Value kept = share(static_cast<Module*>(found)->dict);
    auto* dict = static_cast<Dict*>(kept.get());
    for (std::string_view name : {"path", "argv", "ps1", "ps2", "last_exc", "last_type", "last_value", "last_traceback",
                                  "path_hooks", "path_importer_cache", "meta_path"}) {
        if (dict_find(*this, dict, name)) dict_set(*this, dict, name, none);
    }
    finders_are_left_ = false;
    for (std::string_view name : {"stdin", "stdout", "stderr"}) {
        Value original = share(dict_find(*this, dict, "__" + std::string(name) + "__"));
        dict_set(*this, dict, name, original ? original.get() : none);
    }
}

namespace {

/// A list goes from its end, what is in a namespace from its beginning.
void drop_in_order(Ref<List> values) {
    std::reverse(values->items, values->items + values->size);
}

/// Modules that are kept are cleared name by name; what then only a collection frees goes when nobody can print.
void clear_kept(Run& run, const KeptModules& kept, const std::vector<Value>& library) {
    for (const Value& each : library) {
        auto* module = static_cast<Module*>(each.get());
        if (!kept.has(module->spec->name)) continue;
        Ref<List> late = make_list(run);
        take_foreign_values(run, static_cast<Dict*>(module->dict), late.get(), nullptr);
        drop_in_order(std::move(late));
    }
}

/// What the collector found and could not free, or was told to keep.
void report_garbage(Interpreter& vm, Object* garbage) {
    const GenerationControls* generations = vm.heap.collector().generations();
    if (!generations || !garbage || garbage->kind != Kind::list) return;
    const std::uint32_t debug = generations->debug_flags();
    if (debug & debug_save_all) return;
    const std::uint32_t count = static_cast<List*>(garbage)->size;
    if (count == 0) return;
    const bool tells = debug & debug_uncollectable;
    const std::string text = fmt::format("gc: {} uncollectable objects at shutdown{}", count,
                                         tells ? "" : "; use gc.set_debug(gc.DEBUG_UNCOLLECTABLE) to list them");
    try {
        Ref<Str> name = make_string(vm, "gc");
        issue_warning(vm, make_string(vm, text).get(), vm.type(CoreType::resource_warning), {name, 0, name, {}},
                      nullptr);
        if (tells) vm.write_standard_error(fmt::format("      {}\n", repr_text(vm, garbage)));
    } catch (Raised& failed) {
        vm.report_unraisable(failed.exception.get(), "", nullptr);
    }
}

/// Most modules of the library are held by the program alone, and go with its names. What was foreign to them goes
/// with names of it, too, listed behind `home`, the first of those modules. Classes are in cycles: what they held waits
/// for a collection.
RememberedModule hold_by_program(Interpreter& vm, Module* main, std::array<List*, 2> names_and_classes, Module* home) {
    auto [of_names, of_classes] = names_and_classes;
    list_append(vm, of_classes, of_classes);
    Ref<Module> holder = make_module(vm, "", nullptr);
    dict_set(vm, static_cast<Dict*>(holder->dict), "held", of_names);
    dict_set(vm, static_cast<Dict*>(holder->dict), "held by classes", of_classes);
    dict_set(vm, static_cast<Dict*>(main->dict), vm.none, holder.get());
    for (Object* each : {static_cast<Object*>(of_classes), static_cast<Object*>(of_names), holder->dict,
                         static_cast<Object*>(holder.get())}) {
        if (is_tracked(home) && is_tracked(each)) list_behind(home, static_cast<Tracked*>(each));
    }
    return {"", make_weak_reference(vm, vm.type(CoreType::weak_reference), holder.get(), nullptr)};
}

/// Of what the last collection frees, the streams of sys come first, which what else is there cannot write to then.
void close_streams(Run& run, std::initializer_list<Object*> streams) {
    for (Object* each : streams) {
        try {
            if (each) call_method(run, each, "close");
        } catch (Raised&) {
            // Nobody is told.
        }
    }
}

}  // namespace

void Interpreter::finalize_modules() {
    delete_special_names();
    // The collector's own lists outlive the module.
    const Value garbage = share(imported_attribute("gc", "garbage"));
    const Value callbacks = share(imported_attribute("gc", "callbacks"));
    std::vector<RememberedModule> remembered;
    std::vector<Value> library;
    std::vector<Value> held;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(modules_.get(), position, key, value)) {
        if (value->kind != Kind::module) continue;
        auto* module = static_cast<Module*>(value);
        if (module->spec && !is_plain_extension(*module->spec)) {
            library.push_back(share(module));
            if (module->spec->name == "sys") sys_at_exit_ = module;
            continue;
        }
        if (module->spec && is_held_by_interpreter(*this, module->spec->name)) held.push_back(share(module));
        Ref<WeakReference> reference = make_weak_reference(*this, type(CoreType::weak_reference), module, nullptr);
        remembered.push_back({std::string(as_string(key)->view()), std::move(reference)});
    }
    Ref<List> foreign = make_list(*this);
    Ref<List> of_classes = make_list(*this);
    Module* home = nullptr;
    const KeptModules kept(*this, dict_find(*this, modules_.get(), "asyncio") != nullptr, imported_.has("ast"));
    for (const Value& each : library) {
        auto* module = static_cast<Module*>(each.get());
        if (module->spec->name != "sys" && module->spec->name != "builtins" && !kept.has(module->spec->name))
            take_foreign_values(*this, static_cast<Dict*>(module->dict), foreign.get(), of_classes.get());
        if ((foreign->size || of_classes->size) && !home) home = module;
    }
    Object* main = dict_find(*this, modules_.get(), "__main__");
    if (home && main && main->kind == Kind::module)
        remembered.push_back(
            hold_by_program(*this, static_cast<Module*>(main), {foreign.get(), of_classes.get()}, home));
    foreign = of_classes = {};
    Ref<Dict> modules = modules_;
    dict_clear(*this, modules.get());
    sources_are_gone_ = true;
    dict_take(*this, static_cast<Dict*>(builtins_->dict), intern("open"));
    // The builtins that the interpreter started with come back.
    Ref<List> replaced = make_list(*this);
    take_foreign_values(*this, static_cast<Dict*>(builtins_->dict), replaced.get(), replaced.get());
    drop_in_order(std::move(replaced));
    collect_at_exit(*this);
    if (!profile.python_2) report_garbage(*this, garbage.get());
    for (auto each = remembered.rbegin(); each != remembered.rend(); ++each) {
        if (Value module = share(each->reference->referent)) clear_module(*this, static_cast<Module*>(module.get()));
    }
    clear_kept(*this, kept, library);
    library.clear();
    Value output = share(imported_attribute("sys", "__stdout__"));
    const bool is_known = output && output.get() == standard_output.get();
    Value errors = share(standard_error_waits_ ? nullptr : imported_attribute("sys", "__stderr__"));
    if (sys_at_exit_) clear_sys(*this, sys_at_exit_);
    sys_at_exit_ = nullptr;
    streams_are_gone_ = true;
    clear_module(*this, builtins_.get());
    // What hooks hold outlives that.
    const bool hooks_hold_more = async_first_hook || async_finalizer_hook;
    std::string last_output;
    if (!hooks_hold_more) {
        last_output = std::exchange(held_output_, {});
        close_streams(*this, {output.get(), errors.get()});
    }
    output = errors = {};
    collect_at_exit(*this);
    if (hooks_hold_more && profile.minor() >= 10) {
        async_first_hook = {};
        async_finalizer_hook = {};
        collect_at_exit(*this);
    }
    // A stream that something holds does not hand on what it has.
    const bool is_held = is_known && standard_output->refcount > 1;
    held_output_ = is_held ? "" : last_output + held_output_;
    flush_output();
}

}  // namespace lastref::model
