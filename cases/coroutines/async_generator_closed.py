# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "Driving aclose() to its end runs the finally clause at once, on every runtime."
# see = ["https://peps.python.org/pep-0525/", "https://docs.python.org/3/reference/expressions.html#agen.aclose"]
# twin = "coroutines/async_generator_dropped"
# ///
import gc

async def generate():
    try:
        yield 1
    finally:
        print("finally")

def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

generator = generate()
print("value %d" % drive(generator.asend(None)))
drive(generator.aclose())
print("closed")
del generator
gc.collect()
print("end")
