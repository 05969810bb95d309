# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Which generations of the collector find the garbage of a server that drops cycles?"
# see = ["https://docs.python.org/3/library/gc.html#gc.callbacks"]
# ///
import gc

class Request(object):
    def __init__(self):
        self.session = {"request": self}

found = {0: [], 1: [], 2: []}

def watch(phase, info):
    if phase == "stop":
        found[info["generation"]].append(info["collected"])

if hasattr(gc, "callbacks"):
    gc.set_threshold(100, 5, 5)
    gc.collect()
    gc.callbacks.append(watch)
    for _ in range(10000):
        Request()
    gc.callbacks.remove(watch)
    for generation in sorted(found):
        counts = found[generation]
        print("generation %d ran: %s, found garbage: %s" % (generation, bool(counts), sum(counts) > 0))
    print("nearly all was found: %s" % (sum(sum(counts) for counts in found.values()) >= 9500))
else:
    print("no callbacks")
