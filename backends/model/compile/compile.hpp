#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "backends/model/compile/code.hpp"
#include "backends/model/compile/syntax_warning.hpp"
#include "backends/model/syntax/ast.hpp"
#include "backends/model/syntax/parse.hpp"

namespace lastref::model::compile {

/// The code, or what is wrong with the program. The SyntaxError has no `text`: the compiler does not see the source.
using CompileResult = std::variant<std::unique_ptr<const Code>, syntax::SyntaxError, syntax::Unsupported>;

/// What a source file, or what `exec` is given, compiles to. `file` is the name that tracebacks show. `warnings` gets
/// what is compiled with a warning; it may be null.
CompileResult compile(const syntax::Module& module, const std::string& file, const Options& options,
                      std::vector<SyntaxWarning>* warnings = nullptr);

/// What `eval` is given: code that returns the value of `expression`.
CompileResult compile(const syntax::Expression& expression, const std::string& file, const Options& options,
                      std::vector<SyntaxWarning>* warnings = nullptr);

/// The code and the code objects in it as text, one instruction a line: for tests and for people.
std::string disassemble(const Code& code);

}  // namespace lastref::model::compile
