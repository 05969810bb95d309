#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// How exit stacks find the methods of what is given to them.
namespace lastref::testing {

TEST_CASE("From 3.15 on an exit stack binds the methods that it finds", "[library]") {
    const char* source = R"(import contextlib
log = []
class CM1:
    @classmethod
    def __enter__(cls): log.append(('enter', cls.__name__))
    @classmethod
    def __exit__(cls, *a): log.append(('exit', cls.__name__, len(a)))
class CM2:
    @staticmethod
    def __enter__(): log.append('enter')
    @staticmethod
    def __exit__(*a): log.append(('exit', len(a)))
class CM3:
    __slots__ = ('__enter__', '__exit__')
    def __init__(self):
        self.__enter__ = lambda: log.append('enter')
        self.__exit__ = lambda *a: log.append(('exit', len(a)))
class CM4:
    def __enter__(self): log.append('enter')
class CM5:
    @property
    def __enter__(self): raise AttributeError('mine')
    def __exit__(self, *a): pass
class CM6:
    def __enter__(self): log.append('enter'); return self
    @property
    def __exit__(self): raise ValueError('mine')
class CM7:
    def __enter__(self): log.append('enter'); return self
    __exit__ = lambda *a: log.append(len(a))
class CM8:
    def __getattr__(self, n): return lambda *a: log.append(n)
for C in (CM1, CM2, CM3, CM4, CM5, CM6, CM7, CM8):
    del log[:]
    for how in ('enter_context', 'push'):
        try:
            with contextlib.ExitStack() as s:
                print(C.__name__, how, type(getattr(s, how)(C())).__name__)
        except Exception as e: print(C.__name__, how, type(e).__name__, e)
    print(log)
)";
    CHECK(printed(source, "model:cpython-3.8") ==
          R"(CM1 enter_context TypeError __enter__() takes 1 positional argument but 2 were given
CM1 push CM1
[('exit', 'CM1', 4)]
CM2 enter_context TypeError __enter__() takes 0 positional arguments but 1 was given
CM2 push CM2
[('exit', 4)]
CM3 enter_context TypeError 'member_descriptor' object is not callable
CM3 push TypeError first argument must be callable
[]
CM4 enter_context AttributeError type object 'CM4' has no attribute '__exit__'
CM4 push CM4
CM4 push TypeError 'CM4' object is not callable
[]
CM5 enter_context TypeError 'property' object is not callable
CM5 push CM5
[]
CM6 enter_context TypeError first argument must be callable
CM6 push TypeError first argument must be callable
['enter']
CM7 enter_context CM7
CM7 push CM7
['enter', 4, 4]
CM8 enter_context AttributeError type object 'CM8' has no attribute '__exit__'
CM8 push CM8
CM8 push TypeError 'CM8' object is not callable
[]
)");
    CHECK(printed(source, "model:cpython-3.14") ==
          R"(CM1 enter_context TypeError CM1.__enter__() takes 1 positional argument but 2 were given
CM1 push CM1
[('exit', 'CM1', 4)]
CM2 enter_context TypeError CM2.__enter__() takes 0 positional arguments but 1 was given
CM2 push CM2
[('exit', 4)]
CM3 enter_context TypeError 'member_descriptor' object is not callable
CM3 push TypeError first argument must be callable
[]
CM4 enter_context TypeError '__main__.CM4' object does not support the context manager protocol
CM4 push CM4
CM4 push TypeError 'CM4' object is not callable
[]
CM5 enter_context TypeError 'property' object is not callable
CM5 push CM5
[]
CM6 enter_context TypeError first argument must be callable
CM6 push TypeError first argument must be callable
['enter']
CM7 enter_context CM7
CM7 push CM7
['enter', 4, 4]
CM8 enter_context TypeError '__main__.CM8' object does not support the context manager protocol
CM8 push CM8
CM8 push TypeError 'CM8' object is not callable
[]
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(CM1 enter_context NoneType
CM1 push CM1
[('enter', 'CM1'), ('exit', 'CM1', 3), ('exit', 'CM1', 3)]
CM2 enter_context NoneType
CM2 push CM2
['enter', ('exit', 3), ('exit', 3)]
CM3 enter_context NoneType
CM3 push CM3
['enter', ('exit', 3), ('exit', 3)]
CM4 enter_context TypeError '__main__.CM4' object does not support the context manager protocol
CM4 push CM4
CM4 push TypeError 'CM4' object is not callable
[]
CM5 enter_context AttributeError mine
CM5 push CM5
[]
CM6 enter_context ValueError mine
CM6 push ValueError mine
[]
CM7 enter_context CM7
CM7 push CM7
['enter', 4, 4]
CM8 enter_context TypeError '__main__.CM8' object does not support the context manager protocol
CM8 push CM8
CM8 push TypeError 'CM8' object is not callable
[]
)");
    CHECK(
        printed(source, "model:pypy-8.0") ==
        R"(CM1 enter_context TypeError CM1.__enter__() takes 1 positional argument but 2 were given. Did you forget 'self' in the function definition?
CM1 push CM1
[('exit', 'CM1', 4)]
CM2 enter_context TypeError CM2.__enter__() takes 0 positional arguments but 1 was given
CM2 push CM2
[('exit', 4)]
CM3 enter_context TypeError 'member_descriptor' object is not callable
CM3 push CM3
CM3 push TypeError 'member_descriptor' object is not callable
[]
CM4 enter_context TypeError '__main__.CM4' object does not support the context manager protocol
CM4 push CM4
CM4 push TypeError 'CM4' object is not callable
[]
CM5 enter_context TypeError 'property' object is not callable
CM5 push CM5
[]
CM6 enter_context CM6
CM6 enter_context TypeError 'property' object is not callable
CM6 push CM6
CM6 push TypeError 'property' object is not callable
['enter']
CM7 enter_context CM7
CM7 push CM7
['enter', 4, 4]
CM8 enter_context TypeError '__main__.CM8' object does not support the context manager protocol
CM8 push CM8
CM8 push TypeError 'CM8' object is not callable
[]
)");
}

TEST_CASE("So does an asynchronous one", "[library]") {
    const char* source = R"(import contextlib, asyncio
log = []
class A1:
    async def __aenter__(self): log.append('in'); return self
    async def __aexit__(self, *a): log.append(len(a))
class A2:
    @staticmethod
    async def __aenter__(): log.append('in')
    @staticmethod
    async def __aexit__(*a): log.append(len(a))
class A3:
    async def __aenter__(self): log.append('in')
class A4:
    async def __aexit__(self, *a): log.append(len(a))
async def main():
    for C in A1, A2, A3, A4:
        for how in 'enter_async_context', 'push_async_exit':
            try:
                async with contextlib.AsyncExitStack() as s:
                    r = getattr(s, how)(C())
                    print(C.__name__, type(await r if how[0] == 'e' else r).__name__)
                    print([(c, type(f).__name__) for c, f in s._exit_callbacks])
            except Exception as e: print(C.__name__, type(e).__name__, e)
        print(log); del log[:]
asyncio.run(main())
)";
    for (const char* model : {"model:cpython-3.11", "model:cpython-3.14"})
        CHECK(printed(source, model) == R"(A1 A1
[(False, 'method')]
A1 A1
[(False, 'method')]
['in', 3, 3]
A2 TypeError A2.__aenter__() takes 0 positional arguments but 1 was given
A2 A2
[(False, 'method')]
[4]
A3 TypeError '__main__.A3' object does not support the asynchronous context manager protocol
A3 A3
[(False, 'A3')]
A3 TypeError 'A3' object is not callable
[]
A4 TypeError '__main__.A4' object does not support the asynchronous context manager protocol
A4 A4
[(False, 'method')]
[3]
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(A1 A1
[(False, 'method')]
A1 A1
[(False, 'method')]
['in', 3, 3]
A2 NoneType
[(False, 'function')]
A2 A2
[(False, 'function')]
['in', 3, 3]
A3 TypeError '__main__.A3' object does not support the asynchronous context manager protocol
A3 A3
[(False, 'A3')]
A3 TypeError 'A3' object is not callable
[]
A4 TypeError '__main__.A4' object does not support the asynchronous context manager protocol
A4 A4
[(False, 'method')]
[3]
)");
}

}  // namespace lastref::testing
