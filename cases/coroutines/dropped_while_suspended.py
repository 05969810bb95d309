# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "Does a suspended coroutine that is dropped run its finally clause?"
# see = ["https://docs.python.org/3/reference/datamodel.html#coroutine.close", "https://peps.python.org/pep-0492/"]
# twin = "coroutines/closed"
# ///
import gc

class Pause:
    def __await__(self):
        yield "paused"

async def work():
    try:
        await Pause()
    finally:
        print("finally")

coroutine = work()
print(coroutine.send(None))
del coroutine
print("dropped")
gc.collect()
print("collected")
