# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Two file objects share a descriptor: can the second one read when the first one was dropped?"
# see = ["https://docs.python.org/3/library/functions.html#open"]
# twin = "files/descriptor_duplicated"
# ///
import errno
import gc
import os


def read():
    try:
        return "%d bytes" % len(second.read(1))
    except OSError as error:
        return "not open" if error.errno == errno.EBADF else "other error"


with open("data.bin", "wb") as stream:
    stream.write(b"abc")
first = open("data.bin", "rb")
second = os.fdopen(first.fileno(), "rb", 0)
del first
print("dropped: %s" % read())
gc.collect()
print("collected: %s" % read())
try:
    second.close()
except OSError:
    pass
