# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does `Base.__subclasses__()` still list a dying class inside the finalizer of its last instance?"
# see = [
#     "https://github.com/python/cpython/issues/136189",
#     "https://docs.python.org/3/library/stdtypes.html#type.__subclasses__",
# ]
# ///
import gc

class Base(object):
    pass

def make():
    class Sub(Base):
        def __del__(self):
            print("in the finalizer: %d" % len(Base.__subclasses__()))

    return Sub()

instance = make()
instance.me = instance
print("alive: %d" % len(Base.__subclasses__()))
del instance
gc.collect()
gc.collect()
print("collected: %d" % len(Base.__subclasses__()))
