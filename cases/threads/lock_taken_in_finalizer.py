# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A finalizer takes a lock: would it wait for ever if its object is dropped while the lock is held?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "threads/lock_taken_in_close"
# ///
import gc
import threading


class Tracked(object):
    def __del__(self):
        if lock.acquire(False):
            lock.release()
            print("finalizer got the lock")
        else:
            print("finalizer would wait for ever")


lock = threading.Lock()
with lock:
    tracked = Tracked()
    tracked = None
print("out of the lock")
gc.collect()
print("collected")
