# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When does itertools.tee() release an item that both copies have passed?"
# see = ["https://docs.python.org/3/library/itertools.html#itertools.tee"]
# ///
import gc
import itertools
import weakref

class Item(object):
    pass

def items():
    for _ in range(4):
        item = Item()
        references.append(weakref.ref(item))
        yield item
        del item

def alive():
    gc.collect()
    return sum(reference() is not None for reference in references)

references = []
fast, slow = itertools.tee(items())
for _ in range(3):
    next(fast)
print("fast three ahead: %d" % alive())
next(slow)
next(slow)
print("slow follows two steps: %d" % alive())
del slow
print("slow dropped: %d" % alive())
