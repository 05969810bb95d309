# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "How many automatic collections does one call of a builtin start that makes thousands of lists?"
# see = ["https://github.com/python/cpython/issues/97922", "https://docs.python.org/3/whatsnew/3.12.html"]
# ///
import gc

started = []

def callback(phase, info):
    if phase == "start":
        started.append(info["generation"])

if hasattr(gc, "callbacks"):
    gc.collect()
    gc.set_threshold(700, 1000, 1000)
    gc.callbacks.append(callback)
    kept = list(zip(range(50000), [[]] * 50000))
    gc.callbacks.remove(callback)
    print("at most one collection: %s" % (len(started) <= 1))
else:
    print("no callbacks")
