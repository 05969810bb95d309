# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "contextlib.suppress() lets go of the exception that it swallowed."
# see = ["https://docs.python.org/3/library/contextlib.html#contextlib.suppress"]
# ///
import contextlib
import gc
import weakref

class Target(object):
    pass

def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise KeyError

references = []
with contextlib.suppress(KeyError):
    fail()
print("after the block: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
