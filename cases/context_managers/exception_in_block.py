# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "When an exception leaves the block, `__exit__` gets it together with the frames that it keeps."
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__exit__",
#     "https://docs.python.org/3/reference/datamodel.html#traceback-objects",
# ]
# ///
import gc
import weakref

class Target(object):
    pass

class Manager(object):
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print("in exit: %s, local alive %s" % (kind.__name__, references[0]() is not None))
        return True

def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise ValueError

references = []
with Manager():
    fail()
print("after the block: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
