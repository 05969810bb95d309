# What a `functools` without its part in C has of its own.
import functools as _functools
import sys as _sys
from reprlib import recursive_repr
from types import MethodType, _GenericAlias as GenericAlias

_language = _sys.version_info
_absent = object()


def reduce(function, sequence, initial=_absent):
    rest = iter(sequence)
    if initial is _absent:
        try:
            initial = next(rest)
        except StopIteration:
            raise TypeError('reduce() of empty %s with no initial value' %
                            ('iterable' if _language >= (3, 10) else 'sequence')) from None
    for each in rest:
        initial = function(initial, each)
    return initial


def _is_state(func, args, keywords, names):
    return (callable(func) and isinstance(args, tuple) and (keywords is None or isinstance(keywords, dict)) and
            (names is None or isinstance(names, dict)))


def _made(cls, func, args, keywords):
    if not callable(func):
        raise TypeError('the first argument must be callable')
    if isinstance(func, partial) if _language >= (3, 13) else hasattr(func, 'func'):
        args, keywords, func = func.args + args, {**func.keywords, **keywords}, func.func
    made = object.__new__(cls)
    made.func, made.args, made.keywords = func, args, keywords
    return made


def _partial_new(cls, func, /, *args, **keywords):
    return _made(cls, func, args, keywords)


class partial:
    __slots__ = 'func', 'args', 'keywords', '__dict__', '__weakref__'

    if _language >= (3, 14):
        __new__ = _partial_new
    elif _language >= (3, 8):
        def __new__(cls, func, /, *args, **keywords):
            return _made(cls, func, args, keywords)
    else:
        def __new__(*args, **keywords):
            if not args:
                raise TypeError("descriptor '__new__' of partial needs an argument")
            if len(args) < 2:
                raise TypeError("type 'partial' takes at least one argument")
            cls, func, *args = args
            return _made(cls, func, tuple(args), keywords)

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    if _language >= (3, 14):
        def __get__(self, obj, objtype=None):
            return self if obj is None else MethodType(self, obj)
    elif _language >= (3, 13):
        def __get__(self, obj, objtype=None):
            if obj is not None:
                import warnings
                warnings.warn('functools.partial will be a method descriptor in future Python versions; wrap it in '
                              'staticmethod() if you want to preserve the old behavior', FutureWarning, 2)
            return self

    @recursive_repr()
    def __repr__(self):
        args, keywords = self.args, self.keywords
        shown = [repr(self.func), *map(repr, args)]
        shown += ['%s=%r' % pair for pair in (keywords if _language >= (3, 14) else self.keywords).items()]
        cls = type(self)
        if _language >= (3, 13):
            title = '%s.%s' % (cls.__module__, cls.__qualname__)
        else:
            title = ('functools.' if cls.__module__ == 'functools' else '') + cls.__qualname__
        return '%s(%s)' % (title, ', '.join(shown))

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple):
            raise TypeError('argument to __setstate__ must be a tuple')
        if len(state) != 4:
            raise TypeError('expected 4 items in state, got %d' % len(state))
        if not _is_state(*state):
            raise TypeError('invalid partial state')
        func, args, keywords, names = state
        keywords = {} if keywords is None else keywords
        self.__dict__ = {} if names is None else names
        self.func, self.args = func, tuple(args)
        self.keywords = keywords if type(keywords) is dict else dict(keywords)

    if _language >= (3, 14) or _sys.implementation.name == 'pypy':
        __class_getitem__ = classmethod(GenericAlias)


for _each in reduce, partial:
    _each.__module__ = 'functools'
if _language < (3, 8):
    def reduce(*args):
        _functools._refuse('functools.reduce without _functools')
