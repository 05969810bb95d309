# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "The module `__main__` is held from elsewhere: what do its finalizers see at exit?"
# see = ["https://docs.python.org/3/library/weakref.html", "https://docs.python.org/3/library/sys.html#sys.modules"]
# ///
import sys
import weakref

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        state = reference if reference is None else reference() is not None
        print("del %s, reference: %s" % (self.label, state))

sys.keep_main = sys.modules["__main__"]
first = Tracked("first")
reference = weakref.ref(first, lambda dead: print("callback"))
second = Tracked("second")
print("end of program")
