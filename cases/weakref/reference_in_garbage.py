# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a weak reference in garbage alive in a finalizer there while its target lives, and does it call back?"
# see = [
#     "https://docs.python.org/3/library/weakref.html",
#     "https://github.com/python/cpython/pull/16495",
#     "https://github.com/python/cpython/pull/136189",
# ]
# ///
import gc
import weakref

class Target(object):
    pass

class Owner(object):
    def __del__(self):
        print("finalizer: the reference is %s" % ("dead" if self.reference() is None else "alive"))
        kept.clear()
        print("finalizer: the target is gone")

def told(reference):
    print("callback")

kept = [Target()]
owner = Owner()
owner.itself = owner
owner.reference = weakref.ref(kept[0], told)
del owner
gc.collect()
gc.collect()
print("end")
