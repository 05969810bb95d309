import collections as _collections
import collections.abc as _abc
import sys as _sys
from abc import ABCMeta as _ABCMeta
from functools import lru_cache as _lru_cache
from types import _GenericAlias as _builtin_alias

TYPE_CHECKING = False
_types_of_unions = type(int | str) if _sys.version_info >= (3, 10) else ()


def _shown(item):
    if isinstance(item, type) and not isinstance(item, _builtin_alias):
        if item.__module__ == 'builtins':
            return item.__qualname__
        return '%s.%s' % (item.__module__, item.__qualname__)
    if item is ...:
        return '...'
    if isinstance(item, list):
        return '[%s]' % ', '.join([_shown(each) for each in item])
    return repr(item)


_none_type = type(None)


@_lru_cache(typed=True)
def _remember(make, *args):
    return make(*args)


# What was made last is kept, unless something in it cannot be hashed.
def _kept(make, *args):
    try:
        return _remember(make, *args)
    except TypeError:
        return make(*args)


class _Form:
    __slots__ = ('_special_form', '__origin__')

    def __init__(self, name, origin=None):
        self._special_form = name
        self.__origin__ = origin

    def __repr__(self):
        return 'typing.' + self._special_form

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if self._special_form == 'Callable' and isinstance(args[0], list):
            return _kept(_callable, self, args[1:], *args[0])
        return _kept(_Form._of, self, *args)

    def _of(self, *args):
        name = self._special_form
        if name in ('Union', 'Optional'):
            if name == 'Optional':
                args = args + (None,)
            if Union is _union:
                return Union[args]
            flat = []
            for each in args:
                each = _none_type if each is None else each
                is_union = isinstance(each, _types_of_unions) or isinstance(each, _Alias) and each._special_form == 'Union'
                for one in each.__args__ if is_union else (each,):
                    if one not in flat:
                        flat.append(one)
            if len(flat) == 1:
                return flat[0]
            return _Alias(Union, tuple(flat))
        return _Alias(self, args)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError('Cannot instantiate typing.' + self._special_form)
        return self.__origin__(*args, **kwargs)

    if _sys.version_info >= (3, 10):
        def __or__(self, other):
            # What is a class in the real module unites as one.
            is_class = self._special_form in ('IO', 'TextIO', 'BinaryIO') or self is Any and _sys.version_info >= (3, 11)
            other = _none_type if is_class and other is None else other
            return type.__ror__(other, self) if is_class and isinstance(other, type) else Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

    def __instancecheck__(self, obj):
        if self.__origin__ is None:
            raise TypeError('typing.%s cannot be used with isinstance()' % self._special_form)
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if self.__origin__ is None:
            raise TypeError('typing.%s cannot be used with issubclass()' % self._special_form)
        return issubclass(cls, self.__origin__)

    def __mro_entries__(self, bases):
        if self.__origin__ is None:
            raise TypeError('Cannot subclass typing.%s' % self._special_form)
        return (self.__origin__,)


class _Alias:
    __slots__ = ('_form', '__args__', '__parameters__', '_values')

    def __init__(self, form, args):
        self._form = form
        self.__args__ = args
        found = []
        for each in args:
            for one in (each,) if isinstance(each, _parameter) else getattr(each, '__parameters__', ()):
                if one not in found:
                    found.append(one)
        self.__parameters__ = tuple(found)

    @property
    def __origin__(self):
        form = self._form
        if isinstance(form, _Form):
            return form if form.__origin__ is None else form.__origin__
        return form

    @property
    def _special_form(self):
        return getattr(self._form, '_special_form', None)

    def __repr__(self):
        args = self.__args__
        name = self._special_form
        if name == 'Union' and len(args) == 2 and _none_type in args and _sys.version_info >= (3, 9):
            return 'typing.Optional[%s]' % _shown([each for each in args if each is not _none_type][0])
        if name == 'Callable' and len(args) == 2:
            return 'typing.Callable[%s, %s]' % (_shown(args[0]), _shown(args[1]))
        shown = ', '.join([_shown(each) for each in args])
        return '%s[%s]' % (_shown(self._form), shown)

    def __eq__(self, other):
        if self._special_form == 'Union' and type(other) is _union:
            return set(self.__args__) == set(other.__args__)
        if not isinstance(other, _Alias):
            return NotImplemented
        if self._special_form == 'Union':
            return other._special_form == 'Union' and set(self.__args__) == set(other.__args__)
        return self._form is other._form and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._special_form, len(self.__args__)))

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        if not isinstance(self._form, _Form):
            try:
                made.__orig_class__ = self
            except AttributeError if _sys.version_info < (3, 13) else Exception:
                pass
        return made

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if isinstance(self._form, _Form):
            return _Alias(self._form, args)
        return self._with(dict(zip(self.__parameters__, _fitting(self, args))))

    def _with(self, values):
        args = [each._with(values) if isinstance(each, _Alias) else each for each in self.__args__]
        return _Alias(self._form, tuple([values.get(each, each) if isinstance(each, TypeVar) else each
                                         for each in args]))

    def __getattr__(self, name):
        if name[:2] == '__' == name[-2:]:
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if name in _Alias.__slots__ or name[:2] == '__' == name[-2:]:
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    if _sys.version_info >= (3, 10):
        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

    def __mro_entries__(self, bases):
        form = self._form
        if form is Generic or form is _Protocol:
            return (form,)
        if isinstance(form, _Form):
            return form.__mro_entries__(bases)
        return (form,)

    def __instancecheck__(self, obj):
        if self._special_form == 'Union':
            return isinstance(obj, tuple(self.__args__))
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __subclasscheck__(self, cls):
        if self._special_form == 'Union':
            return issubclass(cls, tuple(self.__args__))
        raise TypeError('Subscripted generics cannot be used with class and instance checks')


def _forms(*names):
    for name in names:
        globals()[name] = _Form(name)


_forms('Any', 'NoReturn', 'Never', 'Self', 'LiteralString', 'ClassVar', 'Final', 'Union', 'Optional', 'Literal',
       'Concatenate', 'TypeAlias', 'TypeGuard', 'TypeIs', 'Annotated', 'Required', 'NotRequired', 'ReadOnly', 'Unpack')
_Unpack = Unpack
_union = type(int | str) if _sys.version_info >= (3, 10) else None
if _sys.version_info >= (3, 14):
    Union = _union


def _give_aliases():
    origins = {
        'List': list, 'Dict': dict, 'Set': set, 'FrozenSet': frozenset, 'Tuple': tuple, 'Type': type,
        'Deque': _collections.deque, 'DefaultDict': _collections.defaultdict,
        'OrderedDict': _collections.OrderedDict, 'Counter': _collections.Counter, 'ChainMap': _collections.ChainMap,
        'AbstractSet': _abc.Set, 'Callable': _abc.Callable,
    }
    for name in ('Hashable', 'Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'Iterable',
                 'Iterator', 'Reversible', 'Sized', 'Container', 'Collection', 'Generator', 'Sequence',
                 'MutableSequence', 'Mapping', 'MutableMapping', 'MutableSet', 'KeysView', 'ItemsView', 'ValuesView',
                 'MappingView'):
        origins[name] = getattr(_abc, name)
    for name, origin in origins.items():
        globals()[name] = _Form(name, origin)
    for name, method in (('SupportsInt', '__int__'), ('SupportsFloat', '__float__'), ('SupportsAbs', '__abs__'),
                         ('SupportsIndex', '__index__'), ('SupportsBytes', '__bytes__'), ('SupportsRound', '__round__')):
        globals()[name] = _Form(name)


_give_aliases()
Text = str
AnyStr = None


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=None,
                 infer_variance=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

    if _sys.version_info >= (3, 10):
        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple:
    def __init__(self, name, *, default=None):
        self.__name__ = name

    def __iter__(self):
        yield _Unpack[self]

    def __repr__(self):
        return self.__name__


_of_many = (ParamSpec, TypeVarTuple)
_parameter = (TypeVar, TypeVarTuple)
AnyStr = TypeVar('AnyStr', bytes, str)


def _callable(form, result, *parameters):
    return _Alias(form, (list(parameters),) + result)


def _generic(cls, *args):
    return _Alias(cls, args)


# The arguments that a generic class gets for its parameters; defaults fill up.
def _fitting(cls, args):
    if not args and _sys.version_info < (3, 11):
        raise TypeError('Parameter list to %s[...] cannot be empty' % cls.__qualname__)
    parameters = cls.__parameters__
    if not parameters:
        raise TypeError('%r is not a generic class' % (cls,))
    if any([each is None for each in args]):
        args = tuple([_none_type if each is None else each for each in args])
    if any([isinstance(each, _of_many) for each in parameters]):
        return args
    wanted = len(parameters)
    what = 'arguments' if _sys.version_info >= (3, 10) else 'parameters'
    if len(args) > wanted:
        raise TypeError('Too many %s for %r; actual %d, expected %d' % (what, cls, len(args), wanted))
    given = len(args)
    while len(args) < wanted:
        default = getattr(parameters[len(args)], '__default__', None) if _sys.version_info >= (3, 13) else None
        if default is None or default is NoDefault:
            least = 'at least %d' % (given + 1) if _sys.version_info >= (3, 13) else '%d' % wanted
            raise TypeError('Too few %s for %r; actual %d, expected %s' % (what, cls, given, least))
        args += (default,)
    return args


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        if cls is not Generic and cls is not _Protocol:
            args = _fitting(cls, args)
        return _kept(_generic, cls, *args)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = ()
        for base in cls.__dict__.get('__orig_bases__', ()):
            if isinstance(base, _Alias) and base._form is Generic:
                found = base.__parameters__
                break
            found += tuple([each for each in getattr(base, '__parameters__', ()) if each not in found])
        cls.__parameters__ = found


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get('_is_protocol'):
            if not cls.__dict__.get('_is_runtime_protocol'):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            return all([hasattr(instance, name) for name in _members_of(cls)])
        return super().__instancecheck__(instance)


def _members_of(cls):
    names = []
    for base in cls.__mro__[:-1]:
        if base.__dict__.get('_is_protocol'):
            for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', ())):
                if not name.startswith('_abc_') and name not in _not_members and name not in names:
                    names.append(name)
    return names


_not_members = frozenset(['__module__', '__doc__', '__dict__', '__weakref__', '__qualname__', '__slots__', '__init__',
                          '__abstractmethods__', '_is_protocol', '_is_runtime_protocol', '__annotations__',
                          '__parameters__', '__orig_bases__', '__subclasshook__', '__init_subclass__',
                          '__class_getitem__', '__static_attributes__', '__firstlineno__', '__annotate__',
                          '__annotate_func__', '__annotations_cache__', '__match_args__', '__new__', '__hash__'])


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if '_is_protocol' not in cls.__dict__:
            cls._is_protocol = _Protocol in cls.__bases__


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        annotations = namespace.get('__annotations__')
        if annotations is None and '__annotate_func__' in namespace:
            annotations = namespace['__annotate_func__'](1)
        elif annotations is None and '__annotate__' in namespace:
            annotations = namespace['__annotate__'](1)
        annotations = annotations or {}
        defaults = []
        for name in annotations:
            if name in namespace:
                defaults.append(namespace[name])
            elif defaults:
                raise TypeError('Non-default namedtuple field %s cannot follow default field%s %s'
                                % (name, 's' if len(defaults) > 1 else '',
                                   ', '.join([each for each in annotations if each in namespace])))
        made = _collections.namedtuple(typename, list(annotations), defaults=defaults,
                                       module=namespace['__module__'])
        made.__annotations__ = (dict if _sys.version_info >= (3, 8) else _collections.OrderedDict)(annotations)
        special = ('__module__', '__annotations__') + (() if _sys.version_info >= (3, 9) else ('__orig_bases__',))
        for name, value in namespace.items():
            if name in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                        '_replace', '_asdict'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + name)
            if name not in made._fields and name not in special + ('__dict__',):
                setattr(made, name, value)
        return made


class _NamedTupleForm:
    def __call__(self, typename, fields=(), /, **kwargs):
        pairs = list(fields) or list(kwargs.items())
        made = _collections.namedtuple(typename, [name for name, kind in pairs])
        made.__annotations__ = dict(pairs)
        if _sys.version_info >= (3, 12):
            made.__orig_bases__ = (NamedTuple,)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __repr__(self):
        return '<function NamedTuple>'


_NamedTupleBase = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple = _NamedTupleForm()


_Protocol = Protocol


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        made = type.__new__(cls, name, (dict,), namespace)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


class _TypedDictForm:
    def __mro_entries__(self, bases):
        return (_TypedDictBase,)


_TypedDictBase = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict = _TypedDictForm()


class NewType:
    def __init__(self, name, tp):
        self.__name__ = name
        self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = _sys._getframe(1).f_globals.get('__name__')

    def __call__(self, x):
        return x

    def __repr__(self):
        return '%s.%s' % (getattr(self, '__module__', '__main__'), self.__qualname__)

    if _sys.version_info >= (3, 10):
        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    return obj


def assert_never(arg, /):
    raise AssertionError('Expected code to be unreachable, but got: %r' % (arg,))


def overload(func):
    def refused(*args, **kwargs):
        raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated '
                                  'functions outside a stub module should always be followed by an implementation '
                                  'that is not @overload-ed.')

    return refused


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    return arg


def dataclass_transform(**kwargs):
    return lambda cls_or_fn: cls_or_fn


def _resolved(hints, names, localns):
    """What the hints stand for: None for its type, a text for what it evaluates to."""
    def resolve(kind):
        if isinstance(kind, str):
            try:
                code = compile(kind, '<string>', 'eval')
            except SyntaxError:
                raise SyntaxError('Forward reference must be an expression -- got %r' % (kind,))
            return resolve(eval(code, names, localns))
        return _none_type if kind is None else kind
    return {name: resolve(kind) for name, kind in hints.items()}


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if not isinstance(obj, type):
        names = getattr(obj, '__globals__', {}) if globalns is None else globalns
        return _resolved(getattr(obj, '__annotations__', {}), names, localns)
    hints = {}
    for base in reversed(obj.__mro__):
        in_dict = base.__dict__.get('__annotations__', {})
        own = getattr(base, '__annotations__', {}) if _sys.version_info >= (3, 14) else in_dict
        names = getattr(_sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
        hints.update(_resolved(own, names, dict(vars(base)) if localns is None else localns))
    return hints


def get_origin(tp):
    if isinstance(tp, (_Alias, _builtin_alias)):
        return tp.__origin__
    if type(tp) is _union:
        return _union
    return None


def get_args(tp):
    return getattr(tp, '__args__', ()) if get_origin(tp) is not None else ()


IO = _Form('IO')
TextIO = _Form('TextIO')
BinaryIO = _Form('BinaryIO')
