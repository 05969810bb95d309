import sys as _sys
_on_pypy = _sys.implementation.name == 'pypy'
if (3, 7) <= _sys.version_info < (3, 8) or _on_pypy:
    from operator import itemgetter

_itemgetters = {}
# Up to 3.6 the class is made of a text.
_text = """from builtins import property as _property, tuple as _tuple
from operator import itemgetter as _itemgetter
from collections import OrderedDict

class {name}(tuple):
    '{name}({arguments})'
    __slots__ = ()
    _fields = {fields!r}

    def __new__(_cls, {arguments}):
        'Create new instance of {name}({arguments})'
        return _tuple.__new__(_cls, ({arguments}))

    @classmethod
    def _make(cls, iterable, new=tuple.__new__, len=len):
        result = new(cls, iterable)
        if len(result) != {count}:
            raise TypeError('Expected {count} arguments, got %d' % len(result))
        return result

    def _replace(_self, **kwds):
        result = _self._make([kwds.pop(*each) for each in zip({fields!r}, _self)])
        if kwds:
            raise ValueError('Got unexpected field names: %r' % list(kwds))
        return result

    def __repr__(self):
        return self.__class__.__name__ + '({shown})' % self

    def _asdict(self):
        return OrderedDict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

{getters}
"""
if _sys.version_info < (3,):
    _text += """
    __dict__ = _property(_asdict)

    def __getstate__(self):
        pass
"""


def _made_of_text(name, fields):
    arguments = ', '.join(fields) + (',' if len(fields) == 1 else '')
    getters = ["    %s = _property(_itemgetter(%d), doc='Alias for field number %d')" % (each, place, place)
               for place, each in enumerate(fields)]
    names = {'__name__': 'namedtuple_' + name}
    exec(_text.format(name=name, arguments=arguments, fields=fields, count=len(fields), getters='\n'.join(getters),
                      shown=', '.join(['%s=%%r' % each for each in fields])), names)
    return names[name]

_keywords = frozenset(
    'and as assert break class continue def del elif else except exec finally for from global if import in is lambda not '
    'or pass print raise return try while with yield'.split() if _sys.version_info < (3,) else
    'False None True and as assert async await break class continue def del elif else except finally for from global if '
    'import in is lambda nonlocal not or pass raise return try while with yield'.split())


_python_2 = _sys.version_info < (3,)


def _is_word(text):
    return all([each.isalnum() or each == '_' for each in text])


def _check_names(typename, names, rename):
    seen = set()
    if rename:
        for place, name in enumerate(names):
            if not name.isidentifier() or name in _keywords or name.startswith('_') or name in seen:
                names[place] = '_%d' % place
            seen.add(name)
    for name in [typename] + names:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if _python_2 and not _is_word(name):
            raise ValueError('Type names and field names can only contain alphanumeric characters and underscores: %r'
                             % name)
        if not _python_2 and not name.isidentifier():
            raise ValueError('Type names and field names must be valid identifiers: %r' % name)
        if name in _keywords:
            raise ValueError('Type names and field names cannot be a keyword: %r' % name)
        if _python_2 and name[0].isdigit():
            raise ValueError('Type names and field names cannot start with a number: %r' % name)
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an underscore: %r' % name)
        if name in seen:
            raise ValueError('Encountered duplicate field name: %r' % name)
        seen.add(name)


def _getter(place):
    doc = _sys.intern('Alias for field number %d' % place)
    if _on_pypy:
        return property(itemgetter(place), doc=doc)
    if _sys.version_info >= (3, 8):
        return _tuplegetter(place, doc)
    if place not in _itemgetters:
        _itemgetters[place] = itemgetter(place)
    return property(_itemgetters[place], doc=doc)


if _python_2:
    def namedtuple(typename, field_names, verbose=False, rename=False):
        if verbose:
            _refuse('collections.namedtuple: verbose')
        return _named_tuple(typename, field_names, rename, None, None)
elif _sys.version_info < (3, 7):
    def namedtuple(typename, field_names, *, verbose=False, rename=False, module=None):
        if verbose:
            _refuse('collections.namedtuple: verbose')
        return _named_tuple(typename, field_names, rename, None, module)
else:
    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        return _named_tuple(typename, field_names, rename, defaults, module)


namedtuple.__module__ = 'collections'


def _named_tuple(typename, field_names, rename, defaults, module):
    if isinstance(field_names, str.__mro__[1] if _python_2 else str):  # there, the base of both texts
        field_names = field_names.replace(',', ' ').split()
    names = [str(name) for name in field_names]

    typename = _sys.intern(str(typename))
    _check_names(typename, names, rename)
    fields = tuple(map(_sys.intern, names))
    given = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError('Got more default values than field names')
        given = dict(zip(fields[len(fields) - len(defaults):], defaults))
    if module is None:
        module = _sys._getframe().f_globals.get('__name__', '__main__')
    if _sys.version_info < (3, 7):
        result = _made_of_text(typename, fields)
        result.__new__.__defaults__ = defaults
    else:
        result = _made(typename, fields, defaults, given)
    result.__module__ = module
    return result


def _replace_of_pypy(fields):
    names = {'__builtins__': {'ValueError': ValueError, 'list': list, 'type': type}, '_not_given': object()}
    parameters = (', *, ' if fields else ', ') + ''.join(['%s=_not_given, ' % name for name in fields])
    arguments = ', '.join(['%s=_self[%d] if %s is _not_given else %s' % (name, place, name, name)
                           for place, name in enumerate(fields)])
    exec('def _replace(_self, /%s**_kwargs):\n'
         '    if _kwargs:\n'
         '        raise ValueError("Got unexpected field names: %%r" %% list(_kwargs))\n'
         '    return type(_self)(%s)' % (parameters, arguments), names)
    return names['_replace']


_unexpected_names = TypeError if _sys.version_info >= (3, 13) else ValueError


def _made(typename, fields, defaults, given):
    count = len(fields)
    make = tuple.__new__

    listed = ', '.join(fields) + (',' if count == 1 else '')
    names = {'_tuple_new': make, '__builtins__': {}, '__name__': 'namedtuple_' + typename}
    body = '_tuple_new(_cls, (%s))' % listed
    if _sys.version_info >= (3, 9):
        __new__ = eval('lambda _cls, %s: %s' % (listed, body), names)
        __new__.__name__ = '__new__'
    else:
        exec('def __new__(_cls, %s): return %s' % (listed, body), names)
        __new__ = names.pop('__new__')
    __new__.__doc__ = 'Create new instance of %s(%s)' % (typename, ', '.join(fields))
    if defaults is not None:
        __new__.__defaults__ = defaults

    num_fields, field_names, tuple_new, _len = count, fields, make, len
    repr_fmt = '(%s)' % ', '.join(['%s=%%r' % name for name in fields])

    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if _len(result) != num_fields:
            raise TypeError('Expected %d arguments, got %d' % (num_fields, len(result)))
        return result

    def __repr__(self):
        return self.__class__.__name__ + repr_fmt % self

    if _sys.version_info >= (3, 8):
        _dict, _map, _tuple, _zip = dict, map, tuple, zip

        def _replace(self, /, **kwds):
            result = self._make(_map(kwds.pop, field_names, self))
            if kwds:
                raise _unexpected_names('Got unexpected field names: %r' % list(kwds))
            return result

        def _asdict(self):
            return _dict(_zip(self._fields, self))

        def __getnewargs__(self):
            return _tuple(self)
    else:
        def _replace(_self, **kwds):
            result = _self._make(map(kwds.pop, field_names, _self))
            if kwds:
                raise ValueError('Got unexpected field names: %r' % list(kwds))
            return result

        def _asdict(self):
            return _ordered(zip(self._fields, self))

        def __getnewargs__(self):
            return tuple(self)

    if _on_pypy and _sys.version_info >= (3, 11):
        _replace = _replace_of_pypy(fields)

    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = '%s.%s' % (typename, method.__name__)
    namespace = {
        '__doc__': '%s(%s)' % (typename, ', '.join(fields)),
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': given,
        '__new__': __new__,
        '_make': classmethod(_make),
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
    }
    if _sys.version_info >= (3, 10):
        namespace['__match_args__'] = fields
    if _sys.version_info >= (3, 13):
        namespace['__replace__'] = _replace
    for place, name in enumerate(fields):
        namespace[name] = _getter(place)
    return type(typename, (tuple,), namespace)
