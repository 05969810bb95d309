# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The value of an expression statement is released when the statement ends."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#expression-statements"]
# twin = "temporaries/with_temporary"
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("finalized")

Tracked()
print("after the statement")
gc.collect()
print("end")
