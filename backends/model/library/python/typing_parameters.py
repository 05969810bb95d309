# What the syntax of type parameters makes. Bounds, defaults and values are functions, called when somebody asks.
class _NoDefaultType:
    def __repr__(self):
        return 'typing.NoDefault'


NoDefault = _NoDefaultType()


# What is evaluated late lies in attributes of its own: the real ones are single objects.
def _asked(name, otherwise):
    def get(self):
        evaluate = getattr(self, '_late' + name, None)
        if evaluate is not None:
            setattr(self, '_known' + name, evaluate())
            setattr(self, '_late' + name, None)
        return getattr(self, '_known' + name, otherwise)

    return property(get)


class _Late:
    __default__ = _asked('__default__', NoDefault)

    def __init__(self, name, **late):
        self.__name__ = name
        self.__covariant__ = self.__contravariant__ = False
        self.__infer_variance__ = True
        for each, evaluate in late.items():
            if evaluate is not None:
                setattr(self, '_late' + each, evaluate)

    def has_default(self):
        return self.__default__ is not NoDefault

    def __getattr__(self, name):
        if name in ('evaluate_bound', 'evaluate_constraints', 'evaluate_default', 'evaluate_value'):
            _refuse(name)
        raise AttributeError("'typing.%s' object has no attribute '%s'" % (type(self).__name__, name))


class _LateTypeVar(_Late, TypeVar):
    __bound__ = _asked('__bound__', None)
    __constraints__ = _asked('__constraints__', ())


class _LateParamSpec(_Late, ParamSpec):
    __bound__ = None


class _LateTypeVarTuple(_Late, TypeVarTuple):
    pass


for _made, _meant in ((_LateTypeVar, TypeVar), (_LateParamSpec, ParamSpec), (_LateTypeVarTuple, TypeVarTuple)):
    _made.__name__, _made.__qualname__ = _meant.__name__, _meant.__qualname__


class _Values:
    __slots__ = ('__dict__',)


class TypeAliasType(_Values):
    __slots__ = ()
    __value__ = _asked('__value__', None)

    def __init__(self, name, value, *, type_params=()):
        set_value = object.__setattr__
        set_value(self, '__name__', name)
        set_value(self, '__type_params__', type_params)
        set_value(self, '__module__', _sys._getframe(1).f_globals.get('__name__'))
        if _sys.version_info >= (3, 15):
            set_value(self, '__qualname__', name)
        set_value(self, '_known__value__', value)

    def __setattr__(self, name, value):
        if name in ('_known__value__', '_late__value__'):
            return object.__setattr__(self, name, value)
        if name == '__name__':
            raise AttributeError('readonly attribute')
        if name == '__class__':
            raise TypeError('__class__ assignment only supported for mutable types or ModuleType subclasses')
        if name in ('__value__', '__type_params__', '__module__', '__parameters__'):
            raise AttributeError("attribute '%s' of 'typing.TypeAliasType' objects is not writable" % name)
        why = ' and no __dict__ for setting new attributes' if _sys.version_info >= (3, 13) else ''
        raise AttributeError("'typing.TypeAliasType' object has no attribute '%s'%s" % (name, why))

    def __delattr__(self, name):
        self.__setattr__(name, None)

    @property
    def __dict__(self):
        raise AttributeError("'typing.TypeAliasType' object has no attribute '__dict__'")

    @property
    def __parameters__(self):
        return self.__type_params__

    def __repr__(self):
        return getattr(self, '__qualname__', self.__name__)

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return _builtin_alias(self, args)

    if _sys.version_info >= (3, 14):
        def __iter__(self):
            yield Unpack[self]
    else:
        __iter__ = None

    if _sys.version_info >= (3, 10):
        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]


for _made in (TypeVar, ParamSpec, TypeVarTuple, _LateTypeVar, _LateParamSpec, _LateTypeVarTuple, TypeAliasType):
    _tell_module(_made)


def _make_type_form(form, first, second, third):
    if form == 4:
        made = TypeAliasType(second, None, type_params=first or ())
        object.__setattr__(made, '_late__value__', third)
        object.__setattr__(made, '__module__', third.__module__)
        if _sys.version_info >= (3, 15):
            object.__setattr__(made, '__qualname__', third.__qualname__)
        return made
    if form == 1:
        return _LateParamSpec(first, __default__=third)
    if form == 2:
        return _LateTypeVarTuple(first, __default__=third)
    return _LateTypeVar(first, __default__=third, **{'__constraints__' if form == 3 else '__bound__': second})


def _build_generic_class(body, name, parameters, /, *bases, **keywords):
    unpacked = [Unpack[each] if isinstance(each, TypeVarTuple) else each for each in parameters]
    alias = _generic(Generic, *unpacked)
    if _sys.version_info[:2] != (3, 13):
        alias._values = {'__args__': alias.__args__}  # attributes that left the instance
    return __build_class__(body, name, *bases, alias, **keywords)


# Who calls it wrongly called `__build_class__`.
_build_generic_class.__name__ = _build_generic_class.__qualname__ = '__build_class__'
_build_generic_class.__module__ = 'builtins'
