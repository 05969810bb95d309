# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Weak references are compared by their targets while these live, and by identity after."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import gc
import weakref

class Value(object):
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __hash__(self):
        return self.number

first = Value(1)
second = Value(1)
to_first = weakref.ref(first)
to_second = weakref.ref(second)
print("both alive: %s" % (to_first == to_second))
del first
gc.collect()
print("one dead: %s" % (to_first == to_second))
print("dead one equals itself: %s" % (to_first == to_first))
