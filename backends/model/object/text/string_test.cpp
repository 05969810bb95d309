#include "backends/model/object/text/string.hpp"

#include "backends/model/object/text/bytes.hpp"
#include "backends/model/object/text/unicode.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::model {

namespace {

std::string repr_of(std::string_view text) {
    std::string result;
    append_repr(result, text);
    return result;
}

std::string in_case(std::string_view text, LetterCase letter_case) {
    std::string result;
    for_each_code_point(text, [&](std::uint32_t c) { append_in_case(result, c, letter_case); });
    return result;
}

}  // namespace

TEST_CASE("repr of a str chooses its quotes and escapes what cannot be seen") {
    CHECK(repr_of("a") == "'a'");
    CHECK(repr_of("it's") == "\"it's\"");
    CHECK(repr_of("it's \"it\"") == "'it\\'s \"it\"'");
    CHECK(repr_of("a\n\t\r\\\x01\x7f") == "'a\\n\\t\\r\\\\\\x01\\x7f'");
    CHECK(repr_of("\xc3\xa9\xe2\x82\xac") == "'\xc3\xa9\xe2\x82\xac'");
    CHECK(repr_of("\xc2\xa0\xe2\x80\xa8") == "'\\xa0\\u2028'");
    CHECK(repr_of("\xed\xb2\x80") == "'\\udc80'");
    CHECK(as_ascii_text("'\xc3\xa9\xf0\x9f\x98\x80'") == "'\\xe9\\U0001f600'");
}

TEST_CASE("repr of bytes") {
    std::string result;
    append_bytes_repr(result, std::string_view("a'\0\xff", 4));
    CHECK(result == "b\"a'\\x00\\xff\"");
}

TEST_CASE("Hashes of text are CPython's for PYTHONHASHSEED=0") {
    CHECK(hash_of_bytes("") == 0);
    CHECK(hash_of_bytes("a") == 4644417185603328019);
    CHECK(hash_of_bytes("hello world") == -5642461784034726774);
    CHECK(hash_of_bytes("abcdefgh") == 4574395652268504554);
    CHECK(hash_of_bytes("abcdefghi") == -532774252720507163);
    CHECK(hash_of_text("\xc3\xa9") == 6047309291227476195);
    CHECK(hash_of_text("\xe2\x82\xac") == -5529981157763016009);
    CHECK(hash_of_text("a\xf0\x9f\x98\x80") == -6970120874385731343);
}

TEST_CASE("Letters have their counterparts beyond ASCII") {
    CHECK(in_case("stra\xc3\x9f"
                  "e",
                  LetterCase::upper) == "STRASSE");
    CHECK(in_case("\xc3\x89\xce\xa9\xd0\x96", LetterCase::lower) == "\xc3\xa9\xcf\x89\xd0\xb6");
    CHECK(in_case("\xc7\x84", LetterCase::title) == "\xc7\x85");
    CHECK(in_case("\xc3\x9f", LetterCase::folded) == "ss");
    CHECK(is_alphabetic(0x4e2d));
    CHECK_FALSE(is_lowercase(0x4e2d));
    CHECK(is_lowercase(0xaa));
    CHECK(decimal_value(0x0663) == 3);
    CHECK(is_digit(0xb2));
    CHECK_FALSE(is_decimal(0xb2));
    CHECK(is_numeric(0xbd));
}

TEST_CASE("Code points are counted and found by place") {
    std::string_view text = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z";
    CHECK(count_code_points(text) == 5);
    CHECK(offset_of_code_point(text, 3) == 6);
    CHECK(offset_of_code_point(text, 9) == text.size());
    CHECK(strip_whitespace(" \t\xe3\x80\x80x\xc2\xa0") == "x");
}

}  // namespace lastref::model
