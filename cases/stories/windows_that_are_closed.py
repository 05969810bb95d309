# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Windows that cut their links in close() leave memory on every runtime, `__del__` or not."
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://peps.python.org/pep-0442/",
# ]
# twin = "stories/windows_with_destructors"
# ///
import gc

destroyed = []

class Window(object):
    def __init__(self):
        self.panes = [Pane(self) for _ in range(2)]
    def close(self):
        for pane in self.panes:
            pane.window = None
        del self.panes[:]
    def __del__(self):
        destroyed.append("window")

class Pane(object):
    def __init__(self, window):
        self.window = window
    def __del__(self):
        destroyed.append("pane")

for _ in range(10):
    Window().close()
for _ in range(4):
    gc.collect()
print("closed and collected: %d destroyed" % len(destroyed))
print("in gc.garbage: %d" % len(gc.garbage))
