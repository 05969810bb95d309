# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a hundred times holding None, True, a small int, the empty tuple or the type int change its count?"
# see = ["https://peps.python.org/pep-0683/", "https://docs.python.org/3/library/sys.html#sys.getrefcount"]
# ///
import sys

def growth(value):
    before = sys.getrefcount(value)
    holders = [value] * 100
    return sys.getrefcount(value) - before

if hasattr(sys, "getrefcount"):
    print("None: %d" % growth(None))
    print("True: %d" % growth(True))
    print("5: %d" % growth(5))
    print("empty tuple: %d" % growth(()))
    print("int: %d" % growth(int))
    print("object(): %d" % growth(object()))
else:
    print("no reference counts")
