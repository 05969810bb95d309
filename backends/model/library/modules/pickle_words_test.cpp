#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What cannot be pickled or read says so in the words of its version") {
    constexpr std::string_view source = R"(
import pickle, sys, threading, weakref
def outer():
    class Local: pass
    return Local
def reducing(*parts):
    class R:
        def __reduce__(self): return parts[0] if len(parts) == 1 else parts
    R.__qualname__ = 'R'
    return R()
class Slots: __slots__ = 'a'
class Bad:
    def __getnewargs__(self): return 'x'
def tell(work, *given):
    try: print(work(*given))
    except Exception as e: print(type(e).__name__, e, *getattr(e, '__notes__', ()))
for value in (outer(), outer()(), lambda: 0, (x for x in ()), sys, weakref.ref(tell), threading.Lock(), {}.keys(), memoryview(b''), Bad(), [{'a': (1, sys)}], reducing(5), reducing((1,)), reducing(1, ()), reducing(len, 1), reducing(len, (), None, 1), reducing('nope')):
    try: print(pickle.dumps(value, 2))
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0].rstrip(), *getattr(e, '__notes__', ()))
tell(pickle.dumps, Slots(), 0)
tell(pickle.dumps, 1, 9)
tell(pickle.dump, 1, 1)
for data in b'', b'.', b'(.', b'a.', b'\x80\x09.', b'\x80\x04\x95', b'Z', b'h\0.', b'Ix\n.', b'X\xff\0\0\0a.', b'cbuiltins\nnope\n.', b'cnomod\nx\n.', b'N)\x81.', b'NNR.', b'}Ns.', b'PNa\n.', b'1.', b'(Nd.':
    tell(pickle.loads, data)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(AttributeError Can't pickle local object 'outer.<locals>.Local'
AttributeError Can't pickle local object 'outer.<locals>.Local'
PicklingError Can't pickle <function <lambda>
TypeError can't pickle generator objects
TypeError can't pickle module objects
TypeError can't pickle weakref objects
TypeError can't pickle _thread.lock objects
TypeError can't pickle dict_keys objects
TypeError can't pickle memoryview objects
TypeError __getnewargs__ should return a tuple, not 'str'
TypeError can't pickle module objects
PicklingError __reduce__ must return a string or tuple
PicklingError tuple returned by __reduce__ must contain 2 through 5 elements
PicklingError first item of the tuple returned by __reduce__ must be callable
PicklingError second item of the tuple returned by __reduce__ must be a tuple
PicklingError fourth element of the tuple returned by __reduce__ must be an iterator, not int
PicklingError Can't pickle <__main__.R object
TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
ValueError pickle protocol must be <= 4
TypeError file must have a 'write' attribute
EOFError Ran out of input
UnpicklingError unpickling stack underflow
UnpicklingError unexpected MARK found
UnpicklingError unpickling stack underflow
ValueError unsupported pickle protocol: 9
UnpicklingError pickle data was truncated
UnpicklingError invalid load key, 'Z'.
KeyError 0
ValueError could not convert string to int
UnpicklingError pickle data was truncated
AttributeError Can't get attribute 'nope' on <module 'builtins' (built-in)>
ModuleNotFoundError No module named 'nomod'
UnpicklingError NEWOBJ class argument isn't a type object
TypeError argument list must be a tuple
UnpicklingError unpickling stack underflow
UnpicklingError A load persistent id instruction was encountered,
but no persistent_load function was specified.
UnpicklingError could not find MARK
UnpicklingError odd number of items for DICT
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(AttributeError Can't pickle local object 'outer.<locals>.Local'
AttributeError Can't pickle local object 'outer.<locals>.Local'
PicklingError Can't pickle <function <lambda>
TypeError cannot pickle 'generator' object
TypeError cannot pickle 'module' object
TypeError cannot pickle 'weakref' object
TypeError cannot pickle '_thread.lock' object
TypeError cannot pickle 'dict_keys' object
TypeError cannot pickle 'memoryview' object
TypeError __getnewargs__ should return a tuple, not 'str'
TypeError cannot pickle 'module' object
PicklingError __reduce__ must return a string or tuple
PicklingError tuple returned by __reduce__ must contain 2 through 6 elements
PicklingError first item of the tuple returned by __reduce__ must be callable
PicklingError second item of the tuple returned by __reduce__ must be a tuple
PicklingError fourth element of the tuple returned by __reduce__ must be an iterator, not int
PicklingError Can't pickle <__main__.R object
TypeError cannot pickle 'Slots' object: a class that defines __slots__ without defining __getstate__ cannot be pickled with protocol 0
ValueError pickle protocol must be <= 5
TypeError file must have a 'write' attribute
EOFError Ran out of input
UnpicklingError unpickling stack underflow
UnpicklingError unexpected MARK found
UnpicklingError unpickling stack underflow
ValueError unsupported pickle protocol: 9
UnpicklingError pickle data was truncated
UnpicklingError invalid load key, 'Z'.
KeyError 0
ValueError could not convert string to int
UnpicklingError pickle data was truncated
AttributeError Can't get attribute 'nope' on <module 'builtins' (built-in)>
ModuleNotFoundError No module named 'nomod'
UnpicklingError NEWOBJ class argument isn't a type object
TypeError argument list must be a tuple
UnpicklingError unpickling stack underflow
UnpicklingError A load persistent id instruction was encountered,
but no persistent_load function was specified.
UnpicklingError could not find MARK
UnpicklingError odd number of items for DICT
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(AttributeError Can't get local object 'outer.<locals>.Local'
AttributeError Can't get local object 'outer.<locals>.Local'
PicklingError Can't pickle <function <lambda>
TypeError cannot pickle 'generator' object
TypeError cannot pickle 'module' object
TypeError cannot pickle 'weakref.ReferenceType' object
TypeError cannot pickle '_thread.lock' object
TypeError cannot pickle 'dict_keys' object
TypeError cannot pickle memoryview objects
TypeError __getnewargs__ should return a tuple, not 'str'
TypeError cannot pickle 'module' object
PicklingError __reduce__ must return a string or tuple
PicklingError tuple returned by __reduce__ must contain 2 through 6 elements
PicklingError first item of the tuple returned by __reduce__ must be callable
PicklingError second item of the tuple returned by __reduce__ must be a tuple
PicklingError fourth element of the tuple returned by __reduce__ must be an iterator, not int
PicklingError Can't pickle <__main__.R object
TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
ValueError pickle protocol must be <= 5
TypeError file must have a 'write' attribute
EOFError Ran out of input
UnpicklingError unpickling stack underflow
UnpicklingError unexpected MARK found
UnpicklingError unpickling stack underflow
ValueError unsupported pickle protocol: 9
UnpicklingError pickle data was truncated
UnpicklingError invalid load key, 'Z'.
UnpicklingError Memo value not found at index 0
ValueError could not convert string to int
UnpicklingError pickle data was truncated
AttributeError Can't get attribute 'nope' on <module 'builtins' (built-in)>
ModuleNotFoundError No module named 'nomod'
UnpicklingError NEWOBJ class argument must be a type, not NoneType
TypeError argument list must be a tuple
UnpicklingError unpickling stack underflow
UnpicklingError A load persistent id instruction was encountered, but no persistent_load function was specified.
UnpicklingError could not find MARK
UnpicklingError odd number of items for DICT
)");
    CHECK(printed(source, "model:cpython-3.14") ==
          R"(PicklingError Can't pickle local object <class '__main__.outer.<locals>.Local'>
PicklingError Can't pickle local object <class '__main__.outer.<locals>.Local'> when serializing outer.<locals>.Local class when serializing outer.<locals>.Local object
PicklingError Can't pickle <function <lambda>
TypeError cannot pickle 'generator' object
TypeError cannot pickle 'module' object
TypeError cannot pickle 'weakref.ReferenceType' object
TypeError cannot pickle '_thread.lock' object
TypeError cannot pickle 'dict_keys' object
TypeError cannot pickle memoryview objects
TypeError __getnewargs__ should return a tuple, not 'str'
TypeError cannot pickle 'module' object when serializing tuple item 1 when serializing dict item 'a' when serializing list item 0
PicklingError __reduce__ must return a string or tuple, not int when serializing R object
PicklingError tuple returned by __reduce__ must contain 2 through 6 elements when serializing R object
PicklingError first item of the tuple returned by __reduce__ must be callable, not int when serializing R object
PicklingError second item of the tuple returned by __reduce__ must be a tuple, not int when serializing R object
PicklingError fourth item of the tuple returned by __reduce__ must be an iterator, not int when serializing R object
PicklingError Can't pickle <__main__.R object
TypeError a class that defines __slots__ without defining __getstate__ cannot be pickled
ValueError pickle protocol must be <= 5
TypeError file must have a 'write' attribute
EOFError Ran out of input
UnpicklingError unpickling stack underflow
UnpicklingError unexpected MARK found
UnpicklingError unpickling stack underflow
ValueError unsupported pickle protocol: 9
UnpicklingError pickle data was truncated
UnpicklingError invalid load key, 'Z'.
UnpicklingError Memo value not found at index 0
ValueError could not convert string to int
UnpicklingError pickle data was truncated
AttributeError module 'builtins' has no attribute 'nope'
ModuleNotFoundError No module named 'nomod'
UnpicklingError NEWOBJ class argument must be a type, not NoneType
TypeError argument list must be a tuple
UnpicklingError unpickling stack underflow
UnpicklingError A load persistent id instruction was encountered, but no persistent_load function was specified.
UnpicklingError could not find MARK
UnpicklingError odd number of items for DICT
)");
}

TEST_CASE("Pickles that end too early, or ask for what was not there, say so in the words of their version") {
    constexpr std::string_view source = R"(import pickle
for data in (b'', b'N', b'h\0.'):
    try: print(pickle.loads(data))
    except (EOFError, KeyError, pickle.UnpicklingError) as error: print(type(error).__name__, error.args)
)";
    CHECK(printed(source, "model:cpython-3.9") == R"(EOFError ('Ran out of input',)
EOFError ('Ran out of input',)
UnpicklingError ('Memo value not found at index 0',)
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(EOFError ()
EOFError ()
UnpicklingError ('Memo value not found at index 0',)
)");
}

TEST_CASE("In what call of a pickler the recursion ends", "[library]") {
    const char* source = R"(import functools, pickle
def tell(x):
    for protocol in range(3):
        try: pickle.dumps(x, protocol); print('fine')
        except RecursionError as e: print(type(e).__name__, e)
class G:
    def __getstate__(self): return G()
p = functools.partial(print); p.__setstate__((p, (), {}, {}))
for x in p, G(): tell(x)
nested = []
for i in range(3000): nested = [nested]
tell(nested)
)";
    for (const char* model : {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.11"})
        CHECK(printed(source, model) == R"(RecursionError maximum recursion depth exceeded while calling a Python object
RecursionError maximum recursion depth exceeded while calling a Python object
RecursionError maximum recursion depth exceeded while calling a Python object
RecursionError maximum recursion depth exceeded while calling a Python object
RecursionError maximum recursion depth exceeded while calling a Python object
RecursionError maximum recursion depth exceeded while calling a Python object
RecursionError maximum recursion depth exceeded while pickling an object
RecursionError maximum recursion depth exceeded while pickling an object
RecursionError maximum recursion depth exceeded while pickling an object
)");
}

}  // namespace lastref::testing
