# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "map() and filter() hold their source, and no result."
# see = [
#     "https://docs.python.org/3/library/functions.html#map",
#     "https://docs.python.org/3/library/functions.html#filter",
# ]
# ///
import gc

class Tracked(object):
    def __init__(self, number):
        self.number = number

    def __del__(self):
        events.append("del %d" % self.number)

events = []
results = map(Tracked, filter(None, [0, 1, 2]))
next(results)
gc.collect()
events.append("one made and dropped")
last = next(results)
events.append("kept %d" % last.number)
del results
gc.collect()
events.append("map dropped")
print(", ".join(events))
