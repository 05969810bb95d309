# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "The exception of a handler dies when the handler's name is deleted: is the name still there?"
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-try-statement"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("name is there: %s" % ("failure" in globals()))

try:
    raise ValueError(Tracked())
except ValueError as failure:
    print("in the handler")
gc.collect()
print("end of program")
