# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A guard object that releases its lock in `__del__` is dropped: can the lock be taken again?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "threads/lock_in_with_statement"
# ///
import gc
import threading


class Guard(object):
    def __init__(self, lock):
        self.lock = lock
        lock.acquire()

    def __del__(self):
        self.lock.release()


def is_free():
    if lock.acquire(False):
        lock.release()
        return True
    return False


lock = threading.Lock()
Guard(lock)
print("dropped: free %s" % is_free())
gc.collect()
print("collected: free %s" % is_free())
