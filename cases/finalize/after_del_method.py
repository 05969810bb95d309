# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A finalize callback comes after the `__del__` of its object."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize", "https://peps.python.org/pep-0442/"]
# ///
import gc
import weakref

class Target(object):
    def __del__(self):
        print("__del__")

target = Target()
weakref.finalize(target, print, "finalize")
del target
for number in (1, 2):
    gc.collect()
    print("collect %d done" % number)
