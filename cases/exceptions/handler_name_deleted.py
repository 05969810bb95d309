# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "`except ... as error` deletes its name at the end of the handler, and with it the exception."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-try-statement"]
# ///
import gc

class Problem(Exception):
    def __del__(self):
        print("exception finalized")

try:
    raise Problem()
except Problem as error:
    print("handler")
print("after the handler, name bound: %s" % ("error" in globals()))
gc.collect()
print("end")
