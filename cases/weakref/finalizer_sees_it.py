# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a weak reference still alive inside the finalizer of its target?"
# see = [
#     "https://peps.python.org/pep-0442/",
#     "https://docs.python.org/3/library/weakref.html",
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
# ]
# ///
import gc
import weakref

class Target(object):
    def __del__(self):
        print("finalizer: reference alive %s" % (reference() is not None))

def callback(dead):
    print("callback")

target = Target()
reference = weakref.ref(target, callback)
del target
for number in (1, 2):
    gc.collect()
    print("collect %d done" % number)
