# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What a deep nest of containers holds dies with it, however deep."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc
import weakref

class Node(object):
    pass

innermost = Node()
alive = weakref.ref(innermost)
nested = [innermost]
del innermost
for _ in range(1000):
    nested = [nested]
del nested
print("after del: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
