import types as _types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'

_classes = (type, _types.ClassType) if hasattr(_types, 'ClassType') else type


def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, _classes)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object) or isbuiltin(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__') and not hasattr(kind, '__delete__')


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def ismemberdescriptor(object):
    return isinstance(object, _types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, _types.GetSetDescriptorType)


def _plain(function):
    import functools
    while ismethod(function):
        function = function.__func__
    while isinstance(function, functools.partial):
        function = function.func
    return function


def _has_flag(function, flag):
    function = _plain(function)
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, _types.AsyncGeneratorType)


def isawaitable(object):
    if isinstance(object, _types.CoroutineType) or hasattr(type(object), '__await__'):
        return True
    return isinstance(object, _types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def isframe(object):
    return isinstance(object, _types.FrameType)


def iscode(object):
    return isinstance(object, _types.CodeType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def isabstract(object):
    return isclass(object) and bool(getattr(object, '__abstractmethods__', None))


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    frame = generator.gi_frame
    if frame is None:
        return GEN_CLOSED
    return GEN_CREATED if frame.f_lasti == -1 or not _started(generator) else GEN_SUSPENDED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_frame is None:
        return CORO_CLOSED
    return CORO_SUSPENDED if _started(coroutine) else CORO_CREATED


def getgeneratorlocals(generator):
    frame = generator.gi_frame
    return {} if frame is None else dict(frame.f_locals)


def getcoroutinelocals(coroutine):
    frame = coroutine.cr_frame
    return {} if frame is None else dict(frame.f_locals)


def currentframe():
    return _frame(1)


class FrameInfo(tuple):
    __slots__ = ()
    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])


def _frame_info(frame, lineno):
    code = frame.f_code
    line = _source_line(code.co_filename, lineno)
    return FrameInfo((frame, code.co_filename, lineno, code.co_name, [line + '\n'] if line else None, 0 if line else None))


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(_frame_info(frame, frame.f_lineno))
        frame = frame.f_back
    return found


def stack(context=1):
    return getouterframes(_frame(1), context)


def getinnerframes(tb, context=1):
    found = []
    while tb is not None:
        found.append(_frame_info(tb.tb_frame, tb.tb_lineno))
        tb = tb.tb_next
    return found


def trace(context=1):
    import sys
    value = sys.exc_info()[1]
    return getinnerframes(None if value is None else value.__traceback__, context)


def getmro(cls):
    if _classes is type or hasattr(cls, '__mro__'):
        return cls.__mro__
    # A classic class of Python 2.
    line = [cls]
    for base in cls.__bases__:
        line += [each for each in getmro(base) if each not in line]
    return tuple(line)


def getmembers(object, predicate=None):
    names = dir(object)
    found = []
    for name in sorted(set(names)):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getmodule(object, _filename=None):
    import sys
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, '__module__', None))


def getmodulename(path):
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


def getfile(object):
    module = object if ismodule(object) else getmodule(object) if isclass(object) else None
    if getattr(module, '__file__', None):
        return module.__file__
    if isclass(object):
        raise TypeError('%r is a built-in class' % (object,))
    for leads, inner in ((ismethod, '__func__'), (isfunction, '__code__'), (istraceback, 'tb_frame'),
                         (isframe, 'f_code'), (iscode, 'co_filename')):
        if leads(object):
            object = getattr(object, inner)
            if leads is iscode:
                return object
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got %s'
                    % type(object).__name__)


getsourcefile = getfile


def cleandoc(doc):
    first, *others = doc.expandtabs().split('\n')
    depths = [len(line) - len(line.lstrip(' ')) for line in others if line.strip(' ')]
    others = [line[min(depths):] for line in others] if depths else others
    return '\n'.join([first.lstrip(' ')] + others).strip('\n')


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    if doc is None and isclass(object):
        for base in object.__mro__[:-1]:
            doc = base.__dict__.get('__doc__')
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def unwrap(func, *, stop=None):
    first = func
    seen = {id(func)}
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError('wrapper loop when unwrapping %r' % (first,))
        seen.add(id(func))
    return func


def getattr_static(obj, attr, default=_types):
    classes = obj.__mro__ if isclass(obj) else type(obj).__mro__
    own = getattr(obj, '__dict__', {}) if not isclass(obj) else {}
    if attr in own:
        return own[attr]
    for cls in classes:
        if attr in cls.__dict__:
            return cls.__dict__[attr]
    if default is not _types:
        return default
    raise AttributeError(attr)


class _Named(tuple):
    __slots__ = ()

    def __new__(cls, *values):
        return tuple.__new__(cls, values)

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__, ', '.join(['%s=%r' % pair for pair in zip(self._fields, self)]))


class FullArgSpec(_Named):
    __slots__ = ()
    _fields = ('args', 'varargs', 'varkw', 'defaults', 'kwonlyargs', 'kwonlydefaults', 'annotations')


class ClosureVars(_Named):
    __slots__ = ()
    _fields = ('nonlocals', 'globals', 'builtins', 'unbound')


def _give_fields(cls):
    for place, name in enumerate(cls._fields):
        setattr(cls, name, property(lambda self, place=place: self[place]))


_give_fields(FullArgSpec)
_give_fields(ClosureVars)


def getfullargspec(func):
    bound = ismethod(func)
    function = func.__func__ if bound else func
    if not isfunction(function):
        raise TypeError('unsupported callable')
    code = function.__code__
    names = list(code.co_varnames)
    place = code.co_argcount
    args = names[:place]
    kwonly = names[place:place + code.co_kwonlyargcount]
    place += code.co_kwonlyargcount
    varargs = varkw = None
    if code.co_flags & CO_VARARGS:
        varargs = names[place]
        place += 1
    if code.co_flags & CO_VARKEYWORDS:
        varkw = names[place]
    return FullArgSpec(args, varargs, varkw, function.__defaults__, kwonly, function.__kwdefaults__,
                       function.__annotations__)


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError('%r is not a Python function' % (func,))
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    import builtins
    globals_, builtins_, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            globals_[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtins_[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, globals_, builtins_, unbound)
