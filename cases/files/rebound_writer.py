# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A writer is replaced by a second writer to the same file: does the text of the first one survive?"
# see = [
#     "https://docs.python.org/3/library/functions.html#open",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "files/writer_closed_before_next"
# ///
import gc

stream = open("out.txt", "w")
stream.write("first\n")
stream = open("out.txt", "a")
stream.write("second\n")
stream.close()
gc.collect()
with open("out.txt") as reader:
    print(reader.read().split())
