# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When does a value in a threading.local die after its thread has ended?"
# see = ["https://docs.python.org/3/library/threading.html#thread-local-data"]
# needs = ["threads"]
# twin = "threads/local_closed_by_function"
# ///
import gc
import threading
import weakref


class Value(object):
    pass


def run():
    local.value = Value()
    references.append(weakref.ref(local.value))


local = threading.local()
references = []
thread = threading.Thread(target=run)
thread.start()
thread.join()
print("thread ended: %s" % (references[0]() is not None))
gc.collect()
print("collected: %s" % (references[0]() is not None))
