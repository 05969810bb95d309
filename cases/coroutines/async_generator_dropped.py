# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "A suspended async generator without hooks runs its finally clause when it is dropped."
# see = [
#     "https://peps.python.org/pep-0525/",
#     "https://docs.python.org/3/reference/expressions.html#asynchronous-generator-functions",
# ]
# twin = "coroutines/async_generator_closed"
# ///
import gc

async def generate():
    try:
        yield 1
    finally:
        print("finally")

generator = generate()
try:
    generator.asend(None).send(None)
except StopIteration as stop:
    print("value %d" % stop.value)
del generator
print("dropped")
gc.collect()
print("collected")
