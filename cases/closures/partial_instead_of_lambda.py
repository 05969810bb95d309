# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A callback that holds its object through functools.partial makes the same cycle as a lambda."
# see = [
#     "https://docs.python.org/3/library/functools.html#functools.partial",
#     "https://docs.python.org/3/library/gc.html",
# ]
# ///
import functools
import gc
import weakref

class Widget(object):
    def show(self, text):
        return text

widget = Widget()
widget.callback = functools.partial(Widget.show, widget, "shown")
print(widget.callback())
reference = weakref.ref(widget)
del widget
print("dropped: %s" % (reference() is not None))
gc.collect()
print("collected: %s" % (reference() is not None))
