# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The locals of a function die after its return value is made and before the caller goes on."
# see = ["https://docs.python.org/3/reference/executionmodel.html#naming-and-binding"]
# twin = "scopes/closed_before_result"
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("local finalized")

def work():
    local = Tracked()
    print("returning")
    return "result"

print(work())
gc.collect()
print("end")
