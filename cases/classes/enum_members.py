# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "The members of an enumeration live as long as its class, which a collection frees."
# see = ["https://docs.python.org/3/library/enum.html"]
# ///
import enum
import gc
import weakref

def make():
    class Color(enum.Enum):
        RED = 1
        GREEN = 2

    print([member.name for member in Color])
    return weakref.ref(Color.RED)

reference = make()
print("dropped: %s" % (reference() is not None))
gc.collect()
gc.collect()
print("collected: %s" % (reference() is not None))
