#pragma once

#include "backends/model/library/files/machine.hpp"
#include "backends/model/object/ref.hpp"

#include <string>
#include <string_view>

/// The run's machine, for the modules that give it out.
namespace lastref::model {

struct Run;

Machine& machine_of(Run& run);

/// The value of a result, or OSError with that error number and, if not null, the file name. Where the program would
/// wait for ever the run ends as unsupported: `call` names what waits.
std::int64_t require_success(Run& run, SystemResult result, std::string_view call, Object* filename = nullptr,
                             Object* second_filename = nullptr);

/// Likewise for a stream, whose error in Python 2 is an IOError.
std::int64_t require_success_of_stream(Run& run, SystemResult result, std::string_view call,
                                       Object* filename = nullptr);

/// The function and its argument that a path is given for, for the words of errors.
struct PathRole {
    std::string_view function{};  ///< empty: none that CPython names
    std::string_view argument = "path";
    std::string_view kinds = "string, bytes or os.PathLike";  ///< what is welcome
};
inline constexpr PathRole path_or_descriptor_of_stat{"stat", "path", "string, bytes, os.PathLike or integer"};

/// os.fspath: a str or bytes object. Raises TypeError.
Value path_object(Run& run, Object* path, PathRole role = {});
/// The text of a path: str, bytes or PathLike. Raises TypeError, ValueError of null bytes. Paths of the real machine's
/// own directories end the run as unsupported.
std::string path_text(Run& run, Object* path, PathRole role = {});
/// A descriptor: an int, or what fileno() gives.
int descriptor_argument(Run& run, Object* object);

}  // namespace lastref::model
