# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An flock() is free again when its file is closed."
# see = [
#     "https://docs.python.org/3/library/fcntl.html#fcntl.flock",
#     "https://docs.python.org/3/library/io.html#io.IOBase.close",
# ]
# twin = "files/file_lock_dropped"
# ///
import fcntl


def is_free():
    with open("lock", "w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except EnvironmentError:
            return False


with open("lock", "w") as stream:
    fcntl.flock(stream, fcntl.LOCK_EX)
    print("held: free %s" % is_free())
print("closed: free %s" % is_free())
