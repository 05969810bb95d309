# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Saving an exception in a local of the function that caught it makes a cycle through the frame."
# see = ["https://docs.python.org/3/reference/datamodel.html#traceback-objects", "https://peps.python.org/pep-3134/"]
# ///
import gc
import weakref

class Target(object):
    pass

def work():
    local = Target()
    reference = weakref.ref(local)
    saved = None
    try:
        raise ValueError
    except ValueError as error:
        saved = error
    return reference

reference = work()
print("returned: %s" % (reference() is not None))
gc.collect()
print("collected: %s" % (reference() is not None))
