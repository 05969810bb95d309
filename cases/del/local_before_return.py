# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "`del` of a local releases the object in the middle of the function, before the function returns."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#the-del-statement"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("finalized")

def work():
    local = Tracked()
    del local
    print("still in the function")
    return "result"

print(work())
gc.collect()
print("end")
