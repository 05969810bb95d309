# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "Is an async generator without any try statement handed to the finalizer hook when it dies?"
# see = ["https://peps.python.org/pep-0525/", "https://docs.python.org/3/library/sys.html#sys.set_asyncgen_hooks"]
# ///
import gc
import sys

async def generate():
    yield 1
    yield 2

def first_iteration(generator):
    print("first iteration")

def finalizer(generator):
    print("finalizer hook")

sys.set_asyncgen_hooks(first_iteration, finalizer)
generator = generate()
try:
    generator.__anext__().send(None)
except StopIteration as stop:
    print("value %d" % stop.value)
del generator
print("dropped")
gc.collect()
print("collected")
sys.set_asyncgen_hooks(None, None)
