# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Only the most derived `__del__` is called; it has to call the inherited one itself."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc

class Base(object):
    def __del__(self):
        calls.append("Base")

class Silent(Base):
    pass

class Overriding(Base):
    def __del__(self):
        calls.append("Overriding")

class Calling(Base):
    def __del__(self):
        calls.append("Calling")
        super(Calling, self).__del__()

calls = []
for kind in (Silent, Overriding, Calling):
    kind()
    gc.collect()
print(" ".join(calls))
