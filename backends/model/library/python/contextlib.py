import abc
import sys as _sys
from functools import partial, wraps

__all__ = [
    'asynccontextmanager', 'contextmanager', 'closing', 'nullcontext', 'AbstractContextManager',
    'AbstractAsyncContextManager', 'AsyncExitStack', 'ContextDecorator', 'ExitStack', 'redirect_stdout',
    'redirect_stderr', 'suppress',
]
if _language < (3,):
    __all__ = ['contextmanager', 'nested', 'closing']
if _language >= (3, 10):
    __all__.append('aclosing')
if _language >= (3, 11):
    __all__.append('chdir')

_alias = classmethod(type(list[int])) if _language >= (3, 9) else None
_closes_generator = _language >= (3, 11)


_silent = "generator didn't yield"
_goes_on = "generator didn't stop"


def _defined(cls, name):
    for each in cls.__mro__:
        if name in each.__dict__:
            return each.__dict__[name] is not None
    return False


def _defines(cls, *names):
    return NotImplemented if False in [_defined(cls, name) for name in names] else True


def _is_body_s(exc, value, stop):
    # A generator turns a `stop` of the body into a RuntimeError.
    if exc is value:
        return True
    return isinstance(exc, RuntimeError) and isinstance(value, stop) and exc.__cause__ is value


class AbstractContextManager(abc.ABC):
    if _alias is not None:
        __class_getitem__ = _alias
    if _language >= (3, 13):
        __slots__ = ()

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        pass

    @classmethod
    def __subclasshook__(cls, C):
        return _defines(C, '__enter__', '__exit__') if cls is AbstractContextManager else NotImplemented


def _sort_of(func):
    method = type(ContextDecorator().__call__)
    while type(func) in (method, partial):
        func = func.func if type(func) is partial else func.__func__
    # The flags of coroutines, generators and async generators.
    return func.__code__.co_flags & 0x2a0 if type(func) is type(_sort_of) else 0


def _wrapped_generator(manager, func):
    from contextlib import closing

    def gen_inner(*args, **kwds):
        with manager._recreate_cm(), closing(func(*args, **kwds)) as gen:
            return (yield from gen)
    return gen_inner


def _wrapped_coroutine(manager, func):
    async def async_inner(*args, **kwds):
        with manager._recreate_cm():
            return await func(*args, **kwds)
    return async_inner


def _wrapped_async_generator(manager, func):
    from contextlib import aclosing

    async def asyncgen_inner(*args, **kwds):
        with manager._recreate_cm():
            async with aclosing(func(*args, **kwds)) as gen:
                async for value in gen:
                    yield value
    return asyncgen_inner


_wrappers = {0x20: _wrapped_generator, 0x80: _wrapped_coroutine, 0x200: _wrapped_async_generator}


class ContextDecorator:
    """What makes a context manager usable as a decorator."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        dress = wraps(func)
        if _language >= (3, 15):
            _import_late('inspect')
            make = _wrappers.get(_sort_of(func))
            if make:
                return dress(make(self, func))

        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return dress(inner)


class _GeneratorContextManagerBase:
    # What the call was made with is kept until the generator starts (from 3.7 on): a decorator calls again. Python 2's
    # are no decorators, and are given the generator.
    def __init__(self, func, args=(), kwds=None):
        if _language < (3,):
            self.gen = func
            return
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        text = getattr(func, '__doc__', None)
        self.__doc__ = type(self).__doc__ if text is None else text

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    def __enter__(self):
        if _language >= (3, 7):
            del self.args, self.kwds, self.func
        try:
            return next(self.gen) if _language >= (3,) else self.gen.next()
        except StopIteration:
            raise RuntimeError(_silent) from None

    def __exit__(self, typ, value, traceback):
        failed = typ is not None
        if failed and value is None:
            value = typ()
        try:
            if not failed:
                next(self.gen) if _language >= (3,) else self.gen.next()
            elif _language >= (3, 12):
                self.gen.throw(value)
            else:
                self.gen.throw(typ, value, traceback)
        except StopIteration as exc:
            return failed and exc is not value
        except BaseException as exc:
            if not failed or not _is_body_s(exc, value, StopIteration):
                raise
            if _language >= (3, 11):
                value.__traceback__ = traceback
            return False if _language >= (3,) else None
        try:
            raise RuntimeError(_goes_on + ' after throw()' if failed else _goes_on)
        finally:
            if _closes_generator:
                self.gen.close()


def contextmanager(func):
    dress = wraps(func)

    def helper(*args, **kwds):
        if _language < (3,):
            return _GeneratorContextManager(func(*args, **kwds))
        return _GeneratorContextManager(func, args, kwds)
    return dress(helper)

if _language < (3,):
    GeneratorContextManager = _GeneratorContextManager
    GeneratorContextManager.__name__ = 'GeneratorContextManager'
