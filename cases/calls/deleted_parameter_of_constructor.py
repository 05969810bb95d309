# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Can __init__ release an argument that was made only for it, the first time and later?"
# see = ["https://docs.python.org/3/whatsnew/3.13.html"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("argument finalized")

class Taker(object):
    def __init__(self, parameter):
        del parameter
        gc.collect()
        print("in __init__")

for attempt in ("first", "second", "third"):
    print(attempt)
    Taker(Tracked())
gc.collect()
print("end")
