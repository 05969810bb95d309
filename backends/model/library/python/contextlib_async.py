from contextlib import AbstractAsyncContextManager


def _async_wrapped_generator(manager, func):
    from contextlib import closing

    async def gen_inner(*args, **kwds):
        async with manager._recreate_cm():
            with closing(func(*args, **kwds)) as gen:
                for value in gen:
                    yield value
    return gen_inner


def _async_wrapped_async_generator(manager, func):
    async def asyncgen_inner(*args, **kwds):
        async with manager._recreate_cm(), aclosing(func(*args, **kwds)) as gen:
            async for value in gen:
                yield value
    return asyncgen_inner


def _async_wrapped_function(manager, func):
    async def inner(*args, **kwds):
        async with manager._recreate_cm():
            return func(*args, **kwds)
    return inner


_async_wrappers = {0: _async_wrapped_function, 0x20: _async_wrapped_generator, 0x200: _async_wrapped_async_generator}


class AsyncContextDecorator:
    """What makes an asynchronous context manager usable as a decorator."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        dress = wraps(func)
        make = _async_wrappers.get(_sort_of(func)) if _language >= (3, 15) else None
        if make:
            return dress(make(self, func))

        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return dress(inner)


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager,
                                    *((AsyncContextDecorator,) if _language >= (3, 10) else ())):
    async def __aenter__(self):
        try:
            if _language >= (3, 9):
                del self.args, self.kwds, self.func
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError(_silent) from None

    async def __aexit__(self, typ, value, traceback):
        failed = typ is not None
        if failed and value is None:
            value = typ()
        try:
            if not failed:
                await self.gen.__anext__()
            elif _language >= (3, 12):
                await self.gen.athrow(value)
            else:
                await self.gen.athrow(typ, value, traceback)
        except StopAsyncIteration as exc:
            if not failed and _language < (3, 9):
                return None
            return failed and exc is not value
        except BaseException as exc:
            if not failed or not _is_body_s(exc, value, (StopIteration, StopAsyncIteration)):
                raise
            if _language >= (3, 11):
                value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError(_goes_on + ' after athrow()' if failed else _goes_on)
        finally:
            if _closes_generator:
                await self.gen.aclose()


def asynccontextmanager(func):
    dress = wraps(func)

    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return dress(helper)


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *details):
        await self.thing.aclose()
