# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does sys.getsizeof() tell the size of an object?"
# see = [
#     "https://docs.python.org/3/library/sys.html#sys.getsizeof",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# ///
import sys

try:
    print("list: %s" % (sys.getsizeof([]) > 0))
except TypeError:
    print("TypeError")
print("with a default: %s" % (sys.getsizeof([], -1) > 0))
