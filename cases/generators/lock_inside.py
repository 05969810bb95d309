# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator that holds a lock is left by return: is the lock free again?"
# see = [
#     "https://peps.python.org/pep-0342/",
#     "https://docs.python.org/3/library/threading.html#threading.Lock",
# ]
# twin = "generators/lock_inside_closed"
# ///
import gc
import threading


def rows():
    with lock:
        for number in range(3):
            yield number


def first():
    for row in rows():
        return row


def is_free():
    if lock.acquire(False):
        lock.release()
        return True
    return False


lock = threading.Lock()
print("first row: %d" % first())
print("free: %s" % is_free())
gc.collect()
print("collected, free: %s" % is_free())
