# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An attribute of a function dies with the function."
# see = ["https://peps.python.org/pep-0232/"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def work():
    pass

events = []
work.extra = Tracked()
gc.collect()
events.append("function kept")
del work
events.append("function deleted")
gc.collect()
print(", ".join(events))
