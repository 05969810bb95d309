# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "Is a suspended coroutine that refers to itself closed by the collection that frees it?"
# see = ["https://peps.python.org/pep-0442/", "https://peps.python.org/pep-0492/"]
# twin = "coroutines/closed_in_cycle"
# ///
import gc

class Pause:
    def __await__(self):
        yield

async def work(box):
    try:
        await Pause()
    finally:
        print("finally, box holds %d" % len(box))

box = []
coroutine = work(box)
box.append(coroutine)
coroutine.send(None)
del coroutine, box
print("dropped")
gc.collect()
print("collected")
