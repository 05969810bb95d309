# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "`a = b = value` binds two names, and the object lives until both are gone."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#assignment-statements"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("finalized")

first = second = Tracked()
first = None
print("first rebound")
second = None
print("second rebound")
gc.collect()
print("end")
