import enum as _enum
import sys as _sys
from collections import OrderedDict as _OrderedDict

_ordered = dict if _sys.version_info >= (3, 9) else _OrderedDict


class _empty:
    pass


class _ParameterKind(_enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self._name_

    @property
    def description(self):
        return _descriptions[self]


_descriptions = ['positional-only', 'positional or keyword', 'variadic positional', 'keyword-only', 'variadic keyword']
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, _types.GenericAlias if hasattr(_types, 'GenericAlias') else ()):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    __slots__ = ('_name', '_kind', '_default', '_annotation')
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError('value %r is not a valid Parameter.kind' % (kind,)) from None
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError('%s parameters cannot have default values' % self._kind.description)
        self._default = default
        self._annotation = annotation
        if not isinstance(name, str):
            raise TypeError('name must be a str, not a %s' % type(name).__name__)
        if not name.isidentifier():
            raise ValueError('%r is not a valid parameter name' % name)
        self._name = name

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_types, kind=_types, annotation=_types, default=_types):
        return type(self)(self._name if name is _types else name, self._kind if kind is _types else kind,
                          default=self._default if default is _types else default,
                          annotation=self._annotation if annotation is _types else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ': ' + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (' = %r' if self._annotation is not _empty else '=%r') % (self._default,)
        if self._kind is _VAR_POSITIONAL:
            return '*' + text
        return '**' + text if self._kind is _VAR_KEYWORD else text

    def __repr__(self):
        return '<%s "%s">' % (self.__class__.__name__, self)

    def _parts(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        return self._parts() == other._parts() if isinstance(other, Parameter) else NotImplemented


class BoundArguments:
    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        found = []
        for name, parameter in self._signature.parameters.items():
            if parameter._kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter._kind is _VAR_POSITIONAL:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            if not by_name:
                if parameter._kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            if parameter._kind is _VAR_KEYWORD:
                found.update(self.arguments[name])
            else:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        made = []
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                made.append((name, self.arguments[name]))
            elif parameter._default is not _empty:
                made.append((name, parameter._default))
            elif parameter._kind is _VAR_POSITIONAL:
                made.append((name, ()))
            elif parameter._kind is _VAR_KEYWORD:
                made.append((name, {}))
        self.arguments = _ordered(made)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        pairs = ['%s=%r' % pair for pair in self.arguments.items()]
        return '<%s (%s)>' % (self.__class__.__name__, ', '.join(pairs))


class Signature:
    __slots__ = ('_return_annotation', '_parameters')
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = _OrderedDict()
        last = _POSITIONAL_ONLY
        defaults = False
        for parameter in parameters or ():
            if parameter._kind < last:
                raise ValueError('wrong parameter order: %s parameter before %s parameter'
                                 % (last.description, parameter._kind.description))
            last = parameter._kind
            if parameter._kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter._default is not _empty:
                    defaults = True
                elif defaults and __validate_parameters__:
                    raise ValueError('non-default argument follows default argument')
            if parameter._name in found:
                raise ValueError('duplicate parameter name: %r' % parameter._name)
            found[parameter._name] = parameter
        self._parameters = _types.MappingProxyType(found)
        self._return_annotation = return_annotation

    parameters = property(lambda self: _types.MappingProxyType(self._parameters))
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, **options):
        return _signature_of(obj, follow_wrapped)

    def replace(self, *, parameters=_types, return_annotation=_types):
        return type(self)(
            self._parameters.values() if parameters is _types else parameters,
            return_annotation=self._return_annotation if return_annotation is _types else return_annotation)

    __replace__ = replace

    def _parts(self):
        by_name = {name: each for name, each in self._parameters.items() if each._kind is _KEYWORD_ONLY}
        others = [each for each in self._parameters.values() if each._kind is not _KEYWORD_ONLY]
        return others, by_name, self._return_annotation

    def __hash__(self):
        others, by_name, returned = self._parts()
        return hash((tuple(others), frozenset(by_name.values()), returned))

    def __eq__(self, other):
        if self is other:
            return True
        return self._parts() == other._parts() if isinstance(other, Signature) else NotImplemented

    def __str__(self):
        parts = []
        slash_is_due = False
        star_is_due = True
        for parameter in self._parameters.values():
            if parameter._kind is _POSITIONAL_ONLY:
                slash_is_due = True
            elif slash_is_due:
                parts.append('/')
                slash_is_due = False
            if parameter._kind is _VAR_POSITIONAL:
                star_is_due = False
            elif parameter._kind is _KEYWORD_ONLY and star_is_due:
                parts.append('*')
                star_is_due = False
            parts.append(str(parameter))
        if slash_is_due:
            parts.append('/')
        text = '(%s)' % ', '.join(parts)
        if self._return_annotation is not _empty:
            text += ' -> ' + formatannotation(self._return_annotation)
        return text

    def __repr__(self):
        return '<%s %s>' % (self.__class__.__name__, self)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        bound = _ordered()
        kwargs = dict(kwargs)
        values = list(args)
        rest = None
        by_name_only = []
        for name, parameter in self._parameters.items():
            kind = parameter._kind
            if kind is _VAR_KEYWORD:
                rest = name
            elif kind is _VAR_POSITIONAL:
                if values:
                    bound[name] = tuple(values)
                    values = []
            elif kind is not _KEYWORD_ONLY and values:
                if name in kwargs and kind is _POSITIONAL_OR_KEYWORD:
                    raise TypeError('multiple values for argument %r' % name)
                bound[name] = values.pop(0)
            else:
                by_name_only.append(parameter)
        if values:
            raise TypeError('too many positional arguments')
        named = {}
        # Whether nothing before may still be given by name: then the words are others.
        is_plain = all([each._kind is not _VAR_POSITIONAL for each in self._parameters.values()])
        for parameter in by_name_only:
            name = parameter._name
            is_plain = is_plain and name not in kwargs
            if name in kwargs and parameter._kind is not _POSITIONAL_ONLY:
                named[name] = kwargs.pop(name)
            elif not partial and parameter._default is _empty:
                is_plain = is_plain and parameter._kind is _KEYWORD_ONLY
                sort = ' keyword-only' if is_plain and _sys.version_info >= (3, 12) else ''
                raise TypeError('missing a required%s argument: %r' % (sort, name))
        if kwargs and rest is None:
            for name in kwargs:
                parameter = self._parameters.get(name)
                if parameter is not None and parameter._kind is _POSITIONAL_ONLY:
                    raise TypeError('%r parameter is positional only, but was passed as a keyword' % name)
            raise TypeError('got an unexpected keyword argument %r' % next(iter(kwargs)))
        made = _ordered()
        for name in self._parameters:
            if name in bound:
                made[name] = bound[name]
            elif name in named:
                made[name] = named[name]
        if kwargs:
            made[rest] = kwargs
        return BoundArguments(self, made)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
    if eval_str:
        _refuse('inspect.signature(eval_str=True)')
    return _signature_of(obj, follow_wrapped)


def _signature_of(obj, follow_wrapped=True):
    import functools
    if not callable(obj):
        raise TypeError('%r is not a callable object' % (obj,))
    if ismethod(obj):
        return _without_first(_signature_of(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda each: hasattr(each, '__signature__') or ismethod(each))
        if ismethod(obj):
            return _signature_of(obj)
    given = getattr(obj, '__signature__', None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError('unexpected object %r in __signature__ attribute' % (given,))
        return given
    if isfunction(obj):
        return _signature_of_function(obj)
    if isinstance(obj, functools.partial):
        return _signature_of_partial(obj)
    if isclass(obj):
        return _signature_of_class(obj)
    if isbuiltin(obj) or type(obj).__name__ in ('method_descriptor', 'wrapper_descriptor', 'method-wrapper'):
        _refuse('inspect.signature of what is built in')
    call = getattr(type(obj), '__call__', None)
    if isfunction(call):
        return _without_first(_signature_of(call))
    _refuse('inspect.signature of a %s' % type(obj).__name__)


def _signature_of_class(cls):
    call = getattr(type(cls), '__call__', None)
    if isfunction(call):
        return _without_first(_signature_of(call))
    new = init = None
    for base in cls.__mro__:
        if new is None and '__new__' in base.__dict__:
            new = base
        if init is None and '__init__' in base.__dict__:
            init = base
    order = cls.__mro__.index
    if _sys.version_info < (3, 9) and isfunction(getattr(cls, '__new__')):
        init = object
    for name, owner in sorted([('__new__', new), ('__init__', init)], key=lambda pair: order(pair[1])):
        method = owner.__dict__[name]
        method = method.__func__ if isinstance(method, staticmethod) else method
        if isfunction(method):
            return _without_first(_signature_of(method))
        if owner is not object:
            _refuse('inspect.signature of what is built in')
    if cls.__mro__[-2:-1] and not all(['__weakref__' in each.__dict__ or '__dict__' in each.__dict__
                                       or '__slots__' in each.__dict__ for each in cls.__mro__[:-1]]):
        _refuse('inspect.signature of a built-in class')
    return Signature()


def _signature_of_function(function):
    code = function.__code__
    count = code.co_argcount
    names = code.co_varnames
    annotations = function.__annotations__
    defaults = function.__defaults__ or ()
    only_by_place = getattr(code, 'co_posonlyargcount', 0)
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for place, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if place < only_by_place else _POSITIONAL_OR_KEYWORD
        from_end = place - (count - len(defaults))
        add(name, kind, defaults[from_end] if from_end >= 0 else _empty)
    after = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[after], _VAR_POSITIONAL)
    for name in names[count:after]:
        add(name, _KEYWORD_ONLY, (function.__kwdefaults__ or {}).get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[after + bool(code.co_flags & CO_VARARGS)], _VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get('return', _empty))


def _without_first(given):
    parameters = list(given._parameters.values())
    if not parameters or parameters[0]._kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if parameters[0]._kind is not _VAR_POSITIONAL:
        parameters.pop(0)
    return given.replace(parameters=parameters)


def _signature_of_partial(partial):
    wrapped = _signature_of(partial.func)
    try:
        bound = wrapped.bind_partial(*partial.args, **partial.keywords)
    except TypeError as error:
        raise ValueError('partial object %r has incorrect arguments' % (partial,)) from error
    parameters = []
    by_name_from_here = False
    for name, parameter in wrapped._parameters.items():
        kind = parameter._kind
        if name in bound.arguments:
            value = bound.arguments[name]
            if kind is _POSITIONAL_ONLY:
                continue
            if kind is _POSITIONAL_OR_KEYWORD:
                if name not in partial.keywords:
                    continue
                by_name_from_here = True
                parameter = parameter.replace(default=value)
            elif kind is _KEYWORD_ONLY:
                parameter = parameter.replace(default=value)
        if by_name_from_here:
            if kind is _POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=_KEYWORD_ONLY)
            elif kind is _VAR_POSITIONAL:
                continue
        parameters.append(parameter)
    return wrapped.replace(parameters=sorted(parameters, key=lambda each: each._kind))


def getcallargs(func, /, *positional, **named):
    if ismethod(func):
        positional = (func.__self__,) + positional
        func = func.__func__
    bound = _signature_of(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
