# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "What does a weak reference to a global say inside that global's finalizer at exit?"
# see = ["https://github.com/python/cpython/issues/136189", "https://docs.python.org/3/library/weakref.html"]
# ///
import weakref

class Tracked(object):
    def __del__(self):
        print("reference alive: %s" % (reference() is not None))

tracked = Tracked()
reference = weakref.ref(tracked)
print("end of program")
