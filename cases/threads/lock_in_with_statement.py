# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A lock in a with statement is free again when the statement ends, also by an exception."
# see = ["https://docs.python.org/3/library/threading.html#using-locks-conditions-and-semaphores-in-the-with-statement"]
# twin = "threads/lock_released_by_finalizer"
# ///
import threading


def is_free():
    if lock.acquire(False):
        lock.release()
        return True
    return False


lock = threading.Lock()
with lock:
    print("inside: free %s" % is_free())
print("after: free %s" % is_free())
try:
    with lock:
        raise ValueError
except ValueError:
    print("in the handler: free %s" % is_free())
