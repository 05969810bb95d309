# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does an AttributeError keep the object alive whose attribute was missing?"
# see = ["https://docs.python.org/3/library/exceptions.html#AttributeError"]
# ///
import gc

class Plain(object):
    def __del__(self):
        print("plain dies")

class Dynamic(object):
    def __getattr__(self, name):
        raise AttributeError("no such thing")

    def __del__(self):
        print("dynamic dies")

class Computed(object):
    @property
    def value(self):
        raise AttributeError("not computed yet")

    def __del__(self):
        print("computed dies")

def handle(reading):
    try:
        reading()
    except AttributeError:
        gc.collect()
        print("in the handler")
    gc.collect()
    print("behind it")

handle(lambda: Plain().missing)
handle(lambda: delattr(Plain(), "missing"))
handle(lambda: Dynamic().missing)
handle(lambda: Computed().value)
gc.collect()
print("end")
