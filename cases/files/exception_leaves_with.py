# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An exception that leaves a with statement closes the file before any handler runs."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# twin = "files/exception_keeps_it_open"
# ///
import os


def write_report():
    with open("report.txt", "w") as stream:
        stream.write("half")
        raise ValueError


try:
    write_report()
except ValueError:
    print("in the handler: %d bytes" % os.path.getsize("report.txt"))
