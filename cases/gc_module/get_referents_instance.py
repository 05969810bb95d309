# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What does an instance refer to directly?"
# see = ["https://docs.python.org/3/library/gc.html#gc.get_referents", "https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Target(object):
    pass

target = Target()
target.attribute = [1]
print(" ".join(sorted(type(referent).__name__ for referent in gc.get_referents(target))))
