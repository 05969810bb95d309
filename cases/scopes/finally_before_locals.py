# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A finally clause runs before the locals of its function die."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-try-statement"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("local finalized")

def work():
    local = Tracked()
    try:
        return "result"
    finally:
        print("finally")

print(work())
gc.collect()
print("end")
