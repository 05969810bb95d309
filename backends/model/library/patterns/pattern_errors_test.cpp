#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What is wrong with a regular expression, and where") {
    constexpr std::string_view source = R"(import re, warnings
warnings.simplefilter("ignore")
bad = r'''( ) (?P<a>x)(?P<a>y) (?P<1a>x) (?P<>x) (?P<a x [a [z-a] [a-\d] a** *a a{3,2} a++ (?z) (?P!x) (?P (?< (?<x) (?#a (?(1)a|b|c) (?(0)a) (?(x)a) \1 (a\1) (?P=x) (?P<q>a(?P=q)) \8 \400 \q \xg \u12 \U00110000 [\q] [\8] [\400] [\xz] (?i (?i-i:x) (?-a:x) (?aL:x) (?L:x) (?au:x) (?i-:x) (?-:x) (?iz) (?i1) (?-z:x) (?-i (?-i) a(?i)b (?i)a (?x)a#b a|(?i)b (?<=(a)\1)b (?<!a|bc)d a{99999999999} (?<=a)+ ^* $+ \b* (?:)* (?=a)* (a*)* (?:a|b)* [[a] [a&&b] [a--b] [a~~b] [a||b] [] [^] []a] [^]a] a{,3} a{3,} a{3} a{ a{} {1} a|b|* x{2}{3} (?P<n>a)(?(n)b|c) (?i:a)b (?s:.) (?m:^a) (?>a) a?? a*? a+? a{1,2}? \Aa\Z \z \N'''.replace(r'\ ', '\0').split(' ') + [chr(92)]
bad = [b.replace('\0', ' ') for b in bad]
for b in bad:
  for kind in (str, bytes)[:1 + (len(b) < 4)]:
    t = b if kind is str else b.encode()
    try: r = re.compile(t); print(t, r.flags, r.groups)
    except re.error as e: print(t, e, e.pos)
    except Exception as e: print(t, type(e).__name__, e)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") == R"(( missing ), unterminated subpattern at position 0 0
b'(' missing ), unterminated subpattern at position 0 0
) unbalanced parenthesis at position 0 0
b')' unbalanced parenthesis at position 0 0
(?P<a>x)(?P<a>y) redefinition of group name 'a' as group 2; was group 1 at position 12 12
(?P<1a>x) bad character in group name '1a' at position 4 4
(?P<>x) missing group name at position 4 4
(?P<a missing >, unterminated name at position 4 4
x 32 0
b'x' 0 0
[a unterminated character set at position 0 0
b'[a' unterminated character set at position 0 0
[z-a] bad character range z-a at position 1 1
[a-\d] bad character range a-\d at position 1 1
a** multiple repeat at position 2 2
b'a**' multiple repeat at position 2 2
*a nothing to repeat at position 0 0
b'*a' nothing to repeat at position 0 0
a{3,2} min repeat greater than max repeat at position 2 2
a++ 32 0
b'a++' 0 0
(?z) unknown extension ?z at position 1 1
(?P!x) unknown extension ?P! at position 1 1
(?P unexpected end of pattern at position 3 3
b'(?P' unexpected end of pattern at position 3 3
(?< unexpected end of pattern at position 3 3
b'(?<' unexpected end of pattern at position 3 3
(?<x) unknown extension ?<x at position 1 1
(?#a missing ), unterminated comment at position 0 0
(?(1)a|b|c) conditional backref with more than two branches at position 8 8
(?(0)a) bad group number at position 3 3
(?(x)a) unknown group name 'x' at position 3 3
\1 invalid group reference 1 at position 1 1
b'\\1' invalid group reference 1 at position 1 1
(a\1) cannot refer to an open group at position 2 2
(?P=x) unknown group name 'x' at position 4 4
(?P<q>a(?P=q)) cannot refer to an open group at position 11 11
\8 invalid group reference 8 at position 1 1
b'\\8' invalid group reference 8 at position 1 1
\400 octal escape value \400 outside of range 0-0o377 at position 0 0
\q bad escape \q at position 0 0
b'\\q' bad escape \q at position 0 0
\xg incomplete escape \x at position 0 0
b'\\xg' incomplete escape \x at position 0 0
\u12 incomplete escape \u12 at position 0 0
\U00110000 bad escape \U00110000 at position 0 0
[\q] bad escape \q at position 1 1
[\8] bad escape \8 at position 1 1
[\400] octal escape value \400 outside of range 0-0o377 at position 1 1
[\xz] incomplete escape \x at position 1 1
(?i missing -, : or ) at position 3 3
b'(?i' missing -, : or ) at position 3 3
(?i-i:x) bad inline flags: flag turned on and off at position 5 5
(?-a:x) bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4 4
(?aL:x) bad inline flags: cannot use 'L' flag with a str pattern at position 4 4
(?L:x) bad inline flags: cannot use 'L' flag with a str pattern at position 3 3
(?au:x) bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4 4
(?i-:x) missing flag at position 4 4
(?-:x) missing flag at position 3 3
(?iz) unknown flag at position 3 3
(?i1) missing -, : or ) at position 3 3
(?-z:x) unknown flag at position 3 3
(?-i missing : at position 4 4
(?-i) missing : at position 4 4
a(?i)b global flags not at the start of the expression at position 1 1
(?i)a 34 0
(?x)a#b 96 0
a|(?i)b global flags not at the start of the expression at position 2 2
(?<=(a)\1)b cannot refer to group defined in the same lookbehind subpattern at position 9 9
(?<!a|bc)d look-behind requires fixed-width pattern None
a{99999999999} OverflowError the repetition number is too large
(?<=a)+ 32 0
^* nothing to repeat at position 1 1
b'^*' nothing to repeat at position 1 1
$+ nothing to repeat at position 1 1
b'$+' nothing to repeat at position 1 1
\b* nothing to repeat at position 2 2
b'\\b*' nothing to repeat at position 2 2
(?:)* 32 0
(?=a)* 32 0
(a*)* 32 1
(?:a|b)* 32 0
[[a] 32 0
[a&&b] 32 0
[a--b] bad character range a-- at position 1 1
[a~~b] 32 0
[a||b] 32 0
[] unterminated character set at position 0 0
b'[]' unterminated character set at position 0 0
[^] unterminated character set at position 0 0
b'[^]' unterminated character set at position 0 0
[]a] 32 0
[^]a] 32 0
a{,3} 32 0
a{3,} 32 0
a{3} 32 0
a{ 32 0
b'a{' 0 0
a{} 32 0
b'a{}' 0 0
{1} nothing to repeat at position 0 0
b'{1}' nothing to repeat at position 0 0
a|b|* nothing to repeat at position 4 4
x{2}{3} multiple repeat at position 4 4
(?P<n>a)(?(n)b|c) 32 1
(?i:a)b 32 0
(?s:.) 32 0
(?m:^a) 32 0
(?>a) 32 0
a?? 32 0
b'a??' 0 0
a*? 32 0
b'a*?' 0 0
a+? 32 0
b'a+?' 0 0
a{1,2}? 32 0
\Aa\Z 32 0
\z bad escape \z at position 0 0
b'\\z' bad escape \z at position 0 0
\N missing { at position 2 2
b'\\N' bad escape \N at position 0 0
\ bad escape (end of pattern) at position 0 0
b'\\' bad escape (end of pattern) at position 0 0
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") == R"(-20 a++ 32 0
-21 b'a++' 0 0
+20 a++ multiple repeat at position 2 2
+21 b'a++' multiple repeat at position 2 2
-54 (?-a:x) bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4 4
-55 (?aL:x) bad inline flags: cannot use 'L' flag with a str pattern at position 4 4
-56 (?L:x) bad inline flags: cannot use 'L' flag with a str pattern at position 3 3
-57 (?au:x) bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4 4
+54 (?-a:x) bad inline flags: cannot turn off global flag at position 4 4
+55 (?aL:x) bad inline flags: cannot turn on global flag at position 4 4
+56 (?L:x) bad inline flags: cannot turn on global flag at position 3 3
+57 (?au:x) bad inline flags: cannot turn on global flag at position 4 4
-65 a(?i)b global flags not at the start of the expression at position 1 1
+65 a(?i)b 34 0
-68 a|(?i)b global flags not at the start of the expression at position 2 2
+68 a|(?i)b 34 0
-109 (?>a) 32 0
+109 (?>a) unknown extension ?> at position 1 1
-120 \N missing { at position 2 2
+120 \N bad escape \N at position 0 0
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.10") == R"(-20 a++ 32 0
-21 b'a++' 0 0
+20 a++ multiple repeat at position 2 2
+21 b'a++' multiple repeat at position 2 2
-65 a(?i)b global flags not at the start of the expression at position 1 1
+65 a(?i)b 34 0
-68 a|(?i)b global flags not at the start of the expression at position 2 2
+68 a|(?i)b 34 0
-109 (?>a) 32 0
+109 (?>a) unknown extension ?> at position 1 1
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-118 \z bad escape \z at position 0 0
-119 b'\\z' bad escape \z at position 0 0
+118 \z 32 0
+119 b'\\z' 0 0
)");
}

}  // namespace lastref
