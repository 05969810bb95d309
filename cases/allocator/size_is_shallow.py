# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does the size of a container include what it holds?"
# see = ["https://docs.python.org/3/library/sys.html#sys.getsizeof"]
# ///
import sys

try:
    text = "x" * 100000
    print("list: %s" % (sys.getsizeof([text]) > sys.getsizeof(text)))
    print("dict: %s" % (sys.getsizeof({"key": text}) > sys.getsizeof(text)))
    print("str itself: %s" % (sys.getsizeof(text) > 100000))
    print("as large with ten times as many items: %s" % (sys.getsizeof([0] * 100) == sys.getsizeof([0] * 1000)))
except TypeError:
    print("TypeError")
