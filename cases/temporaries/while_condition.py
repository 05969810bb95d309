# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A temporary of a while condition dies before the body runs."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-while-statement"]
# ///
import gc

class Tracked(object):
    number = 0

    def __init__(self):
        Tracked.number += 1
        self.own = Tracked.number

    def __del__(self):
        events.append("del %d" % self.own)

events = []
while Tracked().own < 3:
    events.append("body")
events.append("loop done")
gc.collect()
print(", ".join(events))
