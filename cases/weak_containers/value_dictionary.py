# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An entry of a WeakValueDictionary goes with its value."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakValueDictionary"]
# twin = "weak_containers/value_removed_by_hand"
# ///
import gc
import weakref

class Value(object):
    pass

table = weakref.WeakValueDictionary()
value = Value()
table["key"] = value
print("held: %d, present %s" % (len(table), "key" in table))
del value
print("dropped: %d, present %s" % (len(table), "key" in table))
gc.collect()
print("collected: %d, present %s" % (len(table), "key" in table))
