# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A frame that outlives its function keeps the frames of its callers, and their locals, too."
# see = ["https://docs.python.org/3/reference/datamodel.html#frame-objects"]
# ///
import gc
import sys
import weakref

class Target(object):
    pass

def inner():
    return sys._getframe()

def outer():
    local = Target()
    references.append(weakref.ref(local))
    return inner()

references = []
frame = outer()
gc.collect()
print("outer's local alive: %s" % (references[0]() is not None))
print("frame has a caller: %s" % (frame.f_back is not None))
del frame
gc.collect()
print("frame dropped: %s" % (references[0]() is not None))
