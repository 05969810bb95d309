# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When does an argument die if the function rebinds its parameter to None?"
# see = ["https://docs.python.org/3/whatsnew/3.11.html"]
# twin = "calls/argument_closed_by_callee"
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("argument finalized")

def work(parameter):
    parameter = None
    print("parameter is None")

work(Tracked())
print("returned")
gc.collect()
print("end")
