# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A finalizer that only leaves a note, for the program to read when it holds the lock, never waits."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize"]
# ///
import collections
import threading
import weakref


class Handle(object):
    def __init__(self):
        self.me = self
        weakref.finalize(self, notes.append, "released").atexit = False


def acquire():
    with lock:
        while notes:
            notes.popleft()
        return [[] for _ in range(5)]


lock = threading.Lock()
notes = collections.deque()
for _ in range(1000):
    Handle()
    acquire()
print("done, lock free: %s" % lock.acquire(False))
