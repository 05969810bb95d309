# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A file that holds an flock() is dropped: can another one take the lock?"
# see = [
#     "https://docs.python.org/3/library/fcntl.html#fcntl.flock",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "files/file_lock_closed"
# ///
import fcntl
import gc


def is_free():
    with open("lock", "w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except EnvironmentError:
            return False


stream = open("lock", "w")
fcntl.flock(stream, fcntl.LOCK_EX)
print("held: free %s" % is_free())
del stream
print("dropped: free %s" % is_free())
gc.collect()
print("collected: free %s" % is_free())
