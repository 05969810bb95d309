import sys as _sys

from _weakref import ref as _ref

# Since 3.9 a collector sees what CPython remembers of earlier questions.
_remembers = _sys.version_info >= (3, 9) and _sys.implementation.name == 'cpython'
_types = _InstanceType = None
if _sys.version_info < (3,):
    import types as _types
    _InstanceType = _types.InstanceType


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    if isinstance(value, property):
        return any([getattr(each, '__isabstractmethod__', False) for each in (value.fget, value.fset, value.fdel)])
    if isinstance(value, (classmethod, staticmethod)):
        value = value.__func__
    return getattr(value, '__isabstractmethod__', False)


def _abstract_names(cls, namespace):
    names = set()
    # Python 2 has some by other names.
    own = namespace if _types is None else cls.__dict__
    for name, value in own.items():
        if _is_abstract(value):
            names.add(name)
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    # An empty one is not that which all others share.
    has_own = (3, 7) <= _sys.version_info < (3, 10)
    return _full - _full if has_own and not names else frozenset(names)


_full = frozenset((None,))
_registered = 0


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        # Up to 3.8 it is an object that no collector sees.
        cls._abc_impl = _Registry() if _sys.version_info >= (3, 9) else object()
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        global _registered
        _registered += 1
        if not isinstance(cls._abc_impl, _Registry):
            cls._abc_impl = _Registry()
        cls._abc_impl.add('classes', subclass)
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        actual = type(instance)
        if _InstanceType is not None and actual is _InstanceType:
            actual = subclass
        registry = cls._abc_impl
        known = registry.answer(subclass) if isinstance(registry, _Registry) else None
        if known or known is False and actual is subclass:
            return known
        if cls.__subclasscheck__(subclass):
            return True
        return actual is not subclass and cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type) and not (_InstanceType and isinstance(subclass, _types.ClassType)):
            if _sys.version_info >= (3, 7):
                raise TypeError('issubclass() arg 1 must be a class')
            _ref(subclass)
            return False
        registry = cls._abc_impl
        if not isinstance(registry, _Registry):
            return _ask(cls, subclass, None)[0]
        known = registry.answer(subclass)
        if known is not None:
            return known
        answer, is_remembered = _ask(cls, subclass, registry)
        if is_remembered and _remembers:
            registry.add('yes' if answer else 'no', subclass)
        return answer


def _check_hook(answer):
    if not isinstance(answer, bool):
        is_told = _sys.version_info >= (3, 7) and _sys.implementation.name != 'pypy'
        words = ('__subclasshook__ must return either False, True, or NotImplemented',) if is_told else ()
        raise AssertionError(*words)


def _ask(cls, subclass, registry):
    # The answer, and whether it will be remembered.
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        _check_hook(answer)
        return answer, True
    if cls in getattr(subclass, '__mro__', ()):
        return True, True
    if registry is not None and registry.classes:
        if _remembers and _ref(subclass) in registry.classes:
            return True, False
        for reference in list(registry.classes):
            each = reference()
            if each is not None and issubclass(subclass, each):
                return True, True
    for each in type.__subclasses__(cls):
        if issubclass(subclass, each):
            return True, True
    return False, True


def _forget(classes, reference):
    classes = classes()
    if classes is not None:
        classes.discard(reference)


class _Registry:
    # What a class was told of others: sets of references to classes, and what was registered when a `no` was last true.
    __slots__ = ('classes', 'yes', 'no', 'version')

    def __init__(self):
        self.classes = self.yes = self.no = None
        self.version = _registered

    def add(self, name, cls):
        if not _remembers:
            self.classes = (self.classes or ()) + (_ref(cls),)
            return
        classes = getattr(self, name)
        if classes is None:
            classes = set()
            setattr(self, name, classes)
        classes.add(_ref(cls, _Method(_forget, _ref(classes))))

    def answer(self, cls):
        if self.yes and _ref(cls) in self.yes:
            return True
        if self.version < _registered:
            if self.no is not None:
                self.no.clear()
            self.version = _registered
        elif self.no and _ref(cls) in self.no:
            return False


class ABC(metaclass=ABCMeta):
    if _sys.version_info >= (3, 7):
        __slots__ = ()


_Method = type(ABC.register)

def update_abstractmethods(cls):
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


def get_cache_token():
    return _registered


_Registry.__name__ = _Registry.__qualname__ = '_abc_data'
