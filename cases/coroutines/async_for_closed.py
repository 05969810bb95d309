# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "An async generator that is closed with aclose() in a finally clause ends with its loop."
# see = ["https://docs.python.org/3/reference/expressions.html#agen.aclose"]
# twin = "coroutines/async_for_left_by_break"
# ///
import asyncio


async def numbers():
    try:
        for number in range(3):
            yield number
    finally:
        print("finally")


async def main():
    source = numbers()
    try:
        async for number in source:
            break
    finally:
        await source.aclose()
    print("after the loop")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
