# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "An exception ends a thread: do the locals of its function die with it?"
# see = ["https://docs.python.org/3/library/threading.html#threading.excepthook"]
# needs = ["threads"]
# twin = "threads/exception_handed_over"
# ///
import gc
import threading
import weakref


class Target:
    pass


def run():
    local = Target()
    references.append(weakref.ref(local))
    raise ValueError


references = []
threading.excepthook = lambda arguments: print("uncaught: %s" % arguments.exc_type.__name__)
thread = threading.Thread(target=run)
thread.start()
thread.join()
print("thread ended: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
