# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "An async generator that is suspended inside a try statement is handed to the finalizer hook when it dies."
# see = ["https://peps.python.org/pep-0525/", "https://docs.python.org/3/library/sys.html#sys.set_asyncgen_hooks"]
# ///
import gc
import sys

async def generate():
    try:
        yield 1
    finally:
        print("finally")

def finalizer(generator):
    print("finalizer hook")

sys.set_asyncgen_hooks(None, finalizer)
generator = generate()
try:
    generator.__anext__().send(None)
except StopIteration as stop:
    print("value %d" % stop.value)
del generator
print("dropped")
gc.collect()
gc.collect()
print("collected")
sys.set_asyncgen_hooks(None, None)
