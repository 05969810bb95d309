# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "When is a ResourceWarning given for an event loop that was not closed?"
# see = [
#     "https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.close",
#     "https://docs.python.org/3/library/exceptions.html#ResourceWarning",
# ]
# twin = "coroutines/loop_closed"
# ///
import asyncio
import gc
import warnings

warnings.simplefilter("always")
warned = []
warnings.showwarning = lambda message, category, *rest, **keywords: warned.append(str(message).split(" <")[0])
loop = asyncio.new_event_loop()
del loop
print("dropped: %s" % sorted(set(warned)))
gc.collect()
gc.collect()
print("collected: %s" % ("unclosed event loop" in warned))
