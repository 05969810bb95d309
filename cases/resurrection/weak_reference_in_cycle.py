# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does a weak reference survive the resurrection of a target that was part of a cycle?"
# see = [
#     "https://github.com/python/cpython/issues/136189",
#     "https://peps.python.org/pep-0442/",
#     "https://docs.python.org/3/library/weakref.html",
# ]
# ///
import gc
import weakref

class Phoenix(object):
    def __del__(self):
        kept.append(self)

kept = []
phoenix = Phoenix()
phoenix.me = phoenix
plain = weakref.ref(phoenix)
calling = weakref.ref(phoenix, lambda reference: None)
del phoenix
gc.collect()
print("kept: %d" % len(kept))
print("plain weak reference alive: %s" % (plain() is not None))
print("weak reference with callback alive: %s" % (calling() is not None))
