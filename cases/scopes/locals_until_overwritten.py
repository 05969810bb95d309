# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A local that the rest of the function no longer uses stays alive until the function returns."
# see = ["https://docs.python.org/3/reference/executionmodel.html"]
# ///
import gc
import weakref

class Target(object):
    pass

def work():
    unused = Target()
    alive = weakref.ref(unused)
    for _ in range(100):
        pass
    gc.collect()
    return alive() is not None

print("alive although never used again: %s" % work())
