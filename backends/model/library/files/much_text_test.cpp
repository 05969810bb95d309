#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("Much text is written by itself, behind what waited") {
    constexpr std::string_view source = R"(import io
class R(io.RawIOBase):
    def __init__(self): self.s=[]
    def writable(self): return True
    def seekable(self): return False
    def write(self, d):
        self.s.append(len(d)); return len(d)
class W(R):
    def write(self, d):
        if len(d) > 8192: raise RuntimeError(len(d))
        return super().write(d)
for K in R, W:
    for steps in ((3,3,8192), (3,3,8193), (3,8190),(3,8189),(3,8188,1),(8191,1),(8191,2),(8192,),(8191,),(3,8192,3,9000),(5000,5000,5000), (10,8192,8192)):
        r=K(); t=io.TextIOWrapper(r, encoding='ascii')
        for n in steps:
            try: t.write('x'*n)
            except RuntimeError as e: r.s.append(str(e))
        a=list(r.s)
        try: t.flush()
        except RuntimeError as e: r.s.append(str(e))
        print(K.__name__, steps, a, r.s)
        r.s.clear()
        try: t.detach()
        except RuntimeError as e: pass
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(R (3, 3, 8192) [6, 8192] [6, 8192]
R (3, 3, 8193) [6, 8193] [6, 8193]
R (3, 8190) [3] [3, 8190]
R (3, 8189) [8192] [8192]
R (3, 8188, 1) [8192] [8192]
R (8191, 1) [8192] [8192]
R (8191, 2) [8191] [8191, 2]
R (8192,) [8192] [8192]
R (8191,) [] [8191]
R (3, 8192, 3, 9000) [3, 8192, 3, 9000] [3, 8192, 3, 9000]
R (5000, 5000, 5000) [5000, 5000] [5000, 5000, 5000]
R (10, 8192, 8192) [10, 8192, 8192] [10, 8192, 8192]
W (3, 3, 8192) [6, 8192] [6, 8192]
W (3, 3, 8193) [6, '8193'] [6, '8193']
W (3, 8190) [3] [3, 8190]
W (3, 8189) [8192] [8192]
W (3, 8188, 1) [8192] [8192]
W (8191, 1) [8192] [8192]
W (8191, 2) [8191] [8191, 2]
W (8192,) [8192] [8192]
W (8191,) [] [8191]
W (3, 8192, 3, 9000) [3, 8192, 3, '9000'] [3, 8192, 3, '9000']
W (5000, 5000, 5000) [5000, 5000] [5000, 5000, 5000]
W (10, 8192, 8192) [10, 8192, 8192] [10, 8192, 8192]
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.14", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"(R (3, 3, 8192) [6, 8192] [6, 8192]
R (3, 3, 8193) [6, 8193] [6, 8193]
R (3, 8190) [8193] [8193]
R (3, 8189) [8192] [8192]
R (3, 8188, 1) [8192] [8192]
R (8191, 1) [8192] [8192]
R (8191, 2) [8193] [8193]
R (8192,) [8192] [8192]
R (8191,) [] [8191]
R (3, 8192, 3, 9000) [3, 8192, 3, 9000] [3, 8192, 3, 9000]
R (5000, 5000, 5000) [10000] [10000, 5000]
R (10, 8192, 8192) [10, 8192, 8192] [10, 8192, 8192]
W (3, 3, 8192) [6, 8192] [6, 8192]
W (3, 3, 8193) [6, '8193'] [6, '8193']
W (3, 8190) ['8193'] ['8193']
W (3, 8189) [8192] [8192]
W (3, 8188, 1) [8192] [8192]
W (8191, 1) [8192] [8192]
W (8191, 2) ['8193'] ['8193']
W (8192,) [8192] [8192]
W (8191,) [] [8191]
W (3, 8192, 3, 9000) [3, 8192, 3, '9000'] [3, 8192, 3, '9000']
W (5000, 5000, 5000) ['10000'] ['10000', 5000]
W (10, 8192, 8192) [10, 8192, 8192] [10, 8192, 8192]
)");
    CHECK(printed(source, "model:pypy-7.3") == R"(R (3, 3, 8192) [8198] [8198]
R (3, 3, 8193) [8199] [8199]
R (3, 8190) [8193] [8193]
R (3, 8189) [] [8192]
R (3, 8188, 1) [] [8192]
R (8191, 1) [] [8192]
R (8191, 2) [8193] [8193]
R (8192,) [] [8192]
R (8191,) [] [8191]
R (3, 8192, 3, 9000) [8195, 9003] [8195, 9003]
R (5000, 5000, 5000) [10000] [10000, 5000]
R (10, 8192, 8192) [8202] [8202, 8192]
W (3, 3, 8192) ['8198'] ['8198']
W (3, 3, 8193) ['8199'] ['8199']
W (3, 8190) ['8193'] ['8193']
W (3, 8189) [] [8192]
W (3, 8188, 1) [] [8192]
W (8191, 1) [] [8192]
W (8191, 2) ['8193'] ['8193']
W (8192,) [] [8192]
W (8191,) [] [8191]
W (3, 8192, 3, 9000) ['8195', '9003'] ['8195', '9003']
W (5000, 5000, 5000) ['10000'] ['10000', 5000]
W (10, 8192, 8192) ['8202'] ['8202', 8192]
)");
}

TEST_CASE("What was read ahead of what is written then") {
    constexpr std::string_view source = R"(import io
p = io.BufferedRWPair(io.BytesIO(b'foo\nbar\nbaz\n'), io.BytesIO())
f = io.TextIOWrapper(p, encoding='ascii')
print(repr(f.readline())); f.write('x'); print(repr(f.readline()))
f = io.TextIOWrapper(io.BytesIO(b'foo\nbar\nbaz\n'), encoding='ascii')
print(repr(f.readline())); f.write('x'); print(repr(f.readline()))
f = io.TextIOWrapper(io.BytesIO(b'foo\nbar\nbaz\n'), encoding='ascii')
print(repr(next(f))); f.write('x'); print(repr(f.readline()))
)";
    for (const char* each : {"model:cpython-3.8", "model:pypy-7.3"})
        CHECK(printed(source, each) == R"('foo\n'
''
'foo\n'
''
'foo\n'
''
)");
    for (const char* each : {"model:cpython-3.13", "model:pypy-8.0"})
        CHECK(printed(source, each) == R"('foo\n'
'bar\n'
'foo\n'
''
'foo\n'
'bar\n'
)");
}

TEST_CASE("The place of a device that is always at its begin") {
    constexpr std::string_view source = R"(import io, _pyio
class D(io.BytesIO):
    def seek(self, *a): return 0
    def tell(self, *a): return 0
class P(_pyio.BytesIO):
    def seek(self, *a): return 0
    def tell(self, *a): return 0
for b in (io.BufferedReader(D(b'12')), io.BufferedRandom(D(b'12')), _pyio.BufferedReader(P(b'12')), _pyio.BufferedRandom(P(b'12'))):
    for f in ('tell()', 'read(1)', 'tell()', 'seek(0,1)', 'seek(1,0)', 'seek(0,1)', 'read(1)', 'tell()','seek(0,1)', 'seek(3)', 'tell()'):
        try: print(f, eval('b.'+f), end=';')
        except Exception as e: print(f, type(e).__name__, e, end=';')
    print()
)";
    for (const char* each : {"model:cpython-3.12", "model:pypy-7.3"})
        CHECK(
            printed(source, each) ==
            R"(tell() 0;read(1) b'1';tell() -1;seek(0,1) -1;seek(1,0) 0;seek(0,1) 0;read(1) b'';tell() 0;seek(0,1) 0;seek(3) 0;tell() 0;
tell() 0;read(1) b'1';tell() -1;seek(0,1) -1;seek(1,0) 0;seek(0,1) 0;read(1) b'';tell() 0;seek(0,1) 0;seek(3) 0;tell() 0;
tell() 0;read(1) b'1';tell() -1;seek(0,1) 0;seek(1,0) 0;seek(0,1) 0;read(1) b'';tell() 0;seek(0,1) 0;seek(3) 0;tell() 0;
tell() 0;read(1) b'1';tell() -1;seek(0,1) 0;seek(1,0) 0;seek(0,1) 0;read(1) b'';tell() 0;seek(0,1) 0;seek(3) 0;tell() 0;
)");
    for (const char* each : {"model:cpython-3.13", "model:pypy-8.0"})
        CHECK(
            printed(source, each) ==
            R"(tell() 0;read(1) b'1';tell() 0;seek(0,1) 0;seek(1,0) 0;seek(0,1) 0;read(1) b'';tell() 0;seek(0,1) 0;seek(3) 0;tell() 0;
tell() 0;read(1) b'1';tell() 0;seek(0,1) 0;seek(1,0) 0;seek(0,1) 0;read(1) b'';tell() 0;seek(0,1) 0;seek(3) 0;tell() 0;
tell() 0;read(1) b'1';tell() 0;seek(0,1) 0;seek(1,0) 0;seek(0,1) 0;read(1) b'';tell() 0;seek(0,1) 0;seek(3) 0;tell() 0;
tell() 0;read(1) b'1';tell() 0;seek(0,1) 0;seek(1,0) 0;seek(0,1) 0;read(1) b'';tell() 0;seek(0,1) 0;seek(3) 0;tell() 0;
)");
}

TEST_CASE("How standard streams tell of their encoding") {
    constexpr std::string_view source = R"(import sys
print(sys.stdout.encoding, sys.stderr)
)";
    CHECK(printed(source, "model:pypy-7.3") == R"(UTF-8 <_io.TextIOWrapper name='<stderr>' mode='w' encoding='UTF-8'>
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(utf-8 <_io.TextIOWrapper name='<stderr>' mode='w' encoding='utf-8'>
)");
}

}  // namespace lastref::testing
