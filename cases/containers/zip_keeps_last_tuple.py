# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Does a zip object keep the items of its last result?"
# see = ["https://docs.python.org/3/library/functions.html#zip"]
# ///
import gc
import weakref

class Item(object):
    pass

def make_item():
    item = Item()
    references.append(weakref.ref(item))
    return item

def items():
    yield make_item()
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
