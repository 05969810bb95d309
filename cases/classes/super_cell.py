# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Does a collection free a class that uses super() without arguments, which is one more cycle?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#creating-the-class-object",
#     "https://docs.python.org/3/library/functions.html#super",
# ]
# ///
import gc
import weakref

class Base:
    def describe(self):
        return "base"

class Sub(Base):
    def describe(self):
        return "sub of " + super().describe()

print(Sub().describe())
reference = weakref.ref(Sub)
del Sub
gc.collect()
gc.collect()
print("alive: %s" % (reference() is not None))
