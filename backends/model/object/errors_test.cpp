#include "backends/model/printed.hpp"
#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What a kind of error adds goes before its attributes and arguments") {
    constexpr std::string_view source = R"(
import sys
died = []
class O:
    def __init__(self, n): self.n = n
    def __del__(self): died.append(self.n)
    def __repr__(self): return 'O'
def dies(e):
    e.args = (O('args'),)
    e.attribute = O('attribute')
    e.__context__ = KeyError(O('context'))
    e.__cause__ = KeyError(O('cause'))
makers = [lambda: StopIteration(O('value')), lambda: SystemExit(O('code')), lambda: ImportError(O('msg'), name=O('name'), path=O('path')),
          lambda: OSError(O('errno'), O('strerror'), O('filename'), 0, O('filename2')), lambda: KeyError(O('key')), lambda: SyntaxError(O('msg'))]
if sys.version_info >= (3, 10):
    makers += [lambda: AttributeError('', name=O('name'), obj=O('obj')), lambda: NameError('', name=O('name'))]
for make in makers:
    dies(make())
    print(' '.join(died))
    died.clear()
)";
    CHECK(printed(source, "model:cpython-3.8") == R"(value attribute args cause context
code attribute args cause context
msg name path attribute args cause context
errno strerror filename filename2 attribute args cause context
key attribute args cause context
msg attribute args cause context
)");
    CHECK(changes(source, "model:cpython-3.8", "model:cpython-3.13") == R"(+7 obj name attribute args cause context
+8 name attribute args cause context
)");
}

}  // namespace lastref::testing
