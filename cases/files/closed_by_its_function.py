# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A function that opens its file in a with statement leaves it complete when it returns."
# see = [
#     "https://docs.python.org/3/reference/compound_stmts.html#the-with-statement",
#     "https://docs.python.org/3/library/io.html#io.IOBase.close",
# ]
# twin = "files/local_file"
# ///
import os


def write_report():
    with open("report.txt", "w") as stream:
        stream.write("done")


write_report()
print("after the call: %d bytes" % os.path.getsize("report.txt"))
