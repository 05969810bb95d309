# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A weak reference that a finalizer makes to its dying object is dead afterwards."
# see = ["https://docs.python.org/3/library/weakref.html", "https://peps.python.org/pep-0442/"]
# ///
import gc
import weakref

class Target(object):
    def __del__(self):
        made.append(weakref.ref(self))
        print("inside: %s" % (made[0]() is self))

made = []
target = Target()
target.me = target
del target
gc.collect()
gc.collect()
print("afterwards: %s" % (made[0]() is not None))
