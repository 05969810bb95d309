#pragma once

#include "backends/model/compile/opcodes.hpp"
#include "backends/model/heap/detail.hpp"
#include "backends/model/object/containers/list.hpp"
#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/operations.hpp"

#include <string>

/// What method tables of built-in types share.
namespace lastref::model {

inline Value not_implemented(Run& run) {
    return share(run.not_implemented);
}

/// None for a null reference.
inline Value or_none(Run& run, Object* value) {
    return value ? share(value) : none(run);
}

/// The first argument of a `__new__`, whose callers look at it (check_receiver).
inline Type* class_argument(Object* cls) {
    return static_cast<Type*>(cls);
}

/// What CPython's descriptors refuse: `__get__(None)`, `__get__(None, None)`.
inline void check_bound_to_any(Run& run, Arguments arguments) {
    if (arguments[1] == run.none && arguments[2] == run.none && run.profile.family == "cpython")
        raise(run, CoreType::type_error, "__get__(None, None) is invalid");
}

/// A value for `__dict__`; raises TypeError for what is none, null among them.
inline Object* require_dict(Run& run, Object* value) {
    if (!value) raise(run, CoreType::type_error, "cannot delete __dict__");
    if (value->kind == Kind::dict) return value;
    raise(run, CoreType::type_error, "__dict__ must be set to a dictionary, not a '{}'", type_name(value));
}

/// The answer of an ordering that is told from -1, 0, 1.
inline bool order_holds(compile::CompareOperator operation, int order) {
    switch (operation) {
        case compile::CompareOperator::less: return order < 0;
        case compile::CompareOperator::less_equal: return order <= 0;
        case compile::CompareOperator::equal: return order == 0;
        case compile::CompareOperator::not_equal: return order != 0;
        case compile::CompareOperator::greater: return order > 0;
        case compile::CompareOperator::greater_equal: return order >= 0;
    }
    return false;
}

/// The six rows of a type whose comparisons are one function, `Value function(Run&, Object*, Object*,
/// CompareOperator)`.
template <Value (*function)(Run&, Object*, Object*, compile::CompareOperator), compile::CompareOperator operation>
Value comparison_row(Run& run, Arguments arguments) {
    return function(run, arguments[0], arguments[1], operation);
}

#define LASTREF_COMPARISON_ROWS(function)                                                             \
    {"__eq__", "self, value, /", comparison_row<function, compile::CompareOperator::equal>},          \
        {"__ne__", "self, value, /", comparison_row<function, compile::CompareOperator::not_equal>},  \
        {"__lt__", "self, value, /", comparison_row<function, compile::CompareOperator::less>},       \
        {"__le__", "self, value, /", comparison_row<function, compile::CompareOperator::less_equal>}, \
        {"__gt__", "self, value, /", comparison_row<function, compile::CompareOperator::greater>}, {  \
        "__ge__", "self, value, /", comparison_row<function, compile::CompareOperator::greater_equal> \
    }

/// How the repr of a weak reference names the type of what it refers to.
std::string referent_type_name(Run& run, Object* target);

/// A weak reference as PyPy shows it, which does not tell where the referent (null: dead) is.
Value pypy_reference_repr(Run& run, Object* reference, Object* target);

/// ValueError: `text` may show the item. Up to 3.10 an error of its repr() leaves the ValueError without a message.
[[noreturn]] inline void raise_not_found(Run& run, std::string_view text, Object* item) {
    std::string shown;
    try {
        if (text.find('{') != std::string_view::npos) shown = repr(run, item)->view();
    } catch (Raised&) {
        if (!does(run, Detail::messages_that_fail_are_left_out)) throw;
        raise_exception(run, call(run, run.type(CoreType::value_error)));
    }
    raise_worded(run, CoreType::value_error, text, shown);
}

/// What `make` makes, which comes from no free list.
template <typename Make>
auto make_anew(Heap& heap, Make make) {
    struct Guard {
        Heap& heap;
        ~Guard() { heap.allocates_anew = false; }
    } guard{heap};
    heap.allocates_anew = true;
    return make();
}

/// `list[int]`: a types.GenericAlias.
Value make_generic_alias(Run& run, Object* origin, Object* arguments);
/// The row `__class_getitem__` of a generic built-in type.
Value class_getitem_row(Run& run, Arguments arguments);

inline Value self_row(Run&, Arguments arguments) {
    return share(arguments[0]);
}

/// What `ask` gives; null where that raises a TypeError, of which nobody is told.
template <class Ask>
Value unless_type_error(Run& run, Ask ask) {
    try {
        return ask();
    } catch (Raised& raised) {
        if (!is_subtype(raised.exception->type, run.type(CoreType::type_error))) throw;
        return {};
    }
}

/// The items of what is to be joined. `hint` is when PyPy asks how many there are.
inline Ref<List> items_to_join(Run& run, Object* iterable, LengthHint hint) {
    Value source = unless_type_error(run, [&] {
        if (hint == LengthHint::asked && run.profile.family == "pypy" && is_iterable(iterable))
            ask_length(run, iterable);
        return get_iterator(run, iterable);
    });
    if (!source) raise(run, CoreType::type_error, "can only join an iterable", type_name(iterable));
    if (hint == LengthHint::asked_after_iter && run.profile.family == "pypy") ask_length(run, iterable, source.get());
    Ref<List> items = make_list(run);
    list_extend(run, items.get(), source.get(),
                run.profile.family == "pypy" ? LengthHint::not_asked : LengthHint::asked);
    return items;
}

/// `__call__(self, *args, **kwargs)` of what is called as it is.
/// Whether methods bound to these objects may be equal. May run Python code.
inline bool have_same_self(Run& run, Object* left, Object* right) {
    return left == right || (does(run, Detail::methods_compare_by_value) && equals(run, left, right));
}

Value call_row(Run& run, Arguments arguments);

}  // namespace lastref::model
