# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a file that is part of a dead cycle write its buffered data when it is collected?"
# see = ["https://github.com/python/cpython/issues/62052", "https://docs.python.org/3/library/io.html"]
# twin = "files/cycle_closed_by_hand"
# ///
import gc
import os

class Log(object):
    def __init__(self):
        self.stream = open("log.txt", "w")
        self.stream.write("0123456789")
        self.me = self

log = Log()
del log
print("dropped: %d bytes" % os.path.getsize("log.txt"))
gc.collect()
gc.collect()
print("collected: %d bytes" % os.path.getsize("log.txt"))
