# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Storing a lambda that uses `self` on the object itself makes a cycle."
# see = [
#     "https://docs.python.org/3/library/gc.html",
#     "https://docs.python.org/3/reference/executionmodel.html#resolution-of-names",
# ]
# ///
import gc
import weakref

class Widget(object):
    def __init__(self):
        self.name = "widget"
        self.describe = lambda: self.name

widget = Widget()
print(widget.describe())
alive = weakref.ref(widget)
del widget
print("after del: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
