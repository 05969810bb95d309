# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Is a weak reference without callback alive inside the finalizer of a target in a cycle?"
# see = [
#     "https://github.com/python/cpython/issues/136189",
#     "https://peps.python.org/pep-0442/",
#     "https://docs.python.org/3/library/weakref.html",
# ]
# ///
import gc
import weakref

class Target(object):
    def __del__(self):
        print("finalizer: reference alive %s" % (reference() is not None))

target = Target()
target.me = target
reference = weakref.ref(target)
del target
gc.collect()
print("after collect: %s" % (reference() is not None))
