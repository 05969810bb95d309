#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What closed files say to each method, and a file that has itself as its name") {
    constexpr std::string_view source = R"(import io, os, tempfile
d = tempfile.mkdtemp(); p = os.path.join(d, 'x')
f = io.FileIO(p, 'w'); b = io.open(p, 'wb'); r = io.open(p, 'rb'); t = io.open(p, 'w')
class N(io.FileIO): pass
n = N(p, 'w'); n.name = n
def tell(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
tell(lambda: repr(n))
f.name = f
tell(lambda: repr(f))
f.name = 'x'
for c in (f, b, r, t):
    c.close()
    for m, a in (('truncate', ()), ('truncate', (1,)), ('seek', (0,)), ('tell', ()), ('read', ()), ('write', (b'a',)), ('flush', ()), ('fileno', ()), ('isatty', ()), ('readable', ()), ('writable', ()), ('seekable', ()), ('readline', ()), ('readlines', ()), ('writelines', ([b'a'],)), ('readinto', (bytearray(2),)), ('detach', ()), ('peek', ()), ('read1', ()), ('__enter__', ()), ('__iter__', ()), ('__next__', ())):
        if hasattr(c, m): print(type(c).__name__, m, end=' '); tell(lambda: getattr(c, m)(*a))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(RuntimeError reentrant call inside N.__repr__
RuntimeError reentrant call inside _io.FileIO.__repr__
FileIO truncate ValueError I/O operation on closed file
FileIO truncate ValueError I/O operation on closed file
FileIO seek ValueError I/O operation on closed file
FileIO tell ValueError I/O operation on closed file
FileIO read ValueError I/O operation on closed file
FileIO write ValueError I/O operation on closed file
FileIO flush ValueError I/O operation on closed file.
FileIO fileno ValueError I/O operation on closed file
FileIO isatty ValueError I/O operation on closed file
FileIO readable ValueError I/O operation on closed file
FileIO writable ValueError I/O operation on closed file
FileIO seekable ValueError I/O operation on closed file
FileIO readline ValueError I/O operation on closed file
FileIO readlines ValueError I/O operation on closed file.
FileIO writelines ValueError I/O operation on closed file.
FileIO readinto ValueError I/O operation on closed file
FileIO __enter__ ValueError I/O operation on closed file.
FileIO __iter__ ValueError I/O operation on closed file.
FileIO __next__ ValueError I/O operation on closed file
BufferedWriter truncate ValueError truncate of closed file
BufferedWriter truncate ValueError truncate of closed file
BufferedWriter seek ValueError seek of closed file
BufferedWriter tell ValueError I/O operation on closed file
BufferedWriter read UnsupportedOperation read
BufferedWriter write ValueError write to closed file
BufferedWriter flush ValueError flush of closed file
BufferedWriter fileno ValueError I/O operation on closed file
BufferedWriter isatty ValueError I/O operation on closed file
BufferedWriter readable False
BufferedWriter writable ValueError I/O operation on closed file
BufferedWriter seekable ValueError I/O operation on closed file
BufferedWriter readline UnsupportedOperation read
BufferedWriter readlines ValueError I/O operation on closed file.
BufferedWriter writelines ValueError I/O operation on closed file.
BufferedWriter readinto UnsupportedOperation read
BufferedWriter detach ValueError flush of closed file
BufferedWriter read1 UnsupportedOperation read1
BufferedWriter __enter__ ValueError I/O operation on closed file.
BufferedWriter __iter__ ValueError I/O operation on closed file.
BufferedWriter __next__ UnsupportedOperation read
BufferedReader truncate ValueError truncate of closed file
BufferedReader truncate ValueError truncate of closed file
BufferedReader seek ValueError seek of closed file
BufferedReader tell ValueError I/O operation on closed file
BufferedReader read ValueError read of closed file
BufferedReader write UnsupportedOperation write
BufferedReader flush ValueError I/O operation on closed file.
BufferedReader fileno ValueError I/O operation on closed file
BufferedReader isatty ValueError I/O operation on closed file
BufferedReader readable ValueError I/O operation on closed file
BufferedReader writable False
BufferedReader seekable ValueError I/O operation on closed file
BufferedReader readline ValueError readline of closed file
BufferedReader readlines ValueError I/O operation on closed file.
BufferedReader writelines ValueError I/O operation on closed file.
BufferedReader readinto ValueError readinto of closed file
BufferedReader detach ValueError I/O operation on closed file.
BufferedReader peek ValueError peek of closed file
BufferedReader read1 ValueError read of closed file
BufferedReader __enter__ ValueError I/O operation on closed file.
BufferedReader __iter__ ValueError I/O operation on closed file.
BufferedReader __next__ ValueError readline of closed file
TextIOWrapper truncate ValueError I/O operation on closed file.
TextIOWrapper truncate ValueError I/O operation on closed file.
TextIOWrapper seek ValueError I/O operation on closed file.
TextIOWrapper tell ValueError I/O operation on closed file.
TextIOWrapper read ValueError I/O operation on closed file.
TextIOWrapper write TypeError write() argument must be str, not bytes
TextIOWrapper flush ValueError I/O operation on closed file.
TextIOWrapper fileno ValueError I/O operation on closed file
TextIOWrapper isatty ValueError I/O operation on closed file
TextIOWrapper readable False
TextIOWrapper writable ValueError I/O operation on closed file
TextIOWrapper seekable ValueError I/O operation on closed file
TextIOWrapper readline ValueError I/O operation on closed file.
TextIOWrapper readlines ValueError I/O operation on closed file.
TextIOWrapper writelines ValueError I/O operation on closed file.
TextIOWrapper detach ValueError I/O operation on closed file.
TextIOWrapper __enter__ ValueError I/O operation on closed file.
TextIOWrapper __iter__ ValueError I/O operation on closed file.
TextIOWrapper __next__ ValueError I/O operation on closed file.
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-22 BufferedWriter truncate ValueError truncate of closed file
-23 BufferedWriter truncate ValueError truncate of closed file
+22 BufferedWriter truncate ValueError I/O operation on closed file
+23 BufferedWriter truncate ValueError I/O operation on closed file
-43 BufferedReader truncate ValueError truncate of closed file
-44 BufferedReader truncate ValueError truncate of closed file
+43 BufferedReader truncate ValueError I/O operation on closed file
+44 BufferedReader truncate ValueError I/O operation on closed file
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 RuntimeError reentrant call inside N.__repr__
-2 RuntimeError reentrant call inside _io.FileIO.__repr__
+1 RecursionError maximum recursion depth exceeded
+2 RecursionError maximum recursion depth exceeded
-9 FileIO flush ValueError I/O operation on closed file.
+9 FileIO flush ValueError I/O operation on closed file
-16 FileIO readlines ValueError I/O operation on closed file.
-17 FileIO writelines ValueError I/O operation on closed file.
+16 FileIO readlines ValueError I/O operation on closed file
+17 FileIO writelines ValueError I/O operation on closed file
-19 FileIO __enter__ ValueError I/O operation on closed file.
-20 FileIO __iter__ ValueError I/O operation on closed file.
+19 FileIO __enter__ ValueError I/O operation on closed file
+20 FileIO __iter__ ValueError I/O operation on closed file
-35 BufferedWriter readlines ValueError I/O operation on closed file.
-36 BufferedWriter writelines ValueError I/O operation on closed file.
+35 BufferedWriter readlines ValueError I/O operation on closed file
+36 BufferedWriter writelines ValueError I/O operation on closed file
-40 BufferedWriter __enter__ ValueError I/O operation on closed file.
-41 BufferedWriter __iter__ ValueError I/O operation on closed file.
+40 BufferedWriter __enter__ ValueError I/O operation on closed file
+41 BufferedWriter __iter__ ValueError I/O operation on closed file
-49 BufferedReader flush ValueError I/O operation on closed file.
+49 BufferedReader flush ValueError I/O operation on closed file
-56 BufferedReader readlines ValueError I/O operation on closed file.
-57 BufferedReader writelines ValueError I/O operation on closed file.
+56 BufferedReader readlines ValueError I/O operation on closed file
+57 BufferedReader writelines ValueError I/O operation on closed file
-59 BufferedReader detach ValueError I/O operation on closed file.
+59 BufferedReader detach ValueError I/O operation on closed file
-62 BufferedReader __enter__ ValueError I/O operation on closed file.
-63 BufferedReader __iter__ ValueError I/O operation on closed file.
+62 BufferedReader __enter__ ValueError I/O operation on closed file
+63 BufferedReader __iter__ ValueError I/O operation on closed file
-65 TextIOWrapper truncate ValueError I/O operation on closed file.
-66 TextIOWrapper truncate ValueError I/O operation on closed file.
-67 TextIOWrapper seek ValueError I/O operation on closed file.
-68 TextIOWrapper tell ValueError I/O operation on closed file.
-69 TextIOWrapper read ValueError I/O operation on closed file.
-70 TextIOWrapper write TypeError write() argument must be str, not bytes
-71 TextIOWrapper flush ValueError I/O operation on closed file.
+65 TextIOWrapper truncate ValueError I/O operation on closed file
+66 TextIOWrapper truncate ValueError I/O operation on closed file
+67 TextIOWrapper seek ValueError I/O operation on closed file
+68 TextIOWrapper tell ValueError I/O operation on closed file
+69 TextIOWrapper read ValueError I/O operation on closed file
+70 TextIOWrapper write ValueError I/O operation on closed file
+71 TextIOWrapper flush ValueError I/O operation on closed file
-77 TextIOWrapper readline ValueError I/O operation on closed file.
-78 TextIOWrapper readlines ValueError I/O operation on closed file.
-79 TextIOWrapper writelines ValueError I/O operation on closed file.
-80 TextIOWrapper detach ValueError I/O operation on closed file.
-81 TextIOWrapper __enter__ ValueError I/O operation on closed file.
-82 TextIOWrapper __iter__ ValueError I/O operation on closed file.
-83 TextIOWrapper __next__ ValueError I/O operation on closed file.
+77 TextIOWrapper readline ValueError I/O operation on closed file
+78 TextIOWrapper readlines ValueError I/O operation on closed file
+79 TextIOWrapper writelines ValueError I/O operation on closed file
+80 TextIOWrapper detach ValueError I/O operation on closed file
+81 TextIOWrapper __enter__ ValueError I/O operation on closed file
+82 TextIOWrapper __iter__ ValueError I/O operation on closed file
+83 TextIOWrapper __next__ ValueError I/O operation on closed file
)");
}

}  // namespace lastref
