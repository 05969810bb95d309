# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A dictionary entry is already gone when the finalizer of its value runs."
# see = [
#     "https://docs.python.org/3/reference/simple_stmts.html#the-del-statement",
#     "https://docs.python.org/3/library/stdtypes.html#dict",
# ]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("finalized, key present: %s" % ("key" in table))

table = {"key": Tracked()}
del table["key"]
print("after del")
gc.collect()
print("after collect")
