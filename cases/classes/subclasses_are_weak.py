# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A class holds its subclasses weakly: a dead subclass disappears from `__subclasses__()`."
# see = ["https://docs.python.org/3/library/stdtypes.html#type.__subclasses__"]
# ///
import gc

class Base(object):
    pass

class Sub(Base):
    pass

print("alive: %d" % len(Base.__subclasses__()))
del Sub
print("deleted: %d" % len(Base.__subclasses__()))
gc.collect()
gc.collect()
print("collected: %d" % len(Base.__subclasses__()))
