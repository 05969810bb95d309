# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a call of locals() keep a local alive after its name is deleted?"
# see = ["https://peps.python.org/pep-0667/", "https://docs.python.org/3/library/functions.html#locals"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def work():
    local = Tracked()
    locals()
    del local
    gc.collect()
    events.append("after del")
    locals()
    gc.collect()
    events.append("after the second locals()")

events = []
work()
gc.collect()
print(", ".join(events))
