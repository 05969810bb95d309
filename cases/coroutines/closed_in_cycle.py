# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "close() ends a suspended coroutine that refers to itself."
# see = ["https://docs.python.org/3/reference/datamodel.html#coroutine.close"]
# twin = "coroutines/in_cycle"
# ///
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
coroutine.close()
del box[:]
print("closed")
