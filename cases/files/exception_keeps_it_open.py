# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When is a local file flushed whose function was left by an exception?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#traceback-objects",
#     "https://docs.python.org/3/library/functions.html#open",
# ]
# twin = "files/exception_leaves_with"
# ///
import gc
import os

def write_report():
    stream = open("report.txt", "w")
    stream.write("half")
    raise ValueError

try:
    write_report()
except ValueError:
    print("in the handler: %d bytes" % os.path.getsize("report.txt"))
print("after the handler: %d bytes" % os.path.getsize("report.txt"))
gc.collect()
print("after collect: %d bytes" % os.path.getsize("report.txt"))
