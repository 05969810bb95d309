# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "With thresholds (100, 3, 2) an automatic collection goes one generation deeper after every fourth one."
# see = ["https://docs.python.org/3/library/gc.html#gc.set_threshold"]
# ///
import gc

started = []

def callback(phase, info):
    if phase == "start":
        started.append(info["generation"])

if hasattr(gc, "callbacks"):
    gc.collect()
    gc.set_threshold(100, 3, 2)
    gc.callbacks.append(callback)
    kept = [[] for _ in range(3000)]
    gc.callbacks.remove(callback)
    print(started[:12])
else:
    print("no thresholds")
