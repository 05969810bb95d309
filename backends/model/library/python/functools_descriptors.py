from types import _GenericAlias, MethodType as _MethodType

_missing = object()


class _RLock:
    __slots__ = ('__weakref__',)


class cached_property:
    def __init__(self, func):
        self.func, self.attrname = func, None
        self.__doc__, self.__module__ = func.__doc__, func.__module__
        if (3, 10) <= _sys.version_info < (3, 12):
            # A lock that a collector sees.
            self.lock = _RLock()

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError('Cannot assign the same cached_property to two different names '
                            '(%r and %r).' % (self.attrname, name))
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError("No '__dict__' attribute on %r instance to cache %r property."
                            % (type(instance).__name__, self.attrname)) from None
        value = values.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError("The '__dict__' attribute on %r instance does not support item assignment for caching "
                                "%r property." % (type(instance).__name__, self.attrname)) from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)


def _partialmethod_arguments(args, keywords):
    """The object, the function and the rest of what versions without parameters before `/` were given."""
    if not args:
        raise TypeError("descriptor '__init__' of partialmethod needs an argument")
    if len(args) > 1:
        return args[0], args[1], args[2:]
    if 'func' not in keywords:
        raise TypeError("type 'partialmethod' takes at least one argument, got 0")
    func = keywords.pop('func')
    if _sys.version_info >= (3, 8):
        import warnings
        warnings.warn("Passing 'func' as keyword argument is deprecated", DeprecationWarning, stacklevel=3)
    return args[0], func, ()


def _give_partialmethod(self, func, args, keywords, words):
    if not callable(func) and not hasattr(func, '__get__'):
        raise TypeError(words % (func,))
    if isinstance(func, partialmethod):
        args, keywords = func.args + args, {**func.keywords, **keywords}
        func = func.func
    self.func, self.args, self.keywords = func, args, keywords


def _partial_new(cls, func, /, *args, **keywords):
    self = object.__new__(cls)
    _give_partialmethod(self, func, args, keywords, 'the first argument %r must be a callable or a descriptor')
    return self


class partialmethod:
    if _sys.version_info >= (3, 14):
        __new__ = _partial_new
    elif (3, 7) <= _sys.version_info < (3, 9):
        def __init__(*args, **keywords):
            self, func, args = _partialmethod_arguments(args, keywords)
            _give_partialmethod(self, func, args, keywords, '%r is not callable or a descriptor')
    elif _sys.version_info >= (3, 9):
        def __init__(self, func, /, *args, **keywords):
            _give_partialmethod(self, func, args, keywords, '%r is not callable or a descriptor')
    else:
        def __init__(self, func, *args, **keywords):
            _give_partialmethod(self, func, args, keywords, '%r is not callable or a descriptor')

    def __repr__(self):
        args = [repr(each) for each in self.args]
        keywords = ['%s=%r' % pair for pair in self.keywords.items()]
        if _sys.version_info < (3, 13):
            args, keywords = [', '.join(args)], [', '.join(keywords)]
        return '%s.%s(%s)' % (type(self).__module__, type(self).__qualname__,
                              ', '.join([repr(self.func)] + args + keywords))

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __get__(self, obj, cls=None):
        getter = getattr(self.func, '__get__', None)
        if getter is not None and not isinstance(self.func, type):
            bound = getter(obj, cls)
            if bound is not self.func:
                made = partial(bound, *self.args, **self.keywords)
                try:
                    made.__self__ = bound.__self__
                except AttributeError:
                    pass
                return made
        func, args, keywords = self.func, self.args, self.keywords

        def method(self, /, *more, **others):
            return func(self, *args, *more, **{**keywords, **others})

        method.__isabstractmethod__ = self.__isabstractmethod__
        return method if obj is None else _MethodType(method, obj)
