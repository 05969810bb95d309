import sys as _sys
from copy import deepcopy as _deepcopy
from types import MappingProxyType as _MappingProxyType, _GenericAlias, new_class as _new_class

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']
if _sys.version_info < (3, 10):
    __all__.remove('KW_ONLY')


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    if _sys.version_info >= (3, 15):
        def __repr__(self):
            return 'MISSING'


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _key_words_only = _KW_ONLY_TYPE()


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_factory_mark = _HAS_DEFAULT_FACTORY_CLASS()
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_FIELD = '_FIELD'
_CLASS_VARIABLE = '_FIELD_CLASSVAR'
_INIT_VARIABLE = '_FIELD_INITVAR'
_empty = _MappingProxyType({})


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, _GenericAlias):
            return 'dataclasses.InitVar[%s]' % self.type.__name__
        return 'dataclasses.InitVar[%r]' % (self.type,)

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', '_kind')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _empty if metadata is None else _MappingProxyType(metadata)
        self.kw_only = kw_only
        self._kind = _FIELD

    def __repr__(self):
        names = ['name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata']
        if _sys.version_info >= (3, 10):
            names.append('kw_only')
        parts = ['%s=%r' % (name, getattr(self, name)) for name in names]
        if _sys.version_info >= (3, 14):
            parts.append('doc=None')
        return 'Field(%s,_field_type=%s)' % (','.join(parts), self._kind)

    def __set_name__(self, owner, name):
        tell = getattr(type(self.default), '__set_name__', None)
        if tell:
            tell(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
                 'weakref_slot')

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __repr__(self):
        names = self.__slots__ if _sys.version_info >= (3, 12) else self.__slots__[:6]
        return '%s(%s)' % (type(self).__name__, ','.join(['%s=%r' % (name, getattr(self, name)) for name in names]))


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _annotations_of(cls):
    found = cls.__dict__.get('__annotations__')
    if found is None and (_sys.version_info >= (3, 14) or '__annotate__' in cls.__dict__):
        found = getattr(cls, '__annotations__', None)
    return found or {}


def _first_word(text):
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end] == '_' or text[end].isalnum()):
        end += 1
    return text[:end], text[end:].lstrip()


def _meaning(cls, annotation, home):
    """What a text begins with: a name of the class's module, or one of `home` where that module knows it."""
    if not isinstance(annotation, str):
        return annotation
    known = getattr(_sys.modules.get(cls.__module__), '__dict__', {})
    word, rest = _first_word(annotation)
    found = known.get(word)
    if rest.startswith('.'):
        return getattr(home, _first_word(rest[1:])[0], None) if home is not None and found is home else None
    return found


def _names_class_variable(cls, annotation):
    meant = _meaning(cls, annotation, _sys.modules.get('typing'))
    return getattr(meant, '_special_form', None) == 'ClassVar'


def _names_init_variable(cls, annotation):
    meant = _meaning(cls, annotation, _sys.modules[__name__])
    return meant is InitVar or type(meant) is InitVar


def _own_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    if _names_class_variable(cls, annotation):
        made._kind = _CLASS_VARIABLE
    elif _names_init_variable(cls, annotation):
        made._kind = _INIT_VARIABLE
    if made._kind is not _FIELD and made.default_factory is not MISSING:
        raise TypeError('field %s cannot have a default factory' % name)
    if made._kind is _CLASS_VARIABLE:
        return made
    if made.kw_only is MISSING:
        made.kw_only = kw_only
    if made.default is not MISSING and made.default.__class__.__hash__ is None:
        raise ValueError('mutable default %s for field %s is not allowed: use default_factory'
                         % (type(made.default), name))
    return made


def _define_together(functions, names, cls):
    """Functions as names, parameters and bodies. What they know by `names` they share."""
    source = ''.join([' def %s(%s):\n%s' % (name, ', '.join(parameters), ''.join(['   %s\n' % line for line in body]))
                      for name, parameters, body in functions])
    namespace = {}
    globals_of_class = _sys.modules[cls.__module__].__dict__ if cls.__module__ in _sys.modules else {}
    wrapped = 'def __create_fn__(%s):\n%s return [%s]\n' % (
        ', '.join(names), source, ', '.join([name for name, _, _ in functions]))
    exec(wrapped, globals_of_class, namespace)
    made = namespace['__create_fn__'](**names)
    if _sys.version_info >= (3, 10):
        for each in made:
            each.__qualname__ = '%s.%s' % (cls.__qualname__, each.__name__)
    return made


def _define(name, parameters, body, names, cls):
    return _define_together([(name, parameters, body)], names, cls)[0]


def _make_init(cls, all_fields, frozen, slots):
    names = {'__dataclass_HAS_DEFAULT_FACTORY__': _factory_mark, '__dataclass_object__': object}
    plain = []
    keyword = []
    body = []
    seen_default = None
    for each in all_fields:
        name = each.name
        if each.init and not each.kw_only:
            if each.default is not MISSING or each.default_factory is not MISSING:
                seen_default = each
            elif seen_default is not None:
                other = ' %r' % seen_default.name if _sys.version_info >= (3, 13) else ''
                raise TypeError('non-default argument %r follows default argument%s' % (name, other))
        value = name
        default = '__dataclass_dflt_%s__' % name
        parameter = None
        if each.default_factory is not MISSING:
            names[default] = each.default_factory
            if each.init:
                parameter = '%s=__dataclass_HAS_DEFAULT_FACTORY__' % name
                value = '%s() if %s is __dataclass_HAS_DEFAULT_FACTORY__ else %s' % (default, name, name)
            else:
                value = '%s()' % default
        elif each.init:
            parameter = name
            if each.default is not MISSING:
                names[default] = each.default
                parameter = '%s=%s' % (name, default)
        elif each.default is not MISSING and (slots or '__slots__' in cls.__dict__):
            names[default] = each.default
            value = default
        else:
            value = None
        if parameter is not None:
            (keyword if each.kw_only else plain).append(parameter)
        if value is not None and each._kind is _FIELD:
            if frozen:
                body.append('__dataclass_object__.__setattr__(%s, %r, %s)' % (_self_name(all_fields), name, value))
            else:
                body.append('%s.%s = %s' % (_self_name(all_fields), name, value))
    if hasattr(cls, '__post_init__'):
        passed = [each.name for each in all_fields if each._kind is _INIT_VARIABLE]
        body.append('%s.__post_init__(%s)' % (_self_name(all_fields), ', '.join(passed)))
    parameters = [_self_name(all_fields)] + plain + (['*'] + keyword if keyword else [])
    made = _define('__init__', parameters, body or ['pass'], names, cls)
    if _sys.version_info >= (3, 14) and not slots:
        # The function that tells them when somebody looks.
        made.__annotate__ = _make_annotate(cls, [each.name for each in all_fields if each.init], None)
    else:
        made.__annotations__ = {each.name: each.type for each in all_fields if each.init}
        made.__annotations__['return'] = None
    return made


def _make_annotate(cls, names, returned):
    def __annotate__(format, /):
        if format > 2:
            raise NotImplementedError
        types = {name: getattr(cls, _FIELDS)[name].type for name in names}
        types['return'] = returned
        return types

    __annotate__.__generated_by_dataclasses__ = True
    __annotate__.__qualname__ = cls.__qualname__ + '.__init__.__annotate__'
    return __annotate__


def _self_name(all_fields):
    return '__dataclass_self__' if [each for each in all_fields if each.name == 'self'] else 'self'


def _guarded(function):
    """A repr that shows itself within itself as dots."""
    running = set()

    def __repr__(self):
        if id(self) in running:
            return '...'
        running.add(id(self))
        try:
            return function(self)
        finally:
            running.discard(id(self))

    __repr__.__wrapped__ = function
    return __repr__


# From 3.13 on it is the one of reprlib, whose closure has a cell more: collections count it.
def _guarded_with_dots(function, dots='...'):
    running = set()

    def __repr__(self):
        if id(self) in running:
            return dots
        running.add(id(self))
        try:
            return function(self)
        finally:
            running.discard(id(self))

    __repr__.__wrapped__ = function
    return __repr__


def _make_repr(cls, shown):
    text = ', '.join(['%s={self.%s!r}' % (name, name) for name in shown])
    function = _define('__repr__', ['self'], ['return f"{self.__class__.__qualname__}(%s)"' % text], {}, cls)
    return (_guarded_with_dots if _sys.version_info >= (3, 13) else _guarded)(function)


def _tuple_of(owner, names):
    return '(%s)' % ''.join(['%s.%s,' % (owner, name) for name in names])


def _make_comparison(cls, name, sign, compared):
    body = ['if other.__class__ is self.__class__:',
            ' return %s%s%s' % (_tuple_of('self', compared), sign, _tuple_of('other', compared)),
            'return NotImplemented']
    if sign == '==' and _sys.version_info >= (3, 13):
        equal = ' and '.join(['self.%s==other.%s' % (each, each) for each in compared])
        body[0:2] = ['if self is other:', ' return True', body[0], ' return ' + (equal or 'True')]
    return _define(name, ['self', 'other'], body, {}, cls)


def _make_orders(cls, compared):
    signs = {'__lt__': '<', '__le__': '<=', '__gt__': '>', '__ge__': '>='}
    return [_make_comparison(cls, name, sign, compared) for name, sign in signs.items()]


def _make_hash(cls, hashed):
    return _define('__hash__', ['self'], ['return hash(%s)' % _tuple_of('self', hashed)], {}, cls)


def _make_frozen(cls, names):
    known = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    test = 'if type(self) is cls'
    if names or _sys.version_info < (3, 12):
        test += ' or name in %r' % (names,)

    def written(method, parameters, what):
        return method, ['self'] + parameters, [test + ':', ' raise FrozenInstanceError(f"cannot %s field {name!r}")' % what,
                                               'super(cls, self).%s(%s)' % (method, ', '.join(parameters))]

    both = [written('__setattr__', ['name', 'value'], 'assign to'), written('__delattr__', ['name'], 'delete')]
    if _sys.version_info >= (3, 13):
        return _define_together(both, known, cls)
    return [_define(*each, known, cls) for each in both]


def _give(cls, method):
    name = method.__name__
    if _sys.version_info >= (3, 10):
        method.__qualname__ = '%s.%s' % (cls.__qualname__, name)
    if name in cls.__dict__:
        return True
    setattr(cls, name, method)
    return False


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    all_fields = {}
    base_is_dataclass = False
    any_frozen_base = False
    all_frozen_bases = None
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is not None:
            base_is_dataclass = True
            for each in inherited.values():
                all_fields[each.name] = each
            if all_frozen_bases is None:
                all_frozen_bases = True
            all_frozen_bases = all_frozen_bases and getattr(base, _PARAMS).frozen
            any_frozen_base = any_frozen_base or getattr(base, _PARAMS).frozen
    own = []
    only_keywords = kw_only
    for name, annotation in _annotations_of(cls).items():
        if annotation is _key_words_only or annotation in ('KW_ONLY', 'dataclasses.KW_ONLY'):
            only_keywords = True
            continue
        own.append(_own_field(cls, name, annotation, only_keywords))
    for each in own:
        all_fields[each.name] = each
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in _annotations_of(cls):
            raise TypeError('%r is a field but has no type annotation' % name)
    if base_is_dataclass:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if not all_frozen_bases and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, all_fields)
    setattr(cls, _PARAMS, _DataclassParams(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                                            match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    instance_fields = [each for each in all_fields.values() if each._kind is _FIELD]
    init_fields = [each for each in all_fields.values() if each._kind is not _CLASS_VARIABLE]
    explicit_hash = not (cls.__dict__.get('__hash__', MISSING) is MISSING
                         or (cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__))
    if init:
        ordered = [each for each in init_fields if not each.kw_only] + [e for e in init_fields if e.kw_only]
        _give(cls, _make_init(cls, ordered, frozen, slots))
    if repr:
        _give(cls, _make_repr(cls, [each.name for each in instance_fields if each.repr]))
    compared = [each.name for each in instance_fields if each.compare]
    if eq:
        _give(cls, _make_comparison(cls, '__eq__', '==', compared))
    if order:
        for method in _make_orders(cls, compared):
            if _give(cls, method):
                raise TypeError('Cannot overwrite attribute %s in class %s%s Consider using functools.total_ordering'
                                % (method.__name__, cls.__name__, '' if _sys.version_info >= (3, 13) else '.'))
    if frozen:
        for method in _make_frozen(cls, tuple([each.name for each in instance_fields])):
            if _give(cls, method):
                raise TypeError('Cannot overwrite attribute %s in class %s' % (method.__name__, cls.__name__))
    hashed = [each.name for each in instance_fields if (each.compare if each.hash is None else each.hash)]
    if unsafe_hash:
        if explicit_hash:
            raise TypeError('Cannot overwrite attribute __hash__ in class %s' % cls.__name__)
        cls.__hash__ = _make_hash(cls, hashed)
    elif eq and not explicit_hash:
        if frozen:
            cls.__hash__ = _make_hash(cls, hashed)
        else:
            cls.__hash__ = None
    if _sys.version_info >= (3, 13) and '__replace__' not in cls.__dict__:
        cls.__replace__ = _replaced
    if cls.__dict__.get('__doc__') is None:
        cls.__doc__ = cls.__name__ + _signature_text(init_fields)
        if _sys.version_info[:2] == (3, 14):
            getattr(cls.__init__, '__annotations__', None)  # the signature asks for them
    if match_args and _sys.version_info >= (3, 10) and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([each.name for each in init_fields if each.init and not each.kw_only])
    if slots:
        cls = _with_slots(cls, [each.name for each in own if each._kind is _FIELD], weakref_slot)
    return cls


def _signature_text(instance_fields):
    parts = []
    for each in instance_fields:
        if not each.init:
            continue
        kind = each.type if isinstance(each.type, str) else getattr(each.type, '__name__', repr(each.type))
        text = '%s: %s' % (each.name, kind)
        if each.default is not MISSING:
            text += ' = %r' % (each.default,)
        elif each.default_factory is not MISSING:
            text += ' = <factory>'
        parts.append(text)
    return '(%s)' % ', '.join(parts)


def _with_slots(cls, names, weakref_slot):
    if '__slots__' in cls.__dict__:
        raise TypeError('%s already specifies __slots__' % cls.__name__)
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        found = base.__dict__.get('__slots__', ())
        inherited.update([found] if isinstance(found, str) else found)
    namespace['__slots__'] = tuple([name for name in names if name not in inherited]
                                   + (['__weakref__'] if weakref_slot and '__weakref__' not in inherited else []))
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    if _sys.version_info >= (3, 11):
        namespace.pop('__weakref__', None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    if cls.__dict__[_PARAMS].frozen:
        all_names = tuple(cls.__dict__[_FIELDS])
        for method in _make_frozen(made, all_names):
            method.__qualname__ = '%s.%s' % (qualname, method.__name__)
            setattr(made, method.__name__, method)
    if _sys.version_info[:2] == (3, 14):
        _sys._clear_type_descriptors(cls)
    return made


if _sys.version_info < (3, 10):
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False):
        def wrap(cls):
            return _process(cls, init, repr, eq, order, unsafe_hash, frozen, True, False, False, False)

        return wrap if cls is None else wrap(cls)
elif _sys.version_info < (3, 11):
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                  match_args=True, kw_only=False, slots=False):
        def wrap(cls):
            return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, False)

        return wrap if cls is None else wrap(cls)
else:
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                  match_args=True, kw_only=False, slots=False, weakref_slot=False):
        def wrap(cls):
            return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

        return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([each for each in found.values() if each._kind is _FIELD])


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _to_dict(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _to_tuple(obj, tuple_factory)


def _to_dict(obj, factory):
    if _is_instance(obj):
        return factory([(f.name, _to_dict(getattr(obj, f.name), factory)) for f in fields(obj)])
    return _converted(obj, _to_dict, factory)


def _to_tuple(obj, factory):
    if _is_instance(obj):
        return factory([_to_tuple(getattr(obj, f.name), factory) for f in fields(obj)])
    return _converted(obj, _to_tuple, factory)


def _converted(value, inner, factory):
    if isinstance(value, tuple) and hasattr(value, '_fields'):
        return type(value)(*[inner(each, factory) for each in value])
    if isinstance(value, (list, tuple)):
        return type(value)([inner(each, factory) for each in value])
    if isinstance(value, dict):
        if hasattr(type(value), 'default_factory'):
            made = type(value)(value.default_factory)
            for key, each in value.items():
                made[inner(key, factory)] = inner(each, factory)
            return made
        return type(value)([(inner(key, factory), inner(each, factory)) for key, each in value.items()])
    return _deepcopy(value)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    error = TypeError if _sys.version_info >= (3, 13) else ValueError
    for each in getattr(obj, _FIELDS).values():
        if each._kind is _CLASS_VARIABLE:
            continue
        if not each.init:
            if each.name in changes:
                raise error('field %s is declared with init=False, it cannot be specified with replace()' % each.name)
            continue
        if each.name not in changes:
            if each._kind is _INIT_VARIABLE and each.default is MISSING:
                raise error('InitVar %r must be specified with replace()' % each.name)
            changes[each.name] = getattr(obj, each.name)
    return obj.__class__(**changes)


def _replaced(self, /, **changes):
    return replace(self, **changes)


_replaced.__name__ = _replaced.__qualname__ = '_replace'


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, 'typing.Any'
        elif len(item) == 2:
            name, kind = item
        else:
            name, kind, default = item
            namespace[name] = default
        annotations[name] = kind
    namespace['__annotations__'] = annotations
    made = _new_class(cls_name, bases, {}, lambda names: names.update(namespace))
    if module is None and _sys.version_info >= (3, 12):
        try:
            module = _sys._getframe(1).f_globals.get('__name__', '__main__')
        except (AttributeError, ValueError):
            pass
    if module is not None:
        made.__module__ = module
    return dataclass(made, **options)
