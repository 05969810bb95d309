# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A close() that takes a lock is called where the lock is free."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "threads/lock_taken_in_finalizer"
# ///
import threading


class Resource(object):
    def close(self):
        with lock:
            print("close got the lock")


lock = threading.Lock()
with lock:
    resource = Resource()
    done = [resource]
    resource = None
print("out of the lock")
while done:
    done.pop().close()
print("closed")
