# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "A formatted traceback is text and keeps nothing alive."
# see = ["https://docs.python.org/3/library/traceback.html#traceback.format_exc"]
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
text = None
try:
    fail()
except ValueError:
    text = traceback.format_exc()
print(text.splitlines()[-1])
print("local alive: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
