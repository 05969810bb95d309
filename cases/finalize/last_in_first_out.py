# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "The finalizers of one object run in the reverse order of their registration."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize"]
# ///
import gc
import weakref

class Target(object):
    pass

target = Target()
for number in (1, 2, 3):
    weakref.finalize(target, print, "callback %d" % number)
del target
gc.collect()
print("end")
