# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A decorator's wrapper keeps the function it wraps, and both die together."
# see = ["https://docs.python.org/3/library/functools.html#functools.wraps"]
# ///
import functools
import gc
import weakref

def decorate(function):
    @functools.wraps(function)
    def wrapper():
        return "wrapped " + function()
    references.append(weakref.ref(function))
    return wrapper

references = []

@decorate
def work():
    return "work"

gc.collect()
print("%s, inner function alive: %s" % (work(), references[0]() is not None))
del work
print("wrapper deleted: %s" % (references[0]() is not None))
gc.collect()
print("after collect: %s" % (references[0]() is not None))
