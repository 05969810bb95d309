# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "WeakValueDictionary.setdefault() with a fresh value that nobody else holds: is the entry there afterwards?"
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakValueDictionary"]
# twin = "weak_containers/setdefault_into_variable"
# ///
import gc
import weakref

class Value(object):
    pass

table = weakref.WeakValueDictionary()
kept = table.setdefault("kept", Value())
table.setdefault("dropped", Value())
print("present: %s" % sorted(table.keys()))
gc.collect()
print("after collect: %s" % sorted(table.keys()))
