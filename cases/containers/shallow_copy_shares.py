# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A shallow copy holds the same items, a deep copy its own."
# see = ["https://docs.python.org/3/library/copy.html"]
# ///
import copy
import gc
import weakref

class Item(object):
    pass

original = [Item()]
reference = weakref.ref(original[0])
shallow = copy.copy(original)
deep = copy.deepcopy(original)
print("shared by the shallow copy: %s" % (shallow[0] is original[0]))
print("shared by the deep copy: %s" % (deep[0] is original[0]))
del original[:]
gc.collect()
print("shallow copy keeps it: %s" % (reference() is not None))
del shallow[:]
gc.collect()
print("deep copy keeps it: %s" % (reference() is not None))
