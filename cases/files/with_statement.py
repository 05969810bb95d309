# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A file written in a with statement is complete when the statement ends, on every runtime."
# see = [
#     "https://docs.python.org/3/reference/compound_stmts.html#the-with-statement",
#     "https://docs.python.org/3/library/io.html#io.IOBase.close",
# ]
# twin = "files/write_without_close"
# ///
import os

with open("out.txt", "w") as stream:
    stream.write("hello")
    print("inside: closed %s" % stream.closed)
print("after: closed %s, size %d" % (stream.closed, os.path.getsize("out.txt")))
