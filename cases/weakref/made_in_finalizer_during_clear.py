# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does a weak reference that a finalizer made show an object that the collector has begun to clear?"
# see = ["https://github.com/python/cpython/issues/136189", "https://docs.python.org/3/library/weakref.html"]
# ///
import gc
import weakref

class Late(object):
    def __del__(self):
        answers.append(self.reference() is not None)

class Cyclic(tuple):
    __slots__ = ()

    def __del__(self):
        global late
        self[1].reference = weakref.ref(self[0])
        del late

def function():
    pass

gc.disable()
answers = []
late = Late()
cyclic = Cyclic((function, late))
function.__module__ = cyclic
del function, cyclic
for _ in range(3):
    gc.collect()
print("object seen during the clearing: %s" % answers)
