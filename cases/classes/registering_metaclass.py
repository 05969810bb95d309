# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A metaclass that registers its classes keeps them, and what they hold, for ever."
# see = ["https://docs.python.org/3/reference/datamodel.html#metaclasses"]
# ///
import gc
import weakref

class Meta(type):
    registry = []

    def __init__(cls, name, bases, namespace):
        type.__init__(cls, name, bases, namespace)
        Meta.registry.append(cls)

def make():
    Local = Meta("Local", (object,), {})
    Local.instance = Local()
    return weakref.ref(Local.instance)

reference = make()
gc.collect()
gc.collect()
print("alive: %s" % (reference() is not None))
del Meta.registry[:]
gc.collect()
gc.collect()
print("registry emptied: %s" % (reference() is not None))
