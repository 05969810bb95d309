#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What regular expressions match, version by version") {
    constexpr std::string_view source = R"(import re
import warnings
warnings.simplefilter('ignore')
for p, s in [('(a)|(b)', 'ab'), ('(?:(a)|(b))*', 'ba'), ('((a)(b)?)*', 'aba'), (r'\bfoo\b', 'a foo b'), (r'\B', ''), (r'\B', 'ab'), (r'\w+', 'añb_1 x'), (r'\d+', 'a12٣b'), (r'[^\W\d]+', '1ab2'), (r'[\W]+', 'a b!c'), (r'[^\w]', 'añ b'), ('(?i)É', 'é'), ('(?a)\\w+', 'añ'), ('^a$', 'a\n'), ('(?m)^a$', 'b\na\n'), ('a.b', 'a\nb'), ('(?s)a.b', 'a\nb'), (r'(?P<x>a)(?P=x)', 'aa'), ('(a)?(?(1)b|c)', 'ab c'), ('(?<=a)b', 'ab'), ('(?<!a)b', 'ab b'), ('x*', 'axbc'), ('(a*)*', 'b'), ('(a*)+', 'b'), ('(a|)*', 'aa'), ('a{2,3}?', 'aaa'), ('(?:a{2})+', 'aaaaa'), (r'\s+', 'a \t\n\x1c\x85\u2003b'), ('[]a]+', ']a]'), ('[a-]+', 'a-b'), (r'\x41\u00e9\101', 'AéA'), ('é+', 'aééb'), (r'(é)(b)?', 'aéb'), ('(?=(ab))(a)', 'ab'), ('\\.', 'a.b'), ('', 'ab'), ('$', 'a\n'), (r'\Z', 'a\n'), ('(?x) a  b # c\n c', 'abc'), ('(a)(?:b|c(d))', 'acd'), ('(?i:A)b', 'ab aB AB'), ('(?i)(?-i:A)b', 'AB aB Ab')]:
    r = re.compile(p)
    m = r.search(s)
    print(p, m and (m.span(), m.groups(), m.lastindex, m.lastgroup, m.regs, m.groupdict()), r.findall(s), r.split(s), r.sub('-', s), r.subn('<\\g<0>>', s, 1), [x.span() for x in r.finditer(s)], r.fullmatch(s), r.match(s))
r = re.compile(rb'(a)(.)?')
m = r.search(b'xxa\xff')
print(m, m.group(1, 2), m.span(2), r.sub(rb'<\1>', b'aba'), r.split(b'1a23'), r.match(bytearray(b'ab')).group(), r.search(memoryview(b'zab')).group(0))
r = re.compile('b')
print(r.search('abc', 1), r.search('abc', 2), r.match('abc', 1), r.match('abc', 1, 1), re.compile('^b').match('ab', 1), r.search('ab', -5, 900).endpos, r.search('abab', 2).pos, re.compile('$').search('ab', 0, 1))
sc = re.compile('a*').scanner('aab')
print([sc.search(), sc.search(), sc.match(), sc.search()])
import copy, pickle
print(copy.copy(r) is r, pickle.loads(pickle.dumps(r)) is r) if hasattr(re, 'Pattern') else None
print(ascii(re.sub('(?P<n>a)', r'\g<n>\g<1>\1\t\\\n\x', 'a') if 0 else re.sub('(?P<n>a)', r'\g<n>\g<1>\1\t\\\n\101\0', 'a')), re.sub('a', lambda m: None, 'bab'), re.sub('z', 'y', 'abc'))
x = 'abc'; print(re.sub('z', 'y', x) is x, re.match('.*', x).group() is x, ascii(re.escape('a.b*c d_é\0')), re.escape(b'a.b'))
class T(str): pass
t = T('aab')
m = re.match('a', t); print(type(m.group()), type(re.sub('z', '', t)), type(re.match('.*', t).group()))
for f in (r'\g', r'\g<', r'\g<>', r'\g<1', r'\g<a b>', r'\g<-1>', r'\9', r'\400', r'\x', '\\', r'\g<99>', r'\18', r'\g<zz>'):
    try: print(f, repr(re.sub('(a)', f, 'a')))
    except re.error as e: print(f, type(e).__name__, e, e.pos)
    except Exception as e: print(f, type(e).__name__, e)
print(list(re.RegexFlag), re.RegexFlag(3), ~re.I, re.I & 0, re.I == 2, re.compile('x', re.I | re.X | re.M | re.S))
)";
    CHECK(
        testing::printed(source, "model:cpython-3.13") ==
        R"((a)|(b) ((0, 1), ('a', None), 1, None, ((0, 1), (0, 1), (-1, -1)), {}) [('a', ''), ('', 'b')] ['', 'a', None, '', None, 'b', ''] -- ('<a>b', 1) [(0, 1), (1, 2)] None <re.Match object; span=(0, 1), match='a'>
(?:(a)|(b))* ((0, 2), ('a', 'b'), 1, None, ((0, 2), (1, 2), (0, 1)), {}) [('a', 'b'), ('', '')] ['', 'a', 'b', '', None, None, ''] -- ('<ba>', 1) [(0, 2), (2, 2)] <re.Match object; span=(0, 2), match='ba'> <re.Match object; span=(0, 2), match='ba'>
((a)(b)?)* ((0, 3), ('a', 'a', 'b'), 1, None, ((0, 3), (2, 3), (2, 3), (1, 2)), {}) [('a', 'a', 'b'), ('', '', '')] ['', 'a', 'a', 'b', '', None, None, None, ''] -- ('<aba>', 1) [(0, 3), (3, 3)] <re.Match object; span=(0, 3), match='aba'> <re.Match object; span=(0, 3), match='aba'>
\bfoo\b ((2, 5), (), None, None, ((2, 5),), {}) ['foo'] ['a ', ' b'] a - b ('a <foo> b', 1) [(2, 5)] None None
\B None [] ['']  ('', 0) [] None None
\B ((1, 1), (), None, None, ((1, 1),), {}) [''] ['a', 'b'] a-b ('a<>b', 1) [(1, 1)] None None
\w+ ((0, 5), (), None, None, ((0, 5),), {}) ['añb_1', 'x'] ['', ' ', ''] - - ('<añb_1> x', 1) [(0, 5), (6, 7)] None <re.Match object; span=(0, 5), match='añb_1'>
\d+ ((1, 4), (), None, None, ((1, 4),), {}) ['12٣'] ['a', 'b'] a-b ('a<12٣>b', 1) [(1, 4)] None None
[^\W\d]+ ((1, 3), (), None, None, ((1, 3),), {}) ['ab'] ['1', '2'] 1-2 ('1<ab>2', 1) [(1, 3)] None None
[\W]+ ((1, 2), (), None, None, ((1, 2),), {}) [' ', '!'] ['a', 'b', 'c'] a-b-c ('a< >b!c', 1) [(1, 2), (3, 4)] None None
[^\w] ((2, 3), (), None, None, ((2, 3),), {}) [' '] ['añ', 'b'] añ-b ('añ< >b', 1) [(2, 3)] None None
(?i)É ((0, 1), (), None, None, ((0, 1),), {}) ['é'] ['', ''] - ('<é>', 1) [(0, 1)] <re.Match object; span=(0, 1), match='é'> <re.Match object; span=(0, 1), match='é'>
(?a)\w+ ((0, 1), (), None, None, ((0, 1),), {}) ['a'] ['', 'ñ'] -ñ ('<a>ñ', 1) [(0, 1)] None <re.Match object; span=(0, 1), match='a'>
^a$ ((0, 1), (), None, None, ((0, 1),), {}) ['a'] ['', '\n'] -
 ('<a>\n', 1) [(0, 1)] None <re.Match object; span=(0, 1), match='a'>
(?m)^a$ ((2, 3), (), None, None, ((2, 3),), {}) ['a'] ['b\n', '\n'] b
-
 ('b\n<a>\n', 1) [(2, 3)] None None
a.b None [] ['a\nb'] a
b ('a\nb', 0) [] None None
(?s)a.b ((0, 3), (), None, None, ((0, 3),), {}) ['a\nb'] ['', ''] - ('<a\nb>', 1) [(0, 3)] <re.Match object; span=(0, 3), match='a\nb'> <re.Match object; span=(0, 3), match='a\nb'>
(?P<x>a)(?P=x) ((0, 2), ('a',), 1, 'x', ((0, 2), (0, 1)), {'x': 'a'}) ['a'] ['', 'a', ''] - ('<aa>', 1) [(0, 2)] <re.Match object; span=(0, 2), match='aa'> <re.Match object; span=(0, 2), match='aa'>
(a)?(?(1)b|c) ((0, 2), ('a',), 1, None, ((0, 2), (0, 1)), {}) ['a', ''] ['', 'a', ' ', None, ''] - - ('<ab> c', 1) [(0, 2), (3, 4)] None <re.Match object; span=(0, 2), match='ab'>
(?<=a)b ((1, 2), (), None, None, ((1, 2),), {}) ['b'] ['a', ''] a- ('a<b>', 1) [(1, 2)] None None
(?<!a)b ((3, 4), (), None, None, ((3, 4),), {}) ['b'] ['ab ', ''] ab - ('ab <b>', 1) [(3, 4)] None None
x* ((0, 0), (), None, None, ((0, 0),), {}) ['', 'x', '', '', ''] ['', 'a', '', 'b', 'c', ''] -a--b-c- ('<>axbc', 1) [(0, 0), (1, 2), (2, 2), (3, 3), (4, 4)] None <re.Match object; span=(0, 0), match=''>
(a*)* ((0, 0), ('',), 1, None, ((0, 0), (0, 0)), {}) ['', ''] ['', '', 'b', '', ''] -b- ('<>b', 1) [(0, 0), (1, 1)] None <re.Match object; span=(0, 0), match=''>
(a*)+ ((0, 0), ('',), 1, None, ((0, 0), (0, 0)), {}) ['', ''] ['', '', 'b', '', ''] -b- ('<>b', 1) [(0, 0), (1, 1)] None <re.Match object; span=(0, 0), match=''>
(a|)* ((0, 2), ('',), 1, None, ((0, 2), (2, 2)), {}) ['', ''] ['', '', '', '', ''] -- ('<aa>', 1) [(0, 2), (2, 2)] <re.Match object; span=(0, 2), match='aa'> <re.Match object; span=(0, 2), match='aa'>
a{2,3}? ((0, 2), (), None, None, ((0, 2),), {}) ['aa'] ['', 'a'] -a ('<aa>a', 1) [(0, 2)] <re.Match object; span=(0, 3), match='aaa'> <re.Match object; span=(0, 2), match='aa'>
(?:a{2})+ ((0, 4), (), None, None, ((0, 4),), {}) ['aaaa'] ['', 'a'] -a ('<aaaa>a', 1) [(0, 4)] None <re.Match object; span=(0, 4), match='aaaa'>
\s+ ((1, 7), (), None, None, ((1, 7),), {}) [' \t\n\x1c\x85\u2003'] ['a', 'b'] a-b ('a< \t\n\x1c\x85\u2003>b', 1) [(1, 7)] None None
[]a]+ ((0, 3), (), None, None, ((0, 3),), {}) [']a]'] ['', ''] - ('<]a]>', 1) [(0, 3)] <re.Match object; span=(0, 3), match=']a]'> <re.Match object; span=(0, 3), match=']a]'>
[a-]+ ((0, 2), (), None, None, ((0, 2),), {}) ['a-'] ['', 'b'] -b ('<a->b', 1) [(0, 2)] None <re.Match object; span=(0, 2), match='a-'>
\x41\u00e9\101 ((0, 3), (), None, None, ((0, 3),), {}) ['AéA'] ['', ''] - ('<AéA>', 1) [(0, 3)] <re.Match object; span=(0, 3), match='AéA'> <re.Match object; span=(0, 3), match='AéA'>
é+ ((1, 3), (), None, None, ((1, 3),), {}) ['éé'] ['a', 'b'] a-b ('a<éé>b', 1) [(1, 3)] None None
(é)(b)? ((1, 3), ('é', 'b'), 2, None, ((1, 3), (1, 2), (2, 3)), {}) [('é', 'b')] ['a', 'é', 'b', ''] a- ('a<éb>', 1) [(1, 3)] None None
(?=(ab))(a) ((0, 1), ('ab', 'a'), 2, None, ((0, 1), (0, 2), (0, 1)), {}) [('ab', 'a')] ['', 'ab', 'a', 'b'] -b ('<a>b', 1) [(0, 1)] None <re.Match object; span=(0, 1), match='a'>
\. ((1, 2), (), None, None, ((1, 2),), {}) ['.'] ['a', 'b'] a-b ('a<.>b', 1) [(1, 2)] None None
 ((0, 0), (), None, None, ((0, 0),), {}) ['', '', ''] ['', 'a', 'b', ''] -a-b- ('<>ab', 1) [(0, 0), (1, 1), (2, 2)] None <re.Match object; span=(0, 0), match=''>
$ ((1, 1), (), None, None, ((1, 1),), {}) ['', ''] ['a', '\n', ''] a-
- ('a<>\n', 1) [(1, 1), (2, 2)] None None
\Z ((2, 2), (), None, None, ((2, 2),), {}) [''] ['a\n', ''] a
- ('a\n<>', 1) [(2, 2)] None None
(?x) a  b # c
 c ((0, 3), (), None, None, ((0, 3),), {}) ['abc'] ['', ''] - ('<abc>', 1) [(0, 3)] <re.Match object; span=(0, 3), match='abc'> <re.Match object; span=(0, 3), match='abc'>
(a)(?:b|c(d)) ((0, 3), ('a', 'd'), 2, None, ((0, 3), (0, 1), (2, 3)), {}) [('a', 'd')] ['', 'a', 'd', ''] - ('<acd>', 1) [(0, 3)] <re.Match object; span=(0, 3), match='acd'> <re.Match object; span=(0, 3), match='acd'>
(?i:A)b ((0, 2), (), None, None, ((0, 2),), {}) ['ab'] ['', ' aB AB'] - aB AB ('<ab> aB AB', 1) [(0, 2)] None <re.Match object; span=(0, 2), match='ab'>
(?i)(?-i:A)b ((0, 2), (), None, None, ((0, 2),), {}) ['AB', 'Ab'] ['', ' aB ', ''] - aB - ('<AB> aB Ab', 1) [(0, 2), (6, 8)] None <re.Match object; span=(0, 2), match='AB'>
<re.Match object; span=(2, 4), match=b'a\xff'> (b'a', b'\xff') (3, 4) b'<a><a>' [b'1', b'a', b'2', b'3'] b'ab' b'ab'
<re.Match object; span=(1, 2), match='b'> None <re.Match object; span=(1, 2), match='b'> None None 2 2 <re.Match object; span=(1, 1), match=''>
[<re.Match object; span=(0, 2), match='aa'>, <re.Match object; span=(2, 2), match=''>, None, None]
True False
'aaa\t\\\nA\x00' bb abc
True True 'a\\.b\\*c\\ d_\xe9\x00' b'a\\.b'
<class 'str'> <class 'str'> <class 'str'>
\g PatternError missing < at position 2 2
\g< PatternError missing group name at position 3 3
\g<> PatternError missing group name at position 3 3
\g<1 PatternError missing >, unterminated name at position 3 3
\g<a b> PatternError bad character in group name 'a b' at position 3 3
\g<-1> PatternError bad character in group name '-1' at position 3 3
\9 PatternError invalid group reference 9 at position 1 1
\400 PatternError octal escape value \400 outside of range 0-0o377 at position 0 0
\x PatternError bad escape \x at position 0 0
\ PatternError bad escape (end of pattern) at position 0 0
\g<99> PatternError invalid group reference 99 at position 3 3
\18 PatternError invalid group reference 18 at position 1 1
\g<zz> IndexError unknown group name 'zz'
[re.ASCII, re.IGNORECASE, re.LOCALE, re.UNICODE, re.MULTILINE, re.DOTALL, re.VERBOSE, re.DEBUG] re.IGNORECASE|0x1 re.ASCII|re.LOCALE|re.UNICODE|re.MULTILINE|re.DOTALL|re.VERBOSE|re.DEBUG|0x1 re.NOFLAG True re.compile('x', re.IGNORECASE|re.MULTILINE|re.DOTALL|re.VERBOSE)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.8") ==
          R"(-57 \g PatternError missing < at position 2 2
-58 \g< PatternError missing group name at position 3 3
-59 \g<> PatternError missing group name at position 3 3
-60 \g<1 PatternError missing >, unterminated name at position 3 3
-61 \g<a b> PatternError bad character in group name 'a b' at position 3 3
-62 \g<-1> PatternError bad character in group name '-1' at position 3 3
-63 \9 PatternError invalid group reference 9 at position 1 1
-64 \400 PatternError octal escape value \400 outside of range 0-0o377 at position 0 0
-65 \x PatternError bad escape \x at position 0 0
-66 \ PatternError bad escape (end of pattern) at position 0 0
-67 \g<99> PatternError invalid group reference 99 at position 3 3
-68 \18 PatternError invalid group reference 18 at position 1 1
+57 \g error missing < at position 2 2
+58 \g< error missing group name at position 3 3
+59 \g<> error missing group name at position 3 3
+60 \g<1 error missing >, unterminated name at position 3 3
+61 \g<a b> error bad character in group name 'a b' at position 3 3
+62 \g<-1> error bad character in group name '-1' at position 3 3
+63 \9 error invalid group reference 9 at position 1 1
+64 \400 error octal escape value \400 outside of range 0-0o377 at position 0 0
+65 \x error bad escape \x at position 0 0
+66 \ error bad escape (end of pattern) at position 0 0
+67 \g<99> error invalid group reference 99 at position 3 3
+68 \18 error invalid group reference 18 at position 1 1
-70 [re.ASCII, re.IGNORECASE, re.LOCALE, re.UNICODE, re.MULTILINE, re.DOTALL, re.VERBOSE, re.DEBUG] re.IGNORECASE|0x1 re.ASCII|re.LOCALE|re.UNICODE|re.MULTILINE|re.DOTALL|re.VERBOSE|re.DEBUG|0x1 re.NOFLAG True re.compile('x', re.IGNORECASE|re.MULTILINE|re.DOTALL|re.VERBOSE)
+70 [re.ASCII, re.IGNORECASE, re.LOCALE, re.UNICODE, re.MULTILINE, re.DOTALL, re.VERBOSE, re.TEMPLATE, re.DEBUG] re.IGNORECASE|re.TEMPLATE ~re.IGNORECASE  True re.compile('x', re.IGNORECASE|re.MULTILINE|re.DOTALL|re.VERBOSE)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-5 \B None [] ['']  ('', 0) [] None None
+5 \B ((0, 0), (), None, None, ((0, 0),), {}) [''] ['', ''] - ('<>', 1) [(0, 0)] <re.Match object; span=(0, 0), match=''> <re.Match object; span=(0, 0), match=''>
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-57 \g PatternError missing < at position 2 2
-58 \g< PatternError missing group name at position 3 3
-59 \g<> PatternError missing group name at position 3 3
-60 \g<1 PatternError missing >, unterminated name at position 3 3
-61 \g<a b> PatternError bad character in group name 'a b' at position 3 3
-62 \g<-1> PatternError bad character in group name '-1' at position 3 3
-63 \9 PatternError invalid group reference 9 at position 1 1
-64 \400 PatternError octal escape value \400 outside of range 0-0o377 at position 0 0
-65 \x PatternError bad escape \x at position 0 0
-66 \ PatternError bad escape (end of pattern) at position 0 0
-67 \g<99> PatternError invalid group reference 99 at position 3 3
-68 \18 PatternError invalid group reference 18 at position 1 1
+57 \g error missing < at position 2 2
+58 \g< error missing group name at position 3 3
+59 \g<> error missing group name at position 3 3
+60 \g<1 error missing >, unterminated name at position 3 3
+61 \g<a b> error bad character in group name 'a b' at position 3 3
+62 \g<-1> error bad character in group name '-1' at position 3 3
+63 \9 error invalid group reference 9 at position 1 1
+64 \400 error octal escape value \400 outside of range 0-0o377 at position 0 0
+65 \x error bad escape \x at position 0 0
+66 \ error bad escape (end of pattern) at position 0 0
+67 \g<99> error invalid group reference 99 at position 3 3
+68 \18 error invalid group reference 18 at position 1 1
-70 [re.ASCII, re.IGNORECASE, re.LOCALE, re.UNICODE, re.MULTILINE, re.DOTALL, re.VERBOSE, re.DEBUG] re.IGNORECASE|0x1 re.ASCII|re.LOCALE|re.UNICODE|re.MULTILINE|re.DOTALL|re.VERBOSE|re.DEBUG|0x1 re.NOFLAG True re.compile('x', re.IGNORECASE|re.MULTILINE|re.DOTALL|re.VERBOSE)
+70 [re.ASCII, re.IGNORECASE, re.LOCALE, re.UNICODE, re.MULTILINE, re.DOTALL, re.VERBOSE, re.TEMPLATE, re.DEBUG] re.IGNORECASE|re.TEMPLATE re.ASCII|re.LOCALE|re.UNICODE|re.MULTILINE|re.DOTALL|re.VERBOSE|re.TEMPLATE|re.DEBUG re.NOFLAG True re.compile('x', re.IGNORECASE|re.MULTILINE|re.DOTALL|re.VERBOSE)
)");
}

TEST_CASE("Empty matches of regular expressions, which 3.7 changed") {
    constexpr std::string_view source = R"(import re
for pattern in ['x*', '(x)?', 'x+', 'b|']:
    print(pattern, re.findall(pattern, 'axxbx'), re.sub(pattern, '-', 'axxbx'), [m.span() for m in re.finditer(pattern, 'axxbx')])
scanner = re.compile('a*').scanner('aab')
print([m and m.span() for m in (scanner.search(), scanner.search(), scanner.match(), scanner.search())])
try: print(re.compile('$').split('ab'))
except ValueError as error: print(error)
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(x* ['', 'xx', '', 'x', ''] -a--b-- [(0, 0), (1, 3), (3, 3), (4, 5), (5, 5)]
(x)? ['', 'x', 'x', '', 'x', ''] -a---b-- [(0, 0), (1, 2), (2, 3), (3, 3), (4, 5), (5, 5)]
x+ ['xx', 'x'] a-b- [(1, 3), (4, 5)]
b| ['', '', '', 'b', '', ''] -a-x-x--x- [(0, 0), (1, 1), (2, 2), (3, 4), (4, 4), (5, 5)]
[(0, 2), (2, 2), None, None]
['ab', '']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
          R"(-1 x* ['', 'xx', '', 'x', ''] -a--b-- [(0, 0), (1, 3), (3, 3), (4, 5), (5, 5)]
-2 (x)? ['', 'x', 'x', '', 'x', ''] -a---b-- [(0, 0), (1, 2), (2, 3), (3, 3), (4, 5), (5, 5)]
+1 x* ['', 'xx', '', 'x', ''] -a-b- [(0, 0), (1, 3), (3, 3), (4, 5), (5, 5)]
+2 (x)? ['', 'x', 'x', '', 'x', ''] -a--b- [(0, 0), (1, 2), (2, 3), (3, 3), (4, 5), (5, 5)]
-4 b| ['', '', '', 'b', '', ''] -a-x-x--x- [(0, 0), (1, 1), (2, 2), (3, 4), (4, 4), (5, 5)]
-5 [(0, 2), (2, 2), None, None]
-6 ['ab', '']
+4 b| ['', '', '', 'b', '', ''] -a-x-x-x- [(0, 0), (1, 1), (2, 2), (3, 4), (4, 4), (5, 5)]
+5 [(0, 2), (2, 2), (3, 3), None]
+6 split() requires a non-empty pattern match.
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-2.7") ==
          R"(-1 x* ['', 'xx', '', 'x', ''] -a--b-- [(0, 0), (1, 3), (3, 3), (4, 5), (5, 5)]
-2 (x)? ['', 'x', 'x', '', 'x', ''] -a---b-- [(0, 0), (1, 2), (2, 3), (3, 3), (4, 5), (5, 5)]
-3 x+ ['xx', 'x'] a-b- [(1, 3), (4, 5)]
-4 b| ['', '', '', 'b', '', ''] -a-x-x--x- [(0, 0), (1, 1), (2, 2), (3, 4), (4, 4), (5, 5)]
-5 [(0, 2), (2, 2), None, None]
-6 ['ab', '']
+1 ('x*', ['', 'xx', '', 'x', ''], '-a-b-', [(0, 0), (1, 3), (3, 3), (4, 5), (5, 5)])
+2 ('(x)?', ['', 'x', 'x', '', 'x', ''], '-a--b-', [(0, 0), (1, 2), (2, 3), (3, 3), (4, 5), (5, 5)])
+3 ('x+', ['xx', 'x'], 'a-b-', [(1, 3), (4, 5)])
+4 ('b|', ['', '', '', 'b', '', ''], '-a-x-x-x-', [(0, 0), (1, 1), (2, 2), (3, 4), (4, 4), (5, 5)])
+5 [(0, 2), (2, 2), (3, 3), None]
+6 ['ab']
)");
    CHECK(testing::printed(source, "model:pypy-7.3") == testing::printed(source, "model:cpython-3.13"));
}

}  // namespace lastref
