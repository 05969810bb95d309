# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many objects does gc.collect() count for one empty class?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect", "https://github.com/python/cpython/issues/135228"]
# ///
import gc

gc.collect()

class Empty(object):
    pass

del Empty
print(gc.collect())
