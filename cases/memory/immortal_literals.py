# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Which literals are immortal?"
# see = ["https://peps.python.org/pep-0683/"]
# ///
import sys

def grows(value):
    before = sys.getrefcount(value)
    holders = [value] * 100
    return sys.getrefcount(value) - before

if hasattr(sys, "getrefcount"):
    print("name of a function: %d" % grows("grows"))
    print("like an identifier: %d" % grows("no_name_of_anything"))
    print("other string: %d" % grows("other string!"))
    print("7: %d" % grows(7))
    print("1000: %d" % grows(1000))
    print("1.5: %d" % grows(1.5))
    print("b'bytes': %d" % grows(b"bytes"))
else:
    print("no reference counts")
