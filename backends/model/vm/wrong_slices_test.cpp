#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

// What sequences refuse.
namespace lastref::testing {

TEST_CASE("What a slice can not be made of, and what is looked for in vain") {
    constexpr std::string_view source = R"(def tell(make):
    try: make()
    except Exception as error: print([type(error).__name__, str(error)])
class Shy:
    def __repr__(self): return None
for part in slice(0, 1), slice(None, None, 2):
    tell(lambda: [1, 2, 3].__setitem__(part, 3))
    tell(lambda: bytearray(b'abc').__setitem__(part, 2.5))
    tell(lambda: bytearray(b'abc').__setitem__(part, None))
tell(lambda: [].index(Shy()))
tell(lambda: bytearray(None))
)";
    CHECK(printed(source, "model:cpython-3.6") == R"(['TypeError', 'can only assign an iterable']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "'NoneType' object is not iterable"]
['TypeError', 'must assign iterable to extended slice']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "'NoneType' object is not iterable"]
['ValueError', '']
['TypeError', "'NoneType' object is not iterable"]
)");
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.10"})
        CHECK(printed(source, each) == R"(['TypeError', 'can only assign an iterable']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
['TypeError', 'must assign iterable to extended slice']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
['ValueError', '']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
)");
    CHECK(printed(source, "model:cpython-3.11") == R"(['TypeError', 'can only assign an iterable']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
['TypeError', 'must assign iterable to extended slice']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
['TypeError', '__repr__ returned non-string (type NoneType)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
)");
    CHECK(printed(source, "model:cpython-3.13") == R"(['TypeError', 'must assign iterable to extended slice']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
['TypeError', 'must assign iterable to extended slice']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
['TypeError', '__repr__ returned non-string (type NoneType)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(['TypeError', 'must assign iterable to extended slice']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
['TypeError', 'must assign iterable to extended slice']
['TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
['ValueError', 'list.index(x): x not in list']
['TypeError', "cannot convert 'NoneType' object to bytearray"]
)");
}

}  // namespace lastref::testing
