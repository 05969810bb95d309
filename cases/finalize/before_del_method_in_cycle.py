# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "In a cycle, does a finalize callback come before or after `__del__`?"
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize", "https://peps.python.org/pep-0442/"]
# ///
import gc
import weakref

class Target(object):
    def __del__(self):
        print("__del__")

target = Target()
target.me = target
weakref.finalize(target, print, "finalize")
del target
for number in (1, 2):
    gc.collect()
    print("collect %d done" % number)
