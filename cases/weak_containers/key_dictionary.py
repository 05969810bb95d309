# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An entry of a WeakKeyDictionary goes with its key."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakKeyDictionary"]
# twin = "weak_containers/key_removed_by_hand"
# ///
import gc
import weakref

class Key(object):
    pass

class Value(object):
    def __del__(self):
        print("value finalized")

table = weakref.WeakKeyDictionary()
key = Key()
table[key] = Value()
print("held: %d" % len(table))
del key
print("dropped: %d" % len(table))
gc.collect()
gc.collect()
print("collected: %d" % len(table))
