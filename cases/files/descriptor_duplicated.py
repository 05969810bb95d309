# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Two file objects with a descriptor each do not close each other's file."
# see = ["https://docs.python.org/3/library/os.html#os.dup"]
# twin = "files/shared_descriptor"
# ///
import gc
import os

with open("data.bin", "wb") as stream:
    stream.write(b"abc")
first = open("data.bin", "rb")
second = os.fdopen(os.dup(first.fileno()), "rb")
del first
gc.collect()
print("second reads %d bytes" % len(second.read()))
second.close()
