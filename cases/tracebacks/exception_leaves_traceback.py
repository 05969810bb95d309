# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "A traceback object keeps the frames even when the exception is gone."
# see = ["https://docs.python.org/3/reference/datamodel.html#traceback-objects"]
# ///
import gc
import weakref

class Target(object):
    pass

class Problem(Exception):
    pass

def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise Problem

references = []
kept = []
try:
    fail()
except Problem as error:
    references.append(weakref.ref(error))
    kept.append(error.__traceback__)
gc.collect()
print("exception alive %s, local alive %s" % (references[1]() is not None, references[0]() is not None))
del kept[:]
print("traceback dropped: local alive %s" % (references[0]() is not None))
gc.collect()
print("collected: local alive %s" % (references[0]() is not None))
