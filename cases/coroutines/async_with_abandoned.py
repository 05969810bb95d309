# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "Is `__aexit__` called for a coroutine that is dropped inside `async with`?"
# see = [
#     "https://peps.python.org/pep-0492/",
#     "https://docs.python.org/3/reference/compound_stmts.html#the-async-with-statement",
# ]
# twin = "coroutines/async_with_closed"
# ///
import gc

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
del coroutine
print("dropped")
gc.collect()
print("collected")
