# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Storing a bound method of an object on the object itself makes a cycle."
# see = [
#     "https://docs.python.org/3/reference/datamodel.html#instance-methods",
#     "https://docs.python.org/3/library/gc.html",
# ]
# ///
import gc
import weakref

class Button(object):
    def __init__(self):
        self.on_click = self.clicked

    def clicked(self):
        return "clicked"

button = Button()
print(button.on_click())
alive = weakref.ref(button)
del button
print("after del: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
