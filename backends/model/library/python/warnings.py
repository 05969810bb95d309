import sys

__all__ = [
    'warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
    'catch_warnings',
]
if _language >= (3, 13):
    __all__.append('deprecated')

_actions = ('default', 'error', 'ignore', 'always', 'module', 'once') + (('all',) if _language >= (3, 14) else ())
_checks_with_assert = _language < (3, 13)


class WarningMessage:
    """One warning with its place. It keeps what the warning is about (`source`) alive."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        if _language >= (3, 15):
            self.module = None
        self._category_name = category.__name__ if category else None

    def __str__(self):
        module = 'module : %r, ' % (self.module,) if _language >= (3, 15) else ''
        return '{message : %r, category : %r, %sfilename : %r, lineno : %s, line : %r}' % (
            self.message, self._category_name, module, self.filename, self.lineno, self.line)


def _suggestion(source):
    if source is None or _pypy:
        return ''
    _import_late('tracemalloc')
    if _language < (3, 7):
        return ''
    return 'Enable tracemalloc to get the object allocation traceback\n'


def _formatwarnmsg_impl(msg):
    if msg.line is None:
        _import_late('linecache')
    name = msg.category.__name__
    text = '%s:%s: %s: %s\n' % (msg.filename, msg.lineno, name, msg.message)
    line = _source_line(msg.filename, msg.lineno) if msg.line is None else msg.line
    if line:
        text += '  %s\n' % line.strip()
    hint = _suggestion(msg.source)
    return text + '%s: %s' % (name, hint) if hint else text


def _showwarnmsg_impl(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    text = _formatwarnmsg(msg)
    try:
        file.write(text)
    except OSError:
        pass


def showwarning(message, category, filename, lineno, file=None, line=None):
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _formatwarnmsg(msg):
    if formatwarning is _formatwarning_orig:
        return _formatwarnmsg_impl(msg)
    return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)


def _showwarnmsg(msg):
    if showwarning is _showwarning_orig:
        _showwarnmsg_impl(msg)
        return
    if not callable(showwarning):
        raise TypeError('warnings.showwarning() must be set to a function or method')
    showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


def _check(right, error, text):
    if not right:
        raise (AssertionError if _checks_with_assert else error)(text)


def _check_category(category):
    wrong = 'category must be a Warning subclass'
    _check(isinstance(category, type), TypeError, 'category must be a class' if _checks_with_assert else wrong)
    _check(issubclass(category, Warning), TypeError, wrong)


def _check_line(lineno):
    wrong = 'lineno must be an int >= 0'
    _check(isinstance(lineno, int), TypeError, wrong if _checks_with_assert else 'lineno must be an int')
    _check(lineno >= 0, ValueError, wrong)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    _check(action in _actions, ValueError, 'invalid action: %r' % (action,))
    _check(isinstance(message, str), TypeError, 'message must be a string')
    _check_category(category)
    _check(isinstance(module, str), TypeError, 'module must be a string')
    _check_line(lineno)
    _add_filter(action, _Pattern(message, True) if message else None, category,
                _Pattern(module, False) if module else None, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check(action in _actions, ValueError, 'invalid action: %r' % (action,))
    _check_line(lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    filters[:] = []
    _filters_mutated()


class catch_warnings:
    """Filters and the way of showing are afterwards what they were before; `record` gives a list of what was shown."""

    if _language >= (3, 11):
        def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
            self._start(record, module)
            if action is not None:
                self._filter = (action, category, lineno, append)
    else:
        def __init__(self, *, record=False, module=None):
            self._start(record, module)

    def _start(self, record, module):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None

    def __repr__(self):
        arguments = ['record=True'] if self._record else []
        if self._module is not sys.modules['warnings']:
            arguments.append('module=%r' % (self._module,))
        return '%s(%s)' % (type(self).__name__, ', '.join(arguments))

    def __enter__(self):
        if self._entered:
            raise RuntimeError('Cannot enter %r twice' % self)
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError('Cannot exit %r without entering first' % self)
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


class _Pattern:
    """What filterwarnings needs of regular expressions: text, `.`, `.*`, escaped signs, `^`, `$`."""

    def __init__(self, pattern, ignore_case):
        self.pattern = pattern
        self.flags = 34 if ignore_case else 32
        self._parts = _pattern_parts(pattern.lower() if ignore_case else pattern)

    def __repr__(self):
        return 're.compile(%r%s)' % (self.pattern, ', re.IGNORECASE' if self.flags & 2 else '')

    def __eq__(self, other):
        if not isinstance(other, _Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def match(self, text):
        if not isinstance(text, str):
            given = ", got '%s'" % type(text).__name__ if sys.version_info >= (3, 11) else ''
            raise TypeError('expected string or bytes-like object' + given)
        return _fits(self._parts, 0, text.lower() if self.flags & 2 else text, 0)


def _pattern_parts(pattern):
    # One (sign, is any, may repeat) a place; sign None: the end.
    parts = []
    place = 0
    while place < len(pattern):
        sign = pattern[place]
        place += 1
        any_sign = False
        if sign == '\\':
            sign = pattern[place:place + 1]
            place += 1
            if sign in ('Z', 'z'):
                sign = None
            elif not sign or sign.isalnum():
                _refuse('the regular expression %r' % pattern)
        elif sign == '.':
            any_sign = True
        elif sign == '$':
            sign = None
        elif sign == '^' and not parts:
            continue
        elif sign in '^*+?{}[]()|':
            _refuse('the regular expression %r' % pattern)
        repeats = pattern[place:place + 1] == '*'
        if repeats:
            place += 1
        elif pattern[place:place + 1] == '+':
            place += 1
            parts.append((sign, any_sign, False))
            repeats = True
        parts.append((sign, any_sign, repeats))
    return parts


def _fits(parts, at, text, place):
    while at < len(parts):
        sign, any_sign, repeats = parts[at]
        at += 1
        if sign is None:
            return place == len(text) or text[place:] == '\n'
        if repeats:
            while not _fits(parts, at, text, place):
                if place == len(text) or (text[place] == '\n' if any_sign else text[place] != sign):
                    return False
                place += 1
            return True
        if place == len(text) or (text[place] == '\n' if any_sign else text[place] != sign):
            return False
        place += 1
    return True


class deprecated:
    """Decorator: calling the function, making or subclassing the class warns with `message`."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError('Expected an object of type str for \'message\', not %r' % type(message).__name__)
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            return _deprecated_class(arg, self.message, self.category, self.stacklevel)
        if not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to a class or callable, '
                            'not %r' % (arg,))
        return _deprecated_function(arg, self.message, self.category, self.stacklevel)


def _deprecated_function(function, message, category, stacklevel):
    from functools import wraps

    @wraps(function)
    def wrapper(*args, **kwargs):
        warn(message, category=category, stacklevel=stacklevel + 1)
        return function(*args, **kwargs)

    function.__deprecated__ = wrapper.__deprecated__ = message
    return wrapper


def _deprecated_class(cls, message, category, stacklevel):
    original_new = cls.__new__

    def __new__(kind, /, *args, **kwargs):
        if kind is cls:
            warn(message, category=category, stacklevel=stacklevel + 1)
        if original_new is not object.__new__:
            return original_new(kind, *args, **kwargs)
        if cls.__init__ is object.__init__ and (args or kwargs):
            raise TypeError('%s() takes no arguments' % kind.__name__)
        return original_new(kind)

    original_init_subclass = cls.__dict__.get('__init_subclass__')

    def __init_subclass__(kind, *args, **kwargs):
        warn(message, category=category, stacklevel=stacklevel + 1)
        if original_init_subclass is None:
            return super(cls, kind).__init_subclass__(*args, **kwargs)
        return original_init_subclass.__get__(None, kind)(*args, **kwargs)

    cls.__new__ = staticmethod(__new__)
    cls.__init_subclass__ = classmethod(__init_subclass__)
    cls.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
    return cls
