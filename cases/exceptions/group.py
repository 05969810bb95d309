# /// script
# requires-python = ">=3.11"
# [tool.lastref]
# claim = "An exception group keeps its members, and a member outlives the group if somebody holds it."
# see = ["https://peps.python.org/pep-0654/", "https://docs.python.org/3/library/exceptions.html#ExceptionGroup"]
# ///
import gc

class Problem(Exception):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("del " + self.label)

events = []
kept = []
try:
    raise ExceptionGroup("both", [Problem("a"), Problem("b")])
except* Problem as group:
    kept.append(group.exceptions[0])
    events.append("handler got %d" % len(group.exceptions))
events.append("after the handler")
gc.collect()
events.append("kept " + kept[0].label)
print(", ".join(events))
