# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "When is the warning given for a coroutine that was never awaited?"
# see = ["https://docs.python.org/3/reference/datamodel.html#coroutine-objects", "https://peps.python.org/pep-0492/"]
# twin = "coroutines/closed_without_await"
# ///
import gc
import warnings

async def work():
    pass

warnings.simplefilter("always")
warned = []
warnings.showwarning = lambda message, category, *rest, **keywords: warned.append(str(message))
work()
print("dropped: %s" % warned)
gc.collect()
print("collected: %s" % warned)
