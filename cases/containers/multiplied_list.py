# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "`[item] * 3` holds one object three times."
# see = ["https://docs.python.org/3/library/stdtypes.html#common-sequence-operations"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

events = []
items = [Tracked()] * 3
while items:
    items.pop()
    events.append("%d left" % len(items))
gc.collect()
print(", ".join(events))
