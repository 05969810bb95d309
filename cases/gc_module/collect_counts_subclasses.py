# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What does gc.collect() count for an instance of a list, dict or exception subclass that refers to itself?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect"]
# ///
import gc

class Items(list):
    pass

class Table(dict):
    pass

class Problem(Exception):
    pass

for kind in (Items, Table, Problem):
    gc.collect()
    value = kind()
    value.me = value
    del value
    print("%s: %s" % (kind.__name__, gc.collect()))
