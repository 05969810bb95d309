# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Is every collection that gc.callbacks hears of counted by gc.get_stats?"
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.callbacks",
#     "https://docs.python.org/3/library/gc.html#gc.get_stats",
# ]
# ///
import gc

stops = []

def callback(phase, info):
    if phase == "stop":
        stops.append(info["generation"])

def counted():
    return sum(each["collections"] for each in gc.get_stats())

if hasattr(gc, "callbacks"):
    gc.collect()
    before = counted()
    gc.callbacks.append(callback)
    kept = [[] for _ in range(20000)]
    gc.callbacks.remove(callback)
    print("told of any: %s" % bool(stops))
    print("all counted: %s" % (counted() - before == len(stops)))
else:
    print("no callbacks")
