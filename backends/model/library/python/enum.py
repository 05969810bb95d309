import sys as _sys
from types import MappingProxyType, DynamicClassAttribute

if _sys.version_info < (3, 8):
    from collections import OrderedDict

__all__ = ['EnumMeta', 'EnumType', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'auto', 'unique', 'property',
           'member', 'nonmember', 'global_enum', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP', 'verify']

if _sys.version_info < (3, 11):
    __all__ = ['EnumMeta', 'Enum', 'IntEnum', 'Flag', 'IntFlag', 'auto', 'unique']

_builtin_property = property
_on_pypy = _sys.implementation.name == 'pypy'


class _Unset:
    def __repr__(self):
        return '_auto_null'


_unset = _Unset()
_called = ('EnumType.__call__()' if _sys.version_info >= (3, 11) else
           '__call__()' if _sys.version_info < (3, 10) else 'EnumMeta.__call__()')
_text_of_mixed_in = _sys.version_info >= (3, 11)


class auto:
    def __init__(self, value=_unset):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (self.value,)


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


_nonmember, _member = nonmember, member


class property(DynamicClassAttribute):
    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = ownerclass.__dict__.get('_member_map_', {}).get(self.name)
            if found is not None:
                return found
            raise AttributeError('%r has no attribute %r' % (ownerclass, self.name))
        if self.fget is None:
            raise AttributeError('%r member has no attribute %r' % (ownerclass, self.name))
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute" if _sys.version_info < (3, 11) else
                                 "<enum %r> cannot set attribute %r" % (self.clsname, self.name))
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute" if _sys.version_info < (3, 11) else
                                 "<enum %r> cannot delete attribute %r" % (self.clsname, self.name))
        self.fdel(instance)


_enum_property = property


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(owner, name):
    return name.startswith('_%s__' % owner)


def _is_descriptor(value):
    return hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')


def _is_nested_class(owner, value):
    if owner is None or not isinstance(value, type):
        return False
    place = '.%s.%s' % (owner, value.__name__)
    return ('.' + value.__qualname__).endswith(place)


def _cannot_extend(name, base):
    if _text_of_mixed_in:
        return '<enum %r> cannot extend %r' % (name, base)
    if _sys.version_info >= (3, 8):
        return '%s: cannot extend enumeration %r' % (name, base.__name__)
    return 'Cannot extend enumerations'


def _invalid(cls, value):
    return '%r is not a valid %s' % (value, cls.__qualname__ if _sys.version_info >= (3, 9) else cls.__name__)


def _reused(key, value):
    return '%r already defined as %r' % (key, value) if _text_of_mixed_in else 'Attempted to reuse key: %r' % (key,)


class EnumDict(dict):
    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate = None
        self._auto_called = False

    def __setitem__(self, key, value):
        if _is_sunder(key):
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_' and _sys.version_info >= (3, 7):
                self._ignore = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            elif key not in ('_order_', '_missing_', '_numeric_repr_', '_iter_member_', '_iter_member_by_value_',
                             '_iter_member_by_def_', '_add_alias_', '_add_value_alias_', '_value_repr_'):
                raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use' % (key,)
                                 if _sys.version_info >= (3, 11) else '_names_ are reserved for future Enum use')
        elif _is_dunder(key) or (self._cls_name is not None and _is_private(self._cls_name, key)):
            pass
        elif key in self._member_names:
            raise TypeError(_reused(key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, _nonmember):
            value = value.value
        elif self._is_member(value):
            if isinstance(value, _member):
                value = value.value
            if key in self:
                raise TypeError(_reused(key, self[key]))
            value = self._with_autos(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _is_member(self, value):
        if isinstance(value, _member):
            return True
        if _sys.version_info >= (3, 11) and _is_nested_class(self._cls_name, value):
            if _sys.version_info >= (3, 13):
                return False
            import warnings
            warnings.warn('In 3.13 classes created inside an enum will not become a member.  '
                          'Use the `member` decorator to keep the current behavior.', DeprecationWarning, stacklevel=3)
        return not _is_descriptor(value)

    def _with_autos(self, key, value):
        if isinstance(value, auto):
            return self._next_value(key, value)
        if type(value) is tuple and any([isinstance(each, auto) for each in value]):
            return tuple([self._next_value(key, each) if isinstance(each, auto) else each for each in value])
        return value

    def _next_value(self, key, item):
        self._auto_called = _sys.version_info >= (3, 7)
        if item.value is _unset:
            item.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
        return item.value


_EnumDict = EnumDict
if _sys.version_info < (3, 13):
    EnumDict.__name__ = EnumDict.__qualname__ = '_EnumDict'


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumMeta) and base._member_names_:
                raise TypeError(_cannot_extend(cls, base))
        namespace = _EnumDict(cls)
        for base in bases:
            if isinstance(base, EnumMeta):
                namespace._generate = base._generate_next_value_
                break
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        if not _text_of_mixed_in and bases and getattr(bases[-1], '_member_names_', ()):
            raise TypeError('Cannot extend enumerations')
        names = list(classdict._member_names)
        ignored = getattr(classdict, '_ignore', [])
        invalid = {name for name in names if name in ('mro', '')}
        if invalid:
            if _text_of_mixed_in:
                raise ValueError('invalid enum member name(s) %s' % ','.join([repr(name) for name in invalid]))
            raise ValueError('Invalid enum member name: %s' % ','.join(invalid))
        namespace = {key: value for key, value in classdict.items()
                     if key not in names and key not in ignored and key != '_ignore_'}
        if '_generate_next_value_' in namespace:
            method = namespace['_generate_next_value_']
            if not isinstance(method, staticmethod):
                namespace['_generate_next_value_'] = staticmethod(method)
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {} if _sys.version_info >= (3, 8) else OrderedDict()
        namespace['_value2member_map_'] = {}
        if _sys.version_info >= (3, 11):
            namespace['_unhashable_values_'] = []
        if _sys.version_info >= (3, 14):
            namespace['_hashable_values_'] = []
            namespace['_unhashable_values_map_'] = {}
        data_type = _data_type_of(bases)
        namespace['_member_type_'] = data_type
        if not _text_of_mixed_in:
            namespace.setdefault('__doc__', 'An enumeration.' if bases else None)
        namespace['_value_repr_'] = _repr_of(bases) if _text_of_mixed_in else None
        if any([isinstance(base, EnumMeta) for base in bases]):
            own_new = namespace.pop('__new__', None)
            if own_new is not None:
                if not isinstance(own_new, staticmethod):
                    own_new = staticmethod(own_new)
                namespace['__new_member__'] = own_new
            if _sys.version_info >= (3, 12):
                namespace['__new__'] = staticmethod(Enum.__new__)
        made = super().__new__(metacls, cls, bases, namespace, **kwds)
        if any([isinstance(base, EnumMeta) for base in bases]):
            _prefer_enum_methods(made, bases[-1], classdict, data_type)
            if _sys.version_info < (3, 12):
                type.__setattr__(made, '__new__', Enum.__new__)
        if boundary is not None or not hasattr(made, '_boundary_'):
            type.__setattr__(made, '_boundary_', boundary)
        own_new = namespace.get('__new_member__')
        new_member = own_new.__func__ if own_new is not None else _find_new(bases)
        for name in names:
            _add_member(made, name, classdict[name], new_member, data_type)
        return made

    def __init__(cls, *args, **kwds):
        super().__init__(*args)

    def __call__(cls, value=_unset, names=_unset, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if value is _unset and (cls._member_map_ or names is _unset):
            raise TypeError("%s missing 1 required positional argument: 'value'" % _called)
        if names is None and _sys.version_info < (3, 13):
            names = _unset
        if _sys.version_info < (3, 12):
            if values:
                raise TypeError('%s takes from 2 to 3 positional arguments but %d were given'
                                % (_called, 3 + len(values)))
            if names is _unset:
                return cls.__new__(cls, value)
        elif cls._member_map_ or names is _unset:
            if not cls._member_map_ and type is None:
                raise TypeError('%r has no members; specify `names=()` if you meant to create a new, empty, enum' % cls)
            if names is not _unset:
                value = (value, names) + values
            return cls.__new__(cls, value)
        return cls._create(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_ and _sys.version_info < (3, 11):
            raise TypeError('Cannot extend enumerations')
        bases = (cls,) if type is None else (type, cls)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        namespace = cls.__class__.__prepare__(class_name, bases)
        if isinstance(names, (list, tuple)) and names and isinstance(names[0], str):
            pairs = []
            for count, name in enumerate(names):
                value = cls._generate_next_value_(name, start, count, [pair[1] for pair in pairs])
                pairs.append((name, value))
        else:
            pairs = [(item, names[item]) if isinstance(item, str) else item for item in names]
        for name, value in pairs:
            namespace[name] = value
        if module is None:
            try:
                module = _sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                pass
        if module is not None:
            namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return cls.__class__(class_name, bases, namespace, boundary=boundary)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        version = _sys.version_info
        if isinstance(value, cls):
            return True
        if version < (3, 12):
            if version >= (3, 8) and not isinstance(value, Enum):
                raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'"
                                % (type(value).__qualname__, cls.__class__.__qualname__))
            return False
        try:
            return value in cls._value2member_map_
        except TypeError:
            if version < (3, 13):
                raise
            return value in cls.__dict__.get('_unhashable_values_', ())

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        members = cls._member_map_
        return iter([members[name] for name in cls._member_names_])

    def __reversed__(cls):
        members = cls._member_map_
        return iter([members[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if _text_of_mixed_in and issubclass(cls, Flag):
            return '<flag %r>' % cls.__name__
        return '<enum %r>' % cls.__name__

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name,) if _text_of_mixed_in else
                                 'Cannot reassign members.')
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, name) if _text_of_mixed_in else
                                 '%s: cannot delete Enum member.' % cls.__name__)
        super().__delattr__(name)

    if _sys.version_info < (3, 12):
        def __getattr__(cls, name):
            raise AttributeError(name)

    def __dir__(cls):
        return ['__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__',
                '__members__', '__module__', '__name__', '__qualname__'] + cls._member_names_


EnumMeta = EnumType
if not _text_of_mixed_in:
    EnumMeta.__name__ = EnumMeta.__qualname__ = 'EnumMeta'


def _data_type_of(bases):
    for chain in bases:
        for base in chain.__mro__:
            if base is object or isinstance(base, EnumMeta):
                continue
            if '__new__' in base.__dict__ or base in (int, str, float, bytes, tuple, complex):
                return base
    return object


def _repr_of(bases):
    for base in [base for chain in bases for base in chain.__mro__ if base is not object]:
        if isinstance(base, EnumMeta):
            return base._value_repr_
        if '__repr__' in base.__dict__:
            return base.__dict__['__repr__']
    return None


def _prefer_enum_methods(made, first_enum, classdict, data_type):
    # A mixed-in data type comes first in the MRO, but how members look and combine is the enum's.
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name not in classdict:
            found = getattr(made, name)
            if found in (getattr(data_type, name), getattr(object, name)):
                type.__setattr__(made, name, getattr(first_enum, name))
    if _flag_base and issubclass(made, _flag_base[0]):
        for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
            if name not in classdict:
                type.__setattr__(made, name, getattr(_flag_base[0], name))


def _find_new(bases):
    for chain in bases:
        for base in chain.__mro__:
            if isinstance(base, EnumMeta):
                if '__new_member__' in base.__dict__:
                    return base.__dict__['__new_member__'].__func__
            elif base is not object and base.__new__ is not object.__new__:
                return base.__new__
    return None


def _add_member(cls, name, value, new_member, data_type):
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (args,)
    if new_member is None:
        made = object.__new__(cls)
    else:
        made = new_member(cls, *args)
    # Without a dict of its own attributes on CPython, and without a look that PyPy's caches would keep.
    if '_value_' not in made.__dict__ if _on_pypy else not hasattr(made, '_value_'):
        if data_type is object:
            made._value_ = value
        else:
            try:
                made._value_ = data_type(*args)
            except Exception as error:
                failure = TypeError('_value_ not set in __new__, unable to create it')
                failure.__cause__ = error
                raise failure
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    canonical = _canonical_member(cls, value)
    if canonical is not None:
        made = canonical
    else:
        made._sort_order_ = len(cls._member_names_)
        if not _is_alias_flag(cls, value):
            cls._member_names_.append(name)
    try:
        if _looks_values_up:
            cls._value2member_map_.setdefault(value, made)
        else:
            cls._value2member_map_[value] = made
        if _sys.version_info >= (3, 14) and value not in cls._hashable_values_:
            cls._hashable_values_.append(value)
    except TypeError:
        if _sys.version_info >= (3, 11):
            cls._unhashable_values_.append(value)
    cls._member_map_[name] = made
    for base in cls.__mro__[1:]:
        if isinstance(base.__dict__.get(name), _enum_property):
            return
    type.__setattr__(cls, name, made)


_looks_values_up = _sys.version_info >= (3, 11) or _sys.implementation.name == 'pypy'


def _canonical_member(cls, value):
    """The member that has the value already: up to CPython 3.10 they are compared."""
    if _looks_values_up:
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            pass
    return next((each for each in cls._member_map_.values() if each._value_ == value), None)


_flag_base = []


def _is_alias_flag(cls, value):
    if not _text_of_mixed_in or not _flag_base or not issubclass(cls, _flag_base[0]) or not isinstance(value, int):
        return False
    return value == 0 or value & (value - 1) != 0 if value >= 0 else True


def _unhashable_member(cls, value):
    members = list(cls._member_map_.values())
    if _sys.version_info < (3, 13):
        return next((each for each in members if each._value_ == value), None)
    for _ in range(2 if _sys.version_info >= (3, 14) else 1):
        for each in members:
            if each._value_ is value or each._value_ == value:
                return each
    return None


class Enum(metaclass=EnumType):
    def __new__(cls, value):
        try:
            if type(value) is cls:
                found = value
            elif _sys.version_info < (3, 7) and value not in cls._value2member_map_:
                found = None
            else:
                found = cls._value2member_map_.get(value)
        except TypeError:
            found = _unhashable_member(cls, value)
        if found is not None:
            return found
        if _text_of_mixed_in and not cls._member_map_:
            raise TypeError('%r has no members defined' % cls)
        error = None
        result = None
        try:
            result = cls._missing_(value)
        except Exception as caught:
            error = caught
        if isinstance(result, cls):
            return result
        failure = ValueError(_invalid(cls, value))
        if error is None and result is None:
            error = failure
        elif error is None:
            error = TypeError('error in %s._missing_: returned %r instead of None or a valid member'
                              % (cls.__name__, result))
        if (3, 7) <= _sys.version_info < (3, 8) and error is failure:
            error = ValueError(_invalid(cls, value))
        if error is not failure and ((3, 7) <= _sys.version_info < (3, 10) or not isinstance(error, ValueError)):
            error.__context__ = failure
        try:
            raise error
        finally:
            error = None
            failure = None

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        if _sys.version_info < (3, 13):
            return _after_last(start, last_values)
        try:
            last = sorted(last_values).pop()
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last + 1
        except TypeError:
            raise TypeError('unable to increment %r' % (last,)) from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        shown = (self.__class__._value_repr_ or repr)(self._value_)
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, shown)

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):
        shown = set(object.__dir__(self)) if self._member_type_ is not object and _text_of_mixed_in else set()
        members = self._member_map_
        if _text_of_mixed_in:
            shown.update([name for name in self.__dict__ if name[:1] != '_' and name not in members])
        for cls in self.__class__.__mro__:
            for name, value in cls.__dict__.items():
                if name[:1] != '_' and (name not in members or isinstance(value, _enum_property)):
                    shown.add(name)
        first = ['__class__', '__doc__', '__eq__', '__hash__', '__module__']
        if not _text_of_mixed_in:
            return first[:2] + first[4:] + list(shown)
        return sorted(shown.union(first))

    def __format__(self, format_spec):
        if self._member_type_ is not object and not _text_of_mixed_in and type(self).__str__ is Enum.__str__:
            return self._member_type_.__format__(self._value_, format_spec)
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


class ReprEnum(Enum):
    def __str__(self):
        return self._member_type_.__str__(self)

    def __format__(self, format_spec):
        return self._member_type_.__format__(self, format_spec)


_mixed_base = ReprEnum if _text_of_mixed_in else Enum


class IntEnum(int, _mixed_base):
    if _text_of_mixed_in:
        def __str__(self):
            return int.__repr__(self._value_)

    def __format__(self, format_spec):
        return int.__format__(self._value_, format_spec)


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    def __str__(self):
        return str.__str__(self._value_)

    def __format__(self, format_spec):
        return str.__format__(self._value_, format_spec)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = _STRICT, _CONFORM, _EJECT, _KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** (max(last_values).bit_length())

    @classmethod
    def _all_bits(cls):
        bits = 0
        for each in cls._member_map_.values():
            bits |= each._value_
        return bits

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(_invalid(cls, value))
        known = cls._all_bits()
        original = value
        if value < 0:
            value = max(2 ** known.bit_length(), 2 ** value.bit_length()) + value if cls._boundary_ is _KEEP else known & value
        unknown = value & ~known
        if unknown:
            if cls._boundary_ is _STRICT:
                width = max(value.bit_length(), known.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s'
                                 % (cls, original, _bits(value, width), _bits(known, width)))
            if cls._boundary_ is _CONFORM:
                value &= known
            elif cls._boundary_ is _EJECT:
                return value
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        names = [each._name_ for each in cls if each._value_ & value]
        made._name_ = '|'.join(names) or None
        rest = value & ~known
        if rest and names:
            made._name_ += '|' + getattr(cls, '_numeric_repr_', repr)(rest)
        return cls._value2member_map_.setdefault(value, made)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([each for each in self.__class__ if each._value_ & self._value_])

    def __len__(self):
        return bin(self._value_).count('1')

    def __repr__(self):
        if self._name_ is None:
            return '<%s: %r>' % (self.__class__.__name__, self._value_)
        return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        if self._name_ is None:
            return '%s(%r)' % (self.__class__.__name__, self._value_)
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _other_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        value = self._other_value(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other_value(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other_value(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ is _KEEP:
            return self.__class__(~self._value_)
        return self.__class__(self._all_bits() & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _bits(value, width):
    return '0b0 ' + bin(value)[2:].rjust(width, '0')


_flag_base.append(Flag)


class IntFlag(*((int, _mixed_base, Flag) if _text_of_mixed_in else (int, Flag)), boundary=KEEP):
    if _text_of_mixed_in:
        def __str__(self):
            return int.__repr__(self._value_)

    def __repr__(self):
        return Flag.__repr__(self)

    def __format__(self, format_spec):
        return int.__format__(self._value_, format_spec)


def _after_last(start, last_values):
    # Up to 3.12: one more than the last value that can be more.
    if _sys.version_info >= (3, 11):
        try:
            last = last_values[-1]
            last_values.sort()
            if last == last_values[-1]:
                return last + 1
        except TypeError:
            pass
        import warnings
        warnings.warn('In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and '
                      'support adding +1\nand the value returned will be the largest value in the enum incremented by 1',
                      DeprecationWarning, stacklevel=4)
    for last in reversed(last_values):
        try:
            return last + 1
        except TypeError:
            pass
    return start


def unique(enumeration):
    duplicates = [(name, each.name) for name, each in enumeration.__members__.items() if name != each.name]
    if duplicates:
        shown = ', '.join(['%s -> %s' % pair for pair in duplicates])
        raise ValueError('duplicate values found in %r: %s' % (enumeration, shown))
    return enumeration


def verify(*checks):
    return lambda enumeration: enumeration


def _global_repr(self):
    return '%s.%s' % (self.__class__.__module__.split('.')[-1], self._name_)


def _global_flag_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return '%s.%s(%r)' % (module, self.__class__.__name__, self._value_)
    kept = self._boundary_ is _KEEP
    return '|'.join([name if kept and name[0].isdigit() else '%s.%s' % (module, name)
                     for name in self._name_.split('|')])


def _global_str(self):
    return '%s(%r)' % (self.__class__.__name__, self._value_) if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    cls.__repr__ = _global_flag_repr if issubclass(cls, Flag) else _global_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = _global_str
    _sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _decomposed(cls, value):
    # Before 3.11: the members whose bits are in the value, the largest first.
    members = []
    left = value
    for number, member in list(cls._value2member_map_.items()):
        named = member._name_ is not None or value >= 0 and number > 0 and number & number - 1 == 0
        if named and number and number & value == number:
            members.append(member)
            left &= ~number
    if not members and value in cls._value2member_map_:
        members.append(cls._value2member_map_[value])
    members.sort(key=lambda member: member._value_, reverse=True)
    if len(members) > 1 and members[0]._value_ == value:
        members.pop(0)
    return members, left


def _shown_members(flag):
    return '|'.join([str(each._name_ or each._value_) for each in _decomposed(flag.__class__, flag._value_)[0]])


def _old_flag_methods():
    def __repr__(self):
        name = self._name_ if self._name_ is not None else _shown_members(self)
        return '<%s.%s: %r>' % (self.__class__.__name__, name, self._value_)

    def __str__(self):
        name = self._name_ if self._name_ is not None else _shown_members(self)
        return '%s.%s' % (self.__class__.__name__, name)

    def __invert__(self):
        if isinstance(self, int):
            return self.__class__(~self._value_)
        members = _decomposed(self.__class__, self._value_)[0]
        inverted = self.__class__(0)
        for each in self.__class__:
            if each not in members and not each._value_ & self._value_:
                inverted = inverted | each
        return self.__class__(inverted._value_)

    def _missing_(cls, value):
        found = cls._create_pseudo_member_(~value if value < 0 else value)
        return ~found if value < 0 else found

    def _create_pseudo_member_(cls, value):
        found = cls._value2member_map_.get(value)
        if found is None:
            if _decomposed(cls, value)[1]:
                raise ValueError('%r is not a valid %s' % (
                    value, cls.__qualname__ if _sys.version_info >= (3, 8) else cls.__name__))
            found = object.__new__(cls)
            found._name_ = None
            found._value_ = value
            found = cls._value2member_map_.setdefault(value, found)
        return found

    def int_missing(cls, value):
        if not isinstance(value, int):
            raise ValueError(_invalid(cls, value))
        return cls._create_pseudo_member_(value)

    def int_pseudo_member(cls, value):
        # Bits without a name get members of their own first.
        wanted = [value]
        left = _decomposed(cls, value)[1]
        while left:
            bit = 1 << left.bit_length() - 1
            flag = left if left in wanted or bit not in (left, -left) and left == -bit else bit
            if flag not in cls._value2member_map_ and flag not in wanted:
                wanted.append(flag)
            left = 0 if left == -flag else left ^ flag
        for each in reversed(wanted):
            if each not in cls._value2member_map_:
                made = int.__new__(cls, each)
                made._name_ = None
                made._value_ = each
                cls._value2member_map_[each] = made
        return cls._value2member_map_[value]

    for cls, methods in ((Flag, (__repr__, __str__, __invert__)), (IntFlag, (__repr__, __str__))):
        for method in methods:
            type.__setattr__(cls, method.__name__, method)
    type.__setattr__(Flag, '_missing_', classmethod(_missing_))
    type.__setattr__(Flag, '_create_pseudo_member_', classmethod(_create_pseudo_member_))
    type.__setattr__(IntFlag, '_missing_', classmethod(int_missing))
    type.__setattr__(IntFlag, '_create_pseudo_member_', classmethod(int_pseudo_member))
    for name in ('__iter__', '__len__'):
        type.__delattr__(Flag, name)


if not _text_of_mixed_in:
    _old_flag_methods()
