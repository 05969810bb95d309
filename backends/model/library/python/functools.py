import sys as _sys
from types import _GenericAlias, MappingProxyType as _proxy, MethodType as _MethodType

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
if _sys.version_info >= (3, 12):
    WRAPPER_ASSIGNMENTS += ('__type_params__',)
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


class _CacheInfo(tuple):
    __slots__ = ()
    _fields = ('hits', 'misses', 'maxsize', 'currsize')

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    def __repr__(self):
        return 'CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)' % tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])


_CacheInfo.__name__ = _CacheInfo.__qualname__ = 'CacheInfo'


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        return _decorated(user_function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _decorated(user_function, maxsize, typed)

    return decorating_function


def _decorated(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
    if _sys.version_info >= (3, 9):
        wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


_missing = object()


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            '(%r and %r).' % (self.attrname, name))

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
            values[self.attrname] = value
        return value

    __class_getitem__ = classmethod(_GenericAlias)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError('%r is not callable or a descriptor' % (func,))
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        shown = [repr(self.func)] + [repr(each) for each in self.args]
        shown += ['%s=%r' % pair for pair in self.keywords.items()]
        return '%s.%s(%s)' % (type(self).__module__, type(self).__qualname__, ', '.join(shown))

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


def cmp_to_key(mycmp):
    class K:
        __slots__ = ('obj',)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


def _derived(root, name):
    def less(self, other):
        return getattr(type(self), root)(self, other)

    def compare(self, other):
        answer = less(self, other)
        if answer is NotImplemented:
            return answer
        return _conversions[root, name](answer, self, other)

    compare.__name__ = name
    compare.__doc__ = 'Derived from %s.' % root
    return compare


_conversions = {
    ('__lt__', '__gt__'): lambda answer, a, b: not answer and a != b,
    ('__lt__', '__le__'): lambda answer, a, b: answer or a == b,
    ('__lt__', '__ge__'): lambda answer, a, b: not answer,
    ('__le__', '__ge__'): lambda answer, a, b: not answer or a == b,
    ('__le__', '__lt__'): lambda answer, a, b: answer and a != b,
    ('__le__', '__gt__'): lambda answer, a, b: not answer,
    ('__gt__', '__lt__'): lambda answer, a, b: not (answer or a == b),
    ('__gt__', '__ge__'): lambda answer, a, b: answer or a == b,
    ('__gt__', '__le__'): lambda answer, a, b: not answer,
    ('__ge__', '__le__'): lambda answer, a, b: not answer or a == b,
    ('__ge__', '__gt__'): lambda answer, a, b: answer and a != b,
    ('__ge__', '__lt__'): lambda answer, a, b: not answer,
}


def total_ordering(cls):
    orderings = ('__lt__', '__le__', '__gt__', '__ge__')
    given = [name for name in orderings if getattr(cls, name, None) is not getattr(object, name, None)]
    if not given:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = [name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in given][0]
    for name in orderings:
        if name not in given:
            setattr(cls, name, _derived(root, name))
    return cls


def _best_implementation(cls, registry):
    mro = cls.__mro__[:-1]
    place = len(mro)
    for at, each in enumerate(mro):
        if each in registry:
            place = at
            break
    # An abstract class stands behind the last class that is one.
    nearest = []
    for each in registry:
        if each is object or each in mro or not issubclass(cls, each):
            continue
        at = max([at for at, owner in enumerate(mro) if issubclass(owner, each)])
        if at < place:
            nearest.append((at, each))
    if not nearest:
        return registry[mro[place]] if place < len(mro) else registry.get(object)
    first = min([at for at, each in nearest])
    matches = [each for at, each in nearest if at == first]
    best = [each for each in matches
            if not [other for other in matches if other is not each and issubclass(other, each)]]
    if len(best) > 1:
        raise RuntimeError('Ambiguous dispatch: %r or %r' % (best[0], best[1]))
    return registry[best[0]]


def singledispatch(func):
    registry = {}
    found = {}

    def dispatch(cls):
        try:
            return found[cls]
        except KeyError:
            implementation = found[cls] = _best_implementation(cls, registry)
            return implementation

    def register(cls, func=None):
        if isinstance(cls, type) or hasattr(cls, '__args__'):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError('Invalid first argument to `register()`. %r is not a class or union type.' % (cls,))
            function = cls.__func__ if isinstance(cls, (classmethod, staticmethod)) else cls
            annotations = getattr(function, '__annotations__', {})
            if not annotations:
                raise TypeError('Invalid first argument to `register()`: %r. Use either `@register(some_class)` '
                                'or plain `@register` on an annotated function.' % (cls,))
            func = cls
            cls = next(iter(annotations.values()))
            if isinstance(cls, str):
                cls = eval(cls, function.__globals__)
        for each in getattr(cls, '__args__', None) or (cls,):
            registry[each] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError('%s requires at least 1 positional argument' % name)
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _proxy(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError('%r is not callable or a descriptor' % (func,))
        self.dispatcher = singledispatch(func)
        self.func = func
        self._found = None
        if _sys.version_info[:2] == (3, 13):
            import weakref
            self._found = weakref.WeakKeyDictionary()

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        if self._found is not None:
            try:
                return self._found[obj]
            except TypeError:
                self._found = None
            except KeyError:
                pass
        dispatch = self.dispatcher.dispatch

        name = getattr(self.func, '__name__', 'singledispatchmethod method')

        def method(*args, **kwargs):
            if not args and _sys.version_info >= (3, 13):
                raise TypeError('%s requires at least 1 positional argument' % name)
            found = dispatch(args[0].__class__)
            return found.__get__(obj, cls)(*args, **kwargs)

        method.register = self.register
        update_wrapper(method, self.func)
        if self._found is not None:
            self._found[obj] = method
        return method
