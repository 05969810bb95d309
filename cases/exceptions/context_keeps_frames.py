# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "An exception keeps, through `__context__`, the frames of the one that was being handled."
# see = [
#     "https://peps.python.org/pep-3134/",
#     "https://docs.python.org/3/reference/simple_stmts.html#the-raise-statement",
# ]
# ///
import gc
import weakref

class Target(object):
    pass

def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise KeyError

references = []
saved = None
try:
    try:
        fail()
    except KeyError:
        raise ValueError
except ValueError as error:
    saved = error
gc.collect()
print("outer exception saved: %s" % (references[0]() is not None))
saved.__context__ = None
print("context cut: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
