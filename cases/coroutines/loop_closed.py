# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "An event loop that was closed gives no ResourceWarning when it dies."
# see = ["https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.close"]
# twin = "coroutines/loop_not_closed"
# ///
import asyncio
import gc
import warnings

warnings.simplefilter("always")
warned = []
warnings.showwarning = lambda message, category, *rest, **keywords: warned.append(category.__name__)
loop = asyncio.new_event_loop()
loop.close()
del loop
gc.collect()
print("warnings: %s" % warned)
