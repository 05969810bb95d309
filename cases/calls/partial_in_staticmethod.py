# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A functools.partial in a staticmethod of a class: looking it up on an object does not keep that alive."
# see = ["https://docs.python.org/3/library/functools.html#functools.partial"]
# twin = "calls/partial_of_class"
# ///
import functools
import gc
import warnings
import weakref

warnings.simplefilter("ignore")


class Button:
    press = staticmethod(functools.partial(lambda *given: len(given)))


button = Button()
alive = weakref.ref(button)
press = button.press
print("given besides 1:", press(1) - 1)
del button
gc.collect()
print("kept alive:", alive() is not None)
