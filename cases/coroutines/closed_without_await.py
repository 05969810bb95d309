# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "A coroutine that is not needed and was closed gives no warning."
# see = ["https://docs.python.org/3/reference/datamodel.html#coroutine.close"]
# twin = "coroutines/never_awaited"
# ///
import gc
import warnings


async def work():
    pass


warnings.simplefilter("always")
warned = []
warnings.showwarning = lambda message, category, *rest, **keywords: warned.append(str(message))
coroutine = work()
coroutine.close()
del coroutine
gc.collect()
print("warnings: %s" % warned)
