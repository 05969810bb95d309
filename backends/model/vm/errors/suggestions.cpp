// "Did you mean": what tracebacks say behind a message about a name.
#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/nearest_name.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/descriptor.hpp"
#include "backends/model/vm/errors/exception_text.hpp"
#include "backends/model/vm/frame_object.hpp"
#include "backends/model/vm/imports/module_spec.hpp"
#include "backends/model/vm/imports/standard_library.hpp"

#include <algorithm>
#include <utility>

namespace lastref::model {

namespace {

using Names = std::vector<std::string>;

void add_keys(Run& run, Names& names, Object* mapping) {
    if (!mapping || mapping->kind != Kind::dict) return;
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    (void)run;
    while (dict_next(static_cast<Dict*>(mapping), position, key, value)) {
        if (is_string(key)) names.emplace_back(as_string(key)->view());
    }
}

/// In the order that they have at the start, whichever the program asked for first.
void add_builtins(Interpreter& vm, Names& names) {
    const Module* module = vm.builtins();
    fill_module(vm, vm.builtins());
    const auto add = [&](std::string_view name) {
        if (dict_find(static_cast<Dict*>(module->dict), vm.intern(name))) names.emplace_back(name);
    };
    for (const NativeRow& row : module->spec->functions) add(row.name);
    for (const TypeSpec* type : module->spec->types) add(type->name);
    add_keys(vm, names, module->dict);
}

/// dir(object), sorted; names with an underscore only when one was asked for.
Names attribute_names(Interpreter& vm, Object* object, std::string_view wanted) {
    Object* directory = find_module_name(vm, vm.builtins(), vm.intern("dir"));
    Names names;
    if (!directory) return names;
    Value listed = call(vm, directory, object);
    for_each(vm, listed.get(), [&](Object* name) {
        if (is_string(name)) names.emplace_back(as_string(name)->view());
        return true;
    });
    if (!wanted.starts_with("_")) std::erase_if(names, [](const std::string& name) { return name.starts_with("_"); });
    return names;
}

/// The frame that an exception came from.
FrameObject* innermost_frame(Object* traceback) {
    auto* last = static_cast<Traceback*>(traceback);
    if (!last || last->kind != Kind::traceback) return nullptr;
    while (last->next && last->next->kind == Kind::traceback) last = static_cast<Traceback*>(last->next);
    return static_cast<FrameObject*>(last->frame);
}

Names names_in_scope(Interpreter& vm, Object* traceback, Suggestions style) {
    Names names;
    FrameObject* frame = innermost_frame(traceback);
    if (!frame) return names;
    Value locals = frame_locals(vm, frame);
    add_keys(vm, names, locals.get());
    if (frame->globals != locals.get()) add_keys(vm, names, frame->globals);
    const auto global = static_cast<std::ptrdiff_t>(names.size());
    add_builtins(vm, names);
    if (style == Suggestions::unquoted) std::sort(names.begin() + global, names.end());
    return names;
}

/// What the code around calls its locals, bound or not; else global names, else built-in ones.
std::string nearest_scope_by_scope(Interpreter& vm, Object* traceback, std::string_view wanted) {
    const FrameObject* frame = innermost_frame(traceback);
    if (!frame) return {};
    Names names;
    Value locals = find_attribute(vm, frame->code, vm.intern("co_varnames"));
    for_each(vm, locals.get(), [&](Object* name) {
        names.emplace_back(as_string(name)->view());
        return true;
    });
    std::string found = nearest_name(names, wanted);
    names.clear();
    if (found.empty()) {
        add_keys(vm, names, frame->globals);
        found = nearest_name(names, wanted);
    }
    if (found.empty()) {
        names.clear();
        add_builtins(vm, names);
        found = nearest_name(names, wanted);
    }
    return found;
}

/// `self.name` where a method says `name`.
bool is_attribute_of_self(Interpreter& vm, Object* traceback, Str* name) {
    FrameObject* frame = innermost_frame(traceback);
    if (!frame) return false;
    Value locals = frame_locals(vm, frame);
    if (locals->kind != Kind::dict) return false;
    Value self = share(dict_find(vm, static_cast<Dict*>(locals.get()), "self"));
    try {
        return self && find_attribute(vm, self.get(), name);
    } catch (const Raised&) {
        if (!does(vm, Detail::suggestions_survive_errors)) throw;
        return false;
    }
}

std::string worded(std::string_view name, Suggestions style) {
    if (name.empty()) return {};
    return style == Suggestions::unquoted ? fmt::format(". Did you mean: {}?", name)
                                          : fmt::format(". Did you mean: '{}'?", name);
}

using Nearest = std::string(const Names& names, std::string_view wanted);

std::string for_name(Interpreter& vm, Exception* exception, Object* traceback, Suggestions style, Nearest* nearest,
                     bool scope_by_scope, std::string_view mark) {
    if (!exception->extra1 || !is_string(exception->extra1)) return {};
    auto* name = as_string(exception->extra1);
    const bool knows_modules = style >= Suggestions::quoted_with_imports;
    std::string found;
    if (knows_modules && is_attribute_of_self(vm, traceback, name)) {
        found = fmt::format("self.{}", name->view());
    } else if (scope_by_scope) {
        found = nearest_scope_by_scope(vm, traceback, name->view());
    } else {
        found = nearest(names_in_scope(vm, traceback, style), name->view());
    }
    found = worded(found, style);
    if (!knows_modules || !is_standard_module(name->view())) return found;
    std::string_view joint = found.empty() ? ". Did" : " Or did";
    return found + fmt::format("{} you forget to import '{}'{}", joint, name->view(), mark);
}

/// What other languages, or other types, call what is asked for.
struct Habit {
    std::string_view name;
    CoreType type;
    std::string_view hint;
};

constexpr std::string_view set_hint = "Did you mean to use a 'set' object?";
constexpr std::string_view list_hint = "Did you mean to use a 'list' object?";
constexpr std::string_view int_hint =
    "Did you mean to use an 'int' object? Bitwise operators are not supported by 'float'.";

constexpr Habit habits[] = {
    {"push", CoreType::list, "Did you mean '.append'?"},
    {"concat", CoreType::list, "Did you mean '.extend'?"},
    {"addAll", CoreType::list, "Did you mean '.extend'?"},
    {"contains", CoreType::list, "Use 'x in list'."},
    {"add", CoreType::list, set_hint},
    {"add", CoreType::frozenset, set_hint},
    {"toUpperCase", CoreType::string, "Did you mean '.upper'?"},
    {"toLowerCase", CoreType::string, "Did you mean '.lower'?"},
    {"trimStart", CoreType::string, "Did you mean '.lstrip'?"},
    {"trimEnd", CoreType::string, "Did you mean '.rstrip'?"},
    {"keySet", CoreType::dict, "Did you mean '.keys'?"},
    {"entrySet", CoreType::dict, "Did you mean '.items'?"},
    {"entries", CoreType::dict, "Did you mean '.items'?"},
    {"putAll", CoreType::dict, "Did you mean '.update'?"},
    {"put", CoreType::dict, "Use d[k] = v."},
    {"append", CoreType::tuple, list_hint},
    {"extend", CoreType::tuple, list_hint},
    {"insert", CoreType::tuple, list_hint},
    {"remove", CoreType::tuple, list_hint},
    {"remove", CoreType::frozenset, set_hint},
    {"discard", CoreType::frozenset, set_hint},
    {"update", CoreType::frozenset, set_hint},
    {"__or__", CoreType::floating, int_hint},
    {"__and__", CoreType::floating, int_hint},
    {"__xor__", CoreType::floating, int_hint},
    {"__lshift__", CoreType::floating, int_hint},
    {"__rshift__", CoreType::floating, int_hint},
};

/// `x.part.name` where a program says `x.name`.
std::string name_of_part(Interpreter& vm, Object* object, const Names& names, Str* wanted) {
    constexpr int most_parts = 20;
    int parts = 0;
    for (const std::string& each : names) {
        if (each.starts_with("_")) continue;
        if (++parts > most_parts) break;
        Str* name = vm.intern(each);
        Object* of_class = find_in_mro(object->type, name);
        if (of_class && find_in_mro(of_class->type, vm.intern("__get__"))) continue;
        Value part = find_attribute(vm, object, name);
        if (part && find_attribute(vm, part.get(), wanted)) return fmt::format("{}.{}", each, wanted->view());
    }
    return {};
}

std::string for_attribute(Interpreter& vm, Exception* exception, Suggestions style, Nearest* nearest) {
    if (!exception->extra2 || !exception->extra1 || !is_string(exception->extra2)) return {};
    Str* wanted = as_string(exception->extra2);
    const std::string_view name = wanted->view();
    const Names names = attribute_names(vm, exception->extra1, name);
    std::string near = nearest(names, name);
    if (style != Suggestions::of_attributes_with_both) return worded(near, style);
    for (const Habit& habit : habits) {
        if (habit.name == name && is_subtype(exception->extra1->type, vm.type(habit.type)))
            return fmt::format(". {}", habit.hint);
    }
    if (near.empty()) near = name_of_part(vm, exception->extra1, names, wanted);
    return near.empty() ? near : fmt::format(". Did you mean '.{}' instead of '.{}'?", near, name);
}

/// Programs run without the module `site`.
std::string for_module(Suggestions style) {
    if (style != Suggestions::of_attributes_with_both) return {};
    return ". Site initialization is disabled, did you forget to add the site-packages directory to sys.path or to "
           "enable your virtual environment?";
}

}  // namespace

std::string suggestion_for(Interpreter& vm, Exception* exception, Object* traceback, Reporter reporter) {
    const ReportStyle& report = report_style(vm.profile);
    const Suggestions style = report.suggestions;
    const bool by_module = reporter == Reporter::module;
    if (style == Suggestions::none || (by_module && !report.module_suggests)) return {};
    const bool is_library = by_module || vm.profile.family == "pypy";
    Nearest* nearest = is_library && does(vm, Detail::library_suggests_nearer) ? nearer_name : nearest_name;
    if (style == Suggestions::unquoted) nearest = name_by_letters;
    try {
        if (is_exception(vm, exception, CoreType::name_error)) {
            const bool scope_by_scope = !by_module && report.interpreter_goes_scope_by_scope;
            const bool asks = !is_library || !does(vm, Detail::library_tells_of_imports);
            return for_name(vm, exception, traceback, style, nearest, scope_by_scope, asks ? "?" : "");
        }
        if (is_exception(vm, exception, CoreType::module_not_found_error)) return for_module(style);
        if (is_exception(vm, exception, CoreType::attribute_error)) return for_attribute(vm, exception, style, nearest);
    } catch (Raised&) {
        // A suggestion is a courtesy.
    }
    return {};
}

}  // namespace lastref::model
