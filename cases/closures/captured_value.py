# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A closure keeps what it captured, and releases it when the function dies."
# see = ["https://docs.python.org/3/reference/executionmodel.html#resolution-of-names"]
# twin = "closures/state_closed_by_hand"
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("captured value finalized")

def outer():
    captured = Tracked()

    def inner():
        return captured

    return inner

function = outer()
gc.collect()
print("closure alive")
del function
print("closure dropped")
gc.collect()
print("end")
