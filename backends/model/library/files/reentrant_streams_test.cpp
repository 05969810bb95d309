#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

// What streams do when what they call closes or detaches them.
namespace lastref::testing {

TEST_CASE("An argument that closes the stream in memory is seen", "[library]") {
    const char* source = R"(import io
class Size:
    def __init__(self, action, answer=0): self.action = action; self.answer = answer
    def __index__(self):
        self.got = self.action()
        return self.answer
def tell(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
for cls, v in ((io.BytesIO, b'abc'), (io.StringIO, 'abc')):
    s = cls(v); tell(s.truncate, Size(s.close)); tell(s.truncate, 'x'); tell(s.truncate, -1)
    s = cls(v); tell(s.seek, Size(s.close)); s = cls(v); tell(s.read, Size(s.close)); s = cls(v); tell(s.readline, Size(s.close)); s = cls(v); tell(s.truncate, Size(s.close, -1))
s = io.BytesIO(b'abc'); z = Size(s.getbuffer); tell(s.truncate, z); z.got.release(); print(s.getvalue())
s = io.BytesIO(b'abc'); m = s.getbuffer(); tell(s.truncate, 'x'); tell(s.truncate, -1); m.release()
)";
    for (const char* model : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, model) == R"(ValueError I/O operation on closed file.
TypeError argument should be integer or None, not 'str'
ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
ValueError I/O operation on closed file
TypeError argument should be integer or None, not 'str'
ValueError I/O operation on closed file
ValueError I/O operation on closed file
ValueError I/O operation on closed file
ValueError I/O operation on closed file
ValueError I/O operation on closed file
BufferError Existing exports of data: object cannot be re-sized
b'abc'
TypeError argument should be integer or None, not 'str'
BufferError Existing exports of data: object cannot be re-sized
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
ValueError negative size value -1
ValueError I/O operation on closed file
TypeError argument should be integer or None, not 'str'
ValueError I/O operation on closed file
ValueError I/O operation on closed file
ValueError I/O operation on closed file
ValueError I/O operation on closed file
ValueError I/O operation on closed file
BufferError Existing exports of data: object cannot be re-sized
b'abc'
BufferError Existing exports of data: object cannot be re-sized
BufferError Existing exports of data: object cannot be re-sized
)");
}

TEST_CASE("A buffer that detaches its text stream is seen", "[library]") {
    const char* source = R"(import io
class Raw(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def seekable(self): return True
    def seek(self, *a): return 0
    def tell(self): return 0
    def read(self, n=None): return b''
    def readinto(self, b): return 0
    def write(self, b): return len(b)
class D(io.BufferedRandom):
    wrapper = None
    def flush(self):
        o = self.wrapper; self.wrapper = None
        if o is not None:
            o.detach()
            o.flush()
def make():
    b = D(Raw()); b.wrapper = io.TextIOWrapper(b, encoding='utf-8'); return b.wrapper
for name, a in (('truncate', (0,)), ('close', ()), ('detach', ()), ('seek', (0,)), ('tell', ())):
    w = make()
    try: print(name, getattr(w, name)(*a))
    except Exception as e: print(name, type(e).__name__, e)
)";
    for (const char* model : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, model) == R"(truncate ValueError underlying buffer has been detached
close ValueError underlying buffer has been detached
detach ValueError underlying buffer has been detached
seek ValueError underlying buffer has been detached
tell ValueError underlying buffer has been detached
)");
}

TEST_CASE("A buffer that keeps a state of its own is pickled, by version", "[library]") {
    const char* source = R"(import io, pickle, os
def tell(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
class M(io.BufferedReader):
    def __init__(self, raw, tag):
        super().__init__(raw); self.tag = tag
    def __getstate__(self): return (self.tag, self.raw.getvalue())
    def __setstate__(slf, state): slf.__init__(io.BytesIO(state[1]), state[0])
b = M(io.BytesIO(b'data'), 'ham')
for p in range(4):
    try: n = pickle.loads(pickle.dumps(b, p)); print(n.raw.getvalue(), n.tag)
    except Exception as e: print(type(e).__name__, e)
f = open('x.bin', 'wb', 0); tell(lambda: f._blksize); f.close()
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(TypeError cannot pickle 'BufferedReader' object
ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
ValueError I/O operation on closed file.
4096
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(TypeError cannot pickle 'M' instances
TypeError cannot pickle 'M' instances
TypeError cannot pickle 'M' instances
TypeError cannot pickle 'M' instances
4096
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(b'data' ham
b'data' ham
b'data' ham
b'data' ham
4096
)");
    CHECK(printed(source, "model:pypy-8.0") == R"(TypeError cannot pickle 'BufferedReader' object
TypeError cannot pickle 'BufferedReader' object
b'data' ham
b'data' ham
4096
)");
}

TEST_CASE("A stream that is detached while it asks whether it is closed is closed", "[library]") {
    const char* source = R"(import io
wrapper = None
detached = False
class R(io.RawIOBase):
    @property
    def closed(self):
        global detached
        if wrapper is not None and not detached:
            detached = True
            wrapper.detach()
        return False
wrapper = io.TextIOWrapper(R())
print('before')
wrapper.close()
print('after')
)";
    for (const char* model : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, model) == R"(before
after
)");
}

TEST_CASE("Copies of an OrderedDict see that it is changed", "[library]") {
    const char* source = R"(from collections import OrderedDict
class OD(OrderedDict):
    def __getitem__(self, key):
        od.clear()
        return 'v'
od = OD([(1, 'v1'), (2, 'v2')])
try: print(od.copy())
except RuntimeError as e: print(e)
class Key:
    def __hash__(self): return 1
    def __eq__(self, other):
        global calls
        calls += armed
        if calls == 2: od.clear()
        return self is other
armed = calls = 0
od = OrderedDict()
od[Key()] = 'v1'; od[Key()] = 'v2'
armed = 1
try: print(len(od.copy()))
except RuntimeError as e: print(e)
)";
    for (const char* model : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, model) == R"(OrderedDict mutated during iteration
OrderedDict mutated during iteration
)");
}

TEST_CASE("A repr that gives a partial another state shows the old one", "[library]") {
    const char* source = R"(import functools, gc
class Evil:
    def __init__(self): self.done = False
    def __repr__(self):
        if not self.done:
            self.done = True
            p.__setstate__((max, (None,), {'keyword': None}, None)); gc.collect()
        return 'Evil'
p = functools.partial(min, Evil(), 7, arg=None); print(p); print(p)
p = functools.partial(min, 7, trigger=Evil(), arg=[1]); print(p)
)";
    for (const char* model : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, model) == R"(functools.partial(<built-in function min>, Evil, 7, arg=None)
functools.partial(<built-in function max>, None, keyword=None)
functools.partial(<built-in function min>, 7, trigger=Evil, arg=[1])
)");
}

}  // namespace lastref::testing
