import sys as _sys
import types as _types

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


class _Unorderable:
    __slots__ = ('value',)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair):
    return _Unorderable(pair[0]), _Unorderable(pair[1])


def _has_repr(obj, cls):
    return type(obj).__repr__ is cls.__repr__


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        if underscore_numbers:
            _refuse('pprint with underscore_numbers')
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = _sys.stdout if stream is None else stream
        self._compact = compact
        self._sort_dicts = sort_dicts

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        parts = []
        self._lay_out(object, parts, 0, 0, {}, 0)
        return ''.join(parts)

    def isrecursive(self, object):
        return self._shown(object, {}, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self._shown(object, {}, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._shown(object, context, level)

    def _shown(self, obj, context, level):
        if _has_repr(obj, dict):
            opening, closing = '{', '}'
            if not obj:
                return '{}', True, False
        elif _has_repr(obj, list):
            opening, closing = '[', ']'
        elif _has_repr(obj, tuple):
            opening, closing = '(', ',)' if len(obj) == 1 else ')'
        else:
            text = repr(obj)
            return text, bool(text) and not text.startswith('<'), False
        if not obj:
            return opening + closing, True, False
        if self._depth is not None and level >= self._depth:
            return opening + '...' + closing.lstrip(',') if closing != ',)' else '(...,)', False, False
        if id(obj) in context:
            return _recursion(obj), False, True
        context[id(obj)] = 1
        readable = True
        recursive = False
        parts = []
        if isinstance(obj, dict):
            items = obj.items()
            for key, value in sorted(items, key=_pair_key) if self._sort_dicts else items:
                shown = []
                for each in (key, value):
                    text, readable_here, recursive_here = self.format(each, context, self._depth, level + 1)
                    shown.append(text)
                    readable = readable and readable_here
                    recursive = recursive or recursive_here
                parts.append(': '.join(shown))
        else:
            for each in obj:
                text, readable_here, recursive_here = self.format(each, context, self._depth, level + 1)
                parts.append(text)
                readable = readable and readable_here
                recursive = recursive or recursive_here
        del context[id(obj)]
        return opening + ', '.join(parts) + closing, readable, recursive

    def _repr(self, obj, context, level):
        return self.format(obj, context.copy(), self._depth, level)[0]

    def _lay_out(self, obj, parts, indent, allowance, context, level):
        if id(obj) in context:
            parts.append(_recursion(obj))
            return
        text = self._repr(obj, context, level)
        room = self._width - indent - allowance
        if len(text) > room:
            writer = self._writer_of(obj)
            if writer is not None:
                context[id(obj)] = 1
                writer(obj, parts, indent, allowance, context, level + 1)
                del context[id(obj)]
                return
        parts.append(text)

    def _writer_of(self, obj):
        for cls, writer in ((dict, self._write_dict), (list, self._write_list), (tuple, self._write_tuple),
                            (set, self._write_set), (frozenset, self._write_set), (str, self._write_string)):
            if _has_repr(obj, cls):
                return writer
        kind = type(obj)
        if (hasattr(kind, '__dataclass_params__') and kind.__dataclass_params__.repr
                or kind.__name__ in ('OrderedDict', 'defaultdict', 'Counter', 'ChainMap', 'deque', 'UserDict',
                                     'UserList', 'UserString', 'SimpleNamespace', 'bytes', 'bytearray', 'mappingproxy')):
            _refuse('pprint of a long %s' % kind.__name__)
        return None

    def _write_dict(self, obj, parts, indent, allowance, context, level):
        parts.append('{' + ' ' * (self._indent - 1))
        items = obj.items()
        if self._sort_dicts:
            items = sorted(items, key=_pair_key)
        items = list(items)
        indent += self._indent
        for place, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            parts.append(text + ': ')
            last = place == len(items) - 1
            self._lay_out(value, parts, indent + len(text) + 2, allowance + 1 if last else 1, context, level)
            if not last:
                parts.append(',\n' + ' ' * indent)
        parts.append('}')

    def _write_list(self, obj, parts, indent, allowance, context, level):
        parts.append('[')
        self._write_items(obj, parts, indent, allowance + 1, context, level)
        parts.append(']')

    def _write_tuple(self, obj, parts, indent, allowance, context, level):
        parts.append('(')
        closing = ',)' if len(obj) == 1 else ')'
        self._write_items(obj, parts, indent, allowance + len(closing), context, level)
        parts.append(closing)

    def _write_set(self, obj, parts, indent, allowance, context, level):
        if not obj:
            parts.append(repr(obj))
            return
        if type(obj) is set:
            opening, closing = '{', '}'
        else:
            opening, closing = type(obj).__name__ + '({', '})'
            indent += len(type(obj).__name__) + 1
        parts.append(opening)
        self._write_items(sorted(obj, key=_Unorderable), parts, indent, allowance + len(closing), context, level)
        parts.append(closing)

    def _write_items(self, items, parts, indent, allowance, context, level):
        indent += self._indent
        if self._indent > 1:
            parts.append((self._indent - 1) * ' ')
        newline = ',\n' + ' ' * indent
        separator = ''
        items = list(items)
        width = room = self._width - indent + 1
        for place, each in enumerate(items):
            last = place == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(each, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = room
                    if separator:
                        separator = newline
                if width >= needed:
                    width -= needed
                    parts.append(separator + text)
                    separator = ', '
                    continue
            parts.append(separator)
            separator = newline
            self._lay_out(each, parts, indent, allowance if last else 1, context, level)

    def _write_string(self, text, parts, indent, allowance, context, level):
        if not text:
            parts.append(repr(text))
            return
        if level == 1:
            indent += 1
            allowance += 1
        lines = text.splitlines(True)
        pieces = []
        room = most = self._width - indent
        for number, line in enumerate(lines):
            if number == len(lines) - 1:
                most -= allowance
            if len(repr(line)) <= most:
                pieces.append(repr(line))
                continue
            words = _words(line)
            if number == len(lines) - 1:
                most += allowance
            current = ''
            for place, word in enumerate(words):
                limit = room - (allowance if place == len(words) - 1 and number == len(lines) - 1 else 0)
                if len(repr(current + word)) > limit and current:
                    pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            parts.append(pieces[0])
            return
        separator = '\n' + ' ' * indent
        joined = separator.join(pieces)
        parts.append('(' + joined + ')' if level == 1 else joined)


def _words(line):
    # Each word with the blanks behind it.
    words = []
    start = 0
    while start < len(line):
        end = start
        while end < len(line) and not line[end].isspace():
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        words.append(line[start:end])
        start = end
    return words


def _recursion(obj):
    return '<Recursion on %s with id=%s>' % (type(obj).__name__, id(obj))


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._shown(object, {}, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)
