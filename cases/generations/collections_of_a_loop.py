# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "A loop that drops 20,000 cycles sets off some automatic collections, not one for each of them."
# see = ["https://docs.python.org/3/library/gc.html#gc.callbacks"]
# [[tool.lastref.lines]]
# begin = "collections:"
# compare = "bounded"
# least = 1
# greatest = 100
# why = "Thresholds differ by version, and what the interpreter itself makes counts, too."
# ///
import gc

class Node(object):
    def __init__(self):
        self.me = self

def count(phase, info):
    if phase == "start":
        starts.append(info["generation"])

starts = []
gc.collect()
if hasattr(gc, "callbacks"):
    gc.callbacks.append(count)
    for _ in range(20000):
        Node()
    gc.callbacks.remove(count)
    print("collections: %d" % len(starts))
else:
    print("no callbacks")
