#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("On PyPy, what functools.lru_cache() gives is a function that has cells") {
    constexpr std::string_view source = R"(
import functools, gc


class K:
    def __init__(self, n): self.n = n
    def __hash__(self): print('hash', self.n); return 1
    def __eq__(self, other): print('eq', self.n, other.n); return self.n == other.n
    def __del__(self): print('del', self.n)


def f(a=None, *, k=3): return k


for limit in (None, 2, 0):
    g = functools.lru_cache(limit)(f)
    print(type(g).__name__, g.__name__, g.__defaults__, list(vars(g)))
    print(g.__code__.co_varnames, g.__code__.co_freevars, len(g.__closure__))
    print(g.cache_info.__qualname__, g.cache_parameters.__qualname__)
    for k in (K(1), K(1), K(2), K(3)): g(k)
    k = None
    print(g.cache_info(), g.cache_clear())
    gc.collect()


class A:
    @functools.cache
    def m(self): raise KeyError(1)


print(type(A().m).__name__, hasattr(A().m, '__func__'))
try:
    A().m()
except KeyError as e:
    names, step = [], e.__traceback__
    while step: names, step = names + [step.tb_frame.f_code.co_name], step.tb_next
    print(names)
)";
    CHECK(printed(source, "model:pypy-8.0") ==
          R"(function f None ['cache_info', 'cache_clear', 'cache_parameters', '__wrapped__']
('args', 'kwds', 'key', 'result') ('cache', 'cache_get', 'hits', 'make_key', 'misses', 'sentinel', 'typed', 'user_function') 8
_lru_cache_wrapper.<locals>.cache_info lru_cache.<locals>.decorating_function.<locals>.<lambda>
hash 1
hash 1
eq 1 1
hash 2
eq 1 2
eq 1 2
hash 3
eq 1 3
eq 2 3
eq 1 3
eq 2 3
CacheInfo(hits=1, misses=3, maxsize=None, currsize=3) None
del 1
del 1
del 2
del 3
function f None ['cache_info', 'cache_clear', 'cache_parameters', '__wrapped__']
('args', 'kwds', 'key', 'link', 'link_prev', 'link_next', '_key', 'result', 'last', 'oldroot', 'oldkey', 'oldresult') ('KEY', 'NEXT', 'PREV', 'RESULT', 'cache', 'cache_get', 'cache_len', 'full', 'hits', 'lock', 'make_key', 'maxsize', 'misses', 'root', 'typed', 'user_function') 16
_lru_cache_wrapper.<locals>.cache_info lru_cache.<locals>.decorating_function.<locals>.<lambda>
hash 1
hash 1
eq 1 1
hash 2
eq 1 2
eq 1 2
eq 1 2
hash 3
eq 1 3
eq 2 3
eq 1 3
eq 2 3
eq 2 3
CacheInfo(hits=1, misses=3, maxsize=2, currsize=2) None
del 1
del 2
del 3
del 1
function f None ['cache_info', 'cache_clear', 'cache_parameters', '__wrapped__']
('args', 'kwds', 'result') ('misses', 'user_function') 2
_lru_cache_wrapper.<locals>.cache_info lru_cache.<locals>.decorating_function.<locals>.<lambda>
CacheInfo(hits=0, misses=4, maxsize=0, currsize=0) None
del 1
del 2
del 3
del 1
method True
['<module>', 'm']
)");
    CHECK(changes(source, "model:pypy-8.0", "model:pypy-7.3") ==
          R"(-50 ['<module>', 'm']
+50 ['<module>', 'wrapper', 'm']
)");
}

TEST_CASE("In 3.6 a cache of negative size holds one result", "[library]") {
    const char* source = R"(import functools
for m in (-10, -1, 0):
    @functools.lru_cache(maxsize=m)
    def f(a): return a
    f(1); f(1)
    print(f.cache_info())
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(CacheInfo(hits=1, misses=1, maxsize=-10, currsize=1)
CacheInfo(hits=1, misses=1, maxsize=-1, currsize=1)
CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)
)");
    for (const char* model : {"model:cpython-3.7", "model:cpython-3.13"})
        CHECK(printed(source, model) == R"(CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)
CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)
CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)
)");
}

}  // namespace lastref::testing
