# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "close() ends a suspended coroutine at once, on every runtime."
# see = ["https://docs.python.org/3/reference/datamodel.html#coroutine.close"]
# twin = "coroutines/dropped_while_suspended"
# ///
import gc

class Pause:
    def __await__(self):
        try:
            yield
        finally:
            print("awaitable left")

async def work():
    try:
        await Pause()
    finally:
        print("coroutine left")

coroutine = work()
coroutine.send(None)
coroutine.close()
print("closed")
del coroutine
gc.collect()
print("end")
