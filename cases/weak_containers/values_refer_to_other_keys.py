# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Two entries of a WeakKeyDictionary whose values are each other's keys keep each other alive."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakKeyDictionary"]
# ///
import gc
import weakref

class Key(object):
    pass

table = weakref.WeakKeyDictionary()
first = Key()
second = Key()
table[first] = second
table[second] = first
del first, second
gc.collect()
gc.collect()
print("entries left: %d" % len(table))
