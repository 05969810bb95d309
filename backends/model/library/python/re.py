import functools
import warnings as _warnings

_python_2 = _language < (3,)
if not _python_2:
    import copyreg
    import enum
_prefixmatch = _language >= (3, 15)

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge']
if _prefixmatch:
    __all__.insert(0, 'prefixmatch')
if _language < (3, 13):
    __all__.append('template')
__all__ += ['escape', 'error']
if _language >= (3, 7):
    __all__ += ['Pattern', 'Match']
__all__ += ['A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
            'UNICODE']
if _language >= (3, 11):
    __all__ += ['NOFLAG', 'RegexFlag']
if _language >= (3, 13):
    __all__ += ['PatternError']
if not _prefixmatch:
    __version__ = '2.2.1'


def _flag_repr(self):
    if self._name_ is not None:
        return 're.' + self._name_
    rest = ~self._value_ if self._value_ < 0 else self._value_
    shown = []
    for each in type(self):
        if rest & each._value_:
            rest &= ~each._value_
            shown.append('re.' + each._name_)
    if rest:
        shown.append(hex(rest))
    text = '|'.join(shown)
    if self._value_ >= 0:
        return text
    return '~(%s)' % text if len(shown) > 1 else '~' + text


if _python_2:
    I = IGNORECASE = 2
    L = LOCALE = 4
    U = UNICODE = 32
    M = MULTILINE = 8
    S = DOTALL = 16
    X = VERBOSE = 64
    T = TEMPLATE = 1
    DEBUG = 128
    RegexFlag = ()
else:
    class RegexFlag(enum.IntFlag, **({'boundary': enum.KEEP} if _language >= (3, 11) else {})):
        if _language >= (3, 11):
            NOFLAG = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        if _language < (3, 13):
            TEMPLATE = T = 1
        DEBUG = 128
        if _language >= (3, 11):
            _numeric_repr_ = hex
        elif _language >= (3, 8):
            __repr__ = _flag_repr
        if _language >= (3, 8):
            __str__ = object.__str__

    if _language >= (3, 11):
        enum.global_enum(RegexFlag)
    globals().update(RegexFlag.__members__)


class error(Exception):
    __module__ = 're' if _language >= (3, 7) else 'sre_constants'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = '%s at position %d' % (msg, pos)
            if newline in pattern:
                msg = '%s (line %d, column %d)' % (msg, self.lineno, self.colno)
        super().__init__(msg)


if _language >= (3, 13):
    error.__name__ = error.__qualname__ = 'PatternError'
    PatternError = error


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


if _prefixmatch:
    match.__name__ = match.__qualname__ = 'prefixmatch'
    prefixmatch = match


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    return _compile(pattern, flags)


if _language >= (3, 13):
    class _ZeroSentinel(int):
        pass

    _zero_sentinel = _ZeroSentinel()

    def _taken(name, first, required, values, given):
        # What was passed by position although it should be named: a DeprecationWarning.
        values = dict(values)
        for which, value in zip(values, given):
            if values[which] is not _zero_sentinel:
                raise TypeError("%s() got multiple values for argument '%s'" % (name, which))
            values[which] = value
        if len(given) > len(values):
            # One or two are counted twice.
            raise TypeError('%s() takes from %d to %d positional arguments but %d were given'
                            % (name, required, required + 2, len(given) + required))
        if given:
            _warnings.warn("'%s' is passed as positional argument" % first, DeprecationWarning, stacklevel=3)
        return values.values()

    def sub(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
        count, flags = _taken('sub', 'count', 3, {'count': count, 'flags': flags}, args)
        return _compile(pattern, flags).sub(repl, string, count)

    def subn(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
        count, flags = _taken('subn', 'count', 3, {'count': count, 'flags': flags}, args)
        return _compile(pattern, flags).subn(repl, string, count)

    def split(pattern, string, *args, maxsplit=_zero_sentinel, flags=_zero_sentinel):
        maxsplit, flags = _taken('split', 'maxsplit', 2, {'maxsplit': maxsplit, 'flags': flags}, args)
        return _compile(pattern, flags).split(string, maxsplit)
else:
    def sub(pattern, repl, string, count=0, flags=0):
        return _compile(pattern, flags).sub(repl, string, count)

    def subn(pattern, repl, string, count=0, flags=0):
        return _compile(pattern, flags).subn(repl, string, count)

    def split(pattern, string, maxsplit=0, flags=0):
        return _compile(pattern, flags).split(string, maxsplit)


def purge():
    _cache.clear()
    _cache2.clear()
    _compile_template.cache_clear()


if _language >= (3, 7):
    _special = {ord(each): '\\' + each for each in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}

    def _escaped(text):
        return text.translate(_special)
else:
    _plain = '_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

    def _escaped(text):
        return ''.join(['\\000' if each == '\0' else each if each in _plain else '\\' + each for each in text])


def escape(pattern):
    if isinstance(pattern, str):
        return _escaped(pattern)
    return _escaped(str(pattern, 'latin1')).encode('latin1')


# From 3.12 on the second one has what was compiled last; the first one, in the order of use, what was asked for.
_cache = {}
_cache2 = {}
_most_kept = 512
_most_kept_twice = 256
_keeps_twice = _language >= (3, 12)


def _keep(cache, key, pattern, most):
    if len(cache) >= most:
        if _language >= (3, 7):
            del cache[next(iter(cache))]
        else:
            cache.clear()
    cache[key] = pattern


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    found = (_cache2 if _keeps_twice else _cache).get(key)
    if found is not None:
        return found
    found = _cache.pop(key, None)
    if found is None:
        if isinstance(pattern, _pattern_type):
            if flags:
                raise ValueError('cannot process flags argument with a compiled pattern')
            return pattern
        if not isinstance(pattern, (str, bytes)):
            raise TypeError('first argument must be string or compiled pattern')
        if not isinstance(flags, int):
            # An error that tells of this operation.
            flags & (VERBOSE if (3, 11) <= _language < (3, 13) else 64)
        found = _compiled(pattern, flags)
        if isinstance(found, tuple):
            message, place = found
            raise error(message, None if place is None else pattern, place)
    _keep(_cache, key, found, _most_kept)
    if _keeps_twice:
        _keep(_cache2, key, found, _most_kept_twice)
    return found


Pattern = _pattern_type = type(_compiled('', 0))
Match = type(_compiled('', 0).match(''))

_control = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}
_octal_digits = '01234567'
_digits = '0123456789'


class _TemplateReader:
    # Goes through a replacement; `parts` are texts and numbers of groups in turn.
    def __init__(self, pattern, source):
        self.pattern = pattern
        self.source = source
        self.is_text = isinstance(source, str)
        self.text = source if self.is_text else str(source, 'latin1')
        self.at = 0
        self.parts = []
        self.literal = ''

    def fail(self, message, place):
        return error(message, self.text, place)

    def end_literal(self):
        self.parts.append(self.literal if self.is_text else self.literal.encode('latin1'))
        self.literal = ''

    def add_group(self, group, place):
        if group > self.pattern.groups:
            raise self.fail('invalid group reference %d' % group, place)
        self.end_literal()
        self.parts.append(group)

    def next_of(self, characters):
        return self.at < len(self.text) and self.text[self.at] in characters

    def take(self, most, characters):
        start = self.at
        while self.at < start + most and self.next_of(characters):
            self.at += 1
        return self.text[start:self.at]

    def read(self):
        while self.at < len(self.text):
            each = self.text[self.at]
            self.at += 1
            if each != '\\':
                self.literal += each
                continue
            if self.at == len(self.text):
                raise self.fail('bad escape (end of pattern)', self.at - 1)
            self.at += 1
            self.read_escape(self.text[self.at - 1])
        self.end_literal()
        return self.parts[0] if len(self.parts) == 1 else self.parts

    def read_escape(self, letter):
        if letter == 'g':
            self.read_named()
        elif letter == '0':
            self.literal += chr(int('0' + self.take(2, _octal_digits), 8) & 0xff)
        elif letter in _digits:
            self.read_number(letter)
        elif letter in _control:
            self.literal += _control[letter]
        elif letter.isalpha() and letter < '\x80' and _language >= (3, 7):
            raise self.fail('bad escape \\' + letter, self.at - 2)
        else:
            if letter.isalpha() and letter < '\x80' and not _python_2:
                _warnings.warn('bad escape \\' + letter, DeprecationWarning, stacklevel=5)
            self.literal += '\\' + letter

    def read_number(self, number):
        start = self.at - 1
        number += self.take(1, _digits)
        if len(number) == 2 and number[0] in _octal_digits and number[1] in _octal_digits and \
                self.next_of(_octal_digits):
            number += self.take(1, _octal_digits)
            if int(number, 8) > 0o377:
                raise self.fail('octal escape value \\%s outside of range 0-0o377' % number, start - 1)
            self.literal += chr(int(number, 8))
        else:
            self.add_group(int(number), start)

    def read_named(self):
        if not self.next_of('<'):
            raise self.fail('missing <', self.at)
        start = self.at + 1
        end = self.text.find('>', start)
        if end < 0:
            if start == len(self.text):
                raise self.fail('missing group name', start)
            raise self.fail('missing >, unterminated name', start)
        name = self.text[start:end]
        if not name:
            raise self.fail('missing group name', start)
        self.at = end + 1
        if name.isdigit() and name.isdecimal() and all(each in _digits for each in name):
            self.add_group(int(name), start)
            return
        if not name.isidentifier():
            raise self.fail('bad character in group name %r' % name, start)
        try:
            group = self.pattern.groupindex[name]
        except KeyError:
            unknown = IndexError('unknown group name %r' % name)
            if _language < (3, 11):
                raise unknown
            raise unknown from None
        self.add_group(group, start)


@functools.lru_cache(_most_kept)
def _compile_template(pattern, repl):
    return _TemplateReader(pattern, repl).read()


def _pickle(pattern):
    return _compile, (pattern.pattern, pattern.flags)


if not _python_2:
    copyreg.pickle(_pattern_type, _pickle, _compile)


class Scanner:
    def __init__(self, lexicon, flags=0):
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self.lexicon = lexicon
        for phrase, _ in lexicon:
            if compile(phrase, flags).groups:
                if _prefixmatch:
                    raise ValueError('Cannot use capturing groups in re.Scanner')
                _refuse('groups within the phrases of a re.Scanner')
        self.scanner = _compiled('|'.join(['(%s)' % phrase for phrase, _ in lexicon]), flags)

    def scan(self, string):
        result = []
        match = self.scanner.scanner(string).match
        at = 0
        while True:
            found = match()
            if not found or found.end() == at:
                break
            action = self.lexicon[found.lastindex - 1][1]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            at = found.end()
        return result, string[at:]
