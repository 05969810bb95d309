# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "Is there more for gc.collect() to find once a warning about a forgotten coroutine was shown?"
# see = [
#     "https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines",
#     "https://docs.python.org/3/library/gc.html#gc.collect",
# ]
# ///
import gc


async def work():
    pass


gc.collect()
gc.disable()
print("before: %s" % (gc.collect() or 0))
work()
print("after the first warning: more than a hundred %s" % ((gc.collect() or 0) > 100))
work()
print("after it again: %s" % (gc.collect() or 0))
