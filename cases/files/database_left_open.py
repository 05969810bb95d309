# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When does an sqlite3 connection give its descriptor back that was dropped without close()?"
# see = [
#     "https://docs.python.org/3/library/sqlite3.html#sqlite3.Connection.close",
#     "https://docs.python.org/3/whatsnew/3.13.html",
# ]
# ///
import gc
import os
import sqlite3
import warnings


def next_descriptor():
    descriptor = os.open("data.txt", os.O_RDONLY)
    os.close(descriptor)
    return descriptor


warnings.simplefilter("ignore")
open("data.txt", "w").close()
gc.collect()
before = next_descriptor()
connection = sqlite3.connect("data.db")
connection.execute("create table names (name)")
connection.commit()
print("open: %s" % (next_descriptor() != before))
del connection
print("dropped: %s" % (next_descriptor() != before))
for _ in range(4):
    gc.collect()
print("collected: %s" % (next_descriptor() != before))
