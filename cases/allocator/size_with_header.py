# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does sys.getsizeof() add to what `__sizeof__` says?"
# see = ["https://docs.python.org/3/library/sys.html#sys.getsizeof"]
# ///
import sys

class Plain(object):
    def __sizeof__(self):
        return 1000

class Slotted(object):
    __slots__ = ()
    def __sizeof__(self):
        return 1000

try:
    header = sys.getsizeof([]) - [].__sizeof__()
    print("to a list: %s" % (header > 0))
    print("to an int: %s" % (sys.getsizeof(1) > (1).__sizeof__()))
    print("to an instance without __dict__: %s" % (sys.getsizeof(Slotted()) - 1000 == header))
    print("with __dict__ more: %s" % (sys.getsizeof(Plain()) - 1000 > header))
except TypeError:
    print("TypeError")
