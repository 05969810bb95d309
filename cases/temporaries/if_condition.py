# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A temporary of an if condition dies before the chosen branch runs."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-if-statement"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("finalized")

if Tracked():
    print("in the branch")
print("after the statement")
gc.collect()
