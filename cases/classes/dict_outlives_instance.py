# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The `__dict__` of an instance can outlive it and keep its attributes."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__dict__"]
# ///
import gc
import weakref

class Value(object):
    pass

class Owner(object):
    pass

owner = Owner()
owner.value = Value()
reference = weakref.ref(owner.value)
attributes = owner.__dict__
del owner
gc.collect()
print("dictionary held: %s" % (reference() is attributes["value"]))
del attributes
gc.collect()
gc.collect()
print("dictionary dropped: %s" % (reference() is not None))
