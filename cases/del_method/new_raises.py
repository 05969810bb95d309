# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "If `__new__` raises, a finalizer runs only for an object that had already been made."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__new__"]
# ///
import gc

class NeverMade(object):
    def __new__(cls):
        raise ValueError

    def __del__(self):
        calls.append("never made")

class HalfMade(object):
    def __new__(cls):
        self = object.__new__(cls)
        raise ValueError

    def __del__(self):
        calls.append("half made")

calls = []
for kind in (NeverMade, HalfMade):
    try:
        kind()
    except ValueError:
        pass
gc.collect()
print("finalized: %s" % ", ".join(calls))
