// "Did you mean": the nearest name by edit distance, with the weights of Lib/traceback.py.
#include "backends/model/object/containers.hpp"
#include "backends/model/object/descriptor.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/exception_text.hpp"
#include "backends/model/vm/frame_object.hpp"
#include "backends/model/vm/standard_library.hpp"

#include <algorithm>
#include <utility>

namespace lastref::model {

namespace {

constexpr std::size_t most_candidates = 750;
constexpr std::size_t longest_name = 40;
constexpr std::size_t move_cost = 2;
constexpr std::size_t case_cost = 1;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::size_t substitution_cost(char a, char b) {
    if (a == b) return 0;
    return lower(a) == lower(b) ? case_cost : move_cost;
}

/// The weighted edit distance, or more than `limit` when it exceeds that.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a == b) return 0;
    while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
    while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
    if (a.empty() || b.empty()) return move_cost * (a.size() + b.size());
    if (a.size() > longest_name || b.size() > longest_name) return limit + 1;
    if (b.size() < a.size()) std::swap(a, b);
    if ((b.size() - a.size()) * move_cost > limit) return limit + 1;
    std::vector<std::size_t> row(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) row[i] = (i + 1) * move_cost;
    std::size_t result = 0;
    for (std::size_t place = 0; place < b.size(); ++place) {
        std::size_t diagonal = result = place * move_cost;
        std::size_t smallest = SIZE_MAX;
        for (std::size_t i = 0; i < a.size(); ++i) {
            std::size_t substituted = diagonal + substitution_cost(b[place], a[i]);
            diagonal = row[i];
            result = std::min(substituted, std::min(result, diagonal) + move_cost);
            row[i] = result;
            smallest = std::min(smallest, result);
        }
        if (smallest > limit) return limit + 1;
    }
    return result;
}

using Names = std::vector<std::string>;

std::string nearest(const Names& names, std::string_view wanted) {
    if (names.size() > most_candidates || wanted.size() > longest_name) return {};
    std::size_t best = SIZE_MAX;
    std::string found;
    for (const std::string& name : names) {
        if (name == wanted) continue;
        // A third of the letters may have to change.
        std::size_t limit = (name.size() + wanted.size() + 3) * move_cost / 6;
        limit = std::min(limit, best - 1);
        std::size_t cost = distance(wanted, name, limit);
        if (cost > limit) continue;
        if (found.empty() || cost < best) {
            found = name;
            best = cost;
        }
    }
    return found;
}

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

Names names_in_scope(Interpreter& vm, Exception* exception) {
    Names names;
    auto* last = static_cast<Traceback*>(exception->traceback);
    if (!last || last->kind != Kind::traceback) return names;
    while (last->next && last->next->kind == Kind::traceback) last = static_cast<Traceback*>(last->next);
    auto* frame = static_cast<FrameObject*>(last->frame);
    Value locals = frame_locals(vm, frame);
    add_keys(vm, names, locals.get());
    if (frame->globals != locals.get()) add_keys(vm, names, frame->globals);
    fill_module(vm, vm.builtins());
    add_keys(vm, names, vm.builtins()->dict);
    return names;
}

/// `self.name` where a method says `name`.
bool is_attribute_of_self(Interpreter& vm, Exception* exception, Str* name) {
    auto* last = static_cast<Traceback*>(exception->traceback);
    if (!last || last->kind != Kind::traceback) return false;
    while (last->next && last->next->kind == Kind::traceback) last = static_cast<Traceback*>(last->next);
    Value locals = frame_locals(vm, static_cast<FrameObject*>(last->frame));
    if (locals->kind != Kind::dict) return false;
    Value self = share(dict_find(vm, static_cast<Dict*>(locals.get()), "self"));
    return self && find_attribute(vm, self.get(), name);
}

std::string worded(std::string_view name, Suggestions style) {
    if (name.empty()) return {};
    return style == Suggestions::unquoted ? fmt::format(". Did you mean: {}?", name)
                                          : fmt::format(". Did you mean: '{}'?", name);
}

std::string for_name(Interpreter& vm, Exception* exception, Suggestions style) {
    if (!exception->extra1 || !is_string(exception->extra1)) return {};
    auto* name = as_string(exception->extra1);
    if (style == Suggestions::quoted_with_imports && is_attribute_of_self(vm, exception, name)) {
        return worded(fmt::format("self.{}", name->view()), style);
    }
    std::string found = worded(nearest(names_in_scope(vm, exception), name->view()), style);
    bool module = style == Suggestions::quoted_with_imports && is_standard_module(name->view());
    if (!module) return found;
    if (found.empty()) return fmt::format(". Did you forget to import '{}'?", name->view());
    return found.substr(0, found.size() - 1) + fmt::format(" Or did you forget to import '{}'?", name->view());
}

std::string for_attribute(Interpreter& vm, Exception* exception, Suggestions style) {
    if (!exception->extra1 || !exception->extra2 || !is_string(exception->extra1)) return {};
    std::string_view name = as_string(exception->extra1)->view();
    return worded(nearest(attribute_names(vm, exception->extra2, name), name), style);
}

}  // namespace

std::string suggestion_for(Interpreter& vm, Exception* exception, Suggestions style) {
    if (style == Suggestions::none) return {};
    try {
        if (is_exception(vm, exception, CoreType::name_error)) return for_name(vm, exception, style);
        if (is_exception(vm, exception, CoreType::attribute_error)) return for_attribute(vm, exception, style);
    } catch (Raised&) {
        // A suggestion is a courtesy.
    }
    return {};
}

}  // namespace lastref::model
