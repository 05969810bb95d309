# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A frame that is stored in one of its own locals is a cycle."
# see = ["https://docs.python.org/3/library/sys.html#sys._getframe"]
# ///
import gc
import sys
import weakref

class Target(object):
    pass

def work():
    local = Target()
    frame = sys._getframe()
    return weakref.ref(local)

reference = work()
print("returned: %s" % (reference() is not None))
gc.collect()
print("collected: %s" % (reference() is not None))
