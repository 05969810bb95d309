# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A nest of 100000 lists, deeper than the stack is, is destroyed, and what lies in the innermost is finalized."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc

class Innermost(object):
    def __del__(self):
        print("del")

def build():
    nested = [Innermost()]
    for _ in range(100000):
        nested = [nested]
    return nested

def drop():
    nested = build()
    print("built")
    del nested
    print("dropped")

drop()
gc.collect()
print("end")
