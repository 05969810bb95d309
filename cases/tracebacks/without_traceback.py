# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "`error.with_traceback(None)` lets the frames go while the exception stays."
# see = ["https://docs.python.org/3/library/exceptions.html#BaseException.with_traceback"]
# ///
import gc
import weakref

class Target(object):
    pass

def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise ValueError("failed")

saved = []
references = []
try:
    fail()
except ValueError as error:
    saved.append(error.with_traceback(None))
print("saved %s" % saved[0])
print("local alive: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
