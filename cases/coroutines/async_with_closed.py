# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "close() on a coroutine inside `async with` calls `__aexit__` with GeneratorExit at once."
# see = [
#     "https://peps.python.org/pep-0492/",
#     "https://docs.python.org/3/reference/datamodel.html#coroutine.close",
# ]
# twin = "coroutines/async_with_abandoned"
# ///
class Pause:
    def __await__(self):
        yield


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        print("aexit with %s" % kind.__name__)


async def work():
    async with Manager():
        await Pause()


coroutine = work()
coroutine.send(None)
coroutine.close()
print("closed")
