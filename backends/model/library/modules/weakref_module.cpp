#include "backends/model/heap/detail.hpp"
#include "backends/model/library/modules/language.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/vm/imports/module_spec.hpp"

#include <algorithm>
#include <vector>

namespace lastref::model {

namespace {

/// Where a zero count means death, a reference with one is on its way out.
template <class Visit>
void for_each_reference(Run& run, Object* object, Visit&& visit) {
    bool dead_at_zero = run.heap.collector().frees_at_zero();
    WeakReference** list = weak_list(object);
    for (WeakReference* each = list ? *list : nullptr; each; each = each->next_weak) {
        if (!each->forgotten && (each->refcount > 0 || !dead_at_zero)) visit(each);
    }
}

Value get_weakref_count(Run& run, Arguments arguments) {
    std::int64_t count = 0;
    for_each_reference(run, arguments[0], [&](WeakReference*) { ++count; });
    return make_int(run, count);
}

/// Of those without a callback one of each kind is shared: they come first.
bool is_shared(const Value& reference) {
    const auto* each = static_cast<WeakReference*>(reference.get());
    return !each->callback && !each->type->program_defined;
}

Value get_weakrefs(Run& run, Arguments arguments) {
    std::vector<Value> found;
    for_each_reference(run, arguments[0], [&](WeakReference* each) { found.push_back(share(each)); });
    // PyPy has the others in the order in which they were made, CPython the other way round.
    if (run.profile.family == "pypy")
        std::reverse(std::find_if_not(found.begin(), found.end(), is_shared), found.end());
    Ref<List> list = make_list(run);
    for (Value& each : found) list_append(run, list.get(), std::move(each));
    return list;
}

Value proxy(Run& run, Arguments arguments) {
    CoreType type = is_callable(arguments[0]) ? CoreType::weak_callable_proxy : CoreType::weak_proxy;
    return make_weak_reference(run, run.type(type), arguments[0], arguments[1]);
}

/// _remove_dead_weakref(dct, key): deletes the entry if its value is a dead weak reference, in one step.
Value remove_dead_weakref(Run& run, Arguments arguments) {
    auto* dict = static_cast<Dict*>(arguments[0]);
    Object* value = dict_find(run, dict, arguments[1]);
    if (!value || value->kind != Kind::weak_reference) return none(run);
    if (!weak_target(*static_cast<WeakReference*>(value))) dict_take(run, dict, arguments[1]);
    return none(run);
}

constexpr NativeRow functions[] = {
    {"getweakrefcount", "object, /", get_weakref_count, Binding::function},
    {"getweakrefs", "object, /", get_weakrefs, Binding::function},
    {"proxy", "object, callback=None, /", proxy, Binding::function},
    {"_remove_dead_weakref", "dct, key, /", remove_dead_weakref, Binding::function},
};

constexpr const TypeSpec* types[] = {&weak_reference_type, &weak_proxy_type, &weak_callable_proxy_type};

void fill(Run& run, Module* module) {
    fill_language(run, module);
    auto* dict = static_cast<Dict*>(module->dict);
    dict_set(run, dict, "ref", run.type(CoreType::weak_reference));
    dict_set(run, dict, "_callbacks_come_late", make_bool(run, run.profile.callbacks_come_late).get());
    dict_set(run, dict, "_removers_hold_data",
             make_bool(run, does(run, Detail::removers_of_weak_values_hold_data)).get());
    dict_set(run, dict, "_iterate_copies", make_bool(run, run.profile.weak_containers_iterate_copies).get());
    Object* proxies[] = {run.type(CoreType::weak_proxy), run.type(CoreType::weak_callable_proxy)};
    dict_set(run, dict, "ProxyTypes", model::make_tuple(run, proxies).get());
}

constexpr LaterPart later[] = {
    {"WeakMethod", "weakref_method"},      {"KeyedRef WeakValueDictionary", "weakref_values"},
    {"WeakKeyDictionary", "weakref_keys"}, {"WeakSet", "weakref_set"},
    {"finalize", "weakref_finalize"},
};

}  // namespace

extern const ModuleSpec weakref_module;
const ModuleSpec weakref_module{
    .name = "weakref", .functions = functions, .types = types, .fill = fill, .python = "weakref", .later = later};

}  // namespace lastref::model
