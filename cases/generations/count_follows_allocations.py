# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "gc.get_count() rises with every container object that is made and falls with every one that dies."
# see = ["https://docs.python.org/3/library/gc.html#gc.get_count"]
# ///
import gc

class Slotted(object):
    __slots__ = ("value", "other")

if hasattr(gc, "get_count"):
    gc.disable()
    gc.collect()
    start = gc.get_count()[0]
    kept = [Slotted() for _ in range(300)]
    grown = gc.get_count()[0] - start
    print("300 made, count up by 300: %s" % (300 <= grown < 320))
    del kept
    print("300 dropped, count back: %s" % (gc.get_count()[0] - start < 20))
else:
    print("no counts")
