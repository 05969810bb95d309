# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Deleting the only name of an object finalizes it, at once or at a later collection."
# see = [
#     "https://docs.python.org/3/reference/simple_stmts.html#the-del-statement",
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
# ]
# twin = "del/closed_before_deleted"
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("finalized")

only = Tracked()
print("before del")
del only
print("after del")
gc.collect()
print("after collect")
