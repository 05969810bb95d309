# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "Does a TracebackException keep the frames of the exception that it describes?"
# see = ["https://docs.python.org/3/library/traceback.html#traceback.TracebackException"]
# ///
import gc
import traceback
import weakref

class Target(object):
    pass

def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise ValueError("failed")

references = []
summary = None
try:
    fail()
except ValueError as error:
    summary = traceback.TracebackException.from_exception(error)
print("frames in the summary: %d" % len(summary.stack))
print("local alive: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
