# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "sys.intern() makes equal strings one object."
# see = ["https://docs.python.org/3/library/sys.html#sys.intern"]
# ///
import sys

intern_string = getattr(sys, "intern", None) or intern
first = "".join(["some", " ", "text"])
second = "".join(["some", " ", "text"])
print("equal: %s" % (first == second))
print("identical: %s" % (first is second))
print("interned: %s" % (intern_string(first) is intern_string(second)))
