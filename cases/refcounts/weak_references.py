# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Weak references and proxies add nothing to the count."
# see = [
#     "https://docs.python.org/3/library/weakref.html",
#     "https://docs.python.org/3/library/sys.html#sys.getrefcount",
# ]
# ///
import sys
import weakref

class Target(object):
    pass

target = Target()
if hasattr(sys, "getrefcount"):
    base = sys.getrefcount(target)
    reference = weakref.ref(target)
    proxy = weakref.proxy(target)
    table = weakref.WeakValueDictionary(key=target)
    print("added: %d" % (sys.getrefcount(target) - base))
else:
    print("no reference counts")
