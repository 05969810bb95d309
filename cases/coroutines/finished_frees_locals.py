# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "A finished coroutine object keeps none of its locals."
# see = ["https://peps.python.org/pep-0492/"]
# ///
import gc
import weakref

class Target:
    pass

async def work():
    local = Target()
    references.append(weakref.ref(local))
    return 1

references = []
coroutine = work()
try:
    coroutine.send(None)
except StopIteration as stop:
    print("result %d" % stop.value)
gc.collect()
print("local alive: %s" % (references[0]() is not None))
