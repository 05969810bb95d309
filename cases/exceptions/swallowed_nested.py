# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Two nested exceptions are swallowed inside a function: are its locals free when it returns?"
# see = ["https://peps.python.org/pep-3134/", "https://doc.pypy.org/en/latest/cpython_differences.html"]
# ///
import gc
import weakref

class Target(object):
    pass

def work():
    local = Target()
    try:
        raise KeyError
    except KeyError:
        try:
            raise ValueError
        except ValueError:
            pass
    return weakref.ref(local)

reference = work()
print("returned: %s" % (reference() is not None))
gc.collect()
print("collected: %s" % (reference() is not None))
