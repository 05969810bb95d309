# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What does sys.getrefcount() say of an object that nothing but the call holds?"
# see = ["https://docs.python.org/3/library/sys.html#sys.getrefcount"]
# ///
import sys

if hasattr(sys, "getrefcount"):
    print("temporary: %d" % sys.getrefcount(object()))
else:
    print("no reference counts")
