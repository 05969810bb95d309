# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A nested function that calls itself by name is a cycle: it, and what it captures, needs a collection."
# see = [
#     "https://docs.python.org/3/library/gc.html",
#     "https://docs.python.org/3/reference/executionmodel.html#resolution-of-names",
# ]
# ///
import gc
import weakref

class Target(object):
    pass

def outer():
    captured = Target()

    def recursive(depth):
        if depth == 0:
            return captured
        return recursive(depth - 1)

    recursive(3)
    return weakref.ref(captured)

reference = outer()
print("after the call: %s" % (reference() is not None))
gc.collect()
print("after collect: %s" % (reference() is not None))
