import sys as _sys

__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']

_short = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f', '\b': '\\b'}
_long = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_infinity = float('inf')


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = 'json.decoder'


def _quoted(text, ensure_ascii):
    parts = ['"']
    for character in text:
        if character in _short:
            parts.append(_short[character])
        elif character < ' ' or ensure_ascii and character > '~':
            code = ord(character)
            if code >= 0x10000:
                code -= 0x10000
                parts.append('\\u%04x' % (0xd800 | code >> 10))
                code = 0xdc00 | code & 0x3ff
            parts.append('\\u%04x' % code)
        else:
            parts.append(character)
    parts.append('"')
    return ''.join(parts)


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        shown = '%r' if _sys.version_info < (3, 7) else '%s'
        raise TypeError('Object of type ' + shown % o.__class__.__name__ + ' is not JSON serializable')

    def encode(self, o):
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        return self._pieces(o, indent, 0, {} if self.check_circular else None)

    def _float(self, o):
        if o != o:
            text = 'NaN'
        elif o == _infinity:
            text = 'Infinity'
        elif o == -_infinity:
            text = '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant'
                             + (': ' + repr(o) if _says_value else ''))
        return text

    def _atom(self, o):
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is True or key is False or key is None or isinstance(key, (int, float)):
            return self._atom(key)
        if self.skipkeys:
            return None
        raise TypeError('keys must be str, int, float, bool or None, not %s' % key.__class__.__name__)

    def _pieces(self, o, indent, depth, seen):
        atom = self._atom(o)
        if atom is not None:
            yield atom
            return
        if seen is not None:
            if id(o) in seen:
                raise ValueError('Circular reference detected')
            seen[id(o)] = o
        if isinstance(o, (list, tuple)):
            yield from self._sequence(o, indent, depth + 1, seen)
        elif isinstance(o, dict):
            yield from self._mapping(o, indent, depth + 1, seen)
        else:
            yield from self._pieces(self.default(o), indent, depth, seen)
        if seen is not None:
            del seen[id(o)]

    def _sequence(self, o, indent, depth, seen):
        if not o:
            yield '[]'
            return
        separator = self.item_separator
        text = '['
        if indent is not None:
            text += '\n' + indent * depth
            separator += '\n' + indent * depth
        for each in o:
            atom = self._atom(each)
            yield text if atom is None else text + atom
            text = separator
            if atom is None:
                yield from self._pieces(each, indent, depth, seen)
        if indent is not None:
            yield '\n' + indent * (depth - 1)
        yield ']'

    def _mapping(self, o, indent, depth, seen):
        if not o:
            yield '{}'
            return
        line = '' if indent is None else '\n' + indent * depth
        yield '{'
        text = line
        items = o.items()
        if self.sort_keys:
            items = sorted(items)
        for key, value in items:
            key = self._key(key)
            if key is None:
                continue
            if text:
                yield text
            text = self.item_separator + line
            yield _quoted(key, self.ensure_ascii)
            yield self.key_separator
            yield from self._pieces(value, indent, depth, seen)
        if indent is not None and text != line:
            yield '\n' + indent * (depth - 1)
        yield '}'


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
        indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **options):
    cls = options.pop('cls', None) or JSONEncoder
    for piece in cls(**options).iterencode(obj):
        fp.write(piece)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or {'-Infinity': -_infinity, 'Infinity': _infinity,
                                                 'NaN': float('nan')}.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _value(self, s, at):
        start = s[at:at + 1]
        if start == '"':
            return self._string(s, at + 1)
        if start == '{':
            return self._object(s, at + 1)
        if start == '[':
            return self._array(s, at + 1)
        for word, value in (('null', None), ('true', True), ('false', False)):
            if s.startswith(word, at):
                return value, at + len(word)
        for word in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        return self._number(s, at)

    def _number(self, s, at):
        end = at + 1 if s.startswith('-', at) else at
        first = end
        while s[end:end + 1] in _digits:
            end += 1
            if s[first] == '0':
                break
        if end == first:
            _raise_no_value(s, at)
        whole = True
        if _pypy and s.startswith('.', end) and s[end + 1:end + 2] not in _digits:
            raise JSONDecodeError('Expected digit', s, end + 1)
        if s.startswith('.', end) and s[end + 1:end + 2] in _digits:
            whole = False
            end += 2
            while s[end:end + 1] in _digits:
                end += 1
        if s[end:end + 1] in ('e', 'E'):
            digits = end + (2 if s[end + 1:end + 2] in ('+', '-') else 1)
            if s[digits:digits + 1] in _digits:
                whole = False
                end = digits + 1
                while s[end:end + 1] in _digits:
                    end += 1
        return (self.parse_int if whole else self.parse_float)(s[at:end]), end

    def _string(self, s, at):
        begin = at - 1
        parts = []
        while True:
            character = s[at:at + 1]
            if not character:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            at += 1
            if character == '"':
                return ''.join(parts), at
            if character == '\\':
                escape = s[at:at + 1]
                if _pypy and escape not in _long and escape != 'u':
                    shown = escape and escape + ' '
                    raise JSONDecodeError('Invalid \\escape: %s(char %d)' % (shown, at - 1), s, at - 1)
                if not escape:
                    raise JSONDecodeError('Unterminated string starting at', s, begin)
                if escape == 'u':
                    code, at = _hexadecimal(s, at + 1)
                    if 0xd800 <= code <= 0xdbff and s.startswith('\\u', at):
                        low, after = _hexadecimal(s, at + 2)
                        if 0xdc00 <= low <= 0xdfff:
                            code = 0x10000 + (code - 0xd800 << 10 | low - 0xdc00)
                            at = after
                    parts.append(chr(code))
                    continue
                if escape not in _long:
                    raise JSONDecodeError('Invalid \\escape', s, at - 1)
                parts.append(_long[escape])
                at += 1
                continue
            if character < ' ' and self.strict:
                raise JSONDecodeError('Invalid control character at', s, at - (2 if _pypy else 1))
            parts.append(character)

    def _array(self, s, at):
        values = []
        begin = at
        at = _skip(s, at)
        if s.startswith(']', at):
            return values, at + 1
        while True:
            value, at = self._value(s, at)
            values.append(value)
            at = _skip(s, at)
            if s.startswith(']', at):
                return values, at + 1
            if not s.startswith(',', at):
                raise _no_comma('array', s, at, begin)
            comma = at
            at = _skip(s, at + 1)
            if _says_trailing and s.startswith(']', at):
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)

    def _object(self, s, at):
        pairs = []
        begin = at
        at = _skip(s, at)
        if s.startswith('}', at):
            return self._made(pairs), at + 1
        if not s.startswith('"', at):
            raise JSONDecodeError(_no_name, s, at)
        while True:
            key, at = self._string(s, at + 1)
            at = _skip(s, at)
            if not s.startswith(':', at):
                raise JSONDecodeError("No ':' found at" if _pypy else "Expecting ':' delimiter", s, at)
            value, at = self._value(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            if s.startswith('}', at):
                return self._made(pairs), at + 1
            if not s.startswith(',', at):
                raise _no_comma('object', s, at, begin)
            comma = at
            at = _skip(s, at + 1)
            if _says_trailing and s.startswith('}', at):
                raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)
            if not s.startswith('"', at):
                raise JSONDecodeError(_no_name, s, at)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)


JSONDecoder.__module__ = 'json.decoder'
JSONEncoder.__module__ = 'json.encoder'
_digits = frozenset('0123456789')


def _skip(s, at):
    while s[at:at + 1] in (' ', '\t', '\n', '\r'):
        at += 1
    return at


_no_name = 'Key name must be string at char' if _pypy else 'Expecting property name enclosed in double quotes'


def _unexpected(s, at, inside=''):
    return JSONDecodeError("Unexpected '%s'%s" % (s[at:at + 1] or '\0', inside), s, at)


def _raise_no_value(s, at):
    if not _pypy:
        try:
            raise StopIteration(at)
        except StopIteration as err:
            raise JSONDecodeError('Expecting value', s, err.value) from None
    begin = at + 1 if s.startswith('-', at) else at
    for word in ('null', 'true', 'false', 'NaN', 'Infinity') if begin == at else ('Infinity',):
        if s.startswith(word[0], begin):
            raise JSONDecodeError('Error when decoding ' + word, s, begin + 1)
    raise _unexpected(s, at) if begin == at else JSONDecodeError('Expected digit', s, begin)


def _no_comma(what, s, at, begin):
    if not _pypy:
        return JSONDecodeError("Expecting ',' delimiter", s, at)
    if at == len(s):
        return JSONDecodeError('Unterminated %s starting at' % what, s, begin)
    return _unexpected(s, at, ' when decoding ' + what)


def _hexadecimal(s, at):
    digits = s[at:at + 4]
    if len(digits) == 4 and all([each in '0123456789abcdefABCDEF' for each in digits]):
        return int(digits, 16), at + 4
    if _pypy:
        raise JSONDecodeError('Invalid \\uXXXX escape (char %d)', s, at + 3)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, at - 1)


def loads(s, *, cls=None, **options):
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode('utf-8', 'surrogatepass')
    else:
        raise TypeError('the JSON object must be str, bytes or bytearray, not %s' % s.__class__.__name__)
    return (cls or JSONDecoder)(**options).decode(s)


def load(fp, **options):
    return loads(fp.read(), **options)


_says_trailing = _language >= (3, 13)
_says_value = _language >= (3, 12)
