#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/calls/native_object.hpp"
#include "backends/model/object/types/descriptor.hpp"

namespace lastref::model {

namespace {

Object* source_of(Object* proxy) {
    return static_cast<View*>(proxy)->source;
}

Value proxy_new(Run& run, Arguments arguments) {
    Object* mapping = arguments[1];
    bool is_mapping = find_special(mapping->type, SpecialName::getitem) && mapping->kind != Kind::list &&
                      mapping->kind != Kind::tuple;
    if (!is_mapping) {
        raise(run, CoreType::type_error, "mappingproxy() argument must be a mapping, not {}", type_name(mapping));
    }
    Ref<View> proxy = Ref<View>::adopt(run.heap.make<View>(Kind::view, run.type(CoreType::mapping_proxy)));
    proxy->source = share(mapping).release();
    run.heap.track(proxy.get());
    return proxy;
}

Value proxy_len(Run& run, Arguments arguments) {
    return make_int(run, length(run, source_of(arguments[0])));
}
Value proxy_getitem(Run& run, Arguments arguments) {
    Value found = get_item(run, source_of(arguments[0]), arguments[1]);
    bool is_wrapped = does(run, Detail::classes_in_dicts_are_wrapped) && found->kind == Kind::native;
    if (!is_wrapped || !static_cast<Native*>(found.get())->owner) return found;
    switch (static_cast<Native*>(found.get())->row->binding) {
        case Binding::class_method: return make_descriptor(run, CoreType::class_method, found.get());
        case Binding::static_method: return make_descriptor(run, CoreType::static_method, found.get());
        default: return found;
    }
}
Value proxy_contains(Run& run, Arguments arguments) {
    return make_bool(run, contains(run, source_of(arguments[0]), arguments[1]));
}
Value proxy_iter(Run& run, Arguments arguments) {
    return get_iterator(run, source_of(arguments[0]));
}
Value proxy_reversed(Run& run, Arguments arguments) {
    return call_method(run, source_of(arguments[0]), run.name(SpecialName::reversed));
}
Value proxy_hash(Run& run, Arguments arguments) {
    if (!does(run, Detail::mapping_proxies_hash))
        raise(run, CoreType::type_error, "unhashable type: '{}'", type_name(arguments[0]));
    return make_int(run, hash(run, source_of(arguments[0])));
}
Value proxy_str(Run& run, Arguments arguments) {
    return str(run, source_of(arguments[0]));
}

Value proxy_repr(Run& run, Arguments arguments) {
    const std::string_view name = run.profile.python_2 ? "dict_proxy" : "mappingproxy";
    return make_string(run, fmt::format("{}({})", name, repr(run, source_of(arguments[0]))->view()));
}

Value compare_proxy(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    Object* other = right->type == run.type(CoreType::mapping_proxy) ? source_of(right) : right;
    return compare(run, source_of(left), other, static_cast<int>(operation));
}

/// PyPy takes the entries of dicts alone, into a copy of the left one.
Value join_as_dicts(Run& run, Object* left, Object* right, const Object* given) {
    if (!is_subtype(given->type, run.type(CoreType::dict)) && given->type != run.type(CoreType::mapping_proxy))
        return not_implemented(run);
    Value joined = call_method(run, left, "copy");
    call_method(run, joined.get(), "update", {right});
    return joined;
}

template <bool swapped>
Value proxy_or(Run& run, Arguments arguments) {
    auto plain = [&](Object* object) {
        return object->type == run.type(CoreType::mapping_proxy) ? source_of(object) : object;
    };
    Object* left = plain(arguments[swapped ? 1 : 0]);
    Object* right = plain(arguments[swapped ? 0 : 1]);
    if (run.profile.family == "pypy") return join_as_dicts(run, left, right, arguments[1]);
    return binary_operation(run, static_cast<int>(compile::BinaryOperator::bit_or), left, right);
}

Value proxy_ior(Run& run, Arguments arguments) {
    raise(run, CoreType::type_error, "'|=' is not supported by {}; use '|' instead", type_name(arguments[0]));
}

Value proxy_get(Run& run, Arguments arguments) {
    return call_method(run, source_of(arguments[0]), "get", {arguments[1], arguments[2]});
}
Value proxy_keys(Run& run, Arguments arguments) {
    return call_method(run, source_of(arguments[0]), "keys");
}
Value proxy_values(Run& run, Arguments arguments) {
    return call_method(run, source_of(arguments[0]), "values");
}
Value proxy_items(Run& run, Arguments arguments) {
    return call_method(run, source_of(arguments[0]), "items");
}
Value proxy_has_key(Run& run, Arguments arguments) {
    return call_method(run, source_of(arguments[0]), "has_key", {arguments[1]});
}
Value proxy_iterkeys(Run& run, Arguments arguments) {
    return call_method(run, source_of(arguments[0]), "iterkeys");
}
Value proxy_itervalues(Run& run, Arguments arguments) {
    return call_method(run, source_of(arguments[0]), "itervalues");
}
Value proxy_iteritems(Run& run, Arguments arguments) {
    return call_method(run, source_of(arguments[0]), "iteritems");
}
Value proxy_copy(Run& run, Arguments arguments) {
    return call_method(run, source_of(arguments[0]), "copy");
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, mapping", proxy_new, Binding::static_method},
    {"__len__", "self, /", proxy_len},
    {"__getitem__", "self, key, /", proxy_getitem},
    {"__contains__", "self, key, /", proxy_contains},
    {"__iter__", "self, /", proxy_iter},
    {"__reversed__", "self, /", proxy_reversed, Binding::method, true, 9},
    {"__hash__", "self, /", proxy_hash},
    {"__str__", "self, /", proxy_str},
    {"__repr__", "self, /", proxy_repr},
    LASTREF_COMPARISON_ROWS(compare_proxy),
    {"__or__", "self, value, /", proxy_or<false>, Binding::method, true, 9},
    {"__ror__", "self, value, /", proxy_or<true>, Binding::method, true, 9},
    {"__ior__", "self, value, /", proxy_ior, Binding::method, true, 9},
    {"get", "self, key, default=None, /", proxy_get},
    {"keys", "self, /", proxy_keys},
    {"values", "self, /", proxy_values},
    {"items", "self, /", proxy_items},
    {"copy", "self, /", proxy_copy},
    {"has_key", "self, key, /", proxy_has_key, Binding::method, true, only_python_2},
    {"iterkeys", "self, /", proxy_iterkeys, Binding::method, true, only_python_2},
    {"itervalues", "self, /", proxy_itervalues, Binding::method, true, only_python_2},
    {"iteritems", "self, /", proxy_iteritems, Binding::method, true, only_python_2},
    {"__class_getitem__", "cls, item, /", class_getitem_row, Binding::class_method, true, 9},
};

}  // namespace

const TypeSpec mapping_proxy_type{
    .name = "mappingproxy",
    .kind = Kind::view,
    .instance_size = sizeof(View),
    .methods = rows,
    .subclassable = false,
};

}  // namespace lastref::model
