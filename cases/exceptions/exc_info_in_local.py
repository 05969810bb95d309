# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Keeping sys.exc_info() in a local of the handling function makes a cycle on every runtime."
# see = ["https://docs.python.org/3/library/sys.html#sys.exc_info"]
# ///
import gc
import sys
import weakref

class Target(object):
    pass

def work():
    local = Target()
    reference = weakref.ref(local)
    try:
        raise ValueError
    except ValueError:
        information = sys.exc_info()
    return reference

reference = work()
print("returned: %s" % (reference() is not None))
gc.collect()
print("collected: %s" % (reference() is not None))
