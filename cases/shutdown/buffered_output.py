# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A file that is open at exit: is what it holds in its buffer written?"
# see = ["https://docs.python.org/3/library/io.html#io.IOBase"]
# ///
import sys

output = open(sys.stdout.fileno(), "w", closefd=False)
output.write("held in a buffer\n")
print("end of program")
