#include <catch2/catch_test_macros.hpp>

#include <limits>

#include "backends/model/syntax/dump.hpp"
#include "backends/model/syntax/parse.hpp"

namespace lastref::model::syntax {

namespace {

ConstantValue constant(std::string_view source) {
    ParseExpressionResult result = parse_expression(source);
    REQUIRE(std::holds_alternative<ExpressionPtr>(result));
    return as<Constant>(*std::get<ExpressionPtr>(result)).value;
}

IntegerLiteral integer(std::string_view source) {
    return std::get<IntegerLiteral>(constant(source));
}
std::string string(std::string_view source) {
    return std::get<StringLiteral>(constant(source)).text;
}
std::string bytes(std::string_view source) {
    return std::get<BytesLiteral>(constant(source)).bytes;
}

std::string error(std::string_view source) {
    const ParseExpressionResult result = parse_expression(source);
    if (const auto* failure = std::get_if<SyntaxError>(&result)) return failure->message;
    if (const auto* refused = std::get_if<Unsupported>(&result)) return "unsupported: " + refused->construct;
    return "none";
}

}  // namespace

TEST_CASE("integers of any size and base") {
    CHECK(integer("0").small == 0);
    CHECK(integer("000_0").digits == "0");
    CHECK(integer("1_000_000").small == 1000000);
    CHECK(integer("0xFf_00").small == 0xFF00);
    CHECK(integer("0o777").small == 0777);
    CHECK(integer("0b1010").small == 10);
    CHECK(integer("9223372036854775807").small == std::numeric_limits<std::int64_t>::max());
    CHECK_FALSE(integer("9223372036854775808").small.has_value());
    CHECK(integer("9223372036854775808").digits == "9223372036854775808");
    CHECK(integer("0b1" + std::string(64, '0')).digits == "10000000000000000");
    CHECK(integer("0o7" + std::string(30, '0')).base == 16);
    CHECK(error(std::string(4301, '9')).starts_with("Exceeds the limit (4300 digits)"));
}

TEST_CASE("floats and imaginary numbers") {
    CHECK(std::get<double>(constant("1.5e3")) == 1500.0);
    CHECK(std::get<double>(constant(".5")) == 0.5);
    CHECK(std::get<double>(constant("5.")) == 5.0);
    CHECK(std::get<double>(constant("1_0.0_1")) == 10.01);
    CHECK(std::get<double>(constant("1e999")) == std::numeric_limits<double>::infinity());
    CHECK(std::get<double>(constant("1e-999")) == 0.0);
    CHECK(std::get<ImaginaryLiteral>(constant("2.5J")).value == 2.5);
    CHECK(std::get<ImaginaryLiteral>(constant("07j")).value == 7);
}

TEST_CASE("malformed numbers") {
    CHECK(error("1_") == "invalid decimal literal");
    CHECK(error("1abc") == "invalid decimal literal");
    CHECK(error("0b2") == "invalid digit '2' in binary literal");
    CHECK(error("0xg") == "invalid hexadecimal literal");
    CHECK(error("1.5jx") == "invalid imaginary literal");
    CHECK(error("012").starts_with("leading zeros in decimal integer literals are not permitted"));
    CHECK(error("1if 2else 3") == "none");
}

TEST_CASE("escapes of strings") {
    CHECK(string(R"('\a\b\f\n\r\t\v\\\'\"')") == "\a\b\f\n\r\t\v\\'\"");
    CHECK(string(R"('\x41\101\u00e9\U0001F600')") ==
          "A"
          "A"
          "\xC3\xA9"
          "\xF0\x9F\x98\x80");
    CHECK(string("'\\0'") == std::string(1, '\0'));
    CHECK(string("'a\\\nb'") == "ab");
    CHECK(string(R"('\d\ ')") == "\\d\\ ");
    CHECK(string(R"('\ud800')") == "\xED\xA0\x80");
    CHECK(string(R"(r'\n\'')") == "\\n\\'");
    CHECK(string("'''a\n'b''c'''") == "a\n'b''c");
    CHECK(string("'''a\r\nb\rc'''") == "a\nb\nc");
    CHECK(string("'a' \"b\" r'\\c' u'd'") == "ab\\cd");
}

TEST_CASE("bytes") {
    CHECK(bytes(R"(b'\x00\xff\101\q')") == std::string("\0\xFF"
                                                       "A\\q",
                                                       5));
    CHECK(bytes(R"(Rb'\n' b"a")") == "\\na");
    CHECK(error("b'\xC3\xA9'") == "bytes can only contain ASCII literal characters");
    CHECK(error("'a' b'b'") == "cannot mix bytes and nonbytes literals");
    CHECK(error(R"(b'\x1')") == R"((value error) invalid \x escape at position 0)");
}

TEST_CASE("malformed strings") {
    CHECK(error("'abc") == "unterminated string literal (detected at line 1)");
    CHECK(error("'abc\\'") == "unterminated string literal (detected at line 1); perhaps you escaped the end quote?");
    CHECK(error("'''abc\n\n") == "unterminated triple-quoted string literal (detected at line 2)");
    CHECK(error(R"('a\x1')") ==
          R"((unicode error) 'unicodeescape' codec can't decode bytes in position 1-3: truncated \xXX escape)");
    CHECK(error(R"('\N{BULLET}')") == R"(unsupported: the named character escape \N{BULLET})");
}

}  // namespace lastref::model::syntax
