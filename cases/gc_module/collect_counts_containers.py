# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many objects does gc.collect() count for a list and for a dict that contain themselves?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect"]
# ///
import gc

gc.collect()
items = []
items.append(items)
del items
print("list: %s" % gc.collect())
table = {}
table["me"] = table
del table
print("dict: %s" % gc.collect())
