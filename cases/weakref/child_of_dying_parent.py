# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a weak reference to a plain child survive if the finalizer of its only owner saves the child?"
# see = ["https://docs.python.org/3/library/weakref.html", "https://doc.pypy.org/en/latest/cpython_differences.html"]
# ///
import gc
import weakref

class Parent(object):
    def __del__(self):
        saved.append(self.child)

class Child(object):
    pass

saved = []
parent = Parent()
parent.child = Child()
reference = weakref.ref(parent.child)
del parent
gc.collect()
print("child saved: %d" % len(saved))
print("weak reference alive: %s" % (reference() is not None))
