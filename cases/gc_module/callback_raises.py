# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "An exception in a gc callback is reported as unraisable, and the collection goes on."
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.callbacks",
#     "https://docs.python.org/3/library/sys.html#sys.unraisablehook",
# ]
# ///
import gc
import sys

def callback(phase, info):
    if phase == "start":
        raise ValueError("in the callback")

def hook(unraisable):
    print("hook: %s" % unraisable.exc_value)

if hasattr(gc, "callbacks"):
    sys.unraisablehook = hook
    gc.callbacks.append(callback)
    gc.collect()
    gc.callbacks.remove(callback)
    print("collection went on")
else:
    print("no callbacks")
