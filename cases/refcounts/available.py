# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Which runtimes have sys.getrefcount?"
# see = [
#     "https://docs.python.org/3/library/sys.html#sys.getrefcount",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# ///
import sys

print("sys.getrefcount: %s" % hasattr(sys, "getrefcount"))
