#include "backends/model/library/types/text_algorithms.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref::model {

TEST_CASE("Text is split around separators and blanks") {
    CHECK(split_at("a,b,,c", ",", -1) == Pieces{"a", "b", "", "c"});
    CHECK(split_at("a,b,c", ",", 1) == Pieces{"a", "b,c"});
    CHECK(split_at("", ",", -1) == Pieces{""});
    CHECK(split_at_from_right("a,b,c", ",", 1) == Pieces{"a,b", "c"});
    CHECK(split_blanks<CodePointUnits>("  a  b c ", -1) == Pieces{"a", "b", "c"});
    CHECK(split_blanks<CodePointUnits>("  a  b c ", 1) == Pieces{"a", "b c "});
    CHECK(split_blanks<CodePointUnits>("a\xe3\x80\x80z", -1) == Pieces{"a", "z"});
    CHECK(split_blanks<ByteUnits>("", -1).empty());
    CHECK(split_blanks_from_right<ByteUnits>("  a b  c ", 1) == Pieces{"  a b", "c"});
}

TEST_CASE("Lines end where Python says, for text and for bytes") {
    CHECK(split_lines<CodePointUnits>("a\nb\r\nc\x0b"
                                      "d\n",
                                      LineEnds::dropped) == Pieces{"a", "b", "c", "d"});
    CHECK(split_lines<CodePointUnits>("a\r\n\nb", LineEnds::kept) == Pieces{"a\r\n", "\n", "b"});
    CHECK(split_lines<ByteUnits>("a\x0b"
                                 "b\rc",
                                 LineEnds::dropped) == Pieces{"a\x0b"
                                                              "b",
                                                              "c"});
}

TEST_CASE("Occurrences are counted and replaced without overlaps") {
    CHECK(count_occurrences("aaaa", "aa") == 2);
    CHECK(replace_occurrences<CodePointUnits>("aaaa", "aa", "b", -1) == "bb");
    CHECK(replace_occurrences<CodePointUnits>("aaa", "a", "bc", 2) == "bcbca");
    CHECK(replace_occurrences<CodePointUnits>("\xc3\xa9z", "", "-", -1) == "-\xc3\xa9-z-");
    CHECK(replace_occurrences<CodePointUnits>("ab", "", "-", 2) == "-a-b");
}

TEST_CASE("Tabs reach to the next multiple of their size") {
    CHECK(expand_tabs<CodePointUnits>("a\tb\n\tc", 4) == "a   b\n    c");
    CHECK(expand_tabs<CodePointUnits>("a\tb", 0) == "ab");
}

}  // namespace lastref::model
