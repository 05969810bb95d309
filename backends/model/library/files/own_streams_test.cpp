#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::testing {

TEST_CASE("Which attributes of itself a stream of a program is asked for") {
    constexpr std::string_view source = R"(
import io
class Raw(io.RawIOBase):
    def __getattribute__(self, name):
        print('asked for', name)
        return super().__getattribute__(name)
    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)
raw = Raw()
raw.close()
print(vars(raw))
try: raw.flush()
except ValueError as e: print(e)
raw = Raw()
del raw
class Missing(io.RawIOBase):
    def __getattr__(self, name): print('missing', name); raise AttributeError(name)
missing = Missing()
del missing
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(asked for close
asked for __IOBase_closed
asked for flush
asked for __IOBase_closed
set __IOBase_closed True
asked for __dict__
{'__IOBase_closed': True}
asked for flush
asked for __IOBase_closed
I/O operation on closed file.
asked for closed
asked for __IOBase_closed
asked for closed
asked for __IOBase_closed
set _finalizing True
asked for close
asked for __IOBase_closed
asked for flush
asked for __IOBase_closed
set __IOBase_closed True
missing __IOBase_closed
missing __IOBase_closed
missing __IOBase_closed
)");
}

TEST_CASE("Buffers of a BytesIO in a cycle keep it from being closed") {
    constexpr std::string_view source = R"(
import gc, io
class Bytes(io.BytesIO):
    def close(self):
        try: super().close()
        except BufferError as e: print(e); raise
def make():
    held = Bytes(b'abc')
    held.buffer_of_itself = held.getbuffer()
make()
print(gc.collect() > 0)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.12"})
        CHECK(printed(source, each) == R"(Existing exports of data: object cannot be re-sized
True
)");
}

TEST_CASE("Streams can be referred to weakly already") {
    constexpr std::string_view source = R"(
import io
for base in io.RawIOBase, io.BytesIO, io.TextIOWrapper:
    try: print(type('C', (base,), {'__slots__': ('__weakref__',)}).__name__)
    except TypeError as e: print(e)
)";
    CHECK(printed(source, "model:cpython-3.6") ==
          R"(__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
)");
    for (const char* each : {"model:cpython-3.13", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(__weakref__ slot disallowed: we already got one
__weakref__ slot disallowed: we already got one
__weakref__ slot disallowed: we already got one
)");
}

}  // namespace lastref::testing
