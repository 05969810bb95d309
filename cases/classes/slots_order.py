# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do the values in `__slots__` die?"
# see = ["https://docs.python.org/3/reference/datamodel.html#slots"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

class Owner(object):
    __slots__ = ("z", "a", "m")

died = []
owner = Owner()
owner.z = Tracked("z")
owner.a = Tracked("a")
owner.m = Tracked("m")
del owner
print("at once: %s" % " ".join(died))
gc.collect()
print("after collect: %s" % " ".join(sorted(died)))
