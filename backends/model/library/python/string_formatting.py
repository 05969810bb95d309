import sys as _sys
from collections import ChainMap as _ChainMap


class Template:
    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'

    def __init_subclass__(cls):
        super().__init_subclass__()
        if 'idpattern' in cls.__dict__ or 'flags' in cls.__dict__ or 'pattern' in cls.__dict__ or 'braceidpattern' in cls.__dict__:
            _refuse('string.Template with a pattern of its own')

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        if _sys.version_info >= (3, 14):
            _import_late('re')
        text = self.template
        mark = self.delimiter
        start = 0
        while True:
            at = text.find(mark, start)
            if at < 0:
                yield text[start:], None, None, None
                return
            after = at + len(mark)
            if text.startswith(mark, after):
                yield text[start:at] + mark, None, None, None
                start = after + len(mark)
                continue
            braced = text.startswith('{', after)
            begin = end = after + 1 if braced else after
            while end < len(text) and (text[end] == '_' or text[end] < '\x80' and text[end].isalnum()):
                if end == begin and text[end].isdigit():
                    break
                end += 1
            if end == begin or braced and not text.startswith('}', end):
                yield text[start:at], None, mark, at
                start = after
                continue
            stop = end + 1 if braced else end
            yield text[start:at], text[begin:end], text[at:stop], at
            start = stop

    def _invalid(self, at):
        lines = self.template[:at + 1].splitlines(keepends=True)
        column = at - len(''.join(lines[:-1])) + 1 if lines else 1
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (len(lines) or 1, column))

    def substitute(self, mapping={}, /, **kws):
        values = _ChainMap(kws, mapping) if kws and mapping else kws or mapping
        parts = []
        for before, name, whole, at in self._pieces():
            parts.append(before)
            if name is not None:
                parts.append(str(values[name]))
            elif whole is not None:
                self._invalid(at)
        return ''.join(parts)

    def safe_substitute(self, mapping={}, /, **kws):
        values = _ChainMap(kws, mapping) if kws and mapping else kws or mapping
        parts = []
        for before, name, whole, at in self._pieces():
            parts.append(before)
            if name is not None:
                try:
                    parts.append(str(values[name]))
                except KeyError:
                    parts.append(whole)
            elif whole is not None:
                parts.append(whole)
        return ''.join(parts)

    def is_valid(self):
        return all([name is not None or whole is None for before, name, whole, at in self._pieces()])

    def get_identifiers(self):
        names = []
        for before, name, whole, at in self._pieces():
            if name is not None and name not in names:
                names.append(name)
        return names
