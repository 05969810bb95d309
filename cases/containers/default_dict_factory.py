# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A missing key of a defaultdict is made and kept by a mere look-up."
# see = ["https://docs.python.org/3/library/collections.html#collections.defaultdict"]
# ///
import collections
import gc
import weakref

class Value(object):
    pass

table = collections.defaultdict(Value)
reference = weakref.ref(table["looked up"])
gc.collect()
print("kept by the dictionary: %s" % (reference() is table["looked up"]))
print("keys: %s" % list(table))
