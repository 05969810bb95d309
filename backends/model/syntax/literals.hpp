#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "backends/model/syntax/expression.hpp"

namespace lastref::model::syntax {

/// The value of a number token. Fails, with CPython's message, on a decimal integer of more than 4300 digits.
std::variant<ConstantValue, std::string> read_number_literal(std::string_view token);
/// With octal numbers that begin with 0 and nothing else, and long ones that end in L.
std::variant<ConstantValue, std::string> read_python_2_number_literal(std::string_view token);

/// What a string token consists of.
struct StringParts {
    bool bytes = false;
    bool raw = false;
    bool unicode = false;
    std::string_view body;  // what stands between the quotes
};

StringParts split_string_token(std::string_view token);

enum class EscapeProblem { none, error, unknown_name };

/// Appends the text that `body` stands for; `problem` tells whether that went well, and `message` what CPython says of
/// an error. `unknown_name` is a character given by its name, which we do not read: `message` is the escape then.
struct DecodedText {
    EscapeProblem problem = EscapeProblem::none;
    std::string message;
};

DecodedText decode_string(std::string_view body, std::string& text);
DecodedText decode_bytes(std::string_view body, std::string& bytes);

}  // namespace lastref::model::syntax
