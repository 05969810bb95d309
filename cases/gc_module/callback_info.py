# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "What does the collector tell its callbacks?"
# see = ["https://docs.python.org/3/library/gc.html#gc.callbacks"]
# ///
import gc

def callback(phase, info):
    print("%s: %s" % (phase, " ".join(sorted(info))))

if hasattr(gc, "callbacks"):
    gc.callbacks.append(callback)
    gc.collect()
    gc.callbacks.remove(callback)
else:
    print("no callbacks")
