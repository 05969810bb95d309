# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "A zip object keeps its last result, to use the tuple again."
# see = ["https://docs.python.org/3/library/functions.html#zip"]
# ///
import gc
import weakref

class Item(object):
    pass

def items():
    item = Item()
    references.append(weakref.ref(item))
    yield item
    del item
    yield "second"

references = []
pairs = zip(items())
pair = next(pairs)
del pair
gc.collect()
print("first item after one step: %s" % (references[0]() is not None))
next(pairs)
gc.collect()
print("after another step: %s" % (references[0]() is not None))
