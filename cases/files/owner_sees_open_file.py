# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "The finalizer of an object can still use the file that the object holds."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__", "https://peps.python.org/pep-0442/"]
# ///
import gc
import os

class Report(object):
    def __init__(self):
        self.stream = open("report.txt", "w")

    def __del__(self):
        print("finalizer: closed %s" % self.stream.closed)
        self.stream.write("bye")

report = Report()
del report
gc.collect()
gc.collect()
print("size: %d" % os.path.getsize("report.txt"))
