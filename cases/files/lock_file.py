# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that removes its lock file in `__del__` is dropped: can the lock be taken again?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "files/lock_file_released"
# ///
import gc
import os

class LockFile(object):
    def __init__(self, name):
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        self.name = name

    def __del__(self):
        if hasattr(self, "name"):
            os.remove(self.name)

def take():
    try:
        return LockFile("lock")
    except OSError:
        print("stale lock")

lock = take()
lock = None
lock = take()
print("taken at once: %s" % (lock is not None))
gc.collect()
lock = lock or take()
print("taken after collect: %s" % (lock is not None))
lock = None
gc.collect()
