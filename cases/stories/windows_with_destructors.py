# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Do windows and panes with `__del__` that refer to each other leave memory?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://peps.python.org/pep-0442/",
# ]
# twin = "stories/windows_that_are_closed"
# ///
import gc

destroyed = []

class Window(object):
    def __init__(self):
        self.panes = [Pane(self) for _ in range(2)]
    def __del__(self):
        destroyed.append("window")

class Pane(object):
    def __init__(self, window):
        self.window = window
    def __del__(self):
        destroyed.append("pane")

gc.collect()
gc.disable()
for _ in range(10):
    Window()
print("dropped: %d destroyed" % len(destroyed))
for _ in range(4):
    gc.collect()
print("collected: %d destroyed" % len(destroyed))
print("in gc.garbage: %d" % len(gc.garbage))
