# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Do instances with `__slots__` take less memory than others?"
# see = [
#     "https://docs.python.org/3/library/tracemalloc.html",
#     "https://docs.python.org/3/reference/datamodel.html#slots",
# ]
# ///
import gc
try:
    import tracemalloc
except ImportError:
    tracemalloc = None

class Plain(object):
    def __init__(self):
        self.a = self.b = None

class Slotted(object):
    __slots__ = ("a", "b")
    def __init__(self):
        self.a = self.b = None

def size_of(cls):
    for _ in range(100):
        cls()
    kept = [None] * 1000
    before = tracemalloc.get_traced_memory()[0]
    for index in range(1000):
        kept[index] = cls()
    return (tracemalloc.get_traced_memory()[0] - before) // 1000

if tracemalloc:
    gc.disable()
    tracemalloc.start()
    plain, slotted = size_of(Plain), size_of(Slotted)
    print("more without slots: %s" % (plain > slotted))
    print("more than twice as much: %s" % (plain > 2 * slotted))
else:
    print("no tracemalloc")
