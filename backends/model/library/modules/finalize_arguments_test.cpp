#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("finalize() fails with the locals of the real one") {
    constexpr std::string_view source = R"(import weakref, sys, traceback, warnings
warnings.simplefilter('always')
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print(category.__name__, message, lineno)
class C: pass
def told(): print('told')
c = C()
def t(*args, **kwargs):
    try:
        f = weakref.finalize(*args, **kwargs)
        print(f.alive, f())
    except Exception as e:
        print(type(e).__name__, e)
        print([sorted(f.f_locals) for f, _ in traceback.walk_tb(e.__traceback__)])
t(c)
t()
t(c, func=told)
t(obj=c, func=told)
t(obj=c)
t(1, print)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(TypeError finalize.__init__() missing 1 required positional argument: 'func'
[['_', 'args', 'e', 'f', 'kwargs']]
TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
[['_', 'args', 'e', 'f', 'kwargs']]
TypeError finalize.__init__() missing 1 required positional argument: 'func'
[['_', 'args', 'e', 'f', 'kwargs']]
TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
[['_', 'args', 'e', 'f', 'kwargs']]
TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
[['_', 'args', 'e', 'f', 'kwargs']]
TypeError cannot create weak reference to 'int' object
[['_', 'args', 'e', 'f', 'kwargs'], ['args', 'atexit', 'func', 'info', 'kwargs', 'obj', 'self']]
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.9") ==
          R"(-1 TypeError finalize.__init__() missing 1 required positional argument: 'func'
-2 [['_', 'args', 'e', 'f', 'kwargs']]
-3 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-4 [['_', 'args', 'e', 'f', 'kwargs']]
-5 TypeError finalize.__init__() missing 1 required positional argument: 'func'
-6 [['_', 'args', 'e', 'f', 'kwargs']]
-7 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-8 [['_', 'args', 'e', 'f', 'kwargs']]
-9 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-10 [['_', 'args', 'e', 'f', 'kwargs']]
+1 TypeError __init__() missing 1 required positional argument: 'func'
+2 [['args', 'e', 'kwargs']]
+3 TypeError __init__() missing 2 required positional arguments: 'obj' and 'func'
+4 [['args', 'e', 'kwargs']]
+5 TypeError __init__() missing 1 required positional argument: 'func'
+6 [['args', 'e', 'kwargs']]
+7 TypeError __init__() missing 2 required positional arguments: 'obj' and 'func'
+8 [['args', 'e', 'kwargs']]
+9 TypeError __init__() missing 2 required positional arguments: 'obj' and 'func'
+10 [['args', 'e', 'kwargs']]
-12 [['_', 'args', 'e', 'f', 'kwargs'], ['args', 'atexit', 'func', 'info', 'kwargs', 'obj', 'self']]
+12 [['args', 'e', 'kwargs'], ['args', 'atexit', 'func', 'info', 'kwargs', 'obj', 'self']]
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-1 TypeError finalize.__init__() missing 1 required positional argument: 'func'
-2 [['_', 'args', 'e', 'f', 'kwargs']]
-3 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-4 [['_', 'args', 'e', 'f', 'kwargs']]
-5 TypeError finalize.__init__() missing 1 required positional argument: 'func'
-6 [['_', 'args', 'e', 'f', 'kwargs']]
-7 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-8 [['_', 'args', 'e', 'f', 'kwargs']]
-9 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-10 [['_', 'args', 'e', 'f', 'kwargs']]
+1 TypeError finalize expected at least 2 positional arguments, got 1
+2 [['args', 'e', 'kwargs'], ['args', 'kwargs']]
+3 TypeError finalize expected at least 2 positional arguments, got 0
+4 [['args', 'e', 'kwargs'], ['args', 'kwargs']]
+5 DeprecationWarning Passing 'func' as keyword argument is deprecated 9
+6 told
+7 True None
+8 DeprecationWarning Passing 'obj' as keyword argument is deprecated 9
+9 told
+10 True None
+11 TypeError finalize expected at least 2 positional arguments, got 0
+12 [['args', 'e', 'kwargs'], ['args', 'kwargs']]
-12 [['_', 'args', 'e', 'f', 'kwargs'], ['args', 'atexit', 'func', 'info', 'kwargs', 'obj', 'self']]
+14 [['args', 'e', 'kwargs'], ['args', 'func', 'info', 'kwargs', 'obj', 'self']]
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.7") ==
          R"(-1 TypeError finalize.__init__() missing 1 required positional argument: 'func'
-2 [['_', 'args', 'e', 'f', 'kwargs']]
-3 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-4 [['_', 'args', 'e', 'f', 'kwargs']]
-5 TypeError finalize.__init__() missing 1 required positional argument: 'func'
-6 [['_', 'args', 'e', 'f', 'kwargs']]
-7 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-8 [['_', 'args', 'e', 'f', 'kwargs']]
-9 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-10 [['_', 'args', 'e', 'f', 'kwargs']]
+1 TypeError finalize expected at least 2 positional arguments, got 1
+2 [['args', 'e', 'kwargs'], ['args', 'kwargs']]
+3 TypeError finalize expected at least 2 positional arguments, got 0
+4 [['args', 'e', 'kwargs'], ['args', 'kwargs']]
+5 told
+6 True None
+7 told
+8 True None
+9 TypeError finalize expected at least 2 positional arguments, got 0
+10 [['args', 'e', 'kwargs'], ['args', 'kwargs']]
-12 [['_', 'args', 'e', 'f', 'kwargs'], ['args', 'atexit', 'func', 'info', 'kwargs', 'obj', 'self']]
+12 [['args', 'e', 'kwargs'], ['args', 'func', 'info', 'kwargs', 'obj', 'self']]
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
          R"(-1 TypeError finalize.__init__() missing 1 required positional argument: 'func'
-2 [['_', 'args', 'e', 'f', 'kwargs']]
-3 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-4 [['_', 'args', 'e', 'f', 'kwargs']]
-5 TypeError finalize.__init__() missing 1 required positional argument: 'func'
-6 [['_', 'args', 'e', 'f', 'kwargs']]
-7 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-8 [['_', 'args', 'e', 'f', 'kwargs']]
-9 TypeError finalize.__init__() missing 2 required positional arguments: 'obj' and 'func'
-10 [['_', 'args', 'e', 'f', 'kwargs']]
+1 TypeError __init__() missing 1 required positional argument: 'func'
+2 [['args', 'e', 'kwargs']]
+3 TypeError __init__() missing 2 required positional arguments: 'obj' and 'func'
+4 [['args', 'e', 'kwargs']]
+5 told
+6 True None
+7 told
+8 True None
+9 TypeError __init__() missing 1 required positional argument: 'func'
+10 [['args', 'e', 'kwargs']]
-12 [['_', 'args', 'e', 'f', 'kwargs'], ['args', 'atexit', 'func', 'info', 'kwargs', 'obj', 'self']]
+12 [['args', 'e', 'kwargs'], ['args', 'func', 'info', 'kwargs', 'obj', 'self']]
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") == R"(-2 [['_', 'args', 'e', 'f', 'kwargs']]
+2 [['args', 'e', 'kwargs']]
-4 [['_', 'args', 'e', 'f', 'kwargs']]
+4 [['args', 'e', 'kwargs']]
-6 [['_', 'args', 'e', 'f', 'kwargs']]
+6 [['args', 'e', 'kwargs']]
-8 [['_', 'args', 'e', 'f', 'kwargs']]
+8 [['args', 'e', 'kwargs']]
-10 [['_', 'args', 'e', 'f', 'kwargs']]
+10 [['args', 'e', 'kwargs']]
-12 [['_', 'args', 'e', 'f', 'kwargs'], ['args', 'atexit', 'func', 'info', 'kwargs', 'obj', 'self']]
+12 [['args', 'e', 'kwargs'], ['args', 'atexit', 'func', 'info', 'kwargs', 'obj', 'self']]
)");
}

}  // namespace lastref
