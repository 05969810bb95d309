# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "When do weak references to finalizable objects die that another finalizable one keeps?"
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import gc
import weakref

class Final:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        finalized.append(self.name)

def state(title):
    print("%s: %s, older %s, younger %s" % (
        title, " ".join(finalized) or "-", older() is not None, younger() is not None))

finalized = []
first, owner, last = Final("first"), Final("owner"), Final("last")
older, younger = weakref.ref(first), weakref.ref(last)
owner.held = [first, last]
del first, last, owner
state("dropped")
for times in ("once", "twice"):
    gc.collect()
    state("collected " + times)
