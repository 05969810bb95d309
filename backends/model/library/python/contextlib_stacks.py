from contextlib import AbstractAsyncContextManager


from sys import exc_info as _exc_info

_bind = type(_GeneratorContextManager(lambda: None, (), {}).__enter__)


def _bound_method(manager, name, otherwise):
    """What a `with` statement would call, as 3.15 looks for it."""
    _import_late('inspect')
    for each in type(manager).__mro__:
        if name in each.__dict__:
            method = each.__dict__[name]
            get = getattr(type(method), '__get__', None)
            return method if get is None else get(method, manager, type(manager))
    return otherwise


_absent = []


def _bound_methods(manager, enter, leave, kind):
    methods = []
    for name in enter, leave:
        methods.append(_bound_method(manager, name, _absent))
        if methods[-1] is _absent:
            raise _no_protocol(type(manager), kind)
    return methods


def _no_protocol(cls, kind):
    if _language < (3, 11):
        return None
    return TypeError("'%s.%s' object does not support the %scontext manager protocol"
                     % (cls.__module__, cls.__qualname__, kind))


def _link_context(new, old, outermost):
    # The exceptions of the callbacks are chained as if their `with` statements were nested. Who calls it does so by a
    # function of its own call, which goes with that one's frame.
    while True:
        context = new.__context__
        if context is old or context is None and _language >= (3, 9):
            return
        if context is None or context is outermost:
            break
        new = context
    new.__context__ = old


def _taken_callback(name, owner, args, kwds):
    """The stack, the callback and its arguments, as they are found without positional-only parameters."""
    if len(args) >= 2:
        return args
    if not args:
        raise TypeError("descriptor %r of %r object needs an argument" % (name, owner))
    if 'callback' not in kwds:
        raise TypeError('%s expected at least 1 positional argument, got %d' % (name, len(args) - 1))
    callback = kwds.pop('callback')
    if _language >= (3, 8):
        import warnings
        warnings.warn("Passing 'callback' as keyword argument is deprecated", DeprecationWarning, stacklevel=3)
    return args[:1] + (callback,) + args[1:]


class _BaseExitStack:
    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        taker = type(self)()
        taker._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = deque()
        return taker

    def push(self, exit):
        if _language >= (3, 15):
            self._push_exit_callback(_bound_method(exit, '__exit__', exit))
            return exit
        cls = type(exit)
        try:
            function = cls.__exit__
        except AttributeError:
            self._push_exit_callback(exit)
        else:
            self._push_cm_exit(exit, function)
        return exit

    def enter_context(self, cm):
        if _language >= (3, 15):
            enter, leave = _bound_methods(cm, '__enter__', '__exit__', '')
            result = enter()
            self._push_exit_callback(leave)
            return result
        cls = type(cm)
        try:
            enter = cls.__enter__ if _language >= (3, 11) else None
            function = cls.__exit__
        except AttributeError:
            if _language < (3, 11):
                raise
            raise _no_protocol(cls, '') from None
        result = enter(cm) if enter is not None else cls.__enter__(cm)
        self._push_cm_exit(cm, function)
        return result

    def _push_callback(self, callback, args, kwds):
        wrapper = _plain_callback(callback, *args, **kwds)
        wrapper.__wrapped__ = callback
        self._push_exit_callback(wrapper)
        return callback

    if _language >= (3, 9):
        def callback(self, callback, /, *args, **kwds):
            return self._push_callback(callback, args, kwds)
    elif _language >= (3, 7):
        def callback(*args, **kwds):
            self, callback, *args = _taken_callback('callback', '_BaseExitStack', args, kwds)
            return self._push_callback(callback, args, kwds)
    else:
        def callback(self, callback, *args, **kwds):
            return self._push_callback(callback, args, kwds)

    def _push_cm_exit(self, cm, function):
        self._push_exit_callback(_leaving(function, cm), True)

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback) if _language >= (3, 7) else callback)


if _language >= (3, 8):
    _leaving = _bind
else:
    def _leaving(function, cm):
        def _exit_wrapper(exc_type, exc, tb):
            return function(cm, exc_type, exc, tb)
        _exit_wrapper.__self__ = cm
        return _exit_wrapper


def _plain_callback(callback, /, *args, **kwds):
    if _language == (3, 7):
        args = list(args)

    def _exit_wrapper(exc_type, exc, tb):
        callback(*args, **kwds)
    return _exit_wrapper


class ExitStack(_BaseExitStack, AbstractContextManager):
    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        outermost = _exception()
        def link_context(new, old):
            _link_context(new, old, outermost)
        suppressed = False
        pending = False
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                exc_details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                if callback(*exc_details):
                    suppressed = True
                    pending = False
                    exc = None
            except BaseException as new:
                link_context(new, exc)
                pending = True
                exc = new
        if pending:
            try:
                context = exc.__context__
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and suppressed

    def close(self):
        self.__exit__(None, None, None)


if _language < (3, 13):
    # These keep the last exception that a callback raised, and thereby themselves, in a variable of the frame.
    def _exit(self, *exc_details):
        received = exc_details[0] is not None
        outermost = _exception()
        def link_context(new, old):
            _link_context(new, old, outermost)
        suppressed = False
        pending = False
        while self._exit_callbacks:
            callback = self._exit_callbacks.pop()
            if _language >= (3, 7):
                is_sync, callback = callback
            try:
                if callback(*exc_details):
                    suppressed = True
                    pending = False
                    exc_details = (None, None, None)
            except BaseException:
                raised = _exc_info()
                link_context(raised[1], exc_details[1])
                pending = True
                exc_details = raised
        if pending:
            try:
                context = exc_details[1].__context__
                raise exc_details[1]
            except BaseException:
                exc_details[1].__context__ = context
                raise
        return received and suppressed

    _exit.__name__ = '__exit__'
    _exit.__qualname__ = 'ExitStack.__exit__'
    ExitStack.__exit__ = _exit


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        if _language >= (3, 15):
            enter, leave = _bound_methods(cm, '__aenter__', '__aexit__', 'asynchronous ')
            result = await enter()
            self._push_exit_callback(leave, False)
            return result
        cls = type(cm)
        try:
            enter = cls.__aenter__ if _language >= (3, 11) else None
            function = cls.__aexit__
        except AttributeError:
            if _language < (3, 11):
                raise
            raise _no_protocol(cls, 'asynchronous ') from None
        result = await (enter(cm) if enter is not None else cls.__aenter__(cm))
        self._push_async_cm_exit(cm, function)
        return result

    def push_async_exit(self, exit):
        if _language >= (3, 15):
            self._push_exit_callback(_bound_method(exit, '__aexit__', exit), False)
            return exit
        cls = type(exit)
        try:
            function = cls.__aexit__
        except AttributeError:
            self._push_exit_callback(exit, False)
        else:
            self._push_async_cm_exit(exit, function)
        return exit

    def _push_async_callback(self, callback, args, kwds):
        wrapper = _async_callback(callback, *args, **kwds)
        wrapper.__wrapped__ = callback
        self._push_exit_callback(wrapper, False)
        return callback

    if _language >= (3, 9):
        def push_async_callback(self, callback, /, *args, **kwds):
            return self._push_async_callback(callback, args, kwds)
    else:
        def push_async_callback(*args, **kwds):
            self, callback, *args = _taken_callback('push_async_callback', 'AsyncExitStack', args, kwds)
            return self._push_async_callback(callback, args, kwds)

    async def aclose(self):
        await self.__aexit__(None, None, None)

    def _push_async_cm_exit(self, cm, function):
        self._push_exit_callback(_bind(function, cm), False)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        outermost = _exception()
        def link_context(new, old):
            _link_context(new, old, outermost)
        suppressed = False
        pending = False
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                exc_details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                answer = callback(*exc_details)
                if not is_sync:
                    answer = await answer
                if answer:
                    suppressed = True
                    pending = False
                    exc = None
            except BaseException as new:
                link_context(new, exc)
                pending = True
                exc = new
        if pending:
            try:
                context = exc.__context__
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and suppressed


def _async_callback(callback, /, *args, **kwds):
    async def _exit_wrapper(exc_type, exc, tb):
        await callback(*args, **kwds)
    return _exit_wrapper
