// types.SimpleNamespace, as CPython's Objects/namespaceobject.c: an object of attributes, whose dict is made with it.
// PyPy's is a class in Python.
#include "backends/model/library/types/simple_namespace.hpp"
#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/repr_guard.hpp"
#include "backends/model/object/types/instance.hpp"

#include <vector>

namespace lastref::model {

namespace {

Value namespace_new(Run& run, Arguments arguments) {
    Value made = make_instance(run, class_argument(arguments[0]));
    instance_dict(run, made.get());
    return made;
}

Value namespace_init(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[1]);
    Dict* own = instance_dict(run, arguments[0]);
    if (given->size > 0 && !does(run, Detail::namespaces_take_mapping))
        raise(run, CoreType::type_error, "no positional arguments expected");
    if (given->size > 1) {
        raise(run, CoreType::type_error, "{} expected at most 1 argument, got {}",
              as_string(arguments[0]->type->name)->view(), given->size);
    }
    if (given->size == 1) {
        Value values = call(run, run.type(CoreType::dict), given->items()[0]);
        auto* dict = static_cast<Dict*>(values.get());
        std::uint32_t position = 0;
        Object* key = nullptr;
        Object* value = nullptr;
        while (dict_next(dict, position, key, value)) {
            if (!is_string(key)) raise(run, CoreType::type_error, "keywords must be strings");
        }
        dict_merge(run, own, dict);
    }
    dict_merge(run, own, static_cast<Dict*>(arguments[2]));
    return none(run);
}

/// Names with their values as they are shown: up to 3.8 sorted, and names alone that are texts.
std::string shown_items(Run& run, Dict* dict) {
    Value names = call(run, run.type(CoreType::list), dict);
    if (does(run, Detail::namespaces_are_shown_sorted)) call_method(run, names.get(), "sort");
    std::string text;
    auto* list = static_cast<List*>(names.get());
    for (std::uint32_t i = 0; i < list->size; ++i) {
        Value name = share(list->items[i]);
        if (!is_string(name.get()) || as_string(name.get())->view().empty()) continue;
        Value value = share(dict_find(run, dict, name.get()));
        if (!value) continue;
        text += fmt::format("{}{}={}", text.empty() ? "" : ", ", as_string(name.get())->view(),
                            repr(run, value.get())->view());
    }
    return text;
}

Value namespace_repr(Run& run, Arguments arguments) {
    Object* self = arguments[0];
    const bool is_plain = self->type == builtin_type(run, simple_namespace_type);
    const std::string_view name = is_plain ? "namespace" : as_string(self->type->name)->view();
    ReprGuard guard(run, self);
    const std::string items = guard.is_nested() ? "..." : shown_items(run, instance_dict(run, self));
    return make_string(run, fmt::format("{}({})", name, items));
}

Value compare_namespaces(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    using compile::CompareOperator;
    Type* type = builtin_type(run, simple_namespace_type);
    const bool is_equality = operation == CompareOperator::equal || operation == CompareOperator::not_equal;
    const bool compares = is_equality || does(run, Detail::namespaces_compare_as_dicts);
    if (!compares || !is_subtype(left->type, type) || !is_subtype(right->type, type)) return not_implemented(run);
    return compare(run, instance_dict(run, left), instance_dict(run, right), static_cast<int>(operation));
}

Value namespace_reduce(Run& run, Arguments arguments) {
    return make_tuple(run, {arguments[0]->type, run.empty_tuple, instance_dict(run, arguments[0])});
}

Value namespace_replace(Run& run, Arguments arguments) {
    if (static_cast<Tuple*>(arguments[1])->size > 0)
        raise(run, CoreType::type_error, "__replace__() takes no positional arguments");
    Value made = call(run, arguments[0]->type);
    Dict* own = instance_dict(run, made.get());
    dict_merge(run, own, instance_dict(run, arguments[0]));
    dict_merge(run, own, static_cast<Dict*>(arguments[2]));
    return made;
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, /, *args, **kwargs", namespace_new, Binding::static_method},
    {"__init__", "self, /, *args, **kwargs", namespace_init},
    {"__repr__", "self, /", namespace_repr},
    LASTREF_COMPARISON_ROWS(compare_namespaces),
    {"__reduce__", "self, /", namespace_reduce},
    {.name = "__replace__", .parameters = "self, /, *args, **changes", .function = namespace_replace, .since = 13},
};

Value get_dict(Run& run, Object* object) {
    return share(instance_dict(run, object));
}

constexpr GetSetRow attributes[] = {{"__dict__", get_dict}};

}  // namespace

const TypeSpec simple_namespace_type{
    .name = "SimpleNamespace",
    .kind = Kind::instance,
    .instance_size = sizeof(Tracked),
    .methods = rows,
    .attributes = attributes,
    .module = "types",
    .hashable = false,
    .has_dict = true,
};

}  // namespace lastref::model
