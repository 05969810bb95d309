# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How much more often does a collector with a low threshold stop the program?"
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.set_threshold",
#     "https://docs.python.org/3/library/gc.html#gc.callbacks",
# ]
# ///
import gc

class Request(object):
    def __init__(self):
        self.me = self

def pauses(threshold):
    started = []
    def watch(phase, info):
        if phase == "start":
            started.append(info["generation"])
    gc.collect()
    gc.callbacks.append(watch)
    gc.set_threshold(threshold)
    for _ in range(5000):
        Request()
    gc.set_threshold(0)
    gc.callbacks.remove(watch)
    return len(started)

if hasattr(gc, "callbacks"):
    usual = pauses(gc.get_threshold()[0])
    often = pauses(10)
    print("by default: %s" % ("a few" if 0 < usual < 50 else usual))
    print("with a threshold of 10: %s" % ("hundreds" if 300 <= often < 1000 else often))
    print("with a threshold of 0: %d" % pauses(0))
    print("what then waits for a collection: %s" % ("everything" if gc.collect() >= 5000 else "less"))
else:
    print("no callbacks")
