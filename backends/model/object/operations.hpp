#pragma once

#include "backends/model/object/errors.hpp"
#include "backends/model/object/make.hpp"
#include "backends/model/object/run.hpp"
#include "backends/model/object/types/type_name.hpp"

#include <string>

/// Python's operations on any object. All may run Python code and collect, and throw Raised, unless it says otherwise.
namespace lastref::model {

// Calls.
Value call(Run& run, Object* callable);
Value call(Run& run, Object* callable, Object* argument);
Value call(Run& run, Object* callable, std::initializer_list<Object*> arguments);
/// callable(*positional, **keywords); `keywords` may be null.
Value call_all(Run& run, Object* callable, Tuple* positional, Dict* keywords);
/// object.name(*arguments), the method looked up on the object.
Value call_method(Run& run, Object* object, Str* name, std::initializer_list<Object*> arguments = {});
Value call_method(Run& run, Object* object, std::string_view name, std::initializer_list<Object*> arguments = {});
/// The special method of the object's type, called with the object first. Null Value when the type has none.
Value call_special(Run& run, Object* object, SpecialName name, std::initializer_list<Object*> arguments = {});

// Attributes.
Value get_attribute(Run& run, Object* object, Str* name);
/// Null instead of AttributeError; other exceptions pass.
Value find_attribute(Run& run, Object* object, Str* name);
void set_attribute(Run& run, Object* object, Str* name, Object* value);
void delete_attribute(Run& run, Object* object, Str* name);
/// object.__getattribute__ and friends: the generic algorithm, without the type's own hooks.
/// Raises TypeError when `name` is no string.
void check_attribute_name(Run& run, Object* name);
Value get_attribute_generic(Run& run, Object* object, Str* name);
Value find_attribute_generic(Run& run, Object* object, Str* name);
void set_attribute_generic(Run& run, Object* object, Str* name, Object* value);  ///< null value: deletes
/// `vars(object)`: the instance's dict, made if it is not there yet. Null when the object has none. Does not run code.
Dict* instance_dict(Run& run, Object* object);
/// Binds a descriptor found on a type: `descriptor.__get__(object, type)` or the descriptor itself.
Value bind_descriptor(Run& run, Object* descriptor, Object* object, Type* type);

// Values.
bool is_true(Run& run, Object* object);
std::int64_t hash(Run& run, Object* object);
bool equals(Run& run, Object* left, Object* right);                   ///< identity first, then ==
bool is_sought(Run& run, Object* item, Object* sought);               ///< equals; up to 3.8 what is sought is asked
Value compare(Run& run, Object* left, Object* right, int operation);  ///< compile::CompareOperator
Ref<Str> repr(Run& run, Object* object);
Ref<Str> str(Run& run, Object* object);
Ref<Str> ascii(Run& run, Object* object);
Ref<Str> format(Run& run, Object* object, Object* spec);
/// The text of repr(object), for messages; never raises.
std::string repr_text(Run& run, Object* object);
bool is_instance(Run& run, Object* object, Object* class_info);
bool is_subclass(Run& run, Object* type, Object* class_info);
/// type's own `__instancecheck__` and `__subclasscheck__`; anything with a tuple of `__bases__` may stand for a class.
bool is_instance_itself(Run& run, Object* object, Object* class_info);
bool is_subclass_itself(Run& run, Object* type, Object* class_info);
bool is_callable(Object* object);
bool is_index(const Object* object);     ///< an int, or has `__index__`
bool is_iterable(const Object* object);  ///< has `__iter__` or `__getitem__`
/// Asks `left` and then `right`, or first `right` where it is of a class that derives from left's and says itself what
/// `reflected` does. Null: neither has an answer.
Value ask_operands(Run& run, SpecialName plain, SpecialName reflected, Object* left, Object* right);
/// What a built-in sequence says of `+ other` that it cannot take: NotImplemented where sequences are operands like any
/// others (PyPy), else a TypeError in words of its own.
Value refuse_concatenation(Run& run, const Object* sequence, const Object* other);
/// Whether a built-in sequence answers NotImplemented to `* count` (PyPy), which is no number of times.
bool leaves_repetition(Run& run, const Object* count);
/// With the module of a built-in type in front, whatever messages else say of types.
std::string dotted_name(Run& run, const Type* type);
std::string_view full_type_name(Type* type);
/// The type of an argument of the wrong one, for messages: "None" for None.
std::string_view given_type_name(Run& run, const Object* object);
/// The same in messages about the class itself, where PyPy's tell no module.
std::string_view class_name(Type* type);
/// With its module, if it is neither builtins nor __main__, and its qualified name.
std::string_view qualified_type_name(Type* type);
std::uint64_t identity(Run& run, Object* object);  ///< id()

// Arithmetic; operations are compile::BinaryOperator and UnaryOperator.
Value binary_operation(Run& run, int operation, Object* left, Object* right);
Value inplace_operation(Run& run, int operation, Object* left, Object* right);
Value unary_operation(Run& run, int operation, Object* operand);
/// operator.index: an Int; raises TypeError "'str' object cannot be interpreted as an integer".
Value index_of(Run& run, Object* object);
/// index_of, or IndexError "cannot fit 'int' into an index-sized integer".
std::int64_t index_as_int64(Run& run, Object* object);
/// Likewise, of a parameter that PyPy takes as a number: TypeError "expected integer, got str object".
std::int64_t integer_argument(Run& run, Object* object);
/// An argument that CPython takes as a C int, and PyPy as an int, as an Int; what `__int__` or `__index__` gives for
/// it.
Value c_int_of(Run& run, Object* object);
/// Of one that CPython takes as a C int: up to 3.9 `__int__` makes one too. Those that the parser of arguments takes
/// have their own words for what is too large.
std::int64_t c_int_argument(Run& run, Object* object, bool is_parsed = false);
/// index_of, or OverflowError in the same words.
std::int64_t count_as_int64(Run& run, Object* object);
/// Likewise, what is too large becomes the nearest that is not.
std::int64_t clamped_index(Run& run, Object* object);

// Containers.
std::int64_t length(Run& run, Object* object);
Value get_item(Run& run, Object* container, Object* index);
void set_item(Run& run, Object* container, Object* index, Object* value);
void delete_item(Run& run, Object* container, Object* index);
bool contains(Run& run, Object* container, Object* item);
Value get_iterator(Run& run, Object* iterable);
/// The next value, or null when the iterator is exhausted (StopIteration is swallowed).
Value next(Run& run, Object* iterator);
/// Calls `visit(Object*)` for each value that an iterator has left; stops early when it returns false.
template <class Visit>
void for_each_left(Run& run, Object* iterator, Visit&& visit) {
    while (Value item = next(run, iterator)) {
        if (!visit(item.get())) return;
    }
}
/// The same for each value of an iterable.
template <class Visit>
void for_each(Run& run, Object* iterable, Visit&& visit) {
    Value iterator = get_iterator(run, iterable);
    for_each_left(run, iterator.get(), visit);
}
Ref<List> list_from(Run& run, Object* iterable);
Ref<Tuple> tuple_from(Run& run, Object* iterable);

// Kinds, told from the layout alone (subclasses included).
inline bool is_kind(const Object* object, Kind kind) {
    return object->kind == kind;
}
inline bool is_exactly(Run& run, const Object* object, CoreType type) {
    return object->type == run.type(type);
}
inline bool is_string(const Object* object) {
    return object->kind == Kind::string;
}
inline bool is_int(const Object* object) {
    return object->kind == Kind::integer;
}
inline Str* as_string(Object* object) {
    return static_cast<Str*>(object);
}

}  // namespace lastref::model
