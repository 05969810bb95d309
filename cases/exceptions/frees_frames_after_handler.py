# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When do the locals of a function die that was left by an exception?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#traceback-objects",
#     "https://docs.python.org/3/reference/compound_stmts.html#the-try-statement",
# ]
# twin = "exceptions/closed_before_handler"
# ///
import gc
import weakref

class Target(object):
    pass

def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise ValueError

references = []
try:
    fail()
except ValueError:
    gc.collect()
    print("in the handler: %s" % (references[0]() is not None))
print("after the handler: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
