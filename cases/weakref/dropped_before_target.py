# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A weak reference that is dropped before its target never calls its callback."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import gc
import weakref

class Target(object):
    pass

called = []
target = Target()
reference = weakref.ref(target, called.append)
del reference
gc.collect()
del target
gc.collect()
print("callbacks: %d" % len(called))
