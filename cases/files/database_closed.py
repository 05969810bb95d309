# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An sqlite3 connection gives its descriptor back when it is closed."
# see = [
#     "https://docs.python.org/3/library/sqlite3.html#sqlite3.Connection.close",
#     "https://docs.python.org/3/library/contextlib.html#contextlib.closing",
# ]
# ///
import contextlib
import os
import sqlite3


def next_descriptor():
    descriptor = os.open("data.txt", os.O_RDONLY)
    os.close(descriptor)
    return descriptor


open("data.txt", "w").close()
before = next_descriptor()
with contextlib.closing(sqlite3.connect("data.db")) as connection:
    connection.execute("create table names (name)")
    connection.commit()
    print("open: %s" % (next_descriptor() != before))
print("closed: %s" % (next_descriptor() != before))
