# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Some operations make tuples of atoms that are tracked until a collection sees them."
# see = ["https://docs.python.org/3/library/gc.html#gc.is_tracked"]
# ///
import gc

if hasattr(gc, "is_tracked"):
    total = (1,) + tuple([2])
    pair = next(iter(enumerate("a")))
    print("sum, new: %s" % gc.is_tracked(total))
    print("pair of enumerate, new: %s" % gc.is_tracked(pair))
    gc.collect()
    print("sum, collected: %s" % gc.is_tracked(total))
    print("pair of enumerate, collected: %s" % gc.is_tracked(pair))
else:
    print("no tracking")
