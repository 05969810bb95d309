# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What does sys.getrefcount() say of an object that one global variable holds?"
# see = ["https://docs.python.org/3/library/sys.html#sys.getrefcount"]
# ///
import sys

variable = object()
if hasattr(sys, "getrefcount"):
    print("global: %d" % sys.getrefcount(variable))
else:
    print("no reference counts")
