#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// What streams take, by version, and how they say so.
namespace lastref::testing {

TEST_CASE("The mode U reads, up to 3.10, and warns of itself", "[library]") {
    const char* source = R"(import io, warnings
open('f.txt', 'w').write('a\r\nb')
def tell(f, *a, **k):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try:
            with f(*a, **k) as stream: print(type(stream).__name__, repr(stream.read()), getattr(stream, 'mode', None))
        except Exception as e: print(type(e).__name__, e)
        for x in w: print(x.category.__name__, x.message, x.lineno)
for m in 'U', 'rU', 'Ur', 'rbU', 'rtU', 'btU', 'wU', 'r+U', 'UU', 'Ua', 'xU', 'U+', 'Uq':
    tell(open, 'f.txt', m)
tell(io.FileIO, 'f.txt', 'U')
with warnings.catch_warnings():
    warnings.simplefilter('error')
    tell(io.open, 'f.txt', 'rU')
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(TextIOWrapper 'a\nb' U
DeprecationWarning 'U' mode is deprecated 7
TextIOWrapper 'a\nb' rU
DeprecationWarning 'U' mode is deprecated 7
TextIOWrapper 'a\nb' Ur
DeprecationWarning 'U' mode is deprecated 7
BufferedReader b'a\r\nb' rb
DeprecationWarning 'U' mode is deprecated 7
TextIOWrapper 'a\nb' rtU
DeprecationWarning 'U' mode is deprecated 7
ValueError can't have text and binary mode at once
DeprecationWarning 'U' mode is deprecated 7
ValueError mode U cannot be combined with x', 'w', 'a', or '+'
ValueError mode U cannot be combined with x', 'w', 'a', or '+'
ValueError invalid mode: 'UU'
ValueError mode U cannot be combined with x', 'w', 'a', or '+'
ValueError mode U cannot be combined with x', 'w', 'a', or '+'
ValueError mode U cannot be combined with x', 'w', 'a', or '+'
ValueError invalid mode: 'Uq'
ValueError invalid mode: U
TextIOWrapper 'a\nb' rU
DeprecationWarning 'U' mode is deprecated 7
)");
    CHECK(printed(source, "model:cpython-3.7") == R"(TextIOWrapper 'a\nb' U
DeprecationWarning 'U' mode is deprecated 7
TextIOWrapper 'a\nb' rU
DeprecationWarning 'U' mode is deprecated 7
TextIOWrapper 'a\nb' Ur
DeprecationWarning 'U' mode is deprecated 7
BufferedReader b'a\r\nb' rb
DeprecationWarning 'U' mode is deprecated 7
TextIOWrapper 'a\nb' rtU
DeprecationWarning 'U' mode is deprecated 7
ValueError can't have text and binary mode at once
DeprecationWarning 'U' mode is deprecated 7
ValueError mode U cannot be combined with 'x', 'w', 'a', or '+'
ValueError mode U cannot be combined with 'x', 'w', 'a', or '+'
ValueError invalid mode: 'UU'
ValueError mode U cannot be combined with 'x', 'w', 'a', or '+'
ValueError mode U cannot be combined with 'x', 'w', 'a', or '+'
ValueError mode U cannot be combined with 'x', 'w', 'a', or '+'
ValueError invalid mode: 'Uq'
ValueError invalid mode: U
TextIOWrapper 'a\nb' rU
DeprecationWarning 'U' mode is deprecated 7
)");
    CHECK(printed(source, "model:cpython-3.11") == R"(ValueError invalid mode: 'U'
ValueError invalid mode: 'rU'
ValueError invalid mode: 'Ur'
ValueError invalid mode: 'rbU'
ValueError invalid mode: 'rtU'
ValueError invalid mode: 'btU'
ValueError invalid mode: 'wU'
ValueError invalid mode: 'r+U'
ValueError invalid mode: 'UU'
ValueError invalid mode: 'Ua'
ValueError invalid mode: 'xU'
ValueError invalid mode: 'U+'
ValueError invalid mode: 'Uq'
ValueError invalid mode: U
ValueError invalid mode: 'rU'
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(TextIOWrapper '' U
DeprecationWarning 'U' mode is deprecated ('r' has the same effect in Python 3.x) 7
TextIOWrapper '' rU
DeprecationWarning 'U' mode is deprecated ('r' has the same effect in Python 3.x) 7
TextIOWrapper '' Ur
DeprecationWarning 'U' mode is deprecated ('r' has the same effect in Python 3.x) 7
BufferedReader b'' rb
DeprecationWarning 'U' mode is deprecated ('r' has the same effect in Python 3.x) 7
TextIOWrapper '' rtU
DeprecationWarning 'U' mode is deprecated ('r' has the same effect in Python 3.x) 7
ValueError can't have text and binary mode at once
DeprecationWarning 'U' mode is deprecated ('r' has the same effect in Python 3.x) 7
ValueError mode U cannot be combined with 'x', 'w', 'a', or '+'
ValueError mode U cannot be combined with 'x', 'w', 'a', or '+'
ValueError invalid mode: UU
ValueError mode U cannot be combined with 'x', 'w', 'a', or '+'
ValueError mode U cannot be combined with 'x', 'w', 'a', or '+'
ValueError mode U cannot be combined with 'x', 'w', 'a', or '+'
ValueError invalid mode: Uq
ValueError invalid mode: U
TextIOWrapper '' rU
DeprecationWarning 'U' mode is deprecated ('r' has the same effect in Python 3.x) 7
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(ValueError invalid mode: U
ValueError invalid mode: rU
ValueError invalid mode: Ur
ValueError invalid mode: rbU
ValueError invalid mode: rtU
ValueError invalid mode: btU
ValueError invalid mode: wU
ValueError invalid mode: r+U
ValueError invalid mode: UU
ValueError invalid mode: Ua
ValueError invalid mode: xU
ValueError invalid mode: U+
ValueError invalid mode: Uq
ValueError invalid mode: U
ValueError invalid mode: rU
)");
}

TEST_CASE("How many arguments the methods of streams take, and in which words", "[library]") {
    const char* source = R"(import io
open('f.txt', 'w').close()
raw = io.FileIO('f.txt', 'r+')
streams = [('raw', raw), ('text', io.TextIOWrapper(io.BytesIO())), ('bytes', io.BytesIO())]
counts = {'read': (2,), 'readinto': (0, 2), 'seek': (0, 3), 'truncate': (2,), 'write': (0, 2), 'readlines': (2,), 'tell': (1,)}
for name, stream in streams:
    for method in sorted(counts):
        if not hasattr(stream, method): continue
        for count in counts[method]:
            try: print(name, method, count, getattr(stream, method)(*[0] * count))
            except Exception as e: print(name, method, count, type(e).__name__, e)
for c in io.BufferedRWPair, io.BufferedReader:
    for count in 0, 7:
        try: print(c.__name__, count, type(c(*[0] * count)).__name__)
        except Exception as e: print(c.__name__, count, type(e).__name__, e)
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(raw read 2 TypeError read() takes at most 1 argument (2 given)
raw readinto 0 TypeError readinto() takes exactly one argument (0 given)
raw readinto 2 TypeError readinto() takes exactly one argument (2 given)
raw readlines 2 TypeError readlines() takes at most 1 argument (2 given)
raw seek 0 TypeError seek() takes at least 1 argument (0 given)
raw seek 3 TypeError seek() takes at most 2 arguments (3 given)
raw tell 1 TypeError tell() takes no arguments (1 given)
raw truncate 2 TypeError truncate expected at most 1 arguments, got 2
raw write 0 TypeError write() takes exactly one argument (0 given)
raw write 2 TypeError write() takes exactly one argument (2 given)
text read 2 TypeError read() takes at most 1 argument (2 given)
text readlines 2 TypeError readlines() takes at most 1 argument (2 given)
text seek 0 TypeError seek() takes at least 1 argument (0 given)
text seek 3 TypeError seek() takes at most 2 arguments (3 given)
text tell 1 TypeError tell() takes no arguments (1 given)
text truncate 2 TypeError truncate expected at most 1 arguments, got 2
text write 0 TypeError write() takes exactly one argument (0 given)
text write 2 TypeError write() takes exactly one argument (2 given)
bytes read 2 TypeError read expected at most 1 arguments, got 2
bytes readinto 0 TypeError readinto() takes exactly one argument (0 given)
bytes readinto 2 TypeError readinto() takes exactly one argument (2 given)
bytes readlines 2 TypeError readlines expected at most 1 arguments, got 2
bytes seek 0 TypeError seek() takes at least 1 argument (0 given)
bytes seek 3 TypeError seek() takes at most 2 arguments (3 given)
bytes tell 1 TypeError tell() takes no arguments (1 given)
bytes truncate 2 TypeError truncate expected at most 1 arguments, got 2
bytes write 0 TypeError write() takes exactly one argument (0 given)
bytes write 2 TypeError write() takes exactly one argument (2 given)
BufferedRWPair 0 TypeError BufferedRWPair() takes at least 2 arguments (0 given)
BufferedRWPair 7 TypeError BufferedRWPair() takes at most 3 arguments (7 given)
BufferedReader 0 TypeError Required argument 'raw' (pos 1) not found
BufferedReader 7 TypeError BufferedReader() takes at most 2 arguments (7 given)
)");
    CHECK(printed(source, "model:cpython-3.7") == R"(raw read 2 TypeError read() takes at most 1 argument (2 given)
raw readinto 0 TypeError readinto() takes exactly one argument (0 given)
raw readinto 2 TypeError readinto() takes exactly one argument (2 given)
raw readlines 2 TypeError readlines() takes at most 1 argument (2 given)
raw seek 0 TypeError seek() takes at least 1 argument (0 given)
raw seek 3 TypeError seek() takes at most 2 arguments (3 given)
raw tell 1 TypeError tell() takes no arguments (1 given)
raw truncate 2 TypeError truncate expected at most 1 arguments, got 2
raw write 0 TypeError write() takes exactly one argument (0 given)
raw write 2 TypeError write() takes exactly one argument (2 given)
text read 2 TypeError read() takes at most 1 argument (2 given)
text readlines 2 TypeError readlines() takes at most 1 argument (2 given)
text seek 0 TypeError seek() takes at least 1 argument (0 given)
text seek 3 TypeError seek() takes at most 2 arguments (3 given)
text tell 1 TypeError tell() takes no arguments (1 given)
text truncate 2 TypeError truncate expected at most 1 arguments, got 2
text write 0 TypeError write() takes exactly one argument (0 given)
text write 2 TypeError write() takes exactly one argument (2 given)
bytes read 2 TypeError read() takes at most 1 argument (2 given)
bytes readinto 0 TypeError readinto() takes exactly one argument (0 given)
bytes readinto 2 TypeError readinto() takes exactly one argument (2 given)
bytes readlines 2 TypeError readlines expected at most 1 arguments, got 2
bytes seek 0 TypeError seek() takes at least 1 argument (0 given)
bytes seek 3 TypeError seek() takes at most 2 arguments (3 given)
bytes tell 1 TypeError tell() takes no arguments (1 given)
bytes truncate 2 TypeError truncate() takes at most 1 argument (2 given)
bytes write 0 TypeError write() takes exactly one argument (0 given)
bytes write 2 TypeError write() takes exactly one argument (2 given)
BufferedRWPair 0 TypeError BufferedRWPair() takes at least 2 arguments (0 given)
BufferedRWPair 7 TypeError BufferedRWPair() takes at most 3 arguments (7 given)
BufferedReader 0 TypeError BufferedReader() missing required argument 'raw' (pos 1)
BufferedReader 7 TypeError BufferedReader() takes at most 2 arguments (7 given)
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(raw read 2 TypeError read expected at most 1 argument, got 2
raw readinto 0 TypeError readinto() takes exactly one argument (0 given)
raw readinto 2 TypeError readinto() takes exactly one argument (2 given)
raw readlines 2 TypeError readlines expected at most 1 argument, got 2
raw seek 0 TypeError seek expected at least 1 argument, got 0
raw seek 3 TypeError seek expected at most 2 arguments, got 3
raw tell 1 TypeError tell() takes no arguments (1 given)
raw truncate 2 TypeError truncate expected at most 1 argument, got 2
raw write 0 TypeError write() takes exactly one argument (0 given)
raw write 2 TypeError write() takes exactly one argument (2 given)
text read 2 TypeError read expected at most 1 argument, got 2
text readlines 2 TypeError readlines expected at most 1 argument, got 2
text seek 0 TypeError seek expected at least 1 argument, got 0
text seek 3 TypeError seek expected at most 2 arguments, got 3
text tell 1 TypeError tell() takes no arguments (1 given)
text truncate 2 TypeError truncate expected at most 1 argument, got 2
text write 0 TypeError write() takes exactly one argument (0 given)
text write 2 TypeError write() takes exactly one argument (2 given)
bytes read 2 TypeError read expected at most 1 argument, got 2
bytes readinto 0 TypeError readinto() takes exactly one argument (0 given)
bytes readinto 2 TypeError readinto() takes exactly one argument (2 given)
bytes readlines 2 TypeError readlines expected at most 1 argument, got 2
bytes seek 0 TypeError seek expected at least 1 argument, got 0
bytes seek 3 TypeError seek expected at most 2 arguments, got 3
bytes tell 1 TypeError tell() takes no arguments (1 given)
bytes truncate 2 TypeError truncate expected at most 1 argument, got 2
bytes write 0 TypeError write() takes exactly one argument (0 given)
bytes write 2 TypeError write() takes exactly one argument (2 given)
BufferedRWPair 0 TypeError BufferedRWPair expected at least 2 arguments, got 0
BufferedRWPair 7 TypeError BufferedRWPair expected at most 3 arguments, got 7
BufferedReader 0 TypeError BufferedReader() missing required argument 'raw' (pos 1)
BufferedReader 7 TypeError BufferedReader() takes at most 2 arguments (7 given)
)");
    CHECK(printed(source, "model:cpython-3.11") == R"(raw read 2 TypeError read expected at most 1 argument, got 2
raw readinto 0 TypeError FileIO.readinto() takes exactly one argument (0 given)
raw readinto 2 TypeError FileIO.readinto() takes exactly one argument (2 given)
raw readlines 2 TypeError readlines expected at most 1 argument, got 2
raw seek 0 TypeError seek expected at least 1 argument, got 0
raw seek 3 TypeError seek expected at most 2 arguments, got 3
raw tell 1 TypeError FileIO.tell() takes no arguments (1 given)
raw truncate 2 TypeError truncate expected at most 1 argument, got 2
raw write 0 TypeError FileIO.write() takes exactly one argument (0 given)
raw write 2 TypeError FileIO.write() takes exactly one argument (2 given)
text read 2 TypeError read expected at most 1 argument, got 2
text readlines 2 TypeError readlines expected at most 1 argument, got 2
text seek 0 TypeError seek expected at least 1 argument, got 0
text seek 3 TypeError seek expected at most 2 arguments, got 3
text tell 1 TypeError TextIOWrapper.tell() takes no arguments (1 given)
text truncate 2 TypeError truncate expected at most 1 argument, got 2
text write 0 TypeError TextIOWrapper.write() takes exactly one argument (0 given)
text write 2 TypeError TextIOWrapper.write() takes exactly one argument (2 given)
bytes read 2 TypeError read expected at most 1 argument, got 2
bytes readinto 0 TypeError BytesIO.readinto() takes exactly one argument (0 given)
bytes readinto 2 TypeError BytesIO.readinto() takes exactly one argument (2 given)
bytes readlines 2 TypeError readlines expected at most 1 argument, got 2
bytes seek 0 TypeError seek expected at least 1 argument, got 0
bytes seek 3 TypeError seek expected at most 2 arguments, got 3
bytes tell 1 TypeError BytesIO.tell() takes no arguments (1 given)
bytes truncate 2 TypeError truncate expected at most 1 argument, got 2
bytes write 0 TypeError BytesIO.write() takes exactly one argument (0 given)
bytes write 2 TypeError BytesIO.write() takes exactly one argument (2 given)
BufferedRWPair 0 TypeError BufferedRWPair expected at least 2 arguments, got 0
BufferedRWPair 7 TypeError BufferedRWPair expected at most 3 arguments, got 7
BufferedReader 0 TypeError BufferedReader() missing required argument 'raw' (pos 1)
BufferedReader 7 TypeError BufferedReader() takes at most 2 arguments (7 given)
)");
}

TEST_CASE("Up to 3.10 a text stream asks what it wraps for its descriptor", "[library]") {
    const char* source = R"(import io, warnings, sys
open('f.txt','w').write('a')
def tell(f, *a, **k):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: print(type(f(*a, **k)).__name__)
        except Exception as e: print(type(e).__name__, e)
        for x in w:
            if x.category is not ResourceWarning: print(x.category.__name__, x.message)
class R(io.BytesIO):
    def fileno(self): return 2**31
class S(io.BytesIO):
    def fileno(self): return -2**31 - 1
class T(io.BytesIO):
    def fileno(self): return 'x'
class V(io.BytesIO):
    def fileno(self): return 9999
tell(io.TextIOWrapper, R()); tell(io.TextIOWrapper, S()); tell(io.TextIOWrapper, T()); tell(io.TextIOWrapper, V())
tell(io.BufferedRWPair, io.BytesIO(), io.BytesIO(), 8192, 12)
tell(io.BufferedRWPair)
tell(io.BufferedRWPair, io.BytesIO())
f = open('f.txt', 'rb', buffering=0)
for a in ((), (0, 0, 0), ('x',)): tell(f.seek, *a)
tell(f.tell); f.close()
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(OverflowError Python int too large to convert to C int
OverflowError Python int too large to convert to C int
TypeError an integer is required (got type str)
TextIOWrapper
TypeError BufferedRWPair() takes at most 3 arguments (4 given)
TypeError BufferedRWPair() takes at least 2 arguments (0 given)
TypeError BufferedRWPair() takes at least 2 arguments (1 given)
TypeError seek() takes at least 1 argument (0 given)
TypeError seek() takes at most 2 arguments (3 given)
TypeError an integer is required (got type str)
int
)");
    CHECK(printed(source, "model:cpython-3.8") == R"(OverflowError Python int too large to convert to C int
OverflowError Python int too large to convert to C int
TypeError an integer is required (got type str)
TextIOWrapper
TypeError BufferedRWPair expected at most 3 arguments, got 4
TypeError BufferedRWPair expected at least 2 arguments, got 0
TypeError BufferedRWPair expected at least 2 arguments, got 1
TypeError seek expected at least 1 argument, got 0
TypeError seek expected at most 2 arguments, got 3
TypeError an integer is required (got type str)
int
)");
    CHECK(printed(source, "model:cpython-3.10") == R"(OverflowError Python int too large to convert to C int
OverflowError Python int too large to convert to C int
TypeError 'str' object cannot be interpreted as an integer
TextIOWrapper
TypeError BufferedRWPair expected at most 3 arguments, got 4
TypeError BufferedRWPair expected at least 2 arguments, got 0
TypeError BufferedRWPair expected at least 2 arguments, got 1
TypeError seek expected at least 1 argument, got 0
TypeError seek expected at most 2 arguments, got 3
TypeError 'str' object cannot be interpreted as an integer
int
)");
    CHECK(printed(source, "model:cpython-3.11") == R"(TextIOWrapper
TextIOWrapper
TextIOWrapper
TextIOWrapper
TypeError BufferedRWPair expected at most 3 arguments, got 4
TypeError BufferedRWPair expected at least 2 arguments, got 0
TypeError BufferedRWPair expected at least 2 arguments, got 1
TypeError seek expected at least 1 argument, got 0
TypeError seek expected at most 2 arguments, got 3
TypeError 'str' object cannot be interpreted as an integer
int
)");
}

}  // namespace lastref::testing
