# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The reader of a pipe gets the text as soon as the writer is closed."
# see = ["https://docs.python.org/3/library/os.html#os.pipe"]
# twin = "files/pipe_writer"
# ///
import os

reader, descriptor = os.pipe()
with os.fdopen(descriptor, "w") as writer:
    writer.write("message")
print("received: %s" % os.read(reader, 20).decode("ascii"))
os.close(reader)
