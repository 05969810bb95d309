# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "`raise ... from None` hides the context but does not release it."
# see = [
#     "https://peps.python.org/pep-0409/",
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
        raise ValueError from None
except ValueError as error:
    saved = error
gc.collect()
print("cause %s, suppressed %s" % (saved.__cause__, saved.__suppress_context__))
print("context kept: %s" % type(saved.__context__).__name__)
print("local of the hidden exception alive: %s" % (references[0]() is not None))
