# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A value that setdefault() of a WeakValueDictionary returned stays there as long as it is held."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakValueDictionary"]
# twin = "weak_containers/setdefault_of_temporary"
# ///
import gc
import weakref


class Value(object):
    pass


table = weakref.WeakValueDictionary()
first = table.setdefault("first", Value())
second = table.setdefault("second", Value())
gc.collect()
print("present: %s" % sorted(table.keys()))
print("the same: %s" % (table.setdefault("first", Value()) is first))
