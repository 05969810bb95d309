from contextlib import AbstractAsyncContextManager


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *details):
        self.thing.close()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        expected = issubclass(exctype, self._exceptions)
        if expected or _language < (3, 12) or not issubclass(exctype, BaseExceptionGroup):
            return expected
        matched, others = excinst.split(self._exceptions)
        if others is not None:
            raise others
        return True


class nullcontext(AbstractContextManager, *((AbstractAsyncContextManager,) if _language >= (3, 10) else ())):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *details):
        pass

    if _language >= (3, 10):
        async def __aenter__(self):
            return self.enter_result

        async def __aexit__(self, *details):
            pass
