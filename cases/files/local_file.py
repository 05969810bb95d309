# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A file left open in a local variable is flushed when the function returns, where references are counted."
# see = ["https://docs.python.org/3/library/functions.html#open"]
# twin = "files/closed_by_its_function"
# ///
import gc
import os

def write_report():
    stream = open("report.txt", "w")
    stream.write("done")

write_report()
print("after the call: %d bytes" % os.path.getsize("report.txt"))
gc.collect()
print("after collect: %d bytes" % os.path.getsize("report.txt"))
