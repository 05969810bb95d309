import sys as _sys
from abc import get_cache_token
from types import _GenericAlias, MappingProxyType as _proxy, MethodType as _MethodType

if _sys.version_info < (3, 7):
    from weakref import WeakKeyDictionary

_ANNOTATIONS = '__annotate__' if _sys.version_info >= (3, 14) else '__annotations__'
WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', _ANNOTATIONS)
if _sys.version_info >= (3, 12):
    WRAPPER_ASSIGNMENTS += ('__type_params__',)
WRAPPER_UPDATES = ('__dict__',)


def _annotate(wrapper, wrapped):
    # What would make annotations goes over, and no dict comes into being where there are none.
    annotations = getattr(wrapped, '__annotations__', None)
    if annotations:
        wrapper.__annotations__ = annotations
        return
    for each in wrapped, wrapper:
        if type(each) is type(_annotate):
            del each.__annotations__


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            if name == '__annotate__':
                _annotate(wrapper, wrapped)
                continue
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


def _c3_merge(sequences):
    """One order of all of them: always the first head that stands in no tail."""
    result = []
    sequences = [list(each) for each in sequences if each]
    while sequences:
        for sequence in sequences:
            head = sequence[0]
            if not [other for other in sequences if head in other[1:]]:
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        result.append(head)
        sequences = [[each for each in sequence if each is not head] for sequence in sequences]
        sequences = [sequence for sequence in sequences if sequence]
    return result


def _c3_mro(cls, abcs=()):
    """The order of cls with the abstract classes that it counts as, each where it begins to be one."""
    place = 0
    for at, base in enumerate(cls.__bases__):
        if hasattr(base, '__abstractmethods__'):
            place = at + 1
    own, others = list(cls.__bases__[:place]), list(cls.__bases__[place:])
    new = [each for each in abcs
           if issubclass(cls, each) and not [base for base in cls.__bases__ if issubclass(base, each)]]
    rest = [each for each in abcs if each not in new]
    orders = [_c3_mro(base, rest) for base in own + new + others]
    return _c3_merge([[cls]] + orders + [own, new, others])


def _compose_mro(cls, registered):
    own = set(cls.__mro__)
    related = [each for each in registered if each not in own and hasattr(each, '__mro__')
               and not hasattr(each, '__args__') and issubclass(cls, each)]
    related = [each for each in related
               if not [other for other in related if other is not each and each in other.__mro__]]
    known = set(related)
    abstract = []
    for each in related:
        found = []
        for subclass in each.__subclasses__():
            if subclass not in own and issubclass(cls, subclass):
                found.append([base for base in subclass.__mro__ if base in known])
        found.sort(key=len, reverse=True)
        for subclass in [one for group in found for one in group] or [each]:
            if subclass not in abstract:
                abstract.append(subclass)
    return _c3_mro(cls, abstract)


def _find_impl(cls, registry):
    match = None
    for each in _compose_mro(cls, registry.keys()):
        if match is not None:
            unrelated = each in registry and each not in cls.__mro__ and match not in cls.__mro__
            if unrelated and not issubclass(match, each):
                raise RuntimeError('Ambiguous dispatch: %r or %r' % (match, each))
            break
        if each in registry:
            match = each
    return registry.get(match)


def _new_cache():
    if _sys.version_info < (3, 7):
        return WeakKeyDictionary()
    import types, weakref
    return weakref.WeakKeyDictionary()


def singledispatch(func):
    registry = {}
    found = _new_cache()
    token = None

    def dispatch(cls):
        nonlocal token
        if token is not None and token != get_cache_token():
            found.clear()
            token = get_cache_token()
        try:
            return found[cls]
        except KeyError:
            try:
                implementation = registry[cls]
            except KeyError:
                implementation = _find_impl(cls, registry)
            found[cls] = implementation
            return implementation

    def register(cls, func=None):
        nonlocal token
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
        if (3, 11) <= _sys.version_info < (3, 14):
            _import_late('typing')
        for each in getattr(cls, '__args__', None) or (cls,):
            registry[each] = func
        if token is None and hasattr(cls, '__abstractmethods__'):
            token = get_cache_token()
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

        if _sys.version_info < (3, 14):
            method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        if self._found is not None:
            self._found[obj] = method
        return method
