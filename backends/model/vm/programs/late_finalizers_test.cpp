#include "backends/model/printed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace lastref::testing {

TEST_CASE("What sys holds under an underscore dies while it can still print, other names of it do not") {
    constexpr std::string_view source = R"(
import sys
class Told:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name)
sys.plain = Told('plain')
sys._private = Told('private')
setattr(sys, '__special', Told('special'))
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.8", "model:cpython-3.13", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(private
)");
}

TEST_CASE("What is in gc.garbage outlives everything, and is told of") {
    constexpr std::string_view source = R"(
import gc, sys, warnings
class Told:
    def __del__(self): print('gone')
    def __repr__(self): return 'told'
gc.garbage.append(Told())
warnings.simplefilter('always')
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
)";
    for (const char* each : {"model:cpython-3.6", "model:cpython-3.13", "model:cpython-3.14"})
        CHECK(printed(source, each) == R"(gc:0: ResourceWarning: gc: 1 uncollectable objects at shutdown
      [told]
)");
}

TEST_CASE("A file or socket whose warning is an error is named as being finalized from 3.14 on") {
    constexpr std::string_view source = R"(
import socket, sys, warnings
warnings.simplefilter('error')
def told(event): print(event.exc_type.__name__, (event.err_msg or '')[:40], type(event.object).__name__)
sys.unraisablehook = told
stream = open('written', 'wb')
del stream
pair = socket.socketpair()
del pair
)";
    CHECK(printed(source, "model:cpython-3.13") == R"(ResourceWarning  FileIO
ResourceWarning  socket
ResourceWarning  socket
)");
    for (const char* each : {"model:cpython-3.14", "model:cpython-3.15"})
        CHECK(printed(source, each) == R"(ResourceWarning Exception ignored while finalizing file  NoneType
ResourceWarning Exception ignored while finalizing socke NoneType
ResourceWarning Exception ignored while finalizing socke NoneType
)");
}

TEST_CASE("Nothing built in is left for finalizers of the very last collection") {
    constexpr std::string_view source = R"(
import sys
class K:
    def __del__(self):
        print('nobody sees it')
        K.made = K()
keep = K()
def function(): return keep
sys.kept = function
print('end')
)";
    for (const char* each : {"model:cpython-3.8", "model:cpython-3.13"})
        CHECK(printed(source, each) == R"(end
)");
}

}  // namespace lastref::testing
