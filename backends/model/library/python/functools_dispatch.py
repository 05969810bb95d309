from abc import get_cache_token
from types import MappingProxyType as _proxy, MethodType as _MethodType

if _sys.version_info < (3, 7):
    from weakref import WeakKeyDictionary


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


def _is_union(cls):
    if _sys.version_info < (3, 11):
        return False
    import types
    return isinstance(cls, types.UnionType) if _sys.version_info >= (3, 14) else _is_any_union(cls, types)


def _is_any_union(cls, types):
    from typing import Union, get_origin
    return get_origin(cls) in (Union, types.UnionType)


def _is_plain_class(cls):
    import types
    return isinstance(cls, type) and not isinstance(cls, types.GenericAlias)


def _hints(function):
    from typing import get_type_hints
    if _sys.version_info < (3, 14):
        return get_type_hints(function)
    what = 'a forward reference that is left unresolved'
    try:
        function.__annotations__
    except (NameError, AttributeError):
        _refuse(what)
    try:
        return get_type_hints(function)
    except SyntaxError:
        raise
    except Exception:
        _refuse(what)


def _find_annotated(function, is_valid):
    """The class that the first annotation names, or what is wrong with it."""
    given = '__annotate__' if _sys.version_info >= (3, 14) else '__annotations__'
    if not getattr(function, given, None):
        return TypeError, ('Invalid first argument to `register()`: %r. Use either `@register(some_class)` '
                           'or plain `@register` on an annotated function.' % (function,))
    name, cls = next(iter(_hints(function).items()))
    if not is_valid(cls):
        words = 'not all arguments are classes' if _is_union(cls) else 'is not a class'
        error = AssertionError if _sys.version_info < (3, 8) else TypeError
        return error, 'Invalid annotation for %r. %r %s.' % (name, cls, words)
    return cls


def _put(registry, cls, func):
    if (3, 11) <= _sys.version_info < (3, 14):
        _import_late('typing')
    for each in cls.__args__ if _is_union(cls) else (cls,):
        registry[each] = func


# The real ones are local functions of singledispatch(), which count, and hold one another.
def _dispatch_tests():
    if _sys.version_info < (3, 11):
        def is_valid(cls):
            return _is_plain_class(cls)
    elif _sys.version_info < (3, 14):
        import types

        def is_union_type(cls):
            return _is_any_union(cls, types)

        def is_valid(cls):
            return isinstance(cls, type) or is_union_type(cls) and all(isinstance(each, type) for each in cls.__args__)
    else:
        def is_valid(cls):
            return isinstance(cls, type) or _is_union(cls) and all(isinstance(each, type) for each in cls.__args__)
    return is_valid


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

    if _sys.version_info >= (3, 9):
        is_valid = _dispatch_tests()

        def register(cls, func=None):
            nonlocal token
            if is_valid(cls):
                if func is None:
                    return lambda f: register(cls, f)
            else:
                if func is not None:
                    raise TypeError('Invalid first argument to `register()`. %r is not a class%s.'
                                    % (cls, ' or union type' if _sys.version_info >= (3, 11) else ''))
                func = cls
                cls = _find_annotated(cls, is_valid)
                if isinstance(cls, tuple):
                    raise cls[0](cls[1])
            _put(registry, cls, func)
            if token is None and hasattr(cls, '__abstractmethods__'):
                token = get_cache_token()
            found.clear()
            return func
    else:
        def register(cls, func=None):
            nonlocal token
            if func is None:
                if isinstance(cls, type) or _sys.version_info < (3, 7):
                    return lambda f: register(cls, f)
                func = cls
                cls = _find_annotated(cls, lambda found: isinstance(found, type))
                if isinstance(cls, tuple):
                    raise cls[0](cls[1])
            _put(registry, cls, func)
            if token is None and hasattr(cls, '__abstractmethods__'):
                token = get_cache_token()
            found.clear()
            return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError('%s requires at least 1 positional argument' % funcname)
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _proxy(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


def _name_of(func):
    return getattr(func, '__qualname__', None) or getattr(func, '__name__', '?')


# What a method is when it is looked up, from 3.14 on.
class _singledispatchmethod_get:
    def __init__(self, unbound, obj, cls):
        self._unbound = unbound
        self._dispatch = unbound.dispatcher.dispatch
        self._obj = obj
        self._cls = cls
        func = unbound.func
        if _sys.version_info >= (3, 15):
            import types
            self._dispatch_arg_index = 1 if obj is None and isinstance(func, types.FunctionType) else 0
        for name in ('__module__', '__doc__'):
            if hasattr(func, name):
                setattr(self, name, getattr(func, name))

    def __repr__(self):
        if self._obj is None:
            return '<single dispatch method %s>' % _name_of(self)
        return '<bound single dispatch method %s of %r>' % (_name_of(self), self._obj)

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self._unbound.func, '__name__', 'singledispatchmethod method')
            raise TypeError('%s requires at least 1 positional argument' % name)
        if _sys.version_info < (3, 15):
            found = self._dispatch(args[0].__class__).__get__(self._obj, self._cls)
        else:
            found = self._dispatch(args[self._dispatch_arg_index].__class__)
            is_static = isinstance(found, staticmethod)
            if hasattr(found, '__get__'):
                found = found.__get__(self._obj, self._cls)
            # In a call through the class the first argument is the object, which these do not want.
            if self._dispatch_arg_index and (is_static or isinstance(found, _MethodType)):
                args = args[1:]
        return found(*args, **kwargs)

    def __getattr__(self, name):
        if name not in ('__name__', '__qualname__', '__isabstractmethod__', '__annotations__', '__type_params__'):
            raise AttributeError
        return getattr(self._unbound.func, name)

    @property
    def __wrapped__(self):
        return self._unbound.func

    @property
    def register(self):
        return self._unbound.register


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError('%r is not callable or a descriptor' % (func,))
        self.dispatcher = singledispatch(func)
        self.func = func
        if _sys.version_info[:2] == (3, 9):
            self._wrapped_func = func.__func__ if isinstance(func, (classmethod, staticmethod)) else func
        if _sys.version_info[:2] == (3, 13):
            import weakref
            self._method_cache = weakref.WeakKeyDictionary()

    if _sys.version_info >= (3, 14):
        def __repr__(self):
            return '<single dispatch method descriptor %s>' % _name_of(self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def register(self, cls, method=None):
        if _sys.version_info[:2] == (3, 9) and isinstance(cls, (classmethod, staticmethod)):
            cls.__annotations__ = getattr(cls.__func__, '__annotations__', {})
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        if _sys.version_info >= (3, 14):
            return _singledispatchmethod_get(self, obj, cls)
        cache = getattr(self, '_method_cache', None)
        if cache is not None:
            try:
                return cache[obj]
            except TypeError:
                self._method_cache = cache = None
            except KeyError:
                pass
        dispatch = self.dispatcher.dispatch
        func = getattr(self, '_wrapped_func', self.func)
        funcname = getattr(self.func, '__name__', 'singledispatchmethod method')

        def _method(*args, **kwargs):
            if not args and _sys.version_info >= (3, 13):
                raise TypeError('%s requires at least 1 positional argument' % funcname)
            found = dispatch(args[0].__class__)
            return found.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, func)
        if cache is not None:
            cache[obj] = _method
        return _method
