#include "backends/model/library/types/frame_locals.hpp"

#include "backends/model/heap/detail.hpp"
#include "backends/model/library/types/method_helpers.hpp"
#include "backends/model/object/containers.hpp"
#include "backends/model/object/repr_guard.hpp"
#include "backends/model/vm/frame_object.hpp"

#include <algorithm>

namespace lastref::model {

extern const TypeSpec frame_locals_type;

namespace {

FrameObject* frame_of(Object* proxy) {
    return static_cast<FrameObject*>(static_cast<View*>(proxy)->source);
}
bool is_proxy(Run& run, const Object* object) {
    return object->type == builtin_type(run, frame_locals_type);
}

/// The place where a variable's value is: its slot, or the inside of its cell. Null for no variable of the frame.
Object** place_of(Run& run, FrameObject* frame, Object* key) {
    auto* code = static_cast<CodeObject*>(frame->code);
    Object** slots = frame->frame ? frame->frame->slots : frame->values;
    if (!slots) return nullptr;
    auto same = [&](Str* name) { return is_string(key) ? same_text(name, as_string(key)) : equals(run, name, key); };
    for (std::uint32_t i = 0; i < code->code->local_names.size(); ++i) {
        if (!same(code->local_names[i])) continue;
        const auto& parameters = code->code->cell_parameters;
        bool is_cell =
            i >= code->code->plain_count || std::find(parameters.begin(), parameters.end(), i) != parameters.end();
        bool has_cell = is_cell && slots[i] && slots[i]->kind == Kind::cell;
        return has_cell ? &static_cast<Cell*>(slots[i])->content : &slots[i];
    }
    return nullptr;
}

Value find(Run& run, Object* proxy, Object* key) {
    FrameObject* frame = frame_of(proxy);
    hash(run, key);
    if (Object** place = place_of(run, frame, key); place && *place) return share(*place);
    return frame->locals ? share(dict_find(run, static_cast<Dict*>(frame->locals), key)) : Value{};
}

void store(Run& run, Object* proxy, Object* key, Object* value) {
    FrameObject* frame = frame_of(proxy);
    hash(run, key);
    if (Object** place = place_of(run, frame, key)) return replace(*place, share(value));
    if (!frame->locals) frame->locals = make_dict(run).release();
    dict_set(run, static_cast<Dict*>(frame->locals), key, value);
}

Value as_dict(Run& run, Object* proxy) {
    return frame_locals(run, frame_of(proxy));
}

/// Takes over what a dict or another of these holds; false for anything else.
bool merge(Run& run, Object* proxy, Object* other) {
    if (other->kind != Kind::dict && !is_proxy(run, other)) return false;
    Value given = is_proxy(run, other) ? as_dict(run, other) : Value(dict_copy(run, static_cast<Dict*>(other)));
    std::uint32_t position = 0;
    Object* key = nullptr;
    Object* value = nullptr;
    while (dict_next(static_cast<Dict*>(given.get()), position, key, value)) store(run, proxy, key, value);
    return true;
}

Value proxy_new(Run& run, Arguments arguments) {
    auto* given = static_cast<Tuple*>(arguments[1]);
    if (given->size != 1) raise(run, CoreType::type_error, "FrameLocalsProxy expected 1 argument, got {}", given->size);
    if (given->items()[0]->kind != Kind::frame)
        raise(run, CoreType::type_error, "expect frame, not {}", type_name(given->items()[0]));
    return make_frame_locals(run, static_cast<FrameObject*>(given->items()[0]));
}

Value proxy_getitem(Run& run, Arguments arguments) {
    if (Value found = find(run, arguments[0], arguments[1])) return found;
    raise(run, CoreType::key_error, "local variable '{}' is not defined", repr(run, arguments[1])->view());
}
Value proxy_setitem(Run& run, Arguments arguments) {
    store(run, arguments[0], arguments[1], arguments[2]);
    return none(run);
}

Value take(Run& run, Object* proxy, Object* key) {
    FrameObject* frame = frame_of(proxy);
    if (place_of(run, frame, key))
        raise(run, CoreType::value_error, "cannot remove local variables from FrameLocalsProxy");
    return frame->locals ? dict_take(run, static_cast<Dict*>(frame->locals), key) : Value{};
}
Value proxy_delitem(Run& run, Arguments arguments) {
    if (!does(run, Detail::frames_variables_can_be_removed))
        raise(run, CoreType::type_error, "cannot remove variables from FrameLocalsProxy");
    if (!take(run, arguments[0], arguments[1])) raise_with(run, CoreType::key_error, arguments[1]);
    return none(run);
}
Value proxy_pop(Run& run, Arguments arguments) {
    if (Value taken = take(run, arguments[0], arguments[1])) return taken;
    if (arguments[2]) return share(arguments[2]);
    raise_with(run, CoreType::key_error, arguments[1]);
}

Value proxy_contains(Run& run, Arguments arguments) {
    return make_bool(run, static_cast<bool>(find(run, arguments[0], arguments[1])));
}
Value proxy_len(Run& run, Arguments arguments) {
    return make_int(run, length(run, as_dict(run, arguments[0]).get()));
}
Value proxy_keys(Run& run, Arguments arguments) {
    return list_from(run, as_dict(run, arguments[0]).get());
}
Value proxy_iter(Run& run, Arguments arguments) {
    return get_iterator(run, proxy_keys(run, arguments).get());
}
Value proxy_reversed(Run& run, Arguments arguments) {
    Value keys = proxy_keys(run, arguments);
    auto* list = static_cast<List*>(keys.get());
    std::reverse(list->items, list->items + list->size);
    return keys;
}
Value proxy_values(Run& run, Arguments arguments) {
    return list_from(run, call_method(run, as_dict(run, arguments[0]).get(), "values").get());
}
Value proxy_items(Run& run, Arguments arguments) {
    return list_from(run, call_method(run, as_dict(run, arguments[0]).get(), "items").get());
}
Value proxy_copy(Run& run, Arguments arguments) {
    return as_dict(run, arguments[0]);
}
Value proxy_repr(Run& run, Arguments arguments) {
    ReprGuard guard(run, frame_of(arguments[0]));
    if (guard.is_nested()) return make_string(run, "{...}");
    return repr(run, as_dict(run, arguments[0]).get());
}
Value proxy_get(Run& run, Arguments arguments) {
    Value found = find(run, arguments[0], arguments[1]);
    return found ? found : share(arguments[2]);
}
Value proxy_setdefault(Run& run, Arguments arguments) {
    if (Value found = find(run, arguments[0], arguments[1])) return found;
    store(run, arguments[0], arguments[1], arguments[2]);
    return share(arguments[2]);
}
Value proxy_update(Run& run, Arguments arguments) {
    if (!merge(run, arguments[0], arguments[1]))
        raise(run, CoreType::type_error, "update() argument must be dict or another FrameLocalsProxy");
    return none(run);
}

Value compare_proxies(Run& run, Object* left, Object* right, compile::CompareOperator operation) {
    using compile::CompareOperator;
    bool wanted = operation == CompareOperator::equal;
    if (!wanted && operation != CompareOperator::not_equal) return not_implemented(run);
    if (is_proxy(run, right)) return make_bool(run, (frame_of(left) == frame_of(right)) == wanted);
    if (right->kind != Kind::dict) return not_implemented(run);
    return compare(run, as_dict(run, left).get(), right, static_cast<int>(operation));
}

Value united(Run& run, Object* left, Object* right) {
    auto fits = [&](Object* object) { return object->kind == Kind::dict || is_proxy(run, object); };
    if (!fits(left) || !fits(right)) return not_implemented(run);
    auto plain = [&](Object* object) {
        return is_proxy(run, object) ? as_dict(run, object) : Value(dict_copy(run, static_cast<Dict*>(object)));
    };
    Value made = plain(left);
    dict_merge(run, static_cast<Dict*>(made.get()), static_cast<Dict*>(plain(right).get()));
    return made;
}
Value proxy_or(Run& run, Arguments arguments) {
    return united(run, arguments[0], arguments[1]);
}
Value proxy_ror(Run& run, Arguments arguments) {
    return united(run, arguments[1], arguments[0]);
}
Value proxy_ior(Run& run, Arguments arguments) {
    return merge(run, arguments[0], arguments[1]) ? share(arguments[0]) : not_implemented(run);
}

constexpr NativeRow rows[] = {
    {"__new__", "cls, /, *args, **kwargs", proxy_new, Binding::static_method},
    {"__len__", "self, /", proxy_len},
    {"__getitem__", "self, key, /", proxy_getitem},
    {"__setitem__", "self, key, value, /", proxy_setitem},
    {"__delitem__", "self, key, /", proxy_delitem},
    {"__contains__", "self, key, /", proxy_contains},
    {"__iter__", "self, /", proxy_iter},
    {"__reversed__", "self, /", proxy_reversed},
    {"__repr__", "self, /", proxy_repr},
    LASTREF_COMPARISON_ROWS(compare_proxies),
    {"__or__", "self, value, /", proxy_or},
    {"__ror__", "self, value, /", proxy_ror},
    {"__ior__", "self, value, /", proxy_ior},
    {"keys", "self, /", proxy_keys},
    {"values", "self, /", proxy_values},
    {"items", "self, /", proxy_items},
    {"copy", "self, /", proxy_copy},
    {"get", "self, key, default=None, /", proxy_get},
    {"setdefault", "self, key, default=None, /", proxy_setdefault},
    {"update", "self, other, /", proxy_update},
    {"pop", "self, key, default=?, /", proxy_pop, Binding::method, true, 14},
};

}  // namespace

const TypeSpec frame_locals_type{
    .name = "FrameLocalsProxy",
    .kind = Kind::view,
    .instance_size = sizeof(View),
    .methods = rows,
    .subclassable = false,
    .hashable = false,
};

Value make_frame_locals(Run& run, FrameObject* frame) {
    Ref<View> proxy = Ref<View>::adopt(run.heap.make<View>(Kind::view, builtin_type(run, frame_locals_type)));
    proxy->source = share(frame).release();
    run.heap.track(proxy.get());
    return proxy;
}

}  // namespace lastref::model
