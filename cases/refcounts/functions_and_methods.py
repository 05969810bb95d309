# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A bound method and a default value hold a reference each."
# see = [
#     "https://docs.python.org/3/library/sys.html#sys.getrefcount",
#     "https://docs.python.org/3/reference/datamodel.html#instance-methods",
# ]
# ///
import sys

class Target(object):
    def method(self):
        pass

target = Target()

def added():
    return sys.getrefcount(target) - base

if hasattr(sys, "getrefcount"):
    base = sys.getrefcount(target)
    bound = target.method
    print("bound method: %d" % added())

    def function(parameter=target):
        pass

    print("and a default value: %d" % added())
    del bound, function
    print("all dropped: %d" % added())
else:
    print("no reference counts")
