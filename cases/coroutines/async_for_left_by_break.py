# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "When does an async generator run its finally clause whose loop was left by break, under asyncio?"
# see = [
#     "https://peps.python.org/pep-0525/",
#     "https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.shutdown_asyncgens",
# ]
# twin = "coroutines/async_for_closed"
# ///
import asyncio


async def numbers():
    try:
        for number in range(3):
            yield number
    finally:
        print("finally")


async def main():
    async for number in numbers():
        break
    print("after the loop")
    for _ in range(3):
        await asyncio.sleep(0)
    print("main ends")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.run_until_complete(loop.shutdown_asyncgens())
print("shut down")
loop.close()
