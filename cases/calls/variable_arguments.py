# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Can a function release its arguments by deleting the tuple of `*args`?"
# see = ["https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def work(*arguments):
    del arguments
    gc.collect()
    events.append("in the function")

events = []
work(Tracked())
events.append("returned")
gc.collect()
print(", ".join(events))
