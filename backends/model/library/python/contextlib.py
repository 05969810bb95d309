import abc
from functools import wraps

__all__ = [
    'asynccontextmanager', 'contextmanager', 'closing', 'nullcontext', 'AbstractContextManager',
    'AbstractAsyncContextManager', 'AsyncExitStack', 'ContextDecorator', 'ExitStack', 'redirect_stdout',
    'redirect_stderr', 'suppress',
]
if _language >= (3, 10):
    __all__.append('aclosing')
if _language >= (3, 11):
    __all__.append('chdir')

_alias = classmethod(type(list[int])) if _language >= (3, 9) else None
_closes_generator = _language >= (3, 11)


def _defines(cls, *names):
    for name in names:
        for each in cls.__mro__:
            if name in each.__dict__:
                if each.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(abc.ABC):
    if _alias is not None:
        __class_getitem__ = _alias
    if _language >= (3, 13):
        __slots__ = ()

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _defines(C, '__enter__', '__exit__') if cls is AbstractContextManager else NotImplemented


class ContextDecorator:
    """What makes a context manager usable as a decorator."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        if _language >= (3, 15):
            _import_late('inspect')
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class _GeneratorContextManagerBase:
    # What the call was made with is kept until the generator starts: a decorator calls again.
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        text = getattr(func, '__doc__', None)
        self.__doc__ = type(self).__doc__ if text is None else text

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                if _closes_generator:
                    self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value) if _language >= (3, 12) else self.gen.throw(typ, value, traceback)
        except StopIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            # The generator turned a StopIteration of the body into this.
            if exc is value or (isinstance(value, StopIteration) and exc.__cause__ is value):
                if _language >= (3, 11):
                    value.__traceback__ = traceback
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            if _language >= (3, 11):
                value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            if _closes_generator:
                self.gen.close()


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper
