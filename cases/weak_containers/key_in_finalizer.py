# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a key still in its WeakKeyDictionary when its finalizer runs?"
# see = [
#     "https://peps.python.org/pep-0442/",
#     "https://docs.python.org/3/library/weakref.html#weakref.WeakKeyDictionary",
# ]
# twin = "weak_containers/key_removed_by_close"
# ///
import gc
import weakref

class Key(object):
    def __del__(self):
        events.append("entries %d" % len(table))

events = []
table = weakref.WeakKeyDictionary()
key = Key()
table[key] = "value"
del key
gc.collect()
events.append("and in a cycle")
key = Key()
key.me = key
table[key] = "value"
del key
gc.collect()
gc.collect()
print(", ".join(events))
