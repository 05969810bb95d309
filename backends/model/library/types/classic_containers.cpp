#include "backends/model/library/types/classic_containers.hpp"

#include "backends/model/object/containers.hpp"
#include "backends/model/object/types/classic.hpp"
#include "backends/model/vm/interpreter.hpp"

namespace lastref::model {

Value ask_classic_instance(Run& run, Object* instance, std::string_view name,
                           std::initializer_list<Object*> arguments) {
    Value method = get_classic_attribute(run, instance, run.intern(name));
    return call(run, method.get(), arguments);
}

Int* classic_int_result(Run& run, const Value& answer, std::string_view method) {
    if (!is_int(answer.get())) raise(run, CoreType::type_error, "{}() should return an int", method);
    return static_cast<Int*>(answer.get());
}

namespace {

/// Whether what is indexed with a slice says `a[i:j]`, which is another operation than `a[slice(i, j)]`.
bool is_written_as_slice(Run& run) {
    const compile::Instruction* at = interpreter_of(run).current_frame()->instruction;
    switch (at->opcode) {
        case compile::Opcode::load_item:
        case compile::Opcode::store_item:
        case compile::Opcode::delete_item: break;
        default: return false;
    }
    switch (at[-1].opcode) {
        case compile::Opcode::build_slice: return at[-1].argument == 2;
        case compile::Opcode::load_fast:
        case compile::Opcode::load_name:
        case compile::Opcode::load_global:
        case compile::Opcode::load_constant: return false;
        default: run.refuse("a slice of a classic instance, in such a place");
    }
}

struct Bounds {
    Value start;
    Value stop;
};

/// The bounds of `a[i:j]` as the methods for slices get them; null where it is an index like any other.
Bounds bounds_written(Run& run, Object* instance, Object* index) {
    if (index->kind != Kind::slice) return {};
    auto* slice = static_cast<Slice*>(index);
    const auto is_bound = [&](Object* given) { return given == run.none || is_index(given); };
    if (slice->step != run.none || !is_bound(slice->start) || !is_bound(slice->stop) || !is_written_as_slice(run))
        return {};
    std::int64_t start = slice->start == run.none ? 0 : clamped_index(run, slice->start);
    std::int64_t stop = slice->stop == run.none ? INT64_MAX : clamped_index(run, slice->stop);
    if (start < 0 || stop < 0) {
        const std::int64_t size = length(run, instance);
        if (start < 0) start += size;
        if (stop < 0) stop += size;
    }
    return {make_int(run, start), make_int(run, stop)};
}

/// What the method for slices says, or the one for items of a slice.
Value ask_slice(Run& run, Object* instance, const Bounds& bounds, std::string_view of_slices, std::string_view of_items,
                Object* value = nullptr) {
    if (Value method = find_classic_special(run, instance, of_slices)) {
        if (value) return call(run, method.get(), {bounds.start.get(), bounds.stop.get(), value});
        return call(run, method.get(), {bounds.start.get(), bounds.stop.get()});
    }
    Value method = get_classic_attribute(run, instance, run.intern(of_items));
    Ref<Slice> slice = make_slice(run, bounds.start.get(), bounds.stop.get(), run.none);
    if (value) return call(run, method.get(), {slice.get(), value});
    return call(run, method.get(), slice.get());
}

}  // namespace

Value instance_len(Run& run, Arguments arguments) {
    Value answer = ask_classic_instance(run, arguments[0], "__len__");
    if (int_is_negative(classic_int_result(run, answer, "__len__")))
        raise(run, CoreType::value_error, "__len__() should return >= 0");
    return answer;
}

Value instance_getitem(Run& run, Arguments arguments) {
    if (const Bounds bounds = bounds_written(run, arguments[0], arguments[1]); bounds.start)
        return ask_slice(run, arguments[0], bounds, "__getslice__", "__getitem__");
    return ask_classic_instance(run, arguments[0], "__getitem__", {arguments[1]});
}

Value instance_setitem(Run& run, Arguments arguments) {
    if (const Bounds bounds = bounds_written(run, arguments[0], arguments[1]); bounds.start)
        return ask_slice(run, arguments[0], bounds, "__setslice__", "__setitem__", arguments[2]);
    return ask_classic_instance(run, arguments[0], "__setitem__", {arguments[1], arguments[2]});
}

Value instance_delitem(Run& run, Arguments arguments) {
    if (const Bounds bounds = bounds_written(run, arguments[0], arguments[1]); bounds.start)
        return ask_slice(run, arguments[0], bounds, "__delslice__", "__delitem__");
    return ask_classic_instance(run, arguments[0], "__delitem__", {arguments[1]});
}

Value instance_iter(Run& run, Arguments arguments) {
    if (Value method = find_classic_special(run, arguments[0], "__iter__")) {
        Value iterator = call(run, method.get());
        if (!find_special(iterator->type, SpecialName::next)) {
            raise(run, CoreType::type_error, "__iter__ returned non-iterator of type '{}'", type_name(iterator.get()));
        }
        return iterator;
    }
    if (!find_classic_special(run, arguments[0], "__getitem__"))
        raise(run, CoreType::type_error, "iteration over non-sequence");
    return make_iterator(run, CoreType::sequence_iterator, arguments[0]);
}

Value instance_next(Run& run, Arguments arguments) {
    Value method = find_classic_special(run, arguments[0], "next");
    if (!method) raise(run, CoreType::type_error, "instance has no next() method");
    return call(run, method.get());
}

Value instance_contains(Run& run, Arguments arguments) {
    if (Value method = find_classic_special(run, arguments[0], "__contains__")) {
        Value answer = call(run, method.get(), arguments[1]);
        return make_bool(run, is_true(run, answer.get()));
    }
    Value iterator;
    try {
        iterator = get_iterator(run, arguments[0]);
    } catch (Raised& raised) {
        if (!is_exception(run, raised.exception.get(), CoreType::type_error)) throw;
        raise(run, CoreType::type_error, "argument of type 'instance' is not iterable");
    }
    bool found = false;
    for_each_left(run, iterator.get(), [&](Object* each) { return !(found = equals(run, arguments[1], each)); });
    return make_bool(run, found);
}

Value instance_length_hint(Run& run, Arguments arguments) {
    if (Value method = find_classic_special(run, arguments[0], "__length_hint__")) return call(run, method.get());
    return not_implemented(run);
}

Value instance_reversed(Run& run, Arguments arguments) {
    if (Value method = find_classic_special(run, arguments[0], "__reversed__")) return call(run, method.get());
    if (find_classic_special(run, arguments[0], "__getitem__")) run.refuse("reversed() of a classic instance");
    raise(run, CoreType::type_error, "argument to reversed() must be a sequence");
}

}  // namespace lastref::model
