# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "When is the exception of a task reported that nobody awaited?"
# see = ["https://docs.python.org/3/library/asyncio-dev.html#detect-never-retrieved-exceptions"]
# twin = "coroutines/task_exception_awaited"
# ///
import asyncio
import gc


async def fail():
    raise ValueError


async def main():
    task = asyncio.get_running_loop().create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    print("dropped")
    gc.collect()
    print("collected")


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print("reported: " + context["message"]))
loop.run_until_complete(main())
loop.close()
