# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A dialog whose button calls it back is a cycle: when are the two destroyed?"
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#object.__del__",
#     "https://peps.python.org/pep-0442/",
# ]
# ///
import gc

class Button(object):
    on_click = None
    def __del__(self):
        print("button destroyed")

class Dialog(object):
    def __init__(self):
        self.button = Button()
        self.button.on_click = self.clicked
    def clicked(self):
        print("clicked")
    def __del__(self):
        print("dialog destroyed")

gc.collect()
dialog = Dialog()
dialog.button.on_click()
print("dropped")
del dialog
print("collected")
gc.collect()
print("collected again")
gc.collect()
print("in gc.garbage: %s" % sorted(type(value).__name__ for value in gc.garbage))
