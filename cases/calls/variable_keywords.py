# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Can a function release its arguments by clearing the dictionary of `**kwargs`?"
# see = ["https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def work(**keywords):
    keywords.clear()
    gc.collect()
    events.append("in the function")

events = []
work(argument=Tracked())
events.append("returned")
gc.collect()
print(", ".join(events))
