#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What PyPy says of its own and where it has other attributes") {
    constexpr std::string_view source = R"(import collections, collections.abc, io
def tell(action, *arguments):
    try: print('ok', action(*arguments))
    except Exception as e: print(type(e).__name__, e)
class Map(collections.abc.Mapping):
    def __len__(self): return 0
    def __getitem__(self, key): raise KeyError
    def __iter__(self): return iter(())
tell(reversed, Map())
tell(lambda: type(collections.namedtuple('P', 'x').x).__name__)
tell(lambda: tell.__builtins__ is not None)
class Waiting:
    def __await__(self):
        async def other(): pass
        made = other()
        made.close()
        return made
async def wait(): await Waiting()
tell(lambda: wait().send(None))
tell(lambda: property(len).__set_name__())
tell(lambda: property(len).__set_name__(1))
tell(lambda: property(len).__set_name__(1, 2, 3))
def outer():
    x = 1
    return (lambda: x).__code__
tell(eval, outer())
tell(exec, outer())
class Meta(type):
    def __new__(meta, name, bases, names):
        names.pop('__classcell__', None)
        return type.__new__(meta, name, bases, names)
def without_cell():
    class Lost(metaclass=Meta):
        def method(self): return __class__
tell(without_cell)
def numbers(): yield
generator = numbers()
tell(delattr, generator, '__name__')
tell(delattr, generator, 'gi_frame')
tell(io.FileIO, 'x', None)
tell(io.FileIO, 2.5)
class Raw(io.RawIOBase):
    def readable(self): return True
    def readinto(self, buffer): return 'x'
tell(io.BufferedReader(Raw()).read, 5)
class Base(object): pass
class Error(Base, Exception): pass
error = Error()
tell(delattr, error, '__dict__')
tell(setattr, error, '__dict__', 3)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(TypeError 'Map' object is not reversible
ok _tuplegetter
ok True
TypeError __await__() returned a coroutine
TypeError __set_name__() takes 2 positional arguments but 0 were given
TypeError __set_name__() takes 2 positional arguments but 1 were given
TypeError __set_name__() takes 2 positional arguments but 3 were given
TypeError code object passed to eval() may not contain free variables
TypeError code object requires a closure of exactly length 1
RuntimeError __class__ not set defining 'Lost' as <class '__main__.without_cell.<locals>.Lost'>. Was __classcell__ propagated to type.__new__?
TypeError __name__ must be set to a string object
AttributeError attribute 'gi_frame' of 'generator' objects is not writable
TypeError FileIO() argument 'mode' must be str, not None
TypeError expected str, bytes or os.PathLike object, not float
OSError raw readinto() failed
TypeError cannot delete __dict__
TypeError __dict__ must be set to a dictionary, not a 'int'
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") == R"(-2 ok _tuplegetter
-3 ok True
+2 ok property
+3 AttributeError 'function' object has no attribute '__builtins__'
-5 TypeError __set_name__() takes 2 positional arguments but 0 were given
-6 TypeError __set_name__() takes 2 positional arguments but 1 were given
-7 TypeError __set_name__() takes 2 positional arguments but 3 were given
+5 AttributeError 'property' object has no attribute '__set_name__'
+6 AttributeError 'property' object has no attribute '__set_name__'
+7 AttributeError 'property' object has no attribute '__set_name__'
-9 TypeError code object requires a closure of exactly length 1
-10 RuntimeError __class__ not set defining 'Lost' as <class '__main__.without_cell.<locals>.Lost'>. Was __classcell__ propagated to type.__new__?
+9 TypeError code object passed to exec() may not contain free variables
+10 ok None
-12 AttributeError attribute 'gi_frame' of 'generator' objects is not writable
-13 TypeError FileIO() argument 'mode' must be str, not None
-14 TypeError expected str, bytes or os.PathLike object, not float
-15 OSError raw readinto() failed
+12 AttributeError readonly attribute
+13 TypeError FileIO() argument 2 must be str, not None
+14 TypeError integer argument expected, got float
+15 OSError raw readinto() returned invalid length -1 (should have been between 0 and 8192)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") == R"(-3 ok True
+3 AttributeError 'function' object has no attribute '__builtins__'
-5 TypeError __set_name__() takes 2 positional arguments but 0 were given
-6 TypeError __set_name__() takes 2 positional arguments but 1 were given
-7 TypeError __set_name__() takes 2 positional arguments but 3 were given
+5 AttributeError 'property' object has no attribute '__set_name__'
+6 AttributeError 'property' object has no attribute '__set_name__'
+7 AttributeError 'property' object has no attribute '__set_name__'
-9 TypeError code object requires a closure of exactly length 1
+9 TypeError code object passed to exec() may not contain free variables
-12 AttributeError attribute 'gi_frame' of 'generator' objects is not writable
+12 AttributeError readonly attribute
-14 TypeError expected str, bytes or os.PathLike object, not float
-15 OSError raw readinto() failed
+14 TypeError integer argument expected, got float
+15 OSError raw readinto() returned invalid length -1 (should have been between 0 and 8192)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-4 TypeError __await__() returned a coroutine
+4 TypeError Waiting.__await__() must return an iterator, not coroutine
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-7.3") ==
          R"(-1 TypeError 'Map' object is not reversible
-2 ok _tuplegetter
-3 ok True
-4 TypeError __await__() returned a coroutine
-5 TypeError __set_name__() takes 2 positional arguments but 0 were given
-6 TypeError __set_name__() takes 2 positional arguments but 1 were given
-7 TypeError __set_name__() takes 2 positional arguments but 3 were given
-8 TypeError code object passed to eval() may not contain free variables
-9 TypeError code object requires a closure of exactly length 1
-10 RuntimeError __class__ not set defining 'Lost' as <class '__main__.without_cell.<locals>.Lost'>. Was __classcell__ propagated to type.__new__?
-11 TypeError __name__ must be set to a string object
-12 AttributeError attribute 'gi_frame' of 'generator' objects is not writable
-13 TypeError FileIO() argument 'mode' must be str, not None
-14 TypeError expected str, bytes or os.PathLike object, not float
-15 OSError raw readinto() failed
-16 TypeError cannot delete __dict__
-17 TypeError __dict__ must be set to a dictionary, not a 'int'
+1 TypeError 'NoneType' object is not callable
+2 ok property
+3 AttributeError 'function' object has no attribute '__builtins__'
+4 TypeError __await__() returned a coroutine (it must return an iterator instead, see PEP 492)
+5 AttributeError 'property' object has no attribute '__set_name__'
+6 AttributeError 'property' object has no attribute '__set_name__'
+7 AttributeError 'property' object has no attribute '__set_name__'
+8 TypeError directly executed code object may not contain free variables
+9 TypeError directly executed code object may not contain free variables
+10 RuntimeError __class__ not set defining Lost as <class '__main__.without_cell.<locals>.Lost'>. Was __classcell__ propagated to type.__new__?
+11 AttributeError can't delete numbers.__name__
+12 AttributeError can't delete numbers.gi_frame
+13 TypeError expected str, got NoneType object
+14 TypeError integer argument expected, got float
+15 TypeError expected integer, got str object
+16 ok None
+17 TypeError setting exceptions's dictionary to a non-dict
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 TypeError 'Map' object is not reversible
-2 ok _tuplegetter
-3 ok True
-4 TypeError __await__() returned a coroutine
-5 TypeError __set_name__() takes 2 positional arguments but 0 were given
-6 TypeError __set_name__() takes 2 positional arguments but 1 were given
-7 TypeError __set_name__() takes 2 positional arguments but 3 were given
-8 TypeError code object passed to eval() may not contain free variables
+1 TypeError 'NoneType' object is not callable
+2 ok property
+3 AttributeError 'function' object has no attribute '__builtins__'
+4 TypeError __await__() returned a coroutine (it must return an iterator instead, see PEP 492)
+5 TypeError property.__set_name__() missing 2 required positional arguments: 'type' and 'name'
+6 TypeError property.__set_name__() missing 1 required positional argument: 'name'
+7 TypeError property.__set_name__() takes 3 positional arguments but 4 were given
+8 TypeError directly executed code object may not contain free variables
-10 RuntimeError __class__ not set defining 'Lost' as <class '__main__.without_cell.<locals>.Lost'>. Was __classcell__ propagated to type.__new__?
-11 TypeError __name__ must be set to a string object
-12 AttributeError attribute 'gi_frame' of 'generator' objects is not writable
-13 TypeError FileIO() argument 'mode' must be str, not None
-14 TypeError expected str, bytes or os.PathLike object, not float
-15 OSError raw readinto() failed
-16 TypeError cannot delete __dict__
-17 TypeError __dict__ must be set to a dictionary, not a 'int'
+10 RuntimeError __class__ not set defining Lost as <class '__main__.without_cell.<locals>.Lost'>. Was __classcell__ propagated to type.__new__?
+11 AttributeError cannot delete '__name__' attribute of immutable type 'numbers'
+12 AttributeError cannot delete 'gi_frame' attribute of immutable type 'numbers'
+13 TypeError expected str, got NoneType object
+14 TypeError integer argument expected, got float
+15 TypeError expected integer, got str object
+16 ok None
+17 TypeError setting exceptions's dictionary to a non-dict
)");
}

}  // namespace lastref
