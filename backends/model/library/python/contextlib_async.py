from contextlib import AbstractAsyncContextManager


class AsyncContextDecorator:
    """What makes an asynchronous context manager usable as a decorator."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return inner


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager,
                                    *((AsyncContextDecorator,) if _language >= (3, 10) else ())):
    async def __aenter__(self):
        if _language >= (3, 9):
            del self.args, self.kwds, self.func
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False if _language >= (3, 9) else None
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                if _closes_generator:
                    await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await (self.gen.athrow(value) if _language >= (3, 12) else self.gen.athrow(typ, value, traceback))
        except StopAsyncIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            if exc is value or (isinstance(value, (StopIteration, StopAsyncIteration)) and exc.__cause__ is value):
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
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            if _closes_generator:
                await self.gen.aclose()


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()
