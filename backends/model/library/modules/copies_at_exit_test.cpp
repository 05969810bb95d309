#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("Copies of objects fail once the interpreter has let its modules go") {
    constexpr std::string_view source = R"(
import copy
class Plain: pass
class Slots: __slots__ = ('a',)
class Reduced:
    def __reduce__(self): return Reduced, ()
class Own(list): pass
class Late:
    def __init__(self, value): self.value = value
    def __del__(self):
        for how in copy.copy, copy.deepcopy:
            try: print(how.__name__, type(how(self.value)).__name__)
            except ImportError as e: print(how.__name__, type(self.value).__name__, e)
late = [Late(each) for each in (Plain(), Slots(), Reduced(), Own(), KeyError(1), bytearray(), {1}, [1], {}, (1, []))]
Late(Plain())
print('end')
)";
    CHECK(printed(source, "model:cpython-3.10") == R"(copy Plain
deepcopy Plain
end
copy tuple
deepcopy tuple
copy dict
deepcopy dict
copy list
deepcopy list
copy set
deepcopy set
copy bytearray
deepcopy bytearray
copy KeyError
deepcopy KeyError
copy Own sys.meta_path is None, Python is likely shutting down
deepcopy Own sys.meta_path is None, Python is likely shutting down
copy Reduced
deepcopy Reduced
copy Slots sys.meta_path is None, Python is likely shutting down
deepcopy Slots sys.meta_path is None, Python is likely shutting down
copy Plain sys.meta_path is None, Python is likely shutting down
deepcopy Plain sys.meta_path is None, Python is likely shutting down
)");
    for (const char* each : {"model:cpython-3.11", "model:cpython-3.13"})
        CHECK(changes(source, "model:cpython-3.10", each) == R"(-11 deepcopy set
+11 deepcopy set sys.meta_path is None, Python is likely shutting down
-13 deepcopy bytearray
+13 deepcopy bytearray sys.meta_path is None, Python is likely shutting down
)");
}

TEST_CASE("Context managers that a finalizer uses at exit") {
    constexpr std::string_view source = R"(
import contextlib, io
class Late:
    def __del__(self):
        with contextlib.redirect_stdout(io.StringIO()) as text:
            print('hidden', end='')
        print('told', text.getvalue())
        try: contextlib.ExitStack().enter_context(5)
        except (AttributeError, ImportError, TypeError) as e: print(type(e).__name__, e)
late = Late()
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8"})
        CHECK(printed(source, each) == R"(told hidden
AttributeError type object 'int' has no attribute '__exit__'
)");
    CHECK(printed(source, "model:cpython-3.14") == R"(told hidden
TypeError 'builtins.int' object does not support the context manager protocol
)");
    CHECK(printed(source, "model:cpython-3.15") == R"(told hidden
ImportError sys.meta_path is None, Python is likely shutting down
)");
}

TEST_CASE("A finalizer that runs before sys.meta_path is gone may import") {
    constexpr std::string_view source = R"(import weakref
class Late:
    def __del__(self): weakref.finalize(self, print, 'finalized')
def end():
    local = Late()
    raise ValueError('the end')
end()
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(finalized
Traceback (most recent call last):
  File "program.py", line 7, in <module>
    end()
  File "program.py", line 6, in end
    raise ValueError('the end')
ValueError: the end
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.13") == R"(+5     ~~~^^
)");
}

}  // namespace lastref::testing
