#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What regular expressions, matches and their iterators keep alive") {
    constexpr std::string_view source = R"(import re, gc, sys, weakref
p = re.compile('(a)(?P<n>b)?'); m = p.match('ab')
if hasattr(gc, 'is_tracked'):
    print(gc.is_tracked(p), gc.is_tracked(m), [type(x) for x in gc.get_referents(m)], [type(x) for x in gc.get_referents(p)])
    m.regs
    print([type(x) for x in gc.get_referents(m)], len(gc.get_referrers(p)))
    print(sys.getrefcount(p), sys.getrefcount(m))
r = weakref.ref(p, lambda r: print('pattern dies'))
del p
print(r() is not None)
re.purge()
gc.collect(); print(r() is not None)
del m
gc.collect(); gc.collect(); print(r() is not None)
class S(str):
    def __del__(self): print('dies', str(self))
m = re.match('x', S('xyz'))
print(m.group()); del m; gc.collect(); gc.collect()
it = re.finditer('.', S('qw'))
print(next(it).group()); print(next(it).group())
try: next(it)
except StopIteration: print('end')
print('del'); del it; gc.collect(); gc.collect()
class F:
    def __init__(self): self.ms = []
    def __call__(self, m): self.ms.append(m); return m.group() * 2
    def __del__(self): print('F dies')
f = F()
print(re.sub('a', f, 'banana'))
f.me = f; f.ms[0].string
del f; gc.collect(); gc.collect()
l = [re.compile('zz%d' % i) for i in range(3)]
ws = [weakref.ref(x) for x in l]
del l
gc.collect(); print([w() is not None for w in ws])
try: re.compile('(')
except re.error as e: x = e; print(e, e.pattern, e.pos, e.lineno, e.colno, e.msg)
print(x.__context__, x.__cause__)
try: re.sub('(a)', r'\g<zz>', 'a')
except IndexError as e: print(repr(e), repr(e.__context__), e.__suppress_context__)
def boom(m): raise ValueError(m.group())
try: re.sub('a', boom, S('ba'))
except ValueError as e: print(e)
gc.collect(); gc.collect()
print(re.compile('q', re.I) is re.compile('q', 2), re.compile('q') is re.compile(b'q'), re.compile('q', 0) is re.compile('q'))
print('exit')
)";
    CHECK(
        testing::printed(source, "model:cpython-3.13") ==
        R"(True True [<class 'type'>, <class 'str'>, <class 're.Pattern'>] [<class 'type'>, <class 'dict'>, <class 'tuple'>, <class 'str'>]
[<class 'type'>, <class 'str'>, <class 'tuple'>, <class 're.Pattern'>] 4
5 2
True
True
pattern dies
False
x
dies xyz
q
w
dies qw
end
del
baanaanaa
F dies
[True, True, True]
missing ), unterminated subpattern at position 0 ( 0 1 1 missing ), unterminated subpattern
None None
IndexError("unknown group name 'zz'") KeyError('zz') True
a
dies ba
True False True
exit
)");
    CHECK(
        testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
        R"(-1 True True [<class 'type'>, <class 'str'>, <class 're.Pattern'>] [<class 'type'>, <class 'dict'>, <class 'tuple'>, <class 'str'>]
-2 [<class 'type'>, <class 'str'>, <class 'tuple'>, <class 're.Pattern'>] 4
-3 5 2
+1 False False [] []
+2 [] 2
+3 4 2
-20 IndexError("unknown group name 'zz'") KeyError('zz') True
+20 IndexError("unknown group name 'zz'",) KeyError('zz',) False
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") ==
          R"(-2 [<class 'type'>, <class 'str'>, <class 'tuple'>, <class 're.Pattern'>] 4
-3 5 2
+2 [<class 'type'>, <class 'str'>, <class 'tuple'>, <class 're.Pattern'>] 3
+3 4 2
)");
    CHECK(testing::printed(source, "model:cpython-3.15") == testing::printed(source, "model:cpython-3.13"));
    CHECK(
        testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
        R"(-1 True True [<class 'type'>, <class 'str'>, <class 're.Pattern'>] [<class 'type'>, <class 'dict'>, <class 'tuple'>, <class 'str'>]
-2 [<class 'type'>, <class 'str'>, <class 'tuple'>, <class 're.Pattern'>] 4
-3 5 2
-12 dies qw
+11 dies qw
)");
}

TEST_CASE("What module re warns of and what it shows") {
    constexpr std::string_view source = R"(import re, warnings
def show(f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: r = f()
        except Exception as e: r = type(e).__name__ + ': ' + str(e)
        print(r, [(x.category.__name__, str(x.message), x.lineno) for x in w])
show(lambda: re.sub('a', 'b', 'aa', 1))
show(lambda: re.split('a', 'bab', 1))
show(lambda: re.sub('a', 'b', 'aa', 1, count=2))
show(lambda: re.subn('a', 'b', 'aa', 1, re.I, 3))
show(lambda: re.compile('[[a]b'))
show(lambda: re.compile('[a&&b]'))
show(lambda: re.compile('[a--b]'))
show(lambda: re.compile('a(?i)b'))
show(lambda: re.compile(b'aaaaaaaaaaaaaaaaaaaaaaaaaa(?i)b'))
print(re.__all__)
for c in (re.error, type(re.compile('')), type(re.match('', ''))): print(c.__module__, c.__name__, c.__mro__)
print(re.compile(pattern='a', flags=2), re.search(pattern='a', string='ba').span(), re.compile('a').search(string='bab', pos=1, endpos=2))
m = re.match('(?P<x>.)(?P<y>.)?', 'q')
print(m.groupdict(), m.groupdict('-'), m.groupdict(default=1), m.groups('z'), m['x'], m['y'], m[2], m.group('y'), m.start('y'), m.span('x'), m.end(), m.lastgroup)
print(m == m, hash(m) == hash(m), bool(m), m.re.groupindex == {'x': 1, 'y': 2})
try: m.re.groupindex['a'] = 1
except TypeError as e: print(e)
print({re.compile('a'): 1}[re.compile('a')], re.compile('a') == re.compile('a', re.I), re.compile('a') == 'a', re.compile('a') != re.compile('b'))
)";
    CHECK(testing::printed(source, "model:cpython-3.13") ==
          R"(ba [('DeprecationWarning', "'count' is passed as positional argument", 8)]
['b', 'b'] [('DeprecationWarning', "'maxsplit' is passed as positional argument", 9)]
TypeError: sub() got multiple values for argument 'count' []
TypeError: subn() takes from 3 to 5 positional arguments but 6 were given []
re.compile('[[a]b') [('FutureWarning', 'Possible nested set at position 1', 12)]
re.compile('[a&&b]') [('FutureWarning', 'Possible set intersection at position 2', 13)]
PatternError: bad character range a-- at position 1 [('FutureWarning', 'Possible set difference at position 2', 14)]
PatternError: global flags not at the start of the expression at position 1 []
PatternError: global flags not at the start of the expression at position 26 []
['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']
re PatternError (<class 're.PatternError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
re Pattern (<class 're.Pattern'>, <class 'object'>)
re Match (<class 're.Match'>, <class 'object'>)
re.compile('a', re.IGNORECASE) (1, 2) <re.Match object; span=(1, 2), match='a'>
{'x': 'q', 'y': None} {'x': 'q', 'y': '-'} {'x': 'q', 'y': 1} ('q', 'z') q None None None -1 (0, 1) 1 x
True True True True
'mappingproxy' object does not support item assignment
1 False False True
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
          R"py(-1 ba [('DeprecationWarning', "'count' is passed as positional argument", 8)]
-2 ['b', 'b'] [('DeprecationWarning', "'maxsplit' is passed as positional argument", 9)]
+1 ba []
+2 ['b', 'b'] []
-5 re.compile('[[a]b') [('FutureWarning', 'Possible nested set at position 1', 12)]
-6 re.compile('[a&&b]') [('FutureWarning', 'Possible set intersection at position 2', 13)]
-7 PatternError: bad character range a-- at position 1 [('FutureWarning', 'Possible set difference at position 2', 14)]
-8 PatternError: global flags not at the start of the expression at position 1 []
-9 PatternError: global flags not at the start of the expression at position 26 []
-10 ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']
-11 re PatternError (<class 're.PatternError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
-12 re Pattern (<class 're.Pattern'>, <class 'object'>)
-13 re Match (<class 're.Match'>, <class 'object'>)
-14 re.compile('a', re.IGNORECASE) (1, 2) <re.Match object; span=(1, 2), match='a'>
+5 re.compile('[[a]b') []
+6 re.compile('[a&&b]') []
+7 error: bad character range a-- at position 1 []
+8 re.compile('a(?i)b', re.IGNORECASE) [('DeprecationWarning', "Flags not at the start of the expression 'a(?i)b'", 15)]
+9 re.compile(b'aaaaaaaaaaaaaaaaaaaaaaaaaa(?i)b', re.IGNORECASE) [('DeprecationWarning', "Flags not at the start of the expression b'aaaaaaaaaaaaaaaaaaaa' (truncated)", 16)]
+10 ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'template', 'escape', 'error', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE']
+11 sre_constants error (<class 'sre_constants.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
+12 _sre SRE_Pattern (<class '_sre.SRE_Pattern'>, <class 'object'>)
+13 _sre SRE_Match (<class '_sre.SRE_Match'>, <class 'object'>)
+14 re.compile('a', re.IGNORECASE) (1, 2) <_sre.SRE_Match object; span=(1, 2), match='a'>
)py");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.10") ==
          R"(-1 ba [('DeprecationWarning', "'count' is passed as positional argument", 8)]
-2 ['b', 'b'] [('DeprecationWarning', "'maxsplit' is passed as positional argument", 9)]
+1 ba []
+2 ['b', 'b'] []
-7 PatternError: bad character range a-- at position 1 [('FutureWarning', 'Possible set difference at position 2', 14)]
-8 PatternError: global flags not at the start of the expression at position 1 []
-9 PatternError: global flags not at the start of the expression at position 26 []
-10 ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']
-11 re PatternError (<class 're.PatternError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
+7 error: bad character range a-- at position 1 [('FutureWarning', 'Possible set difference at position 2', 14)]
+8 re.compile('a(?i)b', re.IGNORECASE) [('DeprecationWarning', "Flags not at the start of the expression 'a(?i)b' but at position 1", 15)]
+9 re.compile(b'aaaaaaaaaaaaaaaaaaaaaaaaaa(?i)b', re.IGNORECASE) [('DeprecationWarning', "Flags not at the start of the expression b'aaaaaaaaaaaaaaaaaaaa' (truncated) but at position 26", 16)]
+10 ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'template', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE']
+11 re error (<class 're.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.11") ==
          R"(-1 ba [('DeprecationWarning', "'count' is passed as positional argument", 8)]
-2 ['b', 'b'] [('DeprecationWarning', "'maxsplit' is passed as positional argument", 9)]
+1 ba []
+2 ['b', 'b'] []
-7 PatternError: bad character range a-- at position 1 [('FutureWarning', 'Possible set difference at position 2', 14)]
-8 PatternError: global flags not at the start of the expression at position 1 []
-9 PatternError: global flags not at the start of the expression at position 26 []
-10 ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']
-11 re PatternError (<class 're.PatternError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
+7 error: bad character range a-- at position 1 [('FutureWarning', 'Possible set difference at position 2', 14)]
+8 error: global flags not at the start of the expression at position 1 []
+9 error: global flags not at the start of the expression at position 26 []
+10 ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'template', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag']
+11 re error (<class 're.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
)");
    CHECK(
        testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
        R"(-10 ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']
+10 ['prefixmatch', 'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-8.0") ==
          R"(-1 ba [('DeprecationWarning', "'count' is passed as positional argument", 8)]
-2 ['b', 'b'] [('DeprecationWarning', "'maxsplit' is passed as positional argument", 9)]
+1 ba []
+2 ['b', 'b'] []
-7 PatternError: bad character range a-- at position 1 [('FutureWarning', 'Possible set difference at position 2', 14)]
-8 PatternError: global flags not at the start of the expression at position 1 []
-9 PatternError: global flags not at the start of the expression at position 26 []
-10 ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']
-11 re PatternError (<class 're.PatternError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
+7 error: bad character range a-- at position 1 [('FutureWarning', 'Possible set difference at position 2', 14)]
+8 error: global flags not at the start of the expression at position 1 []
+9 error: global flags not at the start of the expression at position 26 []
+10 ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'template', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag']
+11 re error (<class 're.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
)");
}

}  // namespace lastref
