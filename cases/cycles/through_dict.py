# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A dictionary value that leads back to the dictionary makes a cycle."
# see = ["https://docs.python.org/3/library/gc.html"]
# ///
import gc
import weakref

class Value(object):
    pass

table = {}
value = Value()
value.home = [table]
table["value"] = value
alive = weakref.ref(value)
del table, value
print("after del: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
