# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Resetting the saved exception in a finally clause breaks the cycle."
# see = ["https://docs.python.org/3/reference/datamodel.html#traceback-objects"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("local finalized")

def work():
    local = Tracked()
    saved = None
    try:
        raise ValueError
    except ValueError as error:
        saved = error
    finally:
        saved = None

events = []
work()
events.append("returned")
gc.collect()
print(", ".join(events))
