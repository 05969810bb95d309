#pragma once

#include <string_view>

namespace lastref::model {

/// What built-in operations say when they fail, where versions differ. Places are fmt's. The defaults are
/// CPython 3.13's.
/// Other words for a message: the format as it stands in the code, and what takes its place with the same arguments.
struct Rewording {
    std::string_view format;
    std::string_view instead;
};

/// Tables of them end with an empty row.
extern const Rewording cpython_to_3_10_rewordings[];
extern const Rewording cpython_to_3_12_rewordings[];
extern const Rewording pypy_rewordings[];
extern const Rewording pypy_7_3_rewordings[];
extern const Rewording pypy_8_0_rewordings[];

struct Wordings {
    std::string_view integer_floor_by_zero = "integer division or modulo by zero";
    std::string_view integer_modulo_by_zero = "integer modulo by zero";
    std::string_view integer_divmod_by_zero = "integer division or modulo by zero";
    std::string_view float_divide_by_zero = "float division by zero";
    std::string_view float_floor_by_zero = "float floor division by zero";
    std::string_view float_modulo_by_zero = "float modulo by zero";
    std::string_view float_divmod_by_zero = "float divmod()";
    std::string_view zero_to_negative_power = "0.0 cannot be raised to a negative power";
    std::string_view float_power_range;  ///< empty: the C library's error number and text
    std::string_view no_inverse = "base is not invertible for the given modulus";
    std::string_view int_argument = "int() argument must be a string, a bytes-like object or a real number, not '{}'";
    std::string_view float_argument = "float() argument must be a string or a real number, not '{}'";
    std::string_view string_index = "string indices must be integers, not '{}'";
    std::string_view string_left_operand = "'in <string>' requires string as left operand, not {}";
    std::string_view substring_missing = "substring not found";
    std::string_view string_argument = "{}() argument {} must be str, not {}";  ///< function, place, type
    std::string_view join_item = "sequence item {}: expected str instance, {} found";
    std::string_view percent_number = "%{} format: a real number is required, not {}";  ///< letter, type, qualified
    std::string_view percent_too_few = "not enough arguments for format string";
    std::string_view percent_too_many = "not all arguments converted during {} formatting";
    std::string_view replacement_index =
        "Replacement index {0} out of range for positional args tuple";  ///< index, count
    std::string_view bytes_index = "index out of range";
    std::string_view bytes_range = "bytes must be in range(0, 256)";
    std::string_view range_step = "range() arg 3 must not be zero";
    std::string_view memory_of = "memoryview: a bytes-like object is required, not '{}'";
    std::string_view no_length = "object of type '{}' has no len()";
    std::string_view no_container = "argument of type '{}' is not iterable";
    std::string_view no_subscript = "'{0}' object is not subscriptable";  ///< type, repr of the key
    std::string_view no_attributes = " and no __dict__ for setting new attributes";
    std::string_view unary_operand = "bad operand type for unary {0}: '{2}'";  ///< "-", "neg", type
    std::string_view abs_operand = "bad operand type for abs(): '{}'";
    std::string_view deque_concatenation = "can only concatenate deque (not \"{}\") to deque";
    std::string_view deque_repetition = "'{}' object cannot be interpreted as an integer";
    std::string_view string_concatenation = "can only concatenate str (not \"{}\") to str";
    std::string_view most_of_nothing = "{}() iterable argument is empty";  ///< "max"
    std::string_view character_argument = "'{}' object cannot be interpreted as an integer";
    std::string_view character_range = "chr() arg not in range(0x110000)";
    std::string_view abstract_class =  ///< class, "s" of several, names
        "Can't instantiate abstract class {} without an implementation for abstract method{} {}";
    std::string_view abstract_name = "'{}'";
    bool one_abstract_is_singular = true;
    std::string_view deque_remove = "{} is not in deque";
    std::string_view deque_changed_in_remove = "deque mutated during iteration";
    std::string_view deque_place = "sequence index must be integer, not '{}'";
    std::string_view deque_slice;           ///< empty: as any other type
    bool deque_takes_index_methods = true;  ///< deque[object] asks object.__index__() (not PyPy 7.3)
    std::string_view power_operands;        ///< of ** and pow(); empty: as any others
    std::string_view deque_index = "{} is not in deque";
    std::string_view weak_proxy = "<weakproxy at {:#x}; to '{}' at {:#x}>";  ///< address, type, its address
    std::string_view dead_weak_proxy = "<weakproxy at {:#x}; dead>";
    bool referents_are_qualified = true;    ///< 'module.Outer.Inner' in the repr of weak references (3.13)
    bool referents_name_is_special = true;  ///< their `__name__` is looked up on the type (3.11)
    bool domain_errors_tell_input = false;  ///< of math (3.14)
    std::string_view foreign_receiver = "descriptor '{}' for '{}' objects doesn't apply to a '{}' object";
    bool types_tell_their_module = true;  ///< 'collections.deque' object has no ...
    std::string_view unbound_local = "cannot access local variable '{}' where it is not associated with a value";
    std::string_view empty_free_variable =
        "cannot access free variable '{}' where it is not associated with a value in enclosing scope";
    std::string_view no_getter = "property {0}of '{1}' object has no getter";  ///< "'x' ", type, "'x'"
    std::string_view no_setter = "property {0}of '{1}' object has no setter";
    std::string_view no_deleter = "property {0}of '{1}' object has no deleter";
    std::string_view immutable_type = "cannot set '{0}' attribute of immutable type '{1}'";
    std::string_view unset_slot = "'{0}' object has no attribute '{1}'";
    std::string_view no_class_attribute = "type object '{0}' has no attribute '{1}'";  ///< to be deleted
    std::string_view no_order = "Cannot create a consistent method resolution order (MRO) for bases {}";
    std::string_view star_operand = "Value after * must be an iterable, not {0}";  ///< of a display
    std::string_view star_argument = "{0} argument after * must be an iterable, not {1}";
    std::string_view double_star_argument = "{0} argument after ** must be a mapping, not {1}";
    std::string_view keyword_names = "keywords must be strings";                    ///< function
    std::string_view too_many_values = "too many values to unpack (expected {0})";  ///< expected, got
    std::string_view half_descriptor = "{0}";  ///< the method that it lacks, its type, what it cannot do
    std::string_view uncatchable =
        "catching classes that do not inherit from BaseException is not allowed";  ///< no class at all
    std::string_view slice_source = "must assign iterable to extended slice";
    std::string_view instance_of = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    std::string_view subclass_of = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
    std::string_view list_index = "{} is not in list";
    std::string_view update_element = "cannot convert dictionary update sequence element #{} to a sequence";
    std::string_view percent_integer = "%{} format: an integer is required, not {}";  ///< letter, type, qualified
    std::string_view percent_character = "%c requires int or char";                   ///< type, qualified
    std::string_view slice_index = "slice indices must be integers or None or have an __index__ method";
    std::string_view translate_key = "string keys in translate table must be of length 1";
    std::string_view complex_zero = "0.0 to a negative or complex power";
    std::string_view async_running = "{}: asynchronous generator is already running";  ///< empty: not checked
    std::string_view unthrowable_step;          ///< what athrow() gave, before it began; empty: it can be thrown into
    std::string_view surrogate_in_name;         ///< ValueError of a class's name; empty: UnicodeEncodeError
    std::string_view print_call = "'{}(...)'";  ///< what is meant by a print statement (PyPy)
    bool exec_is_explained = false;             ///< and by an exec statement (PyPy 8)
    std::string_view hints_for_print = ">>";    ///< the operators behind it that are told to belong to Python 2
    std::string_view reused_step = "cannot reuse already awaited {}";  ///< empty: StopIteration
    std::string_view not_awaitable = "object {} can't be used in 'await' expression";
    std::string_view unhashable_dict_key;  ///< type, what hash() says; empty: that alone
    std::string_view unhashable_element;
    std::string_view bool_result = "__bool__ should return bool, returned {1}";  ///< class, type of the result
    std::string_view string_result = "{2} returned non-string (type {1})";       ///< and the method
    std::string_view iterator_result = "iter() returned non-iterator of type '{1}'";
    std::string_view int_result = "{2} returned non-int (type {1})";
    std::string_view bytes_result =
        "__bytes__ returned non-bytes (type {1})";  ///< class, type of the result; qualified
    std::string_view format_result = "__format__ must return a str, not {1}";
    std::string_view complex_real = "complex() can't take second arg if first is a string";
    std::string_view complex_imaginary = "complex() second arg can't be a string";
    std::string_view name_to_get = "attribute name must be string, not '{0}'";  ///< type, function
    std::string_view character_overflow;  ///< of chr(), where that is an error of its own
    std::string_view unexpected_keyword = "{0} got an unexpected keyword argument '{1}'";  ///< of a native function
    std::string_view unexpected_keywords;  ///< of more than one; empty: the first is told
    std::string_view undeletable = "cannot delete '{0}' attribute of immutable type '{1}'";
    std::string_view fixed_class = "__class__ assignment only supported for mutable types or ModuleType subclasses";
    std::string_view weakref_slot = "__weakref__ slot disallowed: we already got one";
    std::string_view group_condition =
        "expected an exception type, a tuple of exception types, or a callable (other than a class)";
    std::string_view most_text_digits = "maxdigits must be 0 or larger than 640";
    std::string_view complex_result = "__complex__ returned non-complex (type {1})";  ///< class, type of the result
    std::string_view empty_float = "could not convert string to float: ''";
    std::string_view metaclass_failure;           ///< type, metaclass, class, bases, what it raised; empty: that alone
    std::string_view exception_maker = "{}()";    ///< in messages about keywords
    bool library_unpacks_arguments = false;       ///< some functions of the library take `self` out of *args (to 3.7)
    bool undeletable_is_attribute_error = false;  ///< (PyPy)
    bool slots_tell_their_name = false;           ///< "__setitem__ expected 2 arguments, got 1" (3.14)
    bool modules_are_suggested = true;            ///< "Did you mean: 'm.m(...)'?" where a module is called (3.12)
    bool keywords_are_suggested = true;           ///< "Did you mean" behind the above (3.13)
    bool manager_lacks_are_attribute_errors = false;  ///< "AttributeError: __enter__" (to 3.10)
    bool exits_are_looked_up_first = false;           ///< of context managers (3.14)
    bool methods_named_with_types = true;             ///< "list.append() takes ..." (3.9)
    bool callables_named_with_modules = true;         ///< "__main__.f() argument after *" (3.9)
    bool complex_have_floor_words = false;            ///< for // and % (to 3.9)
    std::string_view unclosed_bracket{};              ///< what is told of any (PyPy 7.3)
    bool string_zero_padding = true;                  ///< format('a', '05') works (3.10)
    const Rewording* rewordings = nullptr;            ///< asked first
    const Rewording* common_rewordings = nullptr;     ///< of the family
};

}  // namespace lastref::model
