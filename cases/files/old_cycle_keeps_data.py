# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Does a file in a dead cycle write its data if it has lived through a collection before?"
# see = ["https://github.com/python/cpython/issues/62052", "https://docs.python.org/3/library/io.html"]
# ///
import gc
import os

class Log(object):
    def __init__(self):
        self.stream = open("log.txt", "w")
        self.stream.write("0123456789")
        self.me = self

log = Log()
gc.collect()
del log
gc.collect()
gc.collect()
print("collected: %d bytes" % os.path.getsize("log.txt"))
