import sys as _sys

_GenericAlias = GenericAlias


if _sys.implementation.name == 'pypy':
    class SimpleNamespace:
        __slots__ = ('__dict__',)

        def __init__(self, **kwargs):
            self.__dict__.update(kwargs)

        def __repr__(self):
            if id(self) in _shown:
                return 'namespace(...)'
            _shown.append(id(self))
            try:
                return 'namespace(%s)' % ', '.join(['%s=%r' % pair for pair in sorted(self.__dict__.items())])
            finally:
                _shown.pop()

        def __eq__(self, other):
            if SimpleNamespace in type(self).__mro__ and SimpleNamespace in type(other).__mro__:
                return self.__dict__ == other.__dict__
            return NotImplemented

        __hash__ = None

    _tell_module(SimpleNamespace)
    _shown = []


def coroutine(func):
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    code = getattr(func, '__code__', None)
    if type(func) is FunctionType and code.co_flags & 0x180:
        return func
    if type(func) is not FunctionType or not code.co_flags & 0x20:
        _refuse('types.coroutine of what is no generator function')
    _mark_coroutine(code)
    return func


def resolve_bases(bases):
    resolved = []
    changed = False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            resolved.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        resolved.extend(entries)
        changed = True
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            if issubclass(type(base), meta):
                meta = type(base)
            elif not issubclass(meta, type(base)):
                raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass '
                                'of the metaclasses of all its bases')
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return meta(name, resolved, namespace, **kwds)


def get_original_bases(cls, /):
    return cls.__dict__.get('__orig_bases__', cls.__bases__)


class DynamicClassAttribute:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            read = self.fget
            if read is None:
                raise AttributeError('unreadable attribute')
            return read(instance)
        if not self.__isabstractmethod__:
            raise AttributeError()
        return self

    def __set__(self, instance, value):
        change = self.fset
        if change is None:
            raise AttributeError("can't set attribute")
        change(instance, value)

    def __delete__(self, instance):
        remove = self.fdel
        if remove is None:
            raise AttributeError("can't delete attribute")
        remove(instance)

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        return self._with(fget, self.fset, self.fdel, doc or self.__doc__)

    def setter(self, fset):
        return self._with(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return self._with(self.fget, self.fset, fdel, self.__doc__)

    def _with(self, fget, fset, fdel, doc):
        made = type(self)(fget, fset, fdel, doc)
        made.overwrite_doc = self.overwrite_doc
        return made
