# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a value still in its WeakValueDictionary when its finalizer runs?"
# see = [
#     "https://peps.python.org/pep-0442/",
#     "https://docs.python.org/3/library/weakref.html#weakref.WeakValueDictionary",
# ]
# twin = "weak_containers/entry_removed_by_close"
# ///
import gc
import weakref

class Value(object):
    def __del__(self):
        events.append("present %s" % ("key" in table))

events = []
table = weakref.WeakValueDictionary()
value = Value()
table["key"] = value
del value
gc.collect()
events.append("and in a cycle")
value = Value()
value.me = value
table["key"] = value
del value
gc.collect()
gc.collect()
print(", ".join(events))
