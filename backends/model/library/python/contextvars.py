__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')

_missing = object()


_prefix = '' if _pypy or _language < (3, 10) else '_contextvars.'


def _refuse_subclass(cls, **keywords):
    raise TypeError("type '%s%s' is not an acceptable base type" % (_prefix, cls.__base__.__name__))


class Context:
    """What each context variable is set to. The values live in a dict that is replaced, never changed."""

    __module__ = '_contextvars'
    __slots__ = ('_values', '_outer', '__weakref__')
    __init_subclass__ = classmethod(_refuse_subclass)

    def __init__(self):
        self._values = {}
        self._outer = None

    def run(self, callable, /, *args, **kwargs):
        if self._outer is not None:
            raise RuntimeError('cannot enter context: %r is already entered' % (self,))
        self._outer = _state.current
        _state.current = self
        try:
            return callable(*args, **kwargs)
        finally:
            _state.current = self._outer
            self._outer = None
            # The real one has no frame that a traceback could keep.
            self = callable = args = kwargs = None

    def copy(self):
        made = Context()
        made._values = self._values
        return made

    def get(self, var, default=None, /):
        _check_variable(var)
        return self._values.get(var, default)

    def __getitem__(self, var):
        _check_variable(var)
        if _pypy and var not in self._values:
            raise KeyError
        return self._values[var]

    def __contains__(self, var):
        _check_variable(var)
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


def _state():
    """Holds the current context, as the interpreter does: until nothing of the program is left to see its end."""


_state.current = Context()


def _check_variable(var):
    if not isinstance(var, ContextVar):
        raise TypeError('ContextVar key was expected' if _pypy else 'a ContextVar key was expected, got %r' % (var,))


def copy_context():
    return _state.current.copy()


class _Missing:
    __slots__ = ()
    __module__ = 'Token'
    __qualname__ = 'MISSING'

    def __repr__(self):
        return '<Token.MISSING>'


_Missing.__name__ = 'MISSING'


class Token:
    __module__ = '_contextvars'
    __slots__ = ('_context', '_var', '_old', '_used')
    __init_subclass__ = classmethod(_refuse_subclass)
    MISSING = object() if _pypy else _Missing()

    def __new__(cls, *args, **kwargs):
        raise RuntimeError('Tokens can only be created by ContextVars')

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    if _language >= (3, 14):
        def __enter__(self):
            return self

        def __exit__(self, *exc_info):
            self._var.reset(self)

    def __repr__(self):
        return '<Token%s var=%r at 0x%x>' % (' used' if self._used else '', self._var, id(self))


def _named(token):
    return 'Token' if _pypy else repr(token)


class ContextVar:
    __module__ = '_contextvars'
    __slots__ = ('_name', '_default', '__weakref__')
    __init_subclass__ = classmethod(_refuse_subclass)

    def __init__(self, name, /, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_missing, /):
        value = _state.current._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        if _pypy:
            raise LookupError
        raise LookupError(self)

    def set(self, value, /):
        token = object.__new__(Token)
        token._context = _state.current
        token._var = self
        token._old = _state.current._values.get(self, Token.MISSING)
        token._used = False
        values = dict(_state.current._values)
        values[self] = value
        _state.current._values = values
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError('expected an instance of Token, got %r' % (token,))
        if token._used:
            raise RuntimeError('%s has already been used once' % _named(token))
        if token._var is not self:
            raise ValueError('%s was created by a different ContextVar' % _named(token))
        if token._context is not _state.current:
            raise ValueError('%s was created in a different Context' % _named(token))
        token._used = True
        values = dict(_state.current._values)
        if token._old is Token.MISSING:
            values.pop(self, None)
        else:
            values[self] = token._old
        _state.current._values = values

    def __class_getitem__(cls, key):
        return cls

    def __repr__(self):
        default = '' if self._default is _missing else ' default=%r' % (self._default,)
        return '<ContextVar name=%r%s at 0x%x>' % (self._name, default, id(self))
