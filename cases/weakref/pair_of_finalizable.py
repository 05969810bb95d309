# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Two objects without a cycle watch each other through weak references: what do their finalizers see?"
# see = [
#     "https://docs.python.org/3/library/weakref.html",
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
# ]
# twin = "weakref/pair_closed_by_hand"
# ///
import gc
import weakref

class Watcher(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        other = self.watched()
        print("%s sees %s" % (self.label, other and other.label))

first = Watcher("first")
second = Watcher("second")
first.watched = weakref.ref(second)
second.watched = weakref.ref(first)
del first
del second
gc.collect()
gc.collect()
print("end")
