# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A file object outlives the descriptor that it was made of: does its death close somebody else's file?"
# see = ["https://docs.python.org/3/library/os.html#os.fdopen"]
# twin = "files/descriptor_not_owned"
# ///
import gc
import os

def state():
    try:
        os.fstat(other)
        return "open"
    except OSError:
        return "closed"

open("data.txt", "w").close()
descriptor = os.open("data.txt", os.O_RDONLY)
stream = os.fdopen(descriptor)
os.close(descriptor)
other = os.open("data.txt", os.O_RDONLY)
print("same number: %s" % (other == descriptor))
del stream
print("dropped: other file %s" % state())
gc.collect()
print("collected: other file %s" % state())
