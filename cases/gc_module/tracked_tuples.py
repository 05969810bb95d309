# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When does the collector stop tracking a tuple of atoms?"
# see = ["https://docs.python.org/3/library/gc.html#gc.is_tracked"]
# ///
import gc

if hasattr(gc, "is_tracked"):
    numbers = tuple([1, 2])
    lists = tuple([1, []])
    print("numbers, new: %s" % gc.is_tracked(numbers))
    print("with a list, new: %s" % gc.is_tracked(lists))
    gc.collect()
    print("numbers, collected: %s" % gc.is_tracked(numbers))
    print("with a list, collected: %s" % gc.is_tracked(lists))
else:
    print("no tracking")
