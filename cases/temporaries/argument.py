# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object made only to be passed to a function dies before the result is used."
# see = ["https://docs.python.org/3/reference/expressions.html#calls"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("argument finalized")

def work(argument):
    print("in the function")
    return "result"

print(work(Tracked()))
gc.collect()
print("end")
