# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "A task that the program keeps in a set survives every collection, until it is cancelled."
# see = ["https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task"]
# ///
import asyncio
import gc


async def background():
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    tasks = set()
    task = asyncio.get_running_loop().create_task(background())
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    await asyncio.sleep(0)
    gc.collect()
    print("tasks after collect: %d" % len(asyncio.all_tasks()))
    task.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("kept: %d" % len(tasks))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
