#pragma once

#include "backends/model/compile/compile.hpp"
#include "backends/model/heap/profile.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lastref::model {

/// What became of a program's text: code, or why there is none.
struct CompiledProgram {
    std::unique_ptr<const compile::Code> code;
    std::optional<syntax::SyntaxError> syntax_error;
    std::vector<compile::SyntaxWarning> warnings;
    std::string unsupported;  ///< "file:line:column: construct", empty when supported
};

/// `mode` is "exec" or "eval".
CompiledProgram compile_program(std::string source, const std::string& file, std::string_view mode,
                                const compile::Options& options);

/// What the profile's version compiles differently.
compile::Options compile_options(const Profile& profile);

/// The same for the library's embedded Python, where versions tell only what a class knows of itself: so that profiles
/// share what is compiled.
compile::Options library_options(const Profile& profile);

/// The code of an embedded module, compiled once for each set of options and shared by all runs.
const compile::Code& embedded_code(std::string_view module, const compile::Options& options);

}  // namespace lastref::model
