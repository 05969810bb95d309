__all__ = [
    'extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
    'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames',
    'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb',
]

if _language >= (3, 14):
    __all__.append('print_list')

_missing = object()


def _file(file):
    if file is None:
        import sys
        file = sys.stderr
    return file


def _write(lines, file):
    file = _file(file)
    for line in lines:
        print(line, file=file, end='')


def _exception_and_traceback(exc, value, tb):
    # From 3.10 on an exception alone is enough.
    if _language >= (3, 10) and value is _missing and tb is _missing:
        if exc is None or isinstance(exc, BaseException):
            return exc, exc.__traceback__ if exc is not None else None
        raise TypeError('Exception expected for value, %s found' % type(exc).__name__)
    if (value is _missing) != (tb is _missing) or value is _missing:
        raise ValueError('Both or neither of value and tb must be given')
    return value, tb


def print_tb(tb, limit=None, file=None):
    _write(_format_tb(tb, limit), file)


def format_tb(tb, limit=None):
    return _format_tb(tb, limit)


def extract_tb(tb, limit=None):
    return StackSummary._of(_tb_entries(tb, limit))


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    value, tb = _exception_and_traceback(exc, value, tb)
    _write(_format_exception(value, tb, limit, chain), file)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    value, tb = _exception_and_traceback(exc, value, tb)
    return _format_exception(value, tb, limit, chain)


def _told_name(cls):
    return cls.__qualname__ if cls.__module__ in ('builtins', 'exceptions', '__main__') else cls.__module__ + '.' + cls.__qualname__


def format_exception_only(exc, /, value=_missing, *, show_group=False):
    if _language < (3, 10) and value is _missing:
        raise TypeError("format_exception_only() missing 1 required positional argument: 'value'")
    if value is _missing:
        value = exc
    if value is None and exc is None and _language < (3, 10):
        return ['None: None\n']
    if show_group:
        _refuse('traceback.format_exception_only with show_group')
    lines = _format_exception_only(value, None)
    if _language < (3, 10) and value is not None and exc is not type(value):
        # Shown as an error of the type that is given.
        if not isinstance(exc, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if isinstance(value, SyntaxError) or issubclass(exc, SyntaxError) or len(lines) != 1:
            _refuse('traceback.format_exception_only() of an error of another type')
        lines = [_told_name(exc) + lines[0][len(_told_name(type(value))):]]
    return lines


def print_exc(limit=None, file=None, chain=True):
    _write(_format_exception(*_handled(), limit, chain), file)


def format_exc(limit=None, chain=True):
    return ''.join(_format_exception(*_handled(), limit, chain))


def print_last(limit=None, file=None, chain=True):
    import sys
    if not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def _frame_or_caller(f):
    return _frame(2) if f is None else f


def print_stack(f=None, limit=None, file=None):
    _write(_format_entries(_stack_entries(_frame_or_caller(f), limit)), file)


def format_stack(f=None, limit=None):
    return _format_entries(_stack_entries(_frame_or_caller(f), limit))


def extract_stack(f=None, limit=None):
    return StackSummary._of(_stack_entries(_frame_or_caller(f), limit))


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def _walk_back(f):
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_stack(f):
    if f is None:
        # A generator finds its frame when it begins: by StackSummary.extract, whose own frames it leaves out.
        if _language < (3, 14):
            return _walk_back_from_caller()
        f = _frame(1)
    return _walk_back(f)


def _walk_back_from_caller():
    f = _frame(2 if _language < (3, 11) else 4)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def _format_entries(entries):
    return _format_stack([each[:6] + (None,) for each in entries])


class FrameSummary:
    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self.locals = {key: repr(value) for key, value in locals.items()} if locals else None

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _source_line(self.filename, self.lineno)
        return self._line.strip()

    def _entry(self):
        return (self.filename, self.lineno, self.end_lineno, self.colno, self.end_colno, self.name, self._line)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    __hash__ = None

    def __getitem__(self, place):
        return (self.filename, self.lineno, self.name, self.line)[place]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return '<FrameSummary file %s, line %s in %s>' % (self.filename, self.lineno, self.name)


class StackSummary(list):
    @classmethod
    def _of(cls, entries, capture_locals=False):
        return cls([FrameSummary(file, line, name, end_lineno=end_line, colno=column, end_colno=end_column,
                                 locals=frame.f_locals if capture_locals else None)
                    for file, line, end_line, column, end_column, name, frame in entries])

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        if _language < (3, 11):
            pairs = []
            for pair in frame_gen:
                pairs.append(pair)
        else:
            pairs = cls._pairs(frame_gen)
        if limit is not None:
            pairs = pairs[:limit] if limit >= 0 else pairs[limit:]
        return cls([FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name,
                                 locals=frame.f_locals if capture_locals else None) for frame, line in pairs])

    @classmethod
    def _pairs(cls, frame_gen):
        def extended():
            for pair in frame_gen:
                yield pair
        pairs = []
        for pair in extended():
            pairs.append(pair)
        return pairs

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for each in a_list:
            if not isinstance(each, FrameSummary):
                filename, lineno, name, line = each
                each = FrameSummary(filename, lineno, name, line=line)
            result.append(each)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        text = _format_stack([frame_summary._entry()])[0]
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += '    %s = %s\n' % (name, value)
        return text

    def format(self, **kwargs):
        own = _language >= (3, 11) and type(self).format_frame_summary is not StackSummary.format_frame_summary
        if own or any(each.locals for each in self):
            texts = [self.format_frame_summary(each) for each in self]
            return [text for text in texts if text is not None]
        return _format_stack([each._entry() for each in self])


class TracebackException:
    """An exception's report, taken when it is made: it holds texts, no frames."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.stack = StackSummary._of(_tb_entries(exc_traceback, limit), capture_locals)
        self.exc_type = exc_type
        if _language < (3, 8):
            self.exc_traceback = exc_traceback
        self._str = str(exc_value)
        self._only = _format_exception_only(exc_value, exc_traceback)
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False

        def follow(other):
            if other is None or id(other) in seen:
                return None
            return TracebackException(type(other), other, other.__traceback__, limit=limit,
                                      capture_locals=capture_locals, _seen=seen)

        self.__cause__ = follow(exc_value.__cause__) if exc_value is not None else None
        self.__context__ = follow(exc_value.__context__) if exc_value is not None else None
        self.exceptions = None
        if _language >= (3, 11) and isinstance(exc_value, BaseExceptionGroup):
            _refuse('traceback.TracebackException of an exception group')

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        name = self.exc_type.__qualname__
        module = self.exc_type.__module__
        return name if module in ('builtins', '__main__') else module + '.' + name

    def __str__(self):
        return self._str

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def format_exception_only(self, **kwargs):
        yield from self._only

    def format(self, *, chain=True, **kwargs):
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format()
                yield '\nThe above exception was the direct cause of the following exception:\n\n'
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format()
                yield '\nDuring handling of the above exception, another exception occurred:\n\n'
        if self.stack:
            yield 'Traceback (most recent call last):\n'
            yield from self.stack.format()
        yield from self._only

    def print(self, *, file=None, chain=True, **kwargs):
        _write(self.format(chain=chain), file)
