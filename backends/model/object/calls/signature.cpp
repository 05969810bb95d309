#include "backends/model/object/calls/native_object.hpp"

#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace lastref::model {

namespace {

[[noreturn]] void malformed(std::string_view text) {
    std::fprintf(stderr, "%s:%d: malformed parameters of a built-in function: %.*s\n", __FILE__, __LINE__,
                 static_cast<int>(text.size()), text.data());
    std::abort();
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

Signature::Parameter parse_parameter(std::string_view text, std::string_view all) {
    using Default = Signature::Default;
    Signature::Parameter parameter;
    std::size_t equals = text.find('=');
    parameter.name = trimmed(text.substr(0, equals));
    if (equals == std::string_view::npos) return parameter;
    std::string_view value = trimmed(text.substr(equals + 1));
    if (value == "?")
        parameter.default_kind = Default::absent;
    else if (value == "None")
        parameter.default_kind = Default::none;
    else if (value == "True")
        parameter.default_kind = Default::true_;
    else if (value == "False")
        parameter.default_kind = Default::false_;
    else if (value == "''")
        parameter.default_kind = Default::empty_string;
    else if (value == "()")
        parameter.default_kind = Default::empty_tuple;
    else {
        parameter.default_kind = Default::integer;
        auto end = std::from_chars(value.data(), value.data() + value.size(), parameter.integer);
        if (end.ptr != value.data() + value.size()) malformed(all);
    }
    return parameter;
}

}  // namespace

Signature parse_signature(std::string_view all) {
    Signature signature;
    std::string_view rest = all;
    bool keyword_only = false;
    while (!rest.empty()) {
        std::size_t comma = rest.find(',');
        // "()" as a default holds no comma, so a plain split is enough.
        std::string_view piece = trimmed(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        if (piece.empty()) continue;
        if (piece == "/") {
            signature.positional_only = signature.positional;
            continue;
        }
        if (piece == "*") {
            keyword_only = true;
            continue;
        }
        if (signature.count == Signature::maximum) malformed(all);
        std::uint8_t place = signature.count++;
        if (piece.starts_with("**")) {
            signature.var_keyword = static_cast<std::int8_t>(place);
            signature.parameters[place].name = piece.substr(2);
        } else if (piece.starts_with("*")) {
            signature.var_positional = static_cast<std::int8_t>(place);
            signature.parameters[place].name = piece.substr(1);
            keyword_only = true;
        } else {
            signature.parameters[place] = parse_parameter(piece, all);
            if (keyword_only) continue;
            ++signature.positional;
            if (signature.parameters[place].default_kind == Signature::Default::required) ++signature.required;
        }
    }
    return signature;
}

}  // namespace lastref::model
