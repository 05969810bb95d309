#include "backends/model/heap/rewordings.hpp"

namespace lastref::model {

// clang-format off
#define LASTREF_TO_3_10 \
    {"type '{}' is not subscriptable", "'{2}' object is not subscriptable"}, \
    {"super() argument 1 must be a type, not {}", "super() argument 1 must be type, not {}"}, \
    {"Invalid format specifier '{}' for object of type '{}'", "Invalid format specifier"}, \
    {"str_ascii_iterator", "str_iterator"}, \
    {"super() expected at most 2 arguments, got {}", "super() takes at most 2 arguments ({} given)"}, \
    {"module name must be a string", "__import__() argument 1 must be str, not {}"}, \
    {"Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit", "Exceeds the limit ({}) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit"}, \
    {"Exceeds the limit ({} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", "Exceeds the limit ({}) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"},
#define LASTREF_TO_3_9 \
    LASTREF_TO_3_10 \
    {"unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'", "unsupported operand type(s) for pow(): '{}', '{}', '{}'"}, \
    {"<module>.__dict__ is not a dictionary", "{}.__dict__ is not a dictionary"}, \
    {"cannot set '{}' attribute of immutable type '{}'", "can't set {1}.{0}"}, \
    {"{}() argument '{}' must be str, not {}", "{0}() argument {3} must be str, not {2}"},
#define LASTREF_TO_3_8 \
    LASTREF_TO_3_9 \
    {"Space not allowed in string format specifier", "Sign not allowed in string format specifier"}, \
    {"{} expected at least 1 argument, got 0", "{} expected 1 argument, got 0"}, \
    {"range expected at least 1 argument, got 0", "range expected 1 argument, got 0"}, \
    {"descriptor '{}' for type '{}' needs a type, not a '{}' as arg 2", "descriptor '{0}' requires a type but received a '{2}' instance"}, \
    {"unbound method {}.{}() needs an argument", "descriptor '{1}' of '{2}' object needs an argument"},
#define LASTREF_TO_3_7 \
    {"{} expected at least 1 argument, got 0", "{} expected 1 arguments, got 0"}, \
    {"descriptor '{}' for '{}' objects doesn't apply to a '{}' object", "descriptor '{}' for '{}' objects doesn't apply to '{}' object"}, \
    {"descriptor '{}' requires a subtype of '{}' but received '{}'", "descriptor '{}' for type '{}' doesn't apply to type '{}'"}, \
    {"range expected at least 1 argument, got 0", "range expected 1 arguments, got 0"}, \
    {"decode() argument '{}' must be str, not {}", "decode() argument {2} must be str, not {1}"}, \
    {"to_bytes() argument 'byteorder' must be str, not {}", "to_bytes() argument 2 must be str, not {}"}, \
    {"encode() argument '{}' must be str, not {}", "encode() argument {2} must be str, not {1}"}, \
    {"open() argument 'mode' must be str, not {}", "open() argument 2 must be str, not {}"}, \
    {"open() argument '{}' must be str or None, not {}", "open() argument {2} must be str or None, not {1}"}, \
    {"FileIO() argument 'mode' must be str, not {}", "FileIO() argument 2 must be str, not {}"}, \
    LASTREF_TO_3_8 \
    {"{} expected at least {} argument{}, got {}", "{0} expected at least {1} arguments, got {3}"}, \
    {"slice expected at least 1 argument, got 0", "slice expected at least 1 arguments, got 0"}, \
    {"{} expected at most {} argument{}, got {}", "{0} expected at most {1} arguments, got {3}"}, \
    {"{} expected {} argument{}, got {}", "{0} expected {1} arguments, got {3}"}, \
    {"expected {} argument{}, got {}", "expected {0} arguments, got {2}"},
#define LASTREF_TO_3_6 \
    {"wrapper {}() takes no keyword arguments", "wrapper {} doesn't take keyword arguments"}, \
    {"{} takes at most {} {}argument{} ({} given)", "{0} takes at most {1} argument{3} ({4} given)"}, \
    {"{} takes no positional arguments", "must use keyword argument for key function"}, \
    {"cannot unpack non-iterable {} object", "'{}' object is not iterable"}, \
    {"argument for {} given by name ('{}') and position ({})", "Argument given by name ('{1}') and position ({2})"}, \
    {"keywords must be strings", "keyword arguments must be strings"}, \
    {"{}.keys() returned a non-iterable (type {})", "o.keys() are not iterable"}, \
    LASTREF_TO_3_7 \
    {"{}() takes no arguments", "object() takes no parameters"}, \
    {"{}() takes no keyword arguments", "{} does not take keyword arguments"}, \
    {"object.__new__() takes exactly one argument (the type to instantiate)", "object() takes no parameters"}, \
    {"object.__init__() takes exactly one argument (the instance to initialize)", "object.__init__() takes no parameters"}, \
    {"range expected at least 1 argument, got 0", "range expected 1 arguments, got 0"}, \
    {"{}.__init__() takes exactly one argument (the instance to initialize)", "object.__init__() takes no parameters"}, \
    {"argument should be integer or None, not '{}'", "integer argument expected, got '{}'"}, \
    {"argument should be integer or bytes-like object, not '{}'", "a bytes-like object is required, not '{}'"}, \
    {"{} missing required argument '{}' (pos {})", "Required argument '{1}' (pos {2}) not found"},
// clang-format on

const Rewording cpython_2_rewordings[] = {
    // clang-format off
    {"super() expected at most 2 arguments, got {}", "super() takes at most 2 arguments ({} given)"},
    {"wrapper {}() takes no keyword arguments", "wrapper {} doesn't take keyword arguments"},
    {"method", "instancemethod"},
    {"mappingproxy", "dictproxy"},
    {"list_iterator", "listiterator"},
    {"list_reverseiterator", "listreverseiterator"},
    {"tuple_iterator", "tupleiterator"},
    {"dict_keyiterator", "dictionary-keyiterator"},
    {"dict_valueiterator", "dictionary-valueiterator"},
    {"dict_itemiterator", "dictionary-itemiterator"},
    {"set_iterator", "setiterator"},
    {"str_ascii_iterator", "iterator"},
    {"range_iterator", "rangeiterator"},
    {"_deque_iterator", "deque_iterator"},
    {"_deque_reverse_iterator", "deque_reverse_iterator"},
    {"'{}' object cannot be interpreted as an integer", "'{}' object cannot be interpreted as an index"},
    {"list indices must be integers or slices, not {}", "list indices must be integers, not {}"},
    {"tuple indices must be integers or slices, not {}", "tuple indices must be integers, not {}"},
    {"%c requires int or char", "an integer is required"},
    {"Python int too large to convert to C ssize_t", "Python int too large to convert to C long"},
    {"callable_iterator", "callable-iterator"},
    {"_tee", "tee"},
    {"calling {} should have returned an instance of BaseException, not {}", "calling {2}() should have returned an instance of BaseException, not '{3}'"},
    {"mappingproxy", "dictproxy"},
    {"__class__ must be set to a class, not '{}' object", "__class__ must be set to new-style class, not '{}' object"},
    {"range", "xrange"},
    {"Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", "Stop argument for islice() must be None or an integer: 0 <= x <= maxint."},
    {"Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.", "Indices for islice() must be None or an integer: 0 <= x <= maxint."},
    {"{} expected at least 1 argument, got 0", "{} expected 1 arguments, got 0"},
    {"type.__new__() argument 1 must be str, not {}", "type() argument 1 must be string, not {}"},
    {"type.__new__() argument 2 must be tuple, not {}", "type() argument 2 must be tuple, not {}"},
    {"type.__new__() argument 3 must be dict, not {}", "type() argument 3 must be dict, not {}"},
    {"super() argument 1 must be a type, not {}", "super() argument 1 must be type, not {}"},
    {"an integer is required (got type {})", "an integer is required"},
    {"exceptions must be classes or instances deriving from BaseException, not {}", "exceptions must be classes, or instances, not {}"},
    {"startswith first arg must be str or a tuple of str, not {}", "startswith first arg must be str, unicode, or tuple, not {}"},
    {"endswith first arg must be str or a tuple of str, not {}", "endswith first arg must be str, unicode, or tuple, not {}"},
    {"{}() argument {} must be str, not {}", "expected a string or other character buffer object"},
    {"'{}' object is not reversible", "argument to reversed() must be a sequence"},
    {"{}() takes no arguments", "object() takes no parameters"},
    {"object.__new__() takes exactly one argument (the type to instantiate)", "object() takes no parameters"},
    {"object.__init__() takes exactly one argument (the instance to initialize)", "object.__init__() takes no parameters"},
    {"{}.__init__() takes exactly one argument (the instance to initialize)", "object.__init__() takes no parameters"},
    {"super(type, obj): obj ({} {}) is not an instance or subtype of type ({}).", "super(type, obj): obj must be an instance or subtype of type"},
    {"descriptor '{}' for '{}' objects doesn't apply to a '{}' object", "descriptor '{}' for '{}' objects doesn't apply to '{}' object"},
    {"'{}' object is not an iterator", "{} object is not an iterator"},
    {"cannot unpack non-iterable {} object", "'{}' object is not iterable"},
    {"exceptions must derive from BaseException", "exceptions must be old-style classes or derived from BaseException, not {}"},
    {"{} got multiple values for argument '{}'", "{} got multiple values for keyword argument '{}'"},
    LASTREF_TO_3_6
    {},
    // clang-format on
};

const Rewording cpython_to_3_10_rewordings[] = {LASTREF_TO_3_10{}};
const Rewording cpython_3_9_rewordings[] = {LASTREF_TO_3_9{}};
const Rewording cpython_3_8_rewordings[] = {LASTREF_TO_3_8{}};
const Rewording cpython_3_7_rewordings[] = {LASTREF_TO_3_7{}};
const Rewording cpython_3_6_rewordings[] = {LASTREF_TO_3_6{}};

const Rewording cpython_3_14_rewordings[] = {
    // clang-format off
    {"UnionType", "Union"},
    {"complex() first argument must be a string or a number, not '{}'", "complex() argument must be a string or a number, not {1}"},
    {"complex() second argument must be a number, not '{}'", "complex() argument 'imag' must be a real number, not {1}"},
    {"'{}' object does not support the {}context manager protocol{}", "'{5}' object does not support the {1}context manager protocol{2}"},
    {},
    // clang-format on
};

const Rewording cpython_3_15_rewordings[] = {
    // clang-format off
    {"audit() missing 1 required positional argument: 'event'", "audit expected at least 1 argument, got 0"},
    {"bases must be types", "bases must be types; got '{}'"},
    {"UnionType", "Union"},
    {"complex() first argument must be a string or a number, not '{}'", "complex() argument must be a string or a number, not {1}"},
    {"complex() second argument must be a number, not '{}'", "complex() argument 'imag' must be a real number, not {1}"},
    {"type.__new__() argument 3 must be dict, not {}", "type.__new__() argument 3 must be dict or frozendict, not {1}"},
    {"globals must be a dict", "globals must be a dict or a frozendict"},
    {"globals must be a real dict; try eval(expr, {{}}, mapping)", "globals must be a real dict or a frozendict; try eval(expr, {{}}, mapping)"},
    {"exec() globals must be a dict, not {}", "exec() globals must be a dict or a frozendict, not {}"},
    {"called match pattern must be a class", "class pattern must refer to a class"},
    {"__length_hint__ must be an integer, not {}", "{1}.__length_hint__() must return an int, not {2}"},
    {"__length_hint__() should return >= 0", "{0}.__length_hint__() must return a non-negative int"},
    {"__await__() returned a coroutine", "{0}.__await__() must return an iterator, not coroutine"},
    {"__await__() returned non-iterator of type '{}'", "{1}.__await__() must return an iterator, not {2}"},
    {"aiter() returned not an async iterator of type '{}'", "{1}.__aiter__() must return an async iterator, not {2}"},
    {"Negative size value {}", "negative pos value {}"},
    {"cannot clear a suspended frame", "cannot clear an suspended frame"},
    {"{}.__float__ returned non-float (type {})", "{2}.__float__() must return a float, not {3}"},
    {"'{}' object does not support the {}context manager protocol{}", "'{5}' object does not support the {1}context manager protocol{2}"},
    {},
    // clang-format on
};

const Rewording cpython_to_3_12_rewordings[] = {
    // clang-format off
    {"super(type, obj): obj ({} {}) is not an instance or subtype of type ({}).", "super(type, obj): obj must be an instance or subtype of type"},
    {},
    // clang-format on
};

const Rewording pypy_rewordings[] = {
    // clang-format off
    {"Format specifier missing precision", "no precision given"},
    {"Alternate form (#) not allowed with integer format specifier 'c'", "Alternate form (#) not allowed with 'c' presentation type"},
    {"Too many decimal digits in format string", "too many decimal digits in format string"},
    {"Zero padding is not allowed in complex format specifier", "'=' alignment flag is not allowed in complex format specifier"},
    {"invalid hexadecimal floating-point string", "invalid hex string"},
    {"hexadecimal value too large to represent as a float", "too large"},
    {"type.__new__() argument 3 must be dict, not {}", "type() argument 3 must be dict, not {}"},
    {"rounded value too large to represent", "overflow occurred during round"},
    {"Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit", "Exceeds the limit ({}) for integer string conversion: value has {} digits"},
    {"Exceeds the limit ({} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", "Exceeds the limit ({}) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"},
    {"mro() returned a non-class ('{}')", "mro() returned a non-class"},
    {"expected traceback object, got '{}'", "'traceback' object expected, got '{}' instead"},
    {"note must be a str, not '{}'", "note must be a str, not {}"},
    {"Weakref proxy referenced a non-iterator '{}' object", "Weakref proxy referenced a non-iterator"},
    {"'async for' received an object from __aiter__ that does not implement __anext__: {}", "'async for' received a object from __aiter__ that does not implement __anext__: {}"},
    {"{} must be None or a string, not {}", "{} must be None or a string"},
    {"cannot switch from manual field specification to automatic field numbering", "switching from manual to automatic numbering"},
    {"__hash__ method should return an integer", "__hash__ method should return an integer not '{}'"},
    {"{}.__float__ returned non-float (type {})", "__float__ returned non-float (type '{1}')"},
    {"Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", "Stop argument must be a non-negative integer or None."},
    {"Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.", "Stop argument must be a non-negative integer or None."},
    {"Step for islice() must be a positive integer or None.", "Step for islice() must be a positive integer or None"},
    {"unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'", "unsupported operand type(s) for pow(): '{}', '{}', '{}'"},
    {"'{}' object doesn't support item deletion", "'{}' object does not support item deletion"},
    {"<module>.__dict__ is not a dictionary", "{}.__dict__ is not a dictionary"},
    {"argument of type '{}' is not iterable", "'{}' object is not iterable"},
    {"{}.__match_args__ must be a tuple (got {})", "{}.__match_args__ must be a tuple (got '{}')"},
    {"__match_args__ elements must be strings (got {})", "__match_args__ elements must be strings (got '{}')"},
    {"list assignment index out of range", "list index out of range"},
    {"range indices must be integers or slices, not {}", "'{}' object cannot be interpreted as an integer"},
    {"list.remove(x): x not in list", "list.remove(): {} is not in list"},
    {"can only join an iterable", "'{}' object is not iterable"},
    {"issubclass() arg 1 must be a class", "issubclass() arg 1 must be a class, got {}"},
    {"argument should be integer or bytes-like object, not '{}'", "a bytes-like object is required, not '{}'"},
    {"sequence item {}: expected a bytes-like object, {} found", "sequence item {}: expected bytes, {} found"},
    {"readinto() argument must be read-write bytes-like object, not {}", "a read-write bytes-like object is required, not {}"},
    {"%b requires a bytes-like object, or an object that implements __bytes__, not '{}'", "requires bytes, or an object that implements __bytes__, not '{}'"},
    {"cannot convert 'str' object to bytes", "cannot convert a (unicode) str object to bytes"},
    {"expected iterable of integers; got: 'str'", "cannot convert a (unicode) str object to bytes"},
    {"map() must have at least two arguments.", "map() must have at least two arguments"},
    {"invalid mode: '{}'", "invalid mode: {}"},
    {"cannot create '{}' instances", "object.__new__({0}) is not safe, use {0}.__new__()"},
    {"exceptions must derive from BaseException", "exceptions must derive from BaseException, not {1}"},
    {"exception causes must derive from BaseException", "exception causes must derive from BaseException, not {}"},
    {"__init__() should return None, not '{}'", "__init__() should return None"},
    {"attribute '{}' of '{}' objects is not writable", "readonly attribute '{}'"},
    {"readonly attribute", "readonly attribute '{}'"},
    {"cannot use a string pattern on a bytes-like object", "can't use a string pattern on a bytes-like object"},
    {"cannot use a bytes pattern on a string-like object", "can't use a bytes pattern on a string-like object"},
    {"multiple bases have instance lay-out conflict", "instance layout conflicts in multiple inheritance"},
    {"duplicate base class {}", "duplicate base class '{}'"},
    {"Set changed size during iteration", "set changed size during iteration"},
    {"deque index out of range", "index out of range"},
    {"string argument expected, got '{}'", "unicode argument expected, got '{}'"},
    {"raw write() returned invalid length {} (should have been between 0 and {})", "raw write() returned invalid length"},
    {"integer argument expected, got '{}'", "expected integer, got {} object"},
    {"second item of state must be an integer, not {}", "expected integer, got {} object"},
    {"third item of state must be an integer, got {}", "'{}' object cannot be interpreted as an integer"},
    {"initial_value must be str or None, not {}", "unicode argument expected, got '{}'"},
    {"write() argument must be str, not {}", "unicode argument expected, got '{}'"},
    {"I/O operation on closed file.", "I/O operation on closed file"},
    {"super(type, obj): obj ({} {}) is not an instance or subtype of type ({}).", "super(type, obj): obj must be an instance or subtype of type"},
    {"__dict__ must be set to a dictionary, not a '{}'", "setting dictionary to a non-dict"},
    {"Unknown conversion specifier {}", "invalid conversion"},
    {"list_iterator", "sequenceiterator"},
    {"tuple_iterator", "sequenceiterator"},
    {"bytearray_iterator", "sequenceiterator"},
    {"dict_reversekeyiterator", "dict_keyiterator"},
    {"_deque_iterator", "deque_iterator"},
    {"_deque_reverse_iterator", "deque_reverse_iterator"},
    {"cannot convert '{}' object to {}", "'{}' object is not iterable"},
    {"bytes_iterator", "sequenceiterator"},
    {"str_ascii_iterator", "sequenceiterator"},
    {"str_iterator", "sequenceiterator"},
    {"iterator", "sequenceiterator"},
    {"set_iterator", "setiterator"},
    {"list_reverseiterator", "reversesequenceiterator"},
    {"builtin_function_or_method", "builtin_function"},
    {"__defaults__ must be set to a tuple object", "__defaults__ must be set to a tuple object or None"},
    {"__kwdefaults__ must be set to a dict object", "__kwdefaults__ must be a dict"},
    {"__annotations__ must be set to a dict object", "__annotations__ must be a dict"},
    {"__code__ must be set to a code object", "'internal-code' object expected, got '{}' instead"},
    {"method-wrapper", "method"},
    {"wrapper_descriptor", "function"},
    {"classmethod_descriptor", "method"},
    {"{} expected at least 1 argument, got 0", "{}() expected at least one argument, got 0"},
    {"unsupported operand type(s) for divmod(): '{}' and '{}'", "unsupported operand type(s) for divmod: '{}' and '{}'"},
    {"first argument must be callable or None", "first argument must be callable"},
    {"Python int too large to convert to C ssize_t", "int too large to convert to int"},
    {"result too long", "new string is too long"},
    {"Python int too large to convert to C int", "expected a 32-bit integer"},
    {"recursion limit must be greater or equal than 1", "recursion limit must be positive"},
    {"type() takes 1 or 3 arguments", "type.__new__() takes 1 or 3 arguments"},
    {"type.__new__() argument 1 must be str, not {}", "type() argument 1 must be string, not {}"},
    {"type.__new__() argument 2 must be tuple, not {}", "type() argument 2 must be tuple, not {}"},
    {"slice expected at least 1 argument, got 0", "slice() takes at least 1 argument"},
    {"{}() argument '{}' must be str, not {}", "expected str, got {2} object"},
    {"format() argument 2 must be str, not {}", "expected str, got {} object"},
    {"open() argument 'mode' must be str, not {}", "expected str, got {} object"},
    {"open() argument '{}' must be str or None, not {}", "expected str, got {1} object"},
    {"TextIOWrapper() argument {} must be str or None, not {}", "expected str, got {1} object"},
    {"encode() argument '{}' must be str, not {}", "expected str, got {1} object"},
    {"decode() argument '{}' must be str, not {}", "expected str, got {1} object"},
    {"to_bytes() argument 'byteorder' must be str, not {}", "expected str, got {} object"},
    {"__format__() argument must be str, not {}", "expected str, got {} object"},
    {"attribute name must be string, not '{}'", "expected str, got {} object"},
    {"module name must be a string", "expected str, got {} object"},
    {"TextIOWrapper() argument 'encoding' must be str or None, not {}", "expected str, got {} object"},
    {"TextIOWrapper() argument 'errors' must be str or None, not {}", "expected str, got {} object"},
    {"a number is required", "expected a number"},
    {"__trunc__ returned non-Integral (type {})", "__trunc__ returned non-Integral (type '{}')"},
    {"__bytes__ returned non-bytes (type {})", "__bytes__ returned non-bytes (type '{}')"},
    {"type {} doesn't define __trunc__ method", "unsupported operand type for unary trunc: '{}'"},
    {"Negative zero coercion (z) not allowed in integer format specifier", "Negative zero coercion (z) not allowed"},
    {"Negative zero coercion (z) not allowed in string format specifier", "Negative zero coercion (z) not allowed"},
    {"can assign only bytes, buffers, or iterables of ints in range(0, 256)", "'{}' object is not iterable"},
    {"File or stream is not seekable.", "File or stream is not seekable"},
    {"subsection not found", "substring not found in {}.{}"},
    {"The fill character must be exactly one character long", "{}() argument 2 must be a single character"},
    {"{}() argument 2 must be a byte string of length 1, not {}", "{}() argument 2 must be a single character"},
    {"can't extend bytearray with int", "'int' object is not iterable"},
    {"globals must be a dict", "eval() arg 2 must be a dict, not {}"},
    {"globals must be a real dict; try eval(expr, {{}}, mapping)", "eval() arg 2 must be a dict, not {}"},
    {"locals must be a mapping", "eval() arg 3 must be a mapping or None, not {}"},
    {"locals must be a mapping or None, not {}", "exec() arg 3 must be a mapping or None, not {}"},
    {"exec() globals must be a dict, not {}", "exec() arg 2 must be a dict, not {}"},
    {"an integer is required", "expected integer, got {} object"},
    {"slice expected at most 3 arguments, got {}", "slice() takes at most 3 arguments"},
    {"reduce() arg 2 must support iteration", "'{}' object is not iterable"},
    {"maxlen must be non-negative", "expected a non-negative integer"},
    {"negative seek value {}", "negative seek value"},
    {"negative size value {}", "negative size value"},
    {"zip_longest() got an unexpected keyword argument", "zip_longest() got unexpected keyword argument(s)"},
    {"whence value {} unsupported", "whence must be between 0 and 2, not {}"},
    {"__class__ not set defining {} as {}. Was __classcell__ propagated to type.__new__?", "__class__ not set defining {2} as {1}. Was __classcell__ propagated to type.__new__?"},
    {"__class__ set to {} defining {} as {}", "__class__ set to {0} defining {3} as {2}"},
    {"code object passed to {}() may not contain free variables", "directly executed code object may not contain free variables"},
    {"FileIO() argument 'mode' must be str, not {}", "expected str, got {1} object"},
    {"__await__() returned a coroutine", "__await__() returned a coroutine (it must return an iterator instead, see PEP 492)"},
    {"{} without a string argument", "{} without string argument (got '{}' instead)"},
    {},
    // clang-format on
};

const Rewording pypy_7_3_rewordings[] = {
    // clang-format off
    {"cannot delete attributes on immutable type object '{}'", "can't delete attributes on type object '{}'"},
    {"cannot set '{}' attribute of immutable type '{}'", "can't set {1}.{0}"},
    {"Weakref proxy referenced a non-iterator '{}' object", "'{}' object is not an iterator"},
    {"'async with' received an object from {} that does not implement __await__: {}", "object {1} can't be used in 'await' expression"},
    {"a bytes-like object is required, not '{}'", "'{}' does not support the buffer interface"},
    {"argument should be integer or bytes-like object, not '{}'", "'{}' does not support the buffer interface"},
    {"fromhex() argument must be str, not {}", "must be str, not {}"},
    {"type 'partial' takes at least one argument", "__new__() missing 1 required positional argument: 'func'"},
    {"{} takes no arguments", "__new__() takes 1 positional argument but {1} were given"},
    {"ReferenceType", "weakref"},
    {"callable_iterator", "generator"},
    {"ProxyType", "weakproxy"},
    {"CallableProxyType", "weakcallableproxy"},
    {"'{}' object does not support the {}context manager protocol{}", "'{0}' object is not a context manager (no {3}/{4} method)"},
    {"Precision not allowed in integer format specifier", "precision not allowed in integer type"},
    {"Unknown format code '\\x{:x}' for object of type '{}'", "invalid format spec"},
    {"Single '}}' encountered in format string", "Single '}}'"},
    {"Single '{{' encountered in format string", "Single '{{'"},
    {"dictionary update sequence element #{} has length {}; 2 is required", "sequence of pairs expected"},
    {"{} got some positional-only arguments passed as keyword arguments: '{}'", "{} got a positional-only argument passed as keyword argument: '{}'"},
    {"{} expected at least 1 argument, got 0", "{}() expects at least one argument, got 0"},
    {"type '{}' is not subscriptable", "'{2}' object is not subscriptable (key {1})"},
    {"Invalid format specifier '{}' for object of type '{}'", "invalid format spec"},
    {"catching classes that do not inherit from BaseException is not allowed", "catching classes that don't inherit from BaseException is not allowed in 3.x"},
    {"super() argument 1 must be a type, not {}", "need type objects"},
    {"exceptions must be classes or instances deriving from BaseException, not {}", "exceptions must derive from BaseException, not {}"},
    {"calling {} should have returned an instance of BaseException, not {}", "exceptions must derive from BaseException, not {1}"},
    {},
    // clang-format on
};

const Rewording pypy_8_0_rewordings[] = {
    // clang-format off
    {"__set_name__() takes 2 positional arguments but {} were given", "property.__set_name__() {1}"},
    {"callable_iterator", "_CallableIterator"},
    {"{} takes no arguments", "{2}.__new__() takes 1 positional argument but {1} were given"},
    {"type 'partial' takes at least one argument", "partial.__new__() missing 1 required positional argument: 'func'"},
    {"type '{}' is not subscriptable", "type '{}' is not subscriptable (key {})"},
    {"calling {} should have returned an instance of BaseException, not {}", "calling type should have returned an instance of BaseException, not {1}"},
    {"super() expected at most 2 arguments, got {}", "super() expected at most 2 arguments ({} given)"},
    {"'{}' object does not support the {}context manager protocol{}", "'{0}' object does not support the {1}context manager protocol (no {3}/{4} method)"},
    {"can't set attribute", "property '{}' of '{}' object has no setter"},
    {"can't delete attribute", "property '{}' of '{}' object has no deleter"},
    {},
    // clang-format on
};

}  // namespace lastref::model
