# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Values of a WeakValueDictionary may die while its keys are iterated over."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakValueDictionary"]
# ///
import gc
import weakref

class Value(object):
    pass

values = [Value() for _ in range(6)]
table = weakref.WeakValueDictionary(enumerate(values))
visited = 0
for key in table.keys():
    visited += 1
    del values[:]
    gc.collect()
gc.collect()
print("visited %d, left %d" % (visited, len(table)))
