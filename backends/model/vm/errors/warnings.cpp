// Warnings as CPython's Python/_warnings.c issues them: setup_context, get_filter, already_warned, call_show_warning.
#include "backends/model/vm/errors/warnings.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"

namespace lastref::model {

namespace {

Ref<Tuple> make_filter(Run& run, std::string_view action, CoreType category, Object* module) {
    Value line = make_int(run, 0);
    return make_tuple(run, {run.intern(action), run.none, run.type(category), module, line.get()});
}

void fill_default_filters(Run& run, WarningState& state) {
    bool was = std::exchange(run.heap.making_internals, true);
    state.filters = make_list(run);
    state.once = make_dict(run);
    state.homeless = make_dict(run);
    auto add = [&](std::string_view action, CoreType category, Object* module) {
        list_append(run, state.filters.get(), make_filter(run, action, category, module).get());
    };
    if (does(run, Detail::deprecations_in_main_are_shown) && !run.profile.python_2)
        add("default", CoreType::deprecation_warning, run.name(SpecialName::main));
    for (CoreType category : {CoreType::deprecation_warning, CoreType::pending_deprecation_warning,
                              CoreType::import_warning, CoreType::resource_warning}) {
        add("ignore", category, run.none);
    }
    run.heap.making_internals = was;
}

/// An attribute of `warnings`, if that is imported; null otherwise. Nothing is asked of it while modules are torn down.
Value warnings_attribute(Interpreter& vm, std::string_view name) {
    return share(vm.imported_attribute("warnings", name));
}

bool is_text(Object* object, std::string_view text) {
    return is_string(object) && as_string(object)->view() == text;
}

/// A filter's message or module: None fits all, a string itself, a pattern decides.
bool fits(Run& run, Object* wanted, Object* text) {
    if (wanted == run.none) return true;
    if (is_exactly(run, wanted, CoreType::string)) return equals(run, wanted, text);
    Value match = call_method(run, wanted, "match", {text});
    return is_true(run, match.get());
}

struct Issue {
    Object* text;
    Object* message;
    Object* category;
    const WarningPlace& place;
    Object* source;
};

bool filter_fits(Run& run, Tuple* filter, const Issue& issue) {
    Object** part = filter->items();
    if (!fits(run, part[1], issue.text) || !is_subclass(run, issue.category, part[2])) return false;
    if (!fits(run, part[3], issue.place.module.get())) return false;
    std::int64_t line = index_as_int64(run, part[4]);
    return line == 0 || line == issue.place.line;
}

/// What the first filter that fits says; `found` is that filter, null when none does.
Value find_action(Interpreter& vm, const Issue& issue, Value& found) {
    WarningState& state = warning_state(vm);
    if (Value filters = warnings_attribute(vm, "filters")) {
        if (filters->kind != Kind::list) raise(vm, CoreType::value_error, "_warnings.filters must be a list");
        state.filters = std::move(filters).cast<List>();
    }
    Ref<List> filters = state.filters;
    for (std::uint32_t i = 0; i < filters->size; ++i) {
        Value item = share(filters->items[i]);
        if (item->kind != Kind::tuple || static_cast<Tuple*>(item.get())->size != 5) {
            raise(vm, CoreType::value_error, "warnings.filters item {} isn't a 5-tuple", i);
        }
        if (!filter_fits(vm, static_cast<Tuple*>(item.get()), issue)) continue;
        found = item;
        return share(static_cast<Tuple*>(item.get())->items()[0]);
    }
    if (Value action = warnings_attribute(vm, "defaultaction")) return action;
    return share(vm.intern("default"));
}

/// Whether the registry, forgotten when the filters changed since, has the key.
bool already_warned(Run& run, Dict* registry, Object* key, bool note) {
    WarningState& state = warning_state(run);
    Str* version_name = run.intern("version");
    Object* version = dict_find(run, registry, version_name);
    if (!version || !is_int(version) || static_cast<Int*>(version)->value != state.version) {
        dict_clear(run, registry);
        Value current = make_int(run, state.version);
        dict_set(run, registry, version_name, current.get());
    } else if (Object* known = dict_find(run, registry, key)) {
        Value kept = share(known);
        if (is_true(run, kept.get())) return true;
    }
    if (note) dict_set(run, registry, key, run.true_);
    return false;
}

/// Whether `action` lets it pass: each place, each module or the whole run may want it once.
bool shown_before(Interpreter& vm, const Issue& issue, Object* action, Object* filter, Object* key) {
    if (is_text(action, "always") || is_text(action, "all")) return false;
    auto* registry = static_cast<Dict*>(issue.place.registry.get());
    if (registry) dict_set(vm, registry, key, vm.true_);
    bool once = is_text(action, "once");
    if (!once && !is_text(action, "module")) {
        if (is_text(action, "default")) return false;
        raise(vm, CoreType::runtime_error, "Unrecognized action ({}) in warnings.filters:\n {}", repr_text(vm, action),
              filter ? repr_text(vm, filter) : "None");
    }
    Value kept;
    if (once && !registry) {
        kept = warnings_attribute(vm, "onceregistry");
        if (!kept) kept = warning_state(vm).once;
        registry = static_cast<Dict*>(kept.get());
    }
    if (!registry || registry->kind != Kind::dict) return false;
    Ref<Tuple> shorter = make_tuple(vm, {issue.text, issue.category});
    return already_warned(vm, registry, shorter.get(), true);
}

void show_plainly(Interpreter& vm, const Issue& issue) {
    auto* category = static_cast<Type*>(issue.category);
    std::string_view file = as_string(issue.place.file.get())->view();
    std::string text = fmt::format("{}:{}: {}: {}\n", file, issue.place.line, as_string(category->name)->view(),
                                   str(vm, issue.text)->view());
    std::string_view line = vm.source_line(file, static_cast<int>(issue.place.line));
    if (!line.empty()) text += fmt::format("  {}\n", line);
    vm.write_standard_error(text);
}

void import_what_shows(Interpreter& vm, bool has_source) {
    if (vm.phase() == Interpreter::Phase::finalizing) return;
    if (!does(vm, Detail::sources_of_warnings_import)) {
        const bool formatted = static_cast<bool>(warnings_attribute(vm, "_showwarnmsg"));
        if (!formatted && vm.profile.every_import_call_locks) vm.heap.collector().did_lock_import_again("linecache");
        vm.note_import("linecache");
        // Which is not there, whenever it is looked for.
        if (formatted && has_source) vm.heap.collector().did_lock_import_again("tracemalloc");
    } else if (has_source) {
        vm.import_module(vm.intern("warnings"));
    } else if (does(vm, Detail::shown_warnings_import)) {
        for (std::string_view module : {"warnings", "linecache"}) vm.note_import(module);
    }
}

void show(Interpreter& vm, const Issue& issue) {
    import_what_shows(vm, issue.source != nullptr);
    Value function = warnings_attribute(vm, "_showwarnmsg");
    if (!function) return show_plainly(vm, issue);
    if (!is_callable(function.get())) {
        raise(vm, CoreType::type_error, "warnings._showwarnmsg() must be set to a callable");
    }
    Value message_class = warnings_attribute(vm, "WarningMessage");
    if (!message_class) raise(vm, CoreType::runtime_error, "unable to get warnings.WarningMessage");
    Value line = make_int(vm, issue.place.line);
    Value message = call(vm, message_class.get(),
                         {issue.message, issue.category, issue.place.file.get(), line.get(), vm.none, vm.none,
                          issue.source ? issue.source : vm.none});
    call(vm, function.get(), message.get());
}

bool is_skipped(Frame* frame, Tuple* prefixes) {
    const std::string& file = frame->code->code->file;
    for (std::uint32_t i = 0; i < prefixes->size; ++i) {
        if (file.starts_with(as_string(prefixes->items()[i])->view())) return true;
    }
    return false;
}

Frame* frame_to_blame(Interpreter& vm, std::int64_t stack_level, Tuple* skipped) {
    Frame* frame = vm.current_frame();
    while (--stack_level > 0 && frame) {
        do frame = frame->previous;
        while (frame && skipped && is_skipped(frame, skipped));
    }
    return frame;
}

/// The dict of the frame's globals that notes what was shown.
Value registry_of(Run& run, Dict* globals) {
    if (Object* known = dict_find(run, globals, "__warningregistry__")) {
        return known->kind == Kind::dict ? share(known) : Value{};
    }
    Ref<Dict> made = make_dict(run);
    dict_set(run, globals, "__warningregistry__", made.get());
    return made;
}

}  // namespace

WarningState& warning_state(Run& run) {
    auto& state = interpreter_of(run).extension<WarningState>();
    if (!state.filters) fill_default_filters(run, state);
    return state;
}

WarningPlace warning_place(Interpreter& vm, std::int64_t stack_level, Tuple* skipped) {
    WarningPlace place;
    if (vm.in_import_callback() && --stack_level <= 0) {
        place.file = make_string(vm, "<frozen importlib._bootstrap>");
        place.line = vm.profile.import_callback_line;
        place.module = share(vm.intern("_frozen_importlib"));
        place.registry = warning_state(vm).homeless;
        return place;
    }
    Frame* frame = frame_to_blame(vm, stack_level, skipped);
    if (!frame) {
        bool named = does(vm, Detail::warnings_without_frame_name_file);
        place.file = make_string(vm, named ? "<sys>" : "sys");
        place.line = named ? 0 : 1;
        place.module = share(vm.intern("sys"));
        place.registry = warning_state(vm).homeless;
        return place;
    }
    place.file = share(frame->code->file);
    place.line = frame->line();
    place.registry = registry_of(vm, frame->globals);
    Object* name = dict_find(frame->globals, vm.name(SpecialName::name));
    place.module = name && (is_string(name) || name == vm.none) ? share(name) : Value(make_string(vm, "<string>"));
    return place;
}

Value warning_category(Run& run, Object* message, Object* category) {
    if (is_instance(run, message, run.type(CoreType::warning))) return share(message->type);
    if (!category || category == run.none) return share(run.type(CoreType::user_warning));
    if (category->kind == Kind::type && is_subtype(static_cast<Type*>(category), run.type(CoreType::warning))) {
        return share(category);
    }
    if (category->kind == Kind::type && does(run, Detail::warning_categories_are_told)) {
        raise(run, CoreType::type_error, "category must be a Warning subclass, not class '{}'",
              as_string(static_cast<Type*>(category)->name)->view());
    }
    raise(run, CoreType::type_error, "category must be a Warning subclass, not '{}'", type_name(category));
}

void issue_warning(Interpreter& vm, Object* message, Object* category, const WarningPlace& place, Object* source) {
    Value text;
    Value made;
    if (is_instance(vm, message, vm.type(CoreType::warning))) {
        text = str(vm, message);
        category = message->type;
    } else {
        text = share(message);
        made = call(vm, category, message);
        message = made.get();
    }
    Issue issue{text.get(), message, category, place, source == vm.none ? nullptr : source};
    Value line = make_int(vm, place.line);
    Ref<Tuple> key = make_tuple(vm, {text.get(), category, line.get()});
    auto* registry = static_cast<Dict*>(place.registry.get());
    if (registry && already_warned(vm, registry, key.get(), false)) return;
    Value filter;
    Value action = find_action(vm, issue, filter);
    if (is_text(action.get(), "error")) raise_exception(vm, share(message));
    if (is_text(action.get(), "ignore")) return;
    if (!shown_before(vm, issue, action.get(), filter.get(), key.get())) show(vm, issue);
}

void Interpreter::warn(CoreType category, const std::string& message, Object* source, int stack_level) {
    Ref<Str> text = make_string(*this, message);
    issue_warning(*this, text.get(), type(category), warning_place(*this, stack_level, nullptr), source);
}

}  // namespace lastref::model
