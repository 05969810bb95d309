class AbstractAsyncContextManager(abc.ABC):
    if _alias is not None:
        __class_getitem__ = _alias
    if _language >= (3, 13):
        __slots__ = ()

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _defines(C, '__aenter__', '__aexit__') if cls is AbstractAsyncContextManager else NotImplemented
