# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "The exception of a task that is awaited reaches the program and is not reported later."
# see = ["https://docs.python.org/3/library/asyncio-dev.html#detect-never-retrieved-exceptions"]
# twin = "coroutines/task_exception_dropped"
# ///
import asyncio
import gc


async def fail():
    raise ValueError


async def main():
    task = asyncio.get_running_loop().create_task(fail())
    try:
        await task
    except ValueError:
        print("caught")
    del task
    gc.collect()
    print("collected")


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print("reported: " + context["message"]))
loop.run_until_complete(main())
loop.close()
