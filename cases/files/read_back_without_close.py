# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a program read back what it wrote to a file that it did not close?"
# see = [
#     "https://docs.python.org/3/library/functions.html#open",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "files/flushed_before_reading"
# ///
import gc

open("out.txt", "w").write("hello")
reader = open("out.txt")
print("read at once: %r" % reader.read())
reader.close()
gc.collect()
reader = open("out.txt")
print("after collect: %r" % reader.read())
reader.close()
