# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Assigning to `__class__` decides which finalizer runs."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__class__"]
# ///
import gc

class First(object):
    def __del__(self):
        died.append("First.__del__")

class Second(object):
    def __del__(self):
        died.append("Second.__del__")

died = []
instance = First()
instance.__class__ = Second
del instance
gc.collect()
print(" ".join(died))
