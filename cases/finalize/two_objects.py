# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Finalizers of different objects run when their own object dies."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize"]
# ///
import gc
import weakref

class Target(object):
    pass

first = Target()
second = Target()
weakref.finalize(first, print, "first is gone")
weakref.finalize(second, print, "second is gone")
del second
gc.collect()
print("second dropped")
del first
gc.collect()
print("first dropped")
