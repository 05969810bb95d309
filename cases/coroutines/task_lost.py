# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "A task waits for a future, and nobody holds either of them: does it survive a collection?"
# see = [
#     "https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task",
#     "https://github.com/python/cpython/issues/91887",
# ]
# ///
import asyncio
import gc


async def background():
    await asyncio.get_running_loop().create_future()


async def main():
    asyncio.get_running_loop().create_task(background())
    await asyncio.sleep(0)
    print("tasks before: %d" % len(asyncio.all_tasks()))
    gc.collect()
    print("tasks after collect: %d" % len(asyncio.all_tasks()))


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print(context["message"]))
loop.run_until_complete(main())
loop.close()
