# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A dialog that takes its callback off the button is no cycle any more, on every runtime."
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://peps.python.org/pep-0442/",
# ]
# ///
import gc

destroyed = []

class Button(object):
    on_click = None
    def __del__(self):
        destroyed.append("button")

class Dialog(object):
    def __init__(self):
        self.button = Button()
        self.button.on_click = self.clicked
    def clicked(self):
        print("clicked")
    def close(self):
        self.button.on_click = None
    def __del__(self):
        destroyed.append("dialog")

dialog = Dialog()
dialog.button.on_click()
dialog.close()
del dialog
for _ in range(3):
    gc.collect()
print("destroyed: %s" % sorted(destroyed))
print("in gc.garbage: %d" % len(gc.garbage))
