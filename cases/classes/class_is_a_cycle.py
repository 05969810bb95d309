# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A class never dies by reference counting: it always is part of a cycle."
# see = [
#     "https://docs.python.org/3/library/gc.html",
#     "https://docs.python.org/3/reference/datamodel.html#custom-classes",
# ]
# ///
import gc
import weakref

class Short(object):
    pass

reference = weakref.ref(Short)
del Short
print("deleted: %s" % (reference() is not None))
gc.collect()
gc.collect()
print("collected: %s" % (reference() is not None))
