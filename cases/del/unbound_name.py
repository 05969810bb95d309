# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Deleting a name a second time raises NameError and releases nothing else."
# see = [
#     "https://docs.python.org/3/reference/simple_stmts.html#the-del-statement",
#     "https://docs.python.org/3/library/exceptions.html#NameError",
# ]
# ///
import gc
import weakref

class Target(object):
    pass

first = Target()
second = Target()
alive = weakref.ref(second)
del first
try:
    del first, second
except NameError:
    print("NameError")
gc.collect()
print("second still there: %s" % (alive() is second))
