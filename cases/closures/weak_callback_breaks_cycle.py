# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A callback that holds its object weakly leaves no cycle."
# see = ["https://docs.python.org/3/library/weakref.html"]
# ///
import gc
import weakref

class Widget(object):
    def __init__(self):
        weak_self = weakref.ref(self)
        self.callback = lambda: weak_self().name
        self.name = "widget"

    def __del__(self):
        print("finalized")

widget = Widget()
print(widget.callback())
del widget
print("dropped")
gc.collect()
print("collected")
