# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that closes its file in a method writes its data, cycle or not."
# see = ["https://docs.python.org/3/library/io.html#io.IOBase.close"]
# twin = "files/young_cycle_loses_data"
# ///
import gc
import os


class Log(object):
    def __init__(self):
        self.stream = open("log.txt", "w")
        self.stream.write("0123456789")
        self.me = self

    def close(self):
        self.stream.close()


log = Log()
log.close()
print("closed: %d bytes" % os.path.getsize("log.txt"))
del log
gc.collect()
print("collected: %d bytes" % os.path.getsize("log.txt"))
