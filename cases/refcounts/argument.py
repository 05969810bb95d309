# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many references does passing an object to a Python function add?"
# see = [
#     "https://docs.python.org/3/library/sys.html#sys.getrefcount",
#     "https://docs.python.org/3/whatsnew/3.11.html",
#     "https://github.com/python/cpython/issues/130708",
# ]
# ///
import sys

def count_of_parameter(parameter):
    return sys.getrefcount(parameter)

variable = object()
if hasattr(sys, "getrefcount"):
    print("named object: %d" % count_of_parameter(variable))
    print("temporary: %d" % count_of_parameter(object()))
else:
    print("no reference counts")
