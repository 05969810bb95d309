# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An instance keeps its class alive."
# see = ["https://docs.python.org/3/reference/datamodel.html#custom-classes"]
# ///
import gc
import weakref

class Short(object):
    def hello(self):
        return "hello"

instance = Short()
reference = weakref.ref(Short)
del Short
gc.collect()
print("instance held: %s, says %s" % (reference() is not None, instance.hello()))
del instance
gc.collect()
gc.collect()
print("collected: %s" % (reference() is not None))
