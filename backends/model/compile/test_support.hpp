#pragma once

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "backends/model/compile/compile.hpp"
#include "backends/model/compile/verify.hpp"

namespace lastref::model::compile::test {

inline CompileResult compile_source(std::string_view source, const Options& options = {}) {
    auto parsed = syntax::parse(source, "case.py");
    if (auto* error = std::get_if<syntax::SyntaxError>(&parsed)) return *error;
    if (auto* unsupported = std::get_if<syntax::Unsupported>(&parsed)) return *unsupported;
    return compile(std::get<syntax::Module>(parsed), "case.py", options);
}

/// The module's code, verified.
inline std::unique_ptr<const Code> code_of(std::string_view source, const Options& options = {}) {
    auto result = compile_source(source, options);
    if (auto* error = std::get_if<syntax::SyntaxError>(&result)) FAIL(error->message);
    if (auto* unsupported = std::get_if<syntax::Unsupported>(&result)) FAIL(unsupported->construct);
    auto code = std::move(std::get<std::unique_ptr<const Code>>(result));
    CHECK(verify(*code) == std::nullopt);
    return code;
}

/// The first code object inside `code` with that name, at any depth, or null.
inline const Code* find_code(const Code& code, std::string_view name) {
    if (code.name == name) return &code;
    for (const Constant& constant : code.constants) {
        const auto* inner = std::get_if<std::unique_ptr<const Code>>(&constant);
        if (const Code* found = inner ? find_code(**inner, name) : nullptr) return found;
    }
    return nullptr;
}

/// The instructions of the code object `name` in `source`, on one line, with numbers left out except in jumps:
/// "load_fast x; return_value".
inline std::string listing(std::string_view source, std::string_view name = "f", const Options& options = {}) {
    const auto module = code_of(source, options);
    const Code* code = find_code(*module, name);
    if (!code) FAIL("no code object of that name");
    const std::string text = disassemble(*code);
    std::string result;
    for (std::size_t begin = text.find('\n') + 1; begin < text.size(); begin = text.find('\n', begin) + 1) {
        const std::string_view line = std::string_view(text).substr(begin, text.find('\n', begin) - begin);
        if (line.starts_with("code ")) break;
        const bool handler = line.starts_with("handler ");
        result += (result.empty() ? "" : "; ") + std::string(handler ? line : line.substr(5));
    }
    return result;
}

inline syntax::SyntaxError error_of(std::string_view source) {
    auto result = compile_source(source);
    const auto* error = std::get_if<syntax::SyntaxError>(&result);
    if (!error) FAIL("no SyntaxError: " << source);
    return *error;
}

}  // namespace lastref::model::compile::test
