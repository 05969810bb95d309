# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator that holds a lock gives it back when it is closed."
# see = [
#     "https://docs.python.org/3/library/contextlib.html#contextlib.closing",
#     "https://docs.python.org/3/reference/expressions.html#generator.close",
# ]
# twin = "generators/lock_inside"
# ///
import contextlib
import threading


def rows():
    with lock:
        for number in range(3):
            yield number


def first():
    with contextlib.closing(rows()) as source:
        for row in source:
            return row


def is_free():
    if lock.acquire(False):
        lock.release()
        return True
    return False


lock = threading.Lock()
print("first row: %d" % first())
print("free: %s" % is_free())
