# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A list of the values of a WeakValueDictionary holds them strongly."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakValueDictionary"]
# ///
import gc
import weakref

class Value(object):
    pass

table = weakref.WeakValueDictionary()
first = Value()
second = Value()
table[1] = first
table[2] = second
snapshot = list(table.values())
del first, second
gc.collect()
print("list held: %d" % len(table))
del snapshot
print("list dropped: %d" % len(table))
gc.collect()
print("collected: %d" % len(table))
