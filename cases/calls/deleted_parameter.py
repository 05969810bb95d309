# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Can a function release an argument that its caller made only for the call?"
# see = ["https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("argument finalized")

def work(parameter):
    del parameter
    gc.collect()
    print("in the function")

work(Tracked())
print("returned")
gc.collect()
print("end")
