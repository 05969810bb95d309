# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "A timer keeps the context in which it was made, with all that its variables hold."
# see = [
#     "https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.call_later",
#     "https://docs.python.org/3/library/contextvars.html#asyncio-support",
# ]
# ///
import asyncio
import contextvars
import gc
import weakref


class Request:
    pass


async def handle():
    request = Request()
    variable.set(request)
    timers.append(asyncio.get_running_loop().call_later(3600, print))
    return weakref.ref(request)


async def main():
    reference = await asyncio.get_running_loop().create_task(handle())
    await asyncio.sleep(0)
    gc.collect()
    print("timer set: %s" % (reference() is not None))


variable = contextvars.ContextVar("variable")
timers = []
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
