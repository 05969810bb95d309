# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A list that contains itself is a cycle, and what it holds is released only with it."
# see = ["https://docs.python.org/3/library/gc.html"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("finalized")

items = [Tracked()]
items.append(items)
print("length %d" % len(items))
del items
print("after del")
gc.collect()
print("after collect")
