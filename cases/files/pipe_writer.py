# /// script
# requires-python = ">=3.5"
# [tool.lastref]
# claim = "When does the reader of a pipe see the text and the end of a writer that was dropped?"
# see = ["https://docs.python.org/3/library/os.html#os.pipe"]
# twin = "files/pipe_writer_closed"
# ///
import gc
import os

def read():
    try:
        return os.read(reader, 20)
    except BlockingIOError:
        return "nothing yet"

reader, descriptor = os.pipe()
os.set_blocking(reader, False)
writer = os.fdopen(descriptor, "w")
writer.write("message")
del writer
print("dropped: %s" % read())
gc.collect()
print("collected: %s" % read())
os.close(reader)
