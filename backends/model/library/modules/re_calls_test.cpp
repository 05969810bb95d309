#include "backends/model/test_changes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace lastref {

TEST_CASE("What functions of module re and methods of matches complain of") {
    constexpr std::string_view source = R"(import re, weakref
p = re.compile('(a)(?P<n>b)?'); m = p.match('ab')
print(type(p), type(m), repr(p), repr(m))
print(type(p.scanner('x')), p.groupindex, m.regs)
for o in (p, m, p.scanner('x'), p.finditer('')):
    try: weakref.ref(o); print('weak')
    except TypeError as e: print(e)
for f in (lambda: p.match(3), lambda: p.match(b'a'), lambda: re.match(b'a', 'a'), lambda: m.group(7), lambda: m['z'], lambda: re.compile(3), lambda: re.compile(p, 2), lambda: p.sub(lambda m: 3, 'ab'), lambda: m.group(1.5), lambda: m.start('q'), lambda: m.expand(r'\5'), lambda: m.expand(r'\g<q>'), lambda: p.sub(r'\q', 'a'), lambda: setattr(p, 'x', 1), lambda: setattr(p, 'flags', 1), lambda: setattr(p, 'groupindex', 1), lambda: setattr(m, 'regs', 1), lambda: m.re(), lambda: p.search('a', 'b'), lambda: p < p, lambda: re.compile('(?<=a*)b'),lambda: re.sub('a', 'b', 'a', 1, 2, 3), lambda: type('S', (type(p),), {}), lambda: m.group('n', 0, 1), lambda: m[0], lambda: len(m), lambda: re.compile('a', re.L), lambda: re.compile([]), lambda: re.sub('(a)|b', r'[\1]', 'ab'), lambda: p.split(), lambda: p.sub('x'), lambda: m.groups(1, 2)):
    try: print('ok', f())
    except re.error as e: print(type(e).__name__, e, e.pos)
    except Exception as e: print(type(e).__name__, e)
print([n for n in dir(p) if not n.startswith('__')], [n for n in dir(m) if not n.startswith('__')])
print(re.compile('a', re.I|re.M), re.compile('a', re.A), re.compile(b'a', re.S), repr(re.I), repr(re.I|re.M), str(re.I), re.compile('a').flags, repr(re.compile(b'a').flags), re.error, re.error.__mro__)
print(re.error('a', 'bc\nd', 4), repr(re.error('a', 'bcd', 2)), re.error('x').args)
print(p == re.compile('(a)(?P<n>b)?'), p is re.compile('(a)(?P<n>b)?'))
s = re.Scanner([('[0-9]+', lambda s, t: int(t)), ('[a-z]', lambda s, t: t), (' ', None)])
print(s.scan('1 a 23?'))
)";
    CHECK(
        testing::printed(source, "model:cpython-3.13") ==
        R"(<class 're.Pattern'> <class 're.Match'> re.compile('(a)(?P<n>b)?') <re.Match object; span=(0, 2), match='ab'>
<class '_sre.SRE_Scanner'> {'n': 2} ((0, 2), (0, 1), (1, 2))
weak
cannot create weak reference to 're.Match' object
cannot create weak reference to '_sre.SRE_Scanner' object
cannot create weak reference to 'callable_iterator' object
TypeError expected string or bytes-like object, got 'int'
TypeError cannot use a string pattern on a bytes-like object
TypeError cannot use a bytes pattern on a string-like object
IndexError no such group
IndexError no such group
TypeError first argument must be string or compiled pattern
ValueError cannot process flags argument with a compiled pattern
TypeError sequence item 0: expected str instance, int found
IndexError no such group
IndexError no such group
PatternError invalid group reference 5 at position 1 1
IndexError unknown group name 'q'
PatternError bad escape \q at position 0 0
AttributeError 're.Pattern' object has no attribute 'x' and no __dict__ for setting new attributes
AttributeError readonly attribute
AttributeError attribute 'groupindex' of 're.Pattern' objects is not writable
AttributeError attribute 'regs' of 're.Match' objects is not writable
TypeError 're.Pattern' object is not callable
TypeError 'str' object cannot be interpreted as an integer
TypeError '<' not supported between instances of 're.Pattern' and 're.Pattern'
PatternError look-behind requires fixed-width pattern None
TypeError sub() takes from 3 to 5 positional arguments but 6 were given
TypeError type 're.Pattern' is not an acceptable base type
ok ('b', 'ab', 'a')
ok ab
TypeError object of type 're.Match' has no len()
ValueError cannot use LOCALE flag with a str pattern
TypeError unhashable type: 'list'
ok [a][]
TypeError split() missing required argument 'string' (pos 1)
TypeError sub() missing required argument 'string' (pos 2)
TypeError groups() takes at most 1 argument (2 given)
['findall', 'finditer', 'flags', 'fullmatch', 'groupindex', 'groups', 'match', 'pattern', 'scanner', 'search', 'split', 'sub', 'subn'] ['end', 'endpos', 'expand', 'group', 'groupdict', 'groups', 'lastgroup', 'lastindex', 'pos', 're', 'regs', 'span', 'start', 'string']
re.compile('a', re.IGNORECASE|re.MULTILINE) re.compile('a', re.ASCII) re.compile(b'a', re.DOTALL) re.IGNORECASE re.IGNORECASE|re.MULTILINE re.IGNORECASE 32 0 <class 're.PatternError'> (<class 're.PatternError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
a at position 4 (line 2, column 2) PatternError('a at position 2') ('x',)
True True
([1, 'a', 23], '?')
)");
    CHECK(
        testing::changes(source, "model:cpython-3.13", "model:cpython-3.6") ==
        R"(-1 <class 're.Pattern'> <class 're.Match'> re.compile('(a)(?P<n>b)?') <re.Match object; span=(0, 2), match='ab'>
+1 <class '_sre.SRE_Pattern'> <class '_sre.SRE_Match'> re.compile('(a)(?P<n>b)?') <_sre.SRE_Match object; span=(0, 2), match='ab'>
-4 cannot create weak reference to 're.Match' object
+4 cannot create weak reference to '_sre.SRE_Match' object
-7 TypeError expected string or bytes-like object, got 'int'
+7 TypeError expected string or bytes-like object
-17 PatternError invalid group reference 5 at position 1 1
+17 error invalid group reference 5 at position 1 1
-19 PatternError bad escape \q at position 0 0
-20 AttributeError 're.Pattern' object has no attribute 'x' and no __dict__ for setting new attributes
+19 ok \q
+20 AttributeError '_sre.SRE_Pattern' object has no attribute 'x'
-22 AttributeError attribute 'groupindex' of 're.Pattern' objects is not writable
-23 AttributeError attribute 'regs' of 're.Match' objects is not writable
-24 TypeError 're.Pattern' object is not callable
+22 AttributeError attribute 'groupindex' of '_sre.SRE_Pattern' objects is not writable
+23 AttributeError attribute 'regs' of '_sre.SRE_Match' objects is not writable
+24 TypeError '_sre.SRE_Pattern' object is not callable
-26 TypeError '<' not supported between instances of 're.Pattern' and 're.Pattern'
-27 PatternError look-behind requires fixed-width pattern None
+26 TypeError '<' not supported between instances of '_sre.SRE_Pattern' and '_sre.SRE_Pattern'
+27 error look-behind requires fixed-width pattern None
-29 TypeError type 're.Pattern' is not an acceptable base type
+29 TypeError type '_sre.SRE_Pattern' is not an acceptable base type
-32 TypeError object of type 're.Match' has no len()
+32 TypeError object of type '_sre.SRE_Match' has no len()
-36 TypeError split() missing required argument 'string' (pos 1)
-37 TypeError sub() missing required argument 'string' (pos 2)
+36 TypeError Required argument 'string' (pos 1) not found
+37 TypeError Required argument 'string' (pos 2) not found
-40 re.compile('a', re.IGNORECASE|re.MULTILINE) re.compile('a', re.ASCII) re.compile(b'a', re.DOTALL) re.IGNORECASE re.IGNORECASE|re.MULTILINE re.IGNORECASE 32 0 <class 're.PatternError'> (<class 're.PatternError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
-41 a at position 4 (line 2, column 2) PatternError('a at position 2') ('x',)
+40 re.compile('a', re.IGNORECASE|re.MULTILINE) re.compile('a', re.ASCII) re.compile(b'a', re.DOTALL) <RegexFlag.IGNORECASE: 2> <RegexFlag.MULTILINE|IGNORECASE: 10> RegexFlag.IGNORECASE 32 0 <class 'sre_constants.error'> (<class 'sre_constants.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
+41 a at position 4 (line 2, column 2) error('a at position 2',) ('x',)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.12") ==
          R"(-17 PatternError invalid group reference 5 at position 1 1
+17 error invalid group reference 5 at position 1 1
-19 PatternError bad escape \q at position 0 0
-20 AttributeError 're.Pattern' object has no attribute 'x' and no __dict__ for setting new attributes
+19 error bad escape \q at position 0 0
+20 AttributeError 're.Pattern' object has no attribute 'x'
-27 PatternError look-behind requires fixed-width pattern None
+27 error look-behind requires fixed-width pattern None
-40 re.compile('a', re.IGNORECASE|re.MULTILINE) re.compile('a', re.ASCII) re.compile(b'a', re.DOTALL) re.IGNORECASE re.IGNORECASE|re.MULTILINE re.IGNORECASE 32 0 <class 're.PatternError'> (<class 're.PatternError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
-41 a at position 4 (line 2, column 2) PatternError('a at position 2') ('x',)
+40 re.compile('a', re.IGNORECASE|re.MULTILINE) re.compile('a', re.ASCII) re.compile(b'a', re.DOTALL) re.IGNORECASE re.IGNORECASE|re.MULTILINE re.IGNORECASE 32 0 <class 're.error'> (<class 're.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
+41 a at position 4 (line 2, column 2) error('a at position 2') ('x',)
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:cpython-3.15") ==
          R"(-34 TypeError unhashable type: 'list'
+34 TypeError cannot use 'tuple' as a dict key (unhashable type: 'list')
-39 ['findall', 'finditer', 'flags', 'fullmatch', 'groupindex', 'groups', 'match', 'pattern', 'scanner', 'search', 'split', 'sub', 'subn'] ['end', 'endpos', 'expand', 'group', 'groupdict', 'groups', 'lastgroup', 'lastindex', 'pos', 're', 'regs', 'span', 'start', 'string']
+39 ['findall', 'finditer', 'flags', 'fullmatch', 'groupindex', 'groups', 'match', 'pattern', 'prefixmatch', 'scanner', 'search', 'split', 'sub', 'subn'] ['end', 'endpos', 'expand', 'group', 'groupdict', 'groups', 'lastgroup', 'lastindex', 'pos', 're', 'regs', 'span', 'start', 'string']
)");
    CHECK(testing::changes(source, "model:cpython-3.13", "model:pypy-7.3") ==
          R"(-6 cannot create weak reference to 'callable_iterator' object
-7 TypeError expected string or bytes-like object, got 'int'
-8 TypeError cannot use a string pattern on a bytes-like object
-9 TypeError cannot use a bytes pattern on a string-like object
+6 cannot create weak reference to '_sre.SRE_Scanner' object
+7 TypeError can't use a string pattern on a bytes-like object
+8 TypeError can't use a string pattern on a bytes-like object
+9 TypeError can't use a bytes pattern on a string-like object
-14 TypeError sequence item 0: expected str instance, int found
+14 TypeError sequence item 0: expected str, int found
-17 PatternError invalid group reference 5 at position 1 1
+17 error invalid group reference 5 at position 1 1
-19 PatternError bad escape \q at position 0 0
-20 AttributeError 're.Pattern' object has no attribute 'x' and no __dict__ for setting new attributes
-21 AttributeError readonly attribute
-22 AttributeError attribute 'groupindex' of 're.Pattern' objects is not writable
-23 AttributeError attribute 'regs' of 're.Match' objects is not writable
+19 error bad escape \q at position 0 0
+20 AttributeError 're.Pattern' object has no attribute 'x'
+21 AttributeError readonly attribute 'flags'
+22 AttributeError readonly attribute 'groupindex'
+23 AttributeError readonly attribute 'regs'
-25 TypeError 'str' object cannot be interpreted as an integer
+25 TypeError expected integer, got str object
-27 PatternError look-behind requires fixed-width pattern None
+27 error look-behind requires fixed-width pattern None
-32 TypeError object of type 're.Match' has no len()
+32 TypeError 're.Match' has no length
-36 TypeError split() missing required argument 'string' (pos 1)
-37 TypeError sub() missing required argument 'string' (pos 2)
-38 TypeError groups() takes at most 1 argument (2 given)
+36 TypeError split() missing 1 required positional argument: 'string'
+37 TypeError sub() missing 1 required positional argument: 'string'
+38 TypeError groups() takes from 1 to 2 positional arguments but 3 were given
-40 re.compile('a', re.IGNORECASE|re.MULTILINE) re.compile('a', re.ASCII) re.compile(b'a', re.DOTALL) re.IGNORECASE re.IGNORECASE|re.MULTILINE re.IGNORECASE 32 0 <class 're.PatternError'> (<class 're.PatternError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
-41 a at position 4 (line 2, column 2) PatternError('a at position 2') ('x',)
+40 re.compile('a', re.IGNORECASE|re.MULTILINE) re.compile('a', re.ASCII) re.compile(b'a', re.DOTALL) re.IGNORECASE re.IGNORECASE|re.MULTILINE re.IGNORECASE 32 0 <class 're.error'> (<class 're.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
+41 a at position 4 (line 2, column 2) error('a at position 2') ('x',)
)");
}

}  // namespace lastref
