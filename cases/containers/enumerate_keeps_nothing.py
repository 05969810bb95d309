# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A loop over enumerate() lets each item go when it steps on."
# see = ["https://docs.python.org/3/library/functions.html#enumerate"]
# ///
import gc
import weakref

class Item(object):
    pass

def items():
    for _ in range(3):
        yield Item()

references = []
counts = []
for number, item in enumerate(items()):
    references.append(weakref.ref(item))
    gc.collect()
    counts.append(sum(reference() is not None for reference in references))
print("alive in each round: %s" % counts)
