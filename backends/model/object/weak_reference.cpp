#include "backends/model/heap/weak_reference.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/heap/kind_row.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"
#include "backends/model/object/types/class_hierarchy.hpp"
#include "backends/model/object/types/instance_size.hpp"

#include <algorithm>
#include <cstddef>

namespace lastref::model {

namespace {

void clear_reference(Heap&, Object* object) {
    auto* reference = static_cast<WeakReference*>(object);
    clear_weak_reference(*reference);
    clear(reference->callback);
}

void destroy_reference(Heap& heap, Object* object) {
    clear_reference(heap, object);
    heap.free_object(object, instance_size(object->type, sizeof(WeakReference)));
}

/// The references without callback that are shared: at most one plain one and one proxy, at the front of the list.
struct Shared {
    WeakReference* plain = nullptr;
    WeakReference* proxy = nullptr;
};

Shared shared_references(Run& run, WeakReference* first) {
    Shared found;
    while (first && first->forgotten) first = first->next_weak;
    if (first && !first->callback && first->type == run.type(CoreType::weak_reference)) {
        found.plain = first;
        first = first->next_weak;
    }
    if (first && !first->callback &&
        (first->type == run.type(CoreType::weak_proxy) || first->type == run.type(CoreType::weak_callable_proxy))) {
        found.proxy = first;
    }
    return found;
}

void insert_after(WeakReference** list, WeakReference* before, WeakReference* reference) {
    reference->previous_weak = before;
    WeakReference*& link = before ? before->next_weak : *list;
    reference->next_weak = link;
    if (link) link->previous_weak = reference;
    link = reference;
}

/// One whose count is zero may be about to be freed, unless zero means nothing to the collector.
bool can_be_shared(Run& run, const WeakReference* reference) {
    return reference && (reference->refcount > 0 || !run.heap.collector().frees_at_zero());
}

}  // namespace

extern const KindRow weak_reference_kind;
const KindRow weak_reference_kind{
    .name = "weak_reference",
    .tracked = true,
    .edges = {.fixed_offset = offsetof(WeakReference, callback), .fixed_count = 1},
    .destroy = destroy_reference,
    .clear = clear_reference,
};

namespace {

/// Iterators that can be weakly referenced in the real runtimes, and not here.
bool is_referable_iterator(const Run& run, const Type& type) {
    return type.spec->name == "_tee" || (run.profile.family == "pypy" && type.spec->name == "callable_iterator");
}

bool is_referable_record(const Run& run, const Type& type) {
    if (!type.spec) return true;
    const std::string_view name = type.spec->name;
    if (name == "UnionType") return does(run, Detail::unions_are_of_typing);
    return name != "Match" && name != "SRE_Match" && name != "SRE_Scanner";
}

/// Methods of built-in types, and what binds those that stand for operators.
bool is_native_of_type(Run& run, const Object* object) {
    return object->kind == Kind::native && object->type != run.type(CoreType::native_function);
}

}  // namespace

Ref<WeakReference> make_weak_reference(Run& run, Type* type, Object* object, Object* callback) {
    WeakReference** list = weak_list(object);
    // PyPy's errors can be referred to but for those with fields of their own.
    const bool is_error = object->kind == Kind::exception;
    const bool is_common_error = is_error && !object->type->program_defined;
    const bool slotted_refuses = is_error && !is_common_error && !run.profile.slotted_take_weak_references &&
                                 !has_told_weak_list(run, object->type);
    const auto has_fields = [&](const TypeSpec& spec) {
        return std::any_of(spec.attributes.begin(), spec.attributes.end(),
                           [&](const GetSetRow& row) { return is_offered(run, row); });
    };
    const bool error_refuses =
        slotted_refuses || (is_common_error && !has_told_weak_list(run, object->type) &&
                            (!run.profile.slotted_take_weak_references || has_fields(*object->type->spec)));
    const bool cache_refuses = object->kind == Kind::lru_cache && !does(run, Detail::caches_take_weak_references);
    if (!list && object->kind == Kind::iterator && is_referable_iterator(run, *object->type))
        run.refuse(fmt::format("a weak reference to a {}", type_name(object)));
    const bool method_refuses = run.profile.family == "cpython" && is_native_of_type(run, object);
    // Iterators that are in Python here are of RPython there.
    const bool iterator_refuses =
        run.profile.family == "pypy" && object->type->tells_module && is_of_module(run, object->type, "itertools");
    const bool record_refuses = object->kind == Kind::record && !is_referable_record(run, *object->type);
    if (!list || error_refuses || cache_refuses || method_refuses || iterator_refuses || record_refuses)
        raise(run, CoreType::type_error, "cannot create weak reference to '{}' object", type_name(object));
    if (callback == run.none) callback = nullptr;
    bool is_plain = type == run.type(CoreType::weak_reference);
    bool is_proxy = type == run.type(CoreType::weak_proxy) || type == run.type(CoreType::weak_callable_proxy);
    if (!callback && (is_plain || is_proxy)) {
        Shared shared = shared_references(run, *list);
        WeakReference* found = is_plain ? shared.plain : shared.proxy;
        if (can_be_shared(run, found)) return Ref<WeakReference>::share(found);
    }
    std::size_t size = instance_size(type, sizeof(WeakReference));
    auto* made = static_cast<WeakReference*>(run.heap.make_sized(Kind::weak_reference, type, size));
    made->referent = object;
    made->hash = -1;
    if (callback) {
        add_reference(callback);
        made->callback = callback;
        run.heap.collector().did_add_weak_callback(object);
    }
    // Shared ones stay in front; of the others the newest comes first.
    Shared shared = shared_references(run, *list);
    WeakReference* before = shared.proxy ? shared.proxy : shared.plain;
    if (!callback && is_plain) before = nullptr;
    if (!callback && is_proxy) before = shared.plain;
    insert_after(list, before, made);
    run.heap.track(made);
    return Ref<WeakReference>::adopt(made);
}

Value get_weak_reference(Run& run, Object* object) {
    WeakReference** list = weak_list(object);
    if (!list && run.profile.family == "cpython")
        raise(run, CoreType::attribute_error, "This object has no __weakref__");
    if (!list || !*list) return none(run);
    if (run.profile.family == "cpython") return share(*list);
    // PyPy tells of no proxies, and rather of the shared one, then the oldest.
    if (WeakReference* plain = shared_references(run, *list).plain) return share(plain);
    WeakReference* oldest = nullptr;
    for (WeakReference* each = *list; each; each = each->next_weak)
        if (!each->forgotten && is_subtype(each->type, run.type(CoreType::weak_reference))) oldest = each;
    return oldest ? share(oldest) : none(run);
}

}  // namespace lastref::model
