# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A property object holds its functions, and dies with its class."
# see = ["https://docs.python.org/3/library/functions.html#property"]
# ///
import gc
import weakref

class Celsius(object):
    def get_degrees(self):
        return 21

    degrees = property(get_degrees)
    reference = weakref.ref(get_degrees)
    del get_degrees

reference = Celsius.reference
print("degrees: %d" % Celsius().degrees)
gc.collect()
print("getter alive: %s" % (reference() is not None))
del Celsius
gc.collect()
gc.collect()
print("class collected: %s" % (reference() is not None))
