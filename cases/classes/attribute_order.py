# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Do the attributes of an instance die in its own order or in that of the first instance of its class?"
# see = ["https://peps.python.org/pep-0412/", "https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        died.append(self.label)

class Owner(object):
    pass

died = []
first = Owner()
first.x = Tracked("x")
first.y = Tracked("y")
del first
print("at once, set x then y: %s" % " ".join(died))
gc.collect()
del died[:]
second = Owner()
second.y = Tracked("y")
second.x = Tracked("x")
del second
print("at once, set y then x: %s" % " ".join(died))
gc.collect()
